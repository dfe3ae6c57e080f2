import fc from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { outputOf, uidsOf } from "../support/epochs.ts";

const lastActiveBlock = (input: EpochInput, uid: number) =>
  input.lastUpdate[uid]! + BigInt(input.activityCutoff);

const misjudged = (input: EpochInput): readonly number[] =>
  uidsOf(input.subnetworkN).filter(
    (uid) => outputOf(input).active[uid] !== lastActiveBlock(input, uid) >= input.block,
  );

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
  violation: (input) => {
    const uid = misjudged(input)[0];
    return uid === undefined ? undefined : `${uid} is ${outputOf(input).active[uid] ? "" : "in"}active`;
  },
  errata: [
    {
      id: "ERR-18",
      /** For each neuron that is misjudged, LastUpdate + ActivityCutoff does not fit u64. */
      excuses: (input) => misjudged(input).every((uid) => lastActiveBlock(input, uid) >= 1n << 64n),
      scenario: smallSubnet([{ lastUpdate: (1n << 64n) - 1n }], { block: (1n << 64n) - 1n }),
    },
  ],
});
