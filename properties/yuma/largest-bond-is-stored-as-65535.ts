import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { cellOf, firstOf, outputOf, traceOf, uidsOf } from "../support/epochs.ts";

export const largestBondIsStoredAs65535 = property({
  name: "largest-bond-is-stored-as-65535",
  informal:
    "Bonds are stored against the largest on the same neuron: that one is 65535, every other the floor of its part of 65535, for validators that hold a new permit.",
  formal: "stored_ij = ⌊65535 · ⌊B̃_ij / max_k B̃_kj⌋⌋, max over all rows, stored for permitted rows",
  rules: ["YUM-20", "YUM-21"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "two different bonds on a neuron": (input) =>
      outputOf(input).bonds.some(([, row]) => row.some(([, value]) => 0 < value && value < 65_535)),
    "the largest bond is not stored": (input) =>
      traceOf(input).emaBonds.some((row, uid) => row.length > 0 && !outputOf(input).validatorPermit[uid]),
  },
  violation: (input) => {
    const { emaBonds, newValidatorPermits } = traceOf(input);
    const stored = new Map(outputOf(input).bonds);
    return firstOf(uidsOf(input.subnetworkN), (column) => {
      const values = emaBonds.map((row) => cellOf(row, column));
      const largest = values.reduce((left, right) => (left < right ? right : left), 0n);
      return firstOf(values.entries(), ([uid, value]) => {
        if (value === 0n || !newValidatorPermits[uid]) return undefined;
        const due = Number((((value << 32n) / largest) * 65_535n) >> 32n);
        const actual = stored.get(uid)?.find(([other]) => other === column)?.[1];
        if (value === largest && actual !== 65_535)
          return `the largest bond on ${column} is stored as ${actual}`;
        return actual === due ? undefined : `bond of ${uid} on ${column} is stored as ${actual}, not ${due}`;
      });
    });
  },
});
