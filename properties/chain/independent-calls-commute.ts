import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { extrinsicOf, type Move } from "../support/moves.ts";
import { runOf, type Scenario } from "../support/scenario.ts";

/** Calls that touch only what belongs to their coldkey and its hotkey, and totals. */
const ownBusiness = ["add_stake", "remove_stake", "become_delegate", "decrease_take", "serve_axon"];

interface Pair {
  readonly scenario: Scenario;
  readonly first: Move;
  readonly second: Move;
}

const ownMove = (hotkeys: readonly number[]): fc.Arbitrary<Move> =>
  fc.record({
    kind: fc.constantFrom(...ownBusiness),
    coldkey: fc.nat({ max: 5 }),
    hotkey: fc.constantFrom(...hotkeys),
    netuid: fc.nat({ max: 5 }),
    size: fc.nat({ max: 65_535 }),
    stranger: fc.constant(false),
  });

const pairs: fc.Arbitrary<Pair> = fc.record({
  scenario: scenarios(30),
  first: ownMove([0, 6]),
  second: ownMove([1, 2, 7]),
});

const last = ({ scenario }: Pair): State => runOf(scenario).at(-1)?.after;

const signerOf = ({ origin }: Extrinsic): string | undefined =>
  origin.kind === "Signed" ? origin.account : undefined;

/** Both calls as they are made in the last state; undefined where they have a signer in common. */
const callsOf = (pair: Pair): readonly [Extrinsic, Extrinsic] | undefined => {
  const [first, second] = [pair.first, pair.second].map((move) => extrinsicOf(last(pair), move));
  if (first === undefined || second === undefined || last(pair) === undefined) return undefined;
  return signerOf(first) === signerOf(second) ? undefined : [first, second];
};

const after = (state: State, extrinsics: readonly Extrinsic[]): State =>
  extrinsics.reduce<State>((current, extrinsic) => {
    const result = applyCall({ rules: finney, state: current }, extrinsic);
    return Result.isSuccess(result) ? result.success.state : current;
  }, state);

const changesBoth = (pair: Pair): boolean =>
  (callsOf(pair) ?? []).filter((extrinsic) => after(last(pair), [extrinsic]) !== last(pair)).length === 2;

export const independentCallsCommute = property({
  name: "independent-calls-commute",
  informal: "Two calls by different accounts about different hotkeys give the same state in either order.",
  formal: "dispatch(dispatch(s, a), b) = dispatch(dispatch(s, b), a) where a and b share no account",
  rules: ["RUN-6"],
  status: "tested",
  cost: 5,
  arbitrary: pairs,
  witnesses: { "both calls are accepted": changesBoth },
  violation: (pair) => {
    const calls = callsOf(pair);
    if (calls === undefined) return undefined;
    const [first, second] = calls;
    const [change] = changesBetween(after(last(pair), [first, second]), after(last(pair), [second, first]));
    return change === undefined
      ? undefined
      : `${change.item.name} of ${String(change.keys)} depends on the order`;
  },
});
