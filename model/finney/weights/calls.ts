import type { CallDefinition } from "../../rules.ts";
import { setWeights } from "./setWeights.ts";

/** The calls of this chapter. */
export const weightsCalls: readonly CallDefinition[] = [setWeights];
