import fc from "fast-check";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstOf, traceOf, uidsOf } from "../support/epochs.ts";

export const higherKappaNeverRaisesConsensus = property({
  name: "higher-kappa-never-raises-consensus",
  informal: "Asking for a larger majority never raises the consensus on any neuron.",
  formal: "κ ≤ κ′ ⇒ C′_j ≤ C_j",
  rules: ["YUM-9"],
  status: "tested",
  arbitrary: fc.record({ input: wellFormedEpochInputs(), higher: fc.nat(65_535) }),
  witnesses: {
    "consensus falls": ({ input, higher }) =>
      higher > input.kappa &&
      traceOf({ ...input, kappa: higher }).consensus.some(
        (value, uid) => value < traceOf(input).consensus[uid]!,
      ),
  },
  violation: ({ input, higher }) => {
    if (higher < input.kappa) return undefined;
    const before = traceOf(input).consensus;
    const after = traceOf({ ...input, kappa: higher }).consensus;
    return firstOf(uidsOf(input.subnetworkN), (uid) =>
      after[uid]! <= before[uid]!
        ? undefined
        : `consensus on ${uid} rises from ${before[uid]} to ${after[uid]}`,
    );
  },
});
