import fc from "fast-check";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import { property } from "../property.ts";

interface Schedule {
  readonly netuid: number;
  readonly tempo: number;
  readonly block: bigint;
}

const epochsIn = ({ netuid, tempo, block }: Schedule): number =>
  Array.from({ length: tempo + 1 }, (_, index) => block + BigInt(index)).filter(
    (later) => blocksUntilNextEpoch(netuid, tempo, later) === 0n,
  ).length;

export const epochsComeWithinATempo = property({
  name: "epochs-come-within-a-tempo",
  informal:
    "In as many blocks as its tempo and one more a network has exactly one epoch, so that what it has gathered is shared out.",
  formal: "|{b' ∈ [b, b + tempo]: epoch(b')}| = 1",
  rules: ["EMI-8", "ROOT-1"],
  status: "tested",
  arbitrary: fc.record({
    netuid: fc.nat(65_535),
    tempo: fc.oneof(fc.nat(3), fc.nat(100)),
    block: fc.bigInt(0n, 100_000_000n),
  }),
  witnesses: {
    "an epoch in every second block": ({ tempo }) => tempo === 1,
    "an epoch now": ({ netuid, tempo, block }) => blocksUntilNextEpoch(netuid, tempo, block) === 0n,
  },
  violation: (schedule) => {
    const epochs = epochsIn(schedule);
    return epochs === 1 ? undefined : `${epochs} epochs in ${schedule.tempo + 1} blocks`;
  },
  errata: [
    { id: "ERR-84", excuses: ({ tempo }) => tempo === 0, scenario: { netuid: 1, tempo: 0, block: 0n } },
  ],
});
