import type { CallDefinition } from "../../rules.ts";
import { claimBlock } from "./claimBlock.ts";

/** The calls of this chapter. */
export const authorshipCalls: readonly CallDefinition[] = [claimBlock];
