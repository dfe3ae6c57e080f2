import type { CallDefinition } from "../../rules.ts";

export const authorshipCalls: readonly CallDefinition[] = [];
