import fc from "fast-check";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { setRow, smallWeights, WEIGHTS_BLOCK, weightsState } from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { refusalOf } from "../support/calling.ts";

/** A subnet with a rate limit, and a neuron that registered some blocks ago and sets its first weight, on itself. */
interface Newcomer {
  readonly rateLimit: number;
  readonly age: number;
}

const refusalOfFirst = ({ rateLimit, age }: Newcomer) => {
  const first = smallWeights({ neurons: [], rateLimit });
  const registered = appendNeuron(weightsState(first), 1, accountOf(0), WEIGHTS_BLOCK - BigInt(age));
  return refusalOf(setRow(registered, first));
};

export const firstWeightsNeedNotWait = property({
  name: "first-weights-need-not-wait",
  informal: "A neuron that has never set weights can set them at once.",
  formal: "no row of i was ever set ⇒ set_weights of i is not refused as too fast",
  rules: ["WGT-2"],
  status: "tested",
  arbitrary: fc.record({
    rateLimit: fc.oneof(fc.constant(0), fc.nat(120)),
    age: fc.oneof(fc.constant(0), fc.nat(200)),
  }),
  witnesses: {
    "younger than the limit": ({ rateLimit, age }) => age < rateLimit,
    "older than the limit": ({ rateLimit, age }) => age > rateLimit,
  },
  violation: (newcomer) => {
    const refusal = refusalOfFirst(newcomer);
    return refusal === undefined ? undefined : `${newcomer.age} blocks after its registration: ${refusal}`;
  },
  errata: [
    {
      id: "ERR-74",
      excuses: ({ rateLimit, age }) => age < rateLimit,
      scenario: { rateLimit: 1, age: 0 },
    },
  ],
});
