import { blake2b } from "@noble/hashes/blake2.js";
import * as Result from "effect/Result";
import { u32 } from "../../numbers/integer.ts";
import type { CallWeight, Chain, Outcome, RuntimeCall } from "../../rules.ts";
import { andThen, dispatch, done, weightOf } from "../../runtime/call.ts";
import { decodeCall, encodeCall } from "../../runtime/callCodec.ts";
import { dispatchResult } from "../../runtime/event.ts";
import type { Origin } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { fromHex, toHex } from "../../storage/bytes.ts";
import type { State } from "../../storage/item.ts";
import { ScaleError } from "../../storage/scale.ts";
import { ProposalCount, ProposalOf, Proposals, Voting } from "../items/governance.ts";
import { Approved, Closed, Disapproved, Executed, Proposed, Voted } from "./events.ts";
import { membersOf } from "./membership.ts";

/** How many blocks a motion stays open at least. */
export const MOTION_DURATION = 3_600n;

/** How many motions may be open at once. */
export const MAXIMUM_PROPOSALS = 10;

type Votes = NonNullable<ReturnType<typeof Voting.get>>;

/** A call as a motion keeps it. */
interface Preimage {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** [GOV-3] The bytes of a call and their hash, which is the name of a motion for it. Bytes stand for themselves. */
export const preimageOf = (chain: Chain, proposal: RuntimeCall | string): Preimage => {
  const bytes = typeof proposal === "string" ? fromHex(proposal) : encodeCall(chain.rules, proposal);
  return { bytes, hash: toHex(blake2b(bytes, { dkLen: 32 })) };
};

/** [GOV-4] Seats that count in a vote: the senate's, as many as there are now. */
const seatsOf = (state: State): number => membersOf(state, "SenateMembers").length;

const openMotion = (state: State, who: string, { bytes, hash }: Preimage, duration: bigint): Outcome => {
  const index = ProposalCount.get(state);
  const threshold = Math.floor(seatsOf(state) / 2) + 1;
  const end = u32.wrapping(BlockNumber.get(state) + duration);
  const counted = ProposalCount.put(state, Number(u32.wrapping(BigInt(index) + 1n)));
  const kept = ProposalOf.put(counted, hash, toHex(bytes));
  const next = Voting.put(kept, hash, { index, threshold, ayes: [], nays: [], end });
  return done(next, Proposed({ account: who, proposal_index: index, proposal_hash: hash, threshold }));
};

/**
 * [GOV-4] A motion by `who`, open for `duration` blocks, that needs a majority of the senate of this moment. Refused:
 * Collective.WrongProposalLength, Collective.DuplicateProposal, Collective.TooManyProposals, in this order.
 */
export const propose = (
  { state }: Chain,
  who: string,
  motion: Preimage & { readonly lengthBound: number; readonly duration: bigint },
): Result.Result<Outcome, Rejection> =>
  Result.gen(function* () {
    yield* ensure(motion.bytes.length <= motion.lengthBound, "Collective.WrongProposalLength");
    yield* ensure(!ProposalOf.has(state, motion.hash), "Collective.DuplicateProposal");
    const proposals = Proposals.get(state);
    yield* ensure(proposals.length < MAXIMUM_PROPOSALS, "Collective.TooManyProposals");
    return openMotion(Proposals.put(state, [...proposals, motion.hash]), who, motion, motion.duration);
  });

/** The votes on a motion. Collective.ProposalMissing, then Collective.WrongIndex. */
const votesOn = (state: State, proposal: string, index: number): Result.Result<Votes, Rejection> =>
  Result.gen(function* () {
    const votes = Voting.get(state, proposal);
    if (votes === undefined) return yield* reject("Collective.ProposalMissing");
    yield* ensure(votes.index === index, "Collective.WrongIndex");
    return votes;
  });

/** The list without `who`; the last one moves into the gap. */
const swapRemove = (voters: readonly string[], who: string): readonly string[] => {
  const position = voters.indexOf(who);
  const last = voters.at(-1);
  return position < 0 || last === undefined ? voters : voters.with(position, last).slice(0, -1);
};

/**
 * [GOV-5] The vote of `who` on a motion, for it or against it; a vote the other way is withdrawn. Refused:
 * Collective.ProposalMissing, Collective.WrongIndex, Collective.DuplicateVote, in this order.
 */
export const castVote = (
  state: State,
  who: string,
  proposal: string,
  index: number,
  approve: boolean,
): Result.Result<Outcome, Rejection> =>
  Result.gen(function* () {
    const votes = yield* votesOn(state, proposal, index);
    const [same, other] = approve ? [votes.ayes, votes.nays] : [votes.nays, votes.ayes];
    yield* ensure(!same.includes(who), "Collective.DuplicateVote");
    const joined = [...same, who];
    const left = swapRemove(other, who);
    const [ayes, nays] = approve ? [joined, left] : [left, joined];
    return done(
      Voting.put(state, proposal, { ...votes, ayes, nays }),
      Voted({ account: who, proposal_hash: proposal, voted: approve, yes: ayes.length, no: nays.length }),
    );
  });

/** [GOV-6] The motion is gone: its call, its votes, and its place in the list, which is written in any case. */
const removeProposal = (state: State, proposal: string): State =>
  Proposals.update(Voting.remove(ProposalOf.remove(state, proposal), proposal), (proposals) =>
    proposals.filter((hash) => hash !== proposal),
  );

/** [GOV-6] The motion is dropped, whether there is one or not. */
export const disapprove = (state: State, proposal: string): Outcome =>
  done(removeProposal(state, proposal), Disapproved({ proposal_hash: proposal }));

/** The call of which these are the bytes; bytes that are no call read as if nothing were stored. */
const readProposal = ({ rules }: Chain, bytes: Uint8Array): Result.Result<RuntimeCall, Rejection> => {
  try {
    return Result.succeed(decodeCall(rules, bytes));
  } catch (error) {
    if (error instanceof ScaleError) return reject("Collective.ProposalMissing");
    throw error;
  }
};

const within = (weight: CallWeight, bound: CallWeight): boolean =>
  weight.refTime <= bound.refTime && weight.proofSize <= bound.proofSize;

/** What the one who closes a motion vouches for: how long and how heavy its call is at most. */
export interface Bounds {
  readonly length: number;
  readonly weight: CallWeight;
}

/** [GOV-6] The call of a motion, within the bounds. Collective.WrongProposalLength, Collective.WrongProposalWeight. */
const proposalWithin = (
  chain: Chain,
  proposal: string,
  bounds: Bounds,
): Result.Result<RuntimeCall, Rejection> =>
  Result.gen(function* () {
    const stored = ProposalOf.get(chain.state, proposal);
    if (stored === undefined) return yield* reject("Collective.ProposalMissing");
    const bytes = fromHex(stored);
    yield* ensure(bytes.length <= bounds.length, "Collective.WrongProposalLength");
    const call = yield* readProposal(chain, bytes);
    yield* ensure(within(weightOf(chain.rules, call), bounds.weight), "Collective.WrongProposalWeight");
    return call;
  });

/** [GOV-7] A call as the collective makes it: all that it leaves or nothing, and how it ended. It is never refused. */
export const carryOut = (chain: Chain, origin: Origin, call: RuntimeCall) => {
  const result = dispatch(chain, origin, call);
  return { outcome: Result.getOrElse(result, () => done(chain.state)), result: dispatchResult(result) };
};

/** [GOV-7] The call of an approved motion, in the name of the seats for it; then the motion is gone. */
const approve = (chain: Chain, proposal: string, call: RuntimeCall, yes: number): Outcome => {
  const seats = seatsOf(chain.state);
  const { outcome, result } = carryOut(chain, { kind: "Members", yes, seats }, call);
  return done(
    removeProposal(outcome.state, proposal),
    Approved({ proposal_hash: proposal }),
    ...outcome.events,
    Executed({ proposal_hash: proposal, result }),
  );
};

/** How a vote stands: so many for it, so many against it. */
interface Tally {
  readonly approved: boolean;
  readonly yes: number;
  readonly no: number;
}

/**
 * [GOV-6] How the vote ends. Before its time only where either side has won: Collective.TooEarly. After it, every seat
 * that has not voted counts against it; there is one, or either side would have won.
 */
const tallyOf = (state: State, { threshold, ayes, nays, end }: Votes): Result.Result<Tally, Rejection> =>
  Result.gen(function* () {
    const [yes, no] = [ayes.length, nays.length];
    const seats = seatsOf(state);
    if (yes >= threshold) return { approved: true, yes, no };
    if (Math.max(seats - no, 0) < threshold) return { approved: false, yes, no };
    yield* ensure(BlockNumber.get(state) >= end, "Collective.TooEarly");
    return { approved: false, yes, no: seats - yes };
  });

/**
 * [GOV-6] The end of a motion: carried out or dropped. Refused: Collective.ProposalMissing, Collective.WrongIndex,
 * Collective.TooEarly, and where it is approved Collective.WrongProposalLength and Collective.WrongProposalWeight.
 */
export const closeMotion = (
  chain: Chain,
  proposal: string,
  index: number,
  bounds: Bounds,
): Result.Result<Outcome, Rejection> =>
  Result.gen(function* () {
    const votes = yield* votesOn(chain.state, proposal, index);
    const { approved, yes, no } = yield* tallyOf(chain.state, votes);
    const closed = done(chain.state, Closed({ proposal_hash: proposal, yes, no }));
    if (!approved) return andThen(closed, (state) => disapprove(state, proposal));
    const call = yield* proposalWithin(chain, proposal, bounds);
    return andThen(closed, () => approve(chain, proposal, call, yes));
  });
