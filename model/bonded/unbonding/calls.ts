import type { CallDefinition } from "../../rules.ts";

export const unbondingCalls: readonly CallDefinition[] = [];
