import fc, { type Arbitrary } from "fast-check";
import type { EpochInput, StoredRow } from "../../model/finney/yuma/types.ts";
import { toJson } from "../../model/json.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { type JailedSubnet, jailedSubnets } from "../arbitraries/jailing.ts";
import { property } from "../property.ts";
import { outputOf } from "../support/epochs.ts";
import { epochWith } from "../support/jailing.ts";

/** What jailed neurons have, and what is said of them. */
interface Parts {
  readonly stake: bigint;
  readonly permit: boolean;
  readonly weight: number;
}

interface Case extends JailedSubnet {
  readonly parts: Parts;
}

const parts: Arbitrary<Parts> = fc.record({
  stake: fc.bigInt(0n, 1_000_000_000_000n),
  permit: fc.boolean(),
  weight: fc.nat(65_535),
});

/** Other rows of the jailed, and other weights on them in all rows. */
const otherRows = (
  rows: readonly StoredRow[],
  jailed: readonly number[],
  { weight }: Parts,
  size: number,
): readonly StoredRow[] => {
  const full = Array.from({ length: size }, (_, column) => [column, weight] as const);
  const kept = rows.filter(([uid]) => !jailed.includes(uid));
  const changed = kept.map(
    ([uid, row]): StoredRow => [
      uid,
      row.map(([column, value]) => [column, jailed.includes(column) ? weight : value]),
    ],
  );
  return [...changed, ...jailed.map((uid): StoredRow => [uid, full])].toSorted(
    ([left], [right]) => left - right,
  );
};

/** The same subnet with all that the jailed have replaced. */
const replaced = ({ input, jailed, parts: other }: Case): EpochInput => ({
  ...input,
  totalHotkeyStake: input.totalHotkeyStake.map((stake, uid) => (jailed.includes(uid) ? other.stake : stake)),
  validatorPermit: input.validatorPermit.map((permit, uid) => (jailed.includes(uid) ? other.permit : permit)),
  weights: otherRows(input.weights, jailed, other, input.subnetworkN),
  // The bonds that others have on the jailed are others' affair.
  bonds: [
    ...input.bonds.filter(([uid]) => !jailed.includes(uid)),
    ...jailed.map((uid): StoredRow => [uid, [[0, other.weight]]]),
  ].toSorted(([left], [right]) => left - right),
});

const textOf = (input: EpochInput, jailed: readonly number[]): string =>
  JSON.stringify(toJson(epochWith(input, jailed.map(accountOf))));

const differsUnjailed = (given: Case): boolean => {
  const [some, other] = [given.input, replaced(given)].map((input) =>
    outputOf(input).result.filter((_, uid) => !given.jailed.includes(uid)),
  );
  return JSON.stringify(toJson(some)) !== JSON.stringify(toJson(other));
};

export const jailedNeuronsMoveNothing = property<Case>({
  name: "jailed-neurons-move-nothing",
  informal:
    "What an epoch gives to anybody does not depend on the stake, the permit, the weights and the bonds of jailed hotkeys, nor on the weights that others have on them.",
  formal: "σ ≈ σ′ but for the jailed ⇒ epoch(σ) = epoch(σ′)",
  rules: ["SLA-6"],
  status: "tested",
  arbitrary: fc
    .record({ subnet: jailedSubnets, parts })
    .map(({ subnet, parts: other }) => ({ ...subnet, parts: other })),
  witnesses: {
    "others would get something else": (given) => given.jailed.length > 0 && differsUnjailed(given),
    "others earn": (given) =>
      given.jailed.length > 0 &&
      epochWith(given.input, given.jailed.map(accountOf)).result.some(([, server]) => server > 0n),
  },
  violation: (given) => {
    const [some, other] = [given.input, replaced(given)].map((input) => textOf(input, given.jailed));
    return some === other ? undefined : `one epoch gives ${some}, the other ${other}`;
  },
});
