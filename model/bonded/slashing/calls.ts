import type { CallDefinition } from "../../rules.ts";
import { setWeights } from "./setWeights.ts";
import { unjail } from "./unjail.ts";

export const slashingCalls: readonly CallDefinition[] = [unjail, setWeights];
