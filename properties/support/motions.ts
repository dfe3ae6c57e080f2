/** A senate, a triumvirate and motions, and nothing else. */
import * as Result from "effect/Result";
import { castVote, preimageOf } from "../../model/finney/governance/motions.ts";
import { CollectiveMembers, SenateMembers, TriumvirateMembers } from "../../model/finney/items/governance.ts";
import { finney } from "../../model/finney/rules.ts";
import type { Outcome, RuntimeCall } from "../../model/rules.ts";
import { type Applied, applyCall } from "../../model/runtime/block.ts";
import { type Origin, signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";

const several = (kind: string, count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `0x${kind}${index.toString(16).padStart(2, "0")}${"00".repeat(30)}`,
  );

/** Hotkeys, the first of which sit in the senate. */
export const senators = several("5e", 14);
/** The one who proposes and closes. */
export const member = several("71", 1)[0]!;

/** A state with a triumvirate of one and a senate of `seats`. */
export const councilOf = (seats: number, block = 0n): State =>
  [
    (state: State) => BlockNumber.put(state, block),
    (state: State) => TriumvirateMembers.put(state, [member]),
    (state: State) => CollectiveMembers.put(state, [member]),
    (state: State) => SenateMembers.put(state, senators.slice(0, seats)),
  ].reduce<State>((state, put) => put(state), undefined);

/** A call on a state of the chain as deployed. */
export const make = (state: State, origin: Origin, call: string, args: RuntimeCall["args"]): Applied =>
  applyCall({ rules: finney, state }, { origin, call: { call, args } });

/** The state after a call, unchanged where it is refused. */
export const after = (state: State, result: Result.Result<Outcome, unknown>): State =>
  Result.isSuccess(result) ? result.success.state : state;

/** All states on the way, the first included. */
export const statesAlong = <Step>(
  first: State,
  steps: readonly Step[],
  run: (state: State, step: Step) => State,
): readonly State[] => {
  const states = [first];
  for (const step of steps) states.push(run(states.at(-1), step));
  return states;
};

/** A motion of the member for `proposal`. */
export const propose = (state: State, proposal: RuntimeCall, duration = 3_600n): Applied =>
  make(state, signed(member), "Triumvirate.propose", { proposal, length_bound: 1_000_000, duration });

export const hashOf = (state: State, proposal: RuntimeCall): string =>
  preimageOf({ rules: finney, state }, proposal).hash;

/** The end of a motion, with bounds that fit every call unless another weight is given. */
export const close = (
  state: State,
  hash: string,
  index = 0,
  weight: readonly [bigint, bigint] = [1n << 63n, 1n << 63n],
): Applied =>
  make(state, signed(member), "Triumvirate.close", {
    proposal_hash: hash,
    index,
    proposal_weight_bound: weight,
    length_bound: 1_000_000,
  });

/** Votes of the first senators for the first motion, those after them against it. */
export const withVotes = (state: State, hash: string, ayes: number, nays: number): State =>
  senators
    .slice(0, ayes + nays)
    .reduce((next, who, index) => after(next, castVote(next, who, hash, 0, index < ayes)), state);

/** Whether an event of this name is among those that a call left. */
export const hasEvent = (result: Applied, name: string): boolean =>
  Result.isSuccess(result) && result.success.events.some((event) => event.name === name);
