import type { CallDefinition } from "../../rules.ts";

export const slashingCalls: readonly CallDefinition[] = [];
