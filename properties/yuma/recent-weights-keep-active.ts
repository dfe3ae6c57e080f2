import fc from "fast-check";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { firstOf, outputOf, uidsOf } from "../support/epochs.ts";

export const recentWeightsKeepActive = property({
  name: "recent-weights-keep-active",
  informal: "A neuron is active exactly when it has set weights within the last ActivityCutoff blocks.",
  formal: "active_i ⇔ LastUpdate_i + ActivityCutoff ≥ block",
  rules: ["YUM-1"],
  status: "tested",
  arbitrary: fc
    .record({ input: wellFormedEpochInputs(), later: fc.constantFrom(0n, 1n << 40n, (1n << 64n) - 10_100n) })
    .map(({ input, later }) => ({
      ...input,
      block: input.block + later,
      lastUpdate: input.lastUpdate.map((block) => block + later),
    })),
  witnesses: {
    "active for one more block": (input) =>
      input.lastUpdate.some((updated) => updated + BigInt(input.activityCutoff) === input.block),
    "inactive for the first block": (input) =>
      input.lastUpdate.some((updated) => updated + BigInt(input.activityCutoff) === input.block - 1n),
  },
  violation: (input) =>
    firstOf(uidsOf(input.subnetworkN), (uid) => {
      const due = input.lastUpdate[uid]! + BigInt(input.activityCutoff) >= input.block;
      return outputOf(input).active[uid] === due ? undefined : `${uid} is ${due ? "in" : ""}active`;
    }),
  errata: [
    {
      id: "ERR-18",
      /** LastUpdate + ActivityCutoff does not fit u64. */
      excuses: (input) =>
        input.lastUpdate.some((updated) => updated + BigInt(input.activityCutoff) >= 1n << 64n),
      scenario: smallSubnet([{ lastUpdate: (1n << 64n) - 1n }], { block: (1n << 64n) - 1n }),
    },
  ],
});
