import type { CallDefinition } from "../../rules.ts";
import { andThen, call, done } from "../../runtime/call.ts";
import { ensureRoot, ensureSigned } from "../../runtime/origin.ts";
import { ensure, reject } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import {
  AccountId,
  BlockNumber,
  Bool,
  Call,
  CallOrBytes,
  CompactU32,
  CompactU64,
  Hash,
  option,
  tuple,
  U32,
  vector,
} from "../../storage/shape.ts";
import { CollectiveMembers } from "../items/governance.ts";
import { coldkeyOwnsHotkey } from "../staking/stake.ts";
import { MemberExecuted } from "./events.ts";
import { membersOf } from "./membership.ts";
import { membershipCalls } from "./membershipCalls.ts";
import {
  carryOut,
  castVote,
  closeMotion,
  disapprove,
  MOTION_DURATION,
  preimageOf,
  propose,
} from "./motions.ts";
import { sudoDispatch } from "./sudo.ts";

const pallet = "Triumvirate";

/** Reference time and proof size. */
const Weight = tuple(CompactU64, CompactU64);

/** The members of the triumvirate as the collective knows them. */
const seatedIn = (state: State): readonly string[] => CollectiveMembers.get(state);

/** [GOV-4] Never: the members come from TriumvirateMembers. */
const setMembers = call(
  {
    pallet,
    name: "set_members",
    index: 0,
    arguments: { new_members: vector(AccountId), prime: option(AccountId), old_count: U32 },
    rules: ["GOV-4"],
    rejections: ["BadOrigin"],
    documentation: "nobody may: the members follow TriumvirateMembers",
  },
  function* () {
    return yield* reject("BadOrigin");
  },
);

/** [GOV-7] A call in the name of one member of the triumvirate. */
const execute = call(
  {
    pallet,
    name: "execute",
    index: 1,
    arguments: { proposal: Call, length_bound: CompactU32 },
    rules: ["GOV-7", "GOV-3"],
    rejections: ["BadOrigin", "Collective.NotMember", "Collective.WrongProposalLength"],
    documentation: "make a call in the name of one member",
  },
  function* (chain, origin, { proposal, length_bound: lengthBound }) {
    const account = yield* ensureSigned(origin);
    yield* ensure(seatedIn(chain.state).includes(account), "Collective.NotMember");
    const { bytes, hash } = preimageOf(chain, proposal);
    yield* ensure(bytes.length <= lengthBound, "Collective.WrongProposalLength");
    const { outcome, result } = carryOut(chain, { kind: "Member", account }, proposal);
    return andThen(outcome, (state) => done(state, MemberExecuted({ proposal_hash: hash, result })));
  },
);

/** [GOV-4] Put a call to the vote of the senate. */
const proposeCall = call(
  {
    pallet,
    name: "propose",
    index: 2,
    arguments: { proposal: CallOrBytes, length_bound: CompactU32, duration: BlockNumber },
    rules: ["GOV-4", "GOV-3"],
    rejections: [
      "BadOrigin",
      "Collective.NotMember",
      "Collective.WrongDuration",
      "Collective.WrongProposalLength",
      "Collective.DuplicateProposal",
      "Collective.TooManyProposals",
    ],
    documentation: "put a call to the vote of the senate",
  },
  function* (chain, origin, { proposal, length_bound: lengthBound, duration }) {
    const who = yield* ensureSigned(origin);
    yield* ensure(seatedIn(chain.state).includes(who), "Collective.NotMember");
    yield* ensure(duration >= MOTION_DURATION, "Collective.WrongDuration");
    return yield* propose(chain, who, { ...preimageOf(chain, proposal), lengthBound, duration });
  },
);

/** [GOV-5] Nobody votes by this call: the senate votes by the main pallet's. */
const voteOfNobody = call(
  {
    pallet,
    name: "vote",
    index: 3,
    arguments: { proposal: Hash, index: CompactU32, approve: Bool },
    rules: ["GOV-5"],
    rejections: ["BadOrigin", "Collective.NotMember"],
    documentation: "nobody may: the senate votes by SubtensorModule.vote",
  },
  function* (_, origin) {
    yield* ensureSigned(origin);
    return yield* reject("Collective.NotMember");
  },
);

/** [GOV-6] Root drops a motion, whatever its votes. */
const disapproveProposal = call(
  {
    pallet,
    name: "disapprove_proposal",
    index: 5,
    arguments: { proposal_hash: Hash },
    rules: ["GOV-6"],
    rejections: ["BadOrigin"],
    documentation: "drop a motion",
  },
  function* ({ state }, origin, { proposal_hash: proposal }) {
    yield* ensureRoot(origin);
    return disapprove(state, proposal);
  },
);

/** [GOV-6] Whoever wants to may end a motion that is decided or whose time is over. */
const close = call(
  {
    pallet,
    name: "close",
    index: 6,
    arguments: {
      proposal_hash: Hash,
      index: CompactU32,
      proposal_weight_bound: Weight,
      length_bound: CompactU32,
    },
    rules: ["GOV-6", "GOV-7", "GOV-11"],
    rejections: [
      "BadOrigin",
      "Collective.ProposalMissing",
      "Collective.WrongIndex",
      "Collective.TooEarly",
      "Collective.WrongProposalLength",
      "Collective.WrongProposalWeight",
    ],
    documentation: "end a motion: carry it out or drop it",
  },
  function* (chain, origin, { proposal_hash: proposal, index, proposal_weight_bound, length_bound }) {
    yield* ensureSigned(origin);
    const [refTime, proofSize] = proposal_weight_bound;
    return yield* closeMotion(chain, proposal, index, {
      length: length_bound,
      weight: { refTime, proofSize },
    });
  },
);

/** [GOV-5] The vote of a seat of the senate, cast by the coldkey that owns it. */
const vote = call(
  {
    pallet: "SubtensorModule",
    name: "vote",
    index: 55,
    arguments: { hotkey: AccountId, proposal: Hash, index: CompactU32, approve: Bool },
    rules: ["GOV-5"],
    rejections: [
      "BadOrigin",
      "NonAssociatedColdKey",
      "NotSenateMember",
      "Collective.ProposalMissing",
      "Collective.WrongIndex",
      "Collective.DuplicateVote",
    ],
    documentation: "vote on a motion with a hotkey of the senate",
  },
  function* ({ state }, origin, { hotkey, proposal, index, approve }) {
    const coldkey = yield* ensureSigned(origin);
    yield* ensure(coldkeyOwnsHotkey(state, coldkey, hotkey), "NonAssociatedColdKey");
    yield* ensure(membersOf(state, "SenateMembers").includes(hotkey), "NotSenateMember");
    return yield* castVote(state, hotkey, proposal, index, approve);
  },
);

/** [GOV-8] A call as Root, for a majority of the senate. */
const sudo = call(
  {
    pallet: "SubtensorModule",
    name: "sudo",
    index: 51,
    arguments: { call: Call },
    rules: ["GOV-8"],
    rejections: ["BadOrigin"],
    documentation: "make a call as Root in the name of a majority of the senate",
  },
  function* (chain, origin, { call: inner }) {
    return yield* sudoDispatch(chain, origin, inner);
  },
);

/** [GOV-8] The same, with a weight that is named and not measured. */
const sudoUncheckedWeight = call(
  {
    pallet: "SubtensorModule",
    name: "sudo_unchecked_weight",
    index: 52,
    arguments: { call: Call, _weight: Weight },
    rules: ["GOV-8", "GOV-11"],
    rejections: ["BadOrigin"],
    documentation: "the same, with the weight that is given",
    weight: ({ _weight }) => {
      const [refTime, proofSize] = _weight as readonly [bigint, bigint];
      return { refTime, proofSize };
    },
  },
  function* (chain, origin, { call: inner }) {
    return yield* sudoDispatch(chain, origin, inner);
  },
);

/** The calls of this chapter. */
export const governanceCalls: readonly CallDefinition[] = [
  setMembers,
  execute,
  proposeCall,
  voteOfNobody,
  disapproveProposal,
  close,
  ...membershipCalls("TriumvirateMembers"),
  ...membershipCalls("SenateMembers"),
  sudo,
  sudoUncheckedWeight,
  vote,
];
