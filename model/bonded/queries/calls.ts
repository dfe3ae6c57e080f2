import type { CallDefinition } from "../../rules.ts";

export const queriesCalls: readonly CallDefinition[] = [];
