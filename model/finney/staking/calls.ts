import type { CallDefinition } from "../../rules.ts";

/** The calls of this chapter. */
export const stakingCalls: readonly CallDefinition[] = [];
