import { u64 } from "../../model/numbers/integer.ts";
import { transactions } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";
import { plain, validityOf, weights } from "../support/transactions.ts";

const isWeights = ({ call }: { call: { call: string } }) => call.call === weights.call;

export const weightsComeLast = property({
  name: "weights-come-last",
  informal: "Transactions that set weights have a lower priority than all others, and hold for one block.",
  formal: "valid ⇒ (call = set_weights ⇔ priority < 2^64 − 1); set_weights ⇒ longevity = 1",
  rules: ["TXN-5", "TXN-7"],
  status: "tested",
  arbitrary: transactions(),
  witnesses: {
    "weights are taken": (drawn) => isWeights(drawn) && validityOf(drawn) !== undefined,
    "another transaction is taken": (drawn) => !isWeights(drawn) && validityOf(drawn) !== undefined,
  },
  violation: (drawn) => {
    const validity = validityOf(drawn);
    if (validity === undefined) return undefined;
    const { priority, longevity } = validity;
    if (isWeights(drawn) && longevity !== 1n) return `weights hold for ${longevity} blocks`;
    return priority < u64.maximum === isWeights(drawn)
      ? undefined
      : `${drawn.call.call} has priority ${priority}`;
  },
  errata: [{ id: "ERR-93", excuses: isWeights, scenario: plain({ call: weights }) }],
});
