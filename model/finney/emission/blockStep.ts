import type { Chain, Outcome } from "../../rules.ts";
import { done } from "../../runtime/call.ts";
import { readRootEpochInput } from "../root/readRootEpochInput.ts";
import { readEpochInput } from "../yuma/readEpochInput.ts";
import { drainEmission } from "./drain.ts";
import { generateEmission } from "./generate.ts";
import { adjustRegistrationTerms } from "./registrationTerms.ts";
import { stepRoot } from "./stepRoot.ts";

/** How what the epochs read is gathered from the state. */
export interface EpochReaders {
  readonly epoch: typeof readEpochInput;
  readonly rootEpoch: typeof readRootEpochInput;
}

/** [EMI-1] As `blockStep`, with epochs that read otherwise. */
export const blockStepWith =
  (readers: EpochReaders) =>
  ({ rules, state }: Chain): Outcome => {
    const { state: adjusted, events } = adjustRegistrationTerms({ state });
    const shared = stepRoot({ rules, state: adjusted }, readers.rootEpoch);
    const drained = drainEmission(shared);
    return done(generateEmission({ rules, state: drained }, readers.epoch), ...events);
  };

/**
 * [EMI-1] What the chain does at the beginning of each block: registration terms, the root epoch, the payments that
 * wait, then new emission and the epochs that are due.
 */
export const blockStep = blockStepWith({ epoch: readEpochInput, rootEpoch: readRootEpochInput });
