import type { CallDefinition } from "../../rules.ts";
import { reportDoubleSigning } from "./reportDoubleSigning.ts";
import { setWeights } from "./setWeights.ts";
import { swapHotkey } from "./swapHotkey.ts";
import { unjail } from "./unjail.ts";

export const slashingCalls: readonly CallDefinition[] = [reportDoubleSigning, unjail, swapHotkey, setWeights];
