/** Wrong blocks: who is paid of the emission, and when. */
import { blockStep } from "../../../model/finney/emission/blockStep.ts";
import { drainEmission, emitInflationThroughHotkey, type Pay } from "../../../model/finney/emission/drain.ts";
import { generateEmission } from "../../../model/finney/emission/generate.ts";
import { adjustRegistrationTerms } from "../../../model/finney/emission/registrationTerms.ts";
import { stepRoot } from "../../../model/finney/emission/stepRoot.ts";
import { Delegates } from "../../../model/finney/items/subtensor.ts";
import { finney } from "../../../model/finney/rules.ts";
import type { Chain, Outcome } from "../../../model/rules.ts";
import { done } from "../../../model/runtime/call.ts";
import { paymentFunctions } from "../../suites/functions/emission.ts";
import type { WrongTarget } from "./target.ts";
import { variant, withHandlers } from "./variants.ts";

/** Nominators share the whole emission, and the take, which comes after them, finds nothing left. */
const takeLast: Pay = (state, payment) => {
  const [hotkey] = payment;
  const take = Delegates.get(state, hotkey);
  if (take === undefined) return emitInflationThroughHotkey(state, payment);
  const paid = emitInflationThroughHotkey(Delegates.put(state, hotkey, 0), payment);
  return Delegates.put(paid, hotkey, take);
};

const payments = Object.fromEntries(
  Object.entries(paymentFunctions(takeLast)).map(([name, { run }]) => [name, run]),
);

const payingBy =
  (pay: Pay) =>
  ({ rules, state }: Chain): Outcome => {
    const { state: adjusted, events } = adjustRegistrationTerms({ state });
    const drained = drainEmission(stepRoot({ rules, state: adjusted }), pay);
    return done(generateEmission({ rules, state: drained }), ...events);
  };

/** What an epoch earns is paid in its own block, where the chain lets it wait for the next one. */
const payingAtOnce = (chain: Chain): Outcome => {
  const { state, events } = blockStep(chain);
  return done(drainEmission(state), ...events);
};

export const wrongBlocks: readonly WrongTarget[] = [
  {
    name: "swaps-take-order",
    description: "Shares among nominators before the delegate has taken its take",
    caughtBy: {
      suite: "function",
      handlers: ["emit_inflation_through_hotkey_account", "drain_emission"],
      rule: "EMI-6",
      also: ["sequence"],
      path: /^ok\.changes/,
    },
    begin: variant({
      rules: { ...finney, onInitialize: payingBy(takeLast) },
      suites: withHandlers("function", payments),
    }),
  },
  {
    name: "pays-an-epoch-at-once",
    description: "Pays what an epoch earns in its own block, not in the next one",
    caughtBy: {
      suite: "block",
      handlers: ["initialize"],
      rule: "EMI-1",
      also: ["sequence"],
      path: /^ok\.changes/,
    },
    begin: variant({ rules: { ...finney, onInitialize: payingAtOnce } }),
  },
];
