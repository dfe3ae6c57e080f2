/** Targets that are wrong, each in one way, so that it can be proven that the vectors and the runner notice. */
import { wrongBlocks } from "./blocks.ts";
import { breakingTargets } from "./breaking.ts";
import { wrongCalls } from "./calls.ts";
import { wrongEpochs } from "./epochs.ts";
import { wrongIssuance } from "./issuance.ts";
import { wrongNumbers } from "./numbers.ts";
import { wrongStates } from "./storage.ts";
import type { FaultyTarget, WrongTarget } from "./target.ts";

/** Those that have a rule of the chain wrong. */
export const wrongTargets: readonly WrongTarget[] = [
  ...wrongNumbers,
  ...wrongIssuance,
  ...wrongEpochs,
  ...wrongBlocks,
  ...wrongCalls,
  ...wrongStates,
];

/** All of them. */
export const faultyTargets: readonly FaultyTarget[] = [...wrongTargets, ...breakingTargets];
