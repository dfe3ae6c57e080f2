import type { Chain, Outcome } from "../../rules.ts";
import { done } from "../../runtime/call.ts";
import { drainEmission } from "./drain.ts";
import { generateEmission } from "./generate.ts";
import { adjustRegistrationTerms } from "./registrationTerms.ts";
import { stepRoot } from "./stepRoot.ts";

/**
 * [EMI-1] What the chain does at the beginning of each block: registration terms, the root epoch, the payments that
 * wait, then new emission and the epochs that are due.
 */
export const blockStep = ({ rules, state }: Chain): Outcome => {
  const { state: adjusted, events } = adjustRegistrationTerms({ state });
  const shared = stepRoot({ rules, state: adjusted });
  const drained = drainEmission(shared);
  return done(generateEmission({ rules, state: drained }), ...events);
};
