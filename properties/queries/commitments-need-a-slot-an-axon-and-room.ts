import * as Result from "effect/Result";
import fc from "fast-check";
import { Commitments } from "../../model/bonded/queries/items.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { Axons, NetworkRegisteredAt, Uids } from "../../model/finney/items/subtensor.ts";
import { applyCall } from "../../model/runtime/block.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import {
  commitBy,
  hotkey,
  NETUID,
  openState,
  queryId,
  quickRules,
  strangersCommitments,
} from "../support/queries.ts";

interface Attempt {
  readonly slot: boolean;
  readonly axon: boolean;
  readonly jailed: boolean;
  /** Whether the netuid belongs to a newer network. */
  readonly orphaned: boolean;
  /** How many others have committed. */
  readonly others: number;
  /** Whether the hotkey itself has. */
  readonly before: boolean;
}

const QUERY = queryId(0);
const ROOM = quickRules.bonded?.maxCommitments ?? 0;

const changesOf = ({ slot, axon, jailed, orphaned, others, before }: Attempt) => [
  (state: State) => (slot ? state : Uids.remove(state, NETUID, hotkey(0))),
  (state: State) => (axon ? state : Axons.remove(state, NETUID, hotkey(0))),
  (state: State) => (jailed ? JailedUntil.put(state, hotkey(0), 1n) : state),
  (state: State) => (orphaned ? NetworkRegisteredAt.put(state, NETUID, 4n) : state),
  (state: State) =>
    Commitments.put(state, QUERY, [
      ...strangersCommitments(others),
      ...(before ? [{ hotkey: hotkey(0), commitment: `0x${"01".repeat(32)}`, answer: null }] : []),
    ]),
];

const stateOf = (attempt: Attempt): State =>
  changesOf(attempt).reduce((state, change) => change(state), openState());

const isWelcome = ({ slot, axon, jailed, orphaned, others, before }: Attempt): boolean =>
  slot && axon && !jailed && !orphaned && !before && others < ROOM;

const isOnly = (attempt: Attempt, repaired: Partial<Attempt>): boolean =>
  !isWelcome(attempt) && isWelcome({ ...attempt, ...repaired });

export const commitmentsNeedASlotAnAxonAndRoom = property<Attempt>({
  name: "commitments-need-a-slot-an-axon-and-room",
  informal:
    "A commitment is accepted of a hotkey with a slot and an axon on the subnet that is not jailed, has made none, and finds room.",
  formal: "accepted ⟺ slot ∧ axon ∧ ¬jailed ∧ ¬orphaned ∧ ¬before ∧ n < maxCommitments; then its number is n",
  rules: ["QRY-3", "QRY-1"],
  status: "tested",
  arbitrary: fc.record({
    slot: fc.constantFrom(true, true, true, false),
    axon: fc.constantFrom(true, true, true, false),
    jailed: fc.constantFrom(false, false, false, true),
    orphaned: fc.constantFrom(false, false, false, true),
    others: fc.nat({ max: 4 }),
    before: fc.constantFrom(false, false, true),
  }),
  witnesses: {
    "all is well": isWelcome,
    "only a slot is missing": (attempt) => isOnly(attempt, { slot: true }),
    "only an axon is missing": (attempt) => isOnly(attempt, { axon: true }),
    "only room is missing": (attempt) => isOnly(attempt, { others: 0 }),
    "only the network is another one": (attempt) => isOnly(attempt, { orphaned: false }),
  },
  violation: (attempt) => {
    const before = stateOf(attempt);
    const result = applyCall({ rules: quickRules, state: before }, commitBy(0, QUERY));
    if (Result.isSuccess(result) !== isWelcome(attempt))
      return Result.isSuccess(result) ? "accepted" : `refused with ${result.failure.reason}`;
    if (Result.isFailure(result)) return undefined;
    const number = Commitments.get(result.success.state, QUERY).findIndex(
      (commitment) => commitment.hotkey === hotkey(0),
    );
    return number === attempt.others ? undefined : `it is number ${number} after ${attempt.others} others`;
  },
});
