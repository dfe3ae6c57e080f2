import fc from "fast-check";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import type { StoredRow } from "../../model/finney/yuma/types.ts";
import { toJson } from "../../model/json.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { uidsOutOf } from "../arbitraries/jailing.ts";
import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { rootWritesWith } from "../support/jailing.ts";

interface Case {
  readonly input: RootEpochInput;
  readonly jailed: readonly number[];
  /** What the jailed have instead. */
  readonly stake: bigint;
  readonly row: StoredRow[1];
}

const replaced = ({ input, jailed, stake, row }: Case): RootEpochInput => ({
  ...input,
  totalHotkeyStake: input.totalHotkeyStake.map((own, uid) => (jailed.includes(uid) ? stake : own)),
  weights: [
    ...input.weights.filter(([uid]) => !jailed.includes(uid)),
    ...jailed.map((uid): StoredRow => [uid, row]),
  ],
});

const writesOf = (input: RootEpochInput, jailed: readonly number[]) =>
  rootWritesWith(input, jailed.map(accountOf));

const textOf = (input: RootEpochInput, jailed: readonly number[]): string =>
  JSON.stringify(toJson(writesOf(input, jailed)));

export const jailedRootValidatorsMoveNothing = property<Case>({
  name: "jailed-root-validators-move-nothing",
  informal:
    "What the root epoch gives to subnets does not depend on the stake and the weights of jailed root validators; where all are jailed, it gives nothing anew.",
  formal: "σ ≈ σ′ but for the jailed ⇒ rootEpoch(σ) = rootEpoch(σ′)",
  rules: ["SLA-6"],
  status: "tested",
  arbitrary: dueRoots().chain((input) =>
    fc.record({
      input: fc.constant(input),
      jailed: uidsOutOf(input.subnetworkN),
      stake: fc.bigInt(1n, 1_000_000_000_000n),
      row: fc.subarray([0, 1, 2, 3, 4]).map((netuids) => netuids.map((netuid) => [netuid, 40_000] as const)),
    }),
  ),
  witnesses: {
    "subnets would get something else": (given) =>
      given.jailed.length > 0 && textOf(given.input, []) !== textOf(replaced(given), []),
    "subnets get something": (given) =>
      given.jailed.length > 0 &&
      writesOf(given.input, given.jailed).emissionValues.some(([, rao]) => rao > 0n),
    "all are jailed": ({ input, jailed }) => jailed.length === input.subnetworkN,
  },
  violation: (given) => {
    const { input, jailed } = given;
    const [some, other] = [input, replaced(given)].map((each) => textOf(each, jailed));
    if (some !== other) return `one root epoch gives ${some}, the other ${other}`;
    const isAnew = jailed.length === input.subnetworkN && writesOf(input, jailed).emissionValues.length > 0;
    return isAnew ? "emission is given although all are jailed" : undefined;
  },
});
