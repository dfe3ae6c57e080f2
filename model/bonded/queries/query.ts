/** What calls and settlement ask of a query: its stage, and who has which part in it. */
import * as Result from "effect/Result";
import { NetworkRegisteredAt, Uids, ValidatorPermit } from "../../finney/items/subtensor.ts";
import { isHotkeyRegisteredOnNetwork } from "../../finney/registration/neurons.ts";
import { ifSubnetExist } from "../../finney/subnets/networks.ts";
import { u32 } from "../../numbers/integer.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import type { BondedParameters } from "../parameters.ts";
import { isJailed } from "../slashing/jail.ts";
import { type Commitment, Queries, type Query } from "./items.ts";

export type Stage = "commit" | "reveal" | "score";

type Deadlines = Pick<Query, "commit_until" | "reveal_until" | "score_until">;

/** [QRY-1] The last block of each stage of a query that is opened in `block`. */
export const deadlinesFrom = (
  block: bigint,
  { commitPeriod, revealPeriod, scorePeriod }: BondedParameters,
): Deadlines => {
  const commit_until = u32.saturating(block + commitPeriod);
  const reveal_until = u32.saturating(commit_until + revealPeriod);
  return { commit_until, reveal_until, score_until: u32.saturating(reveal_until + scorePeriod) };
};

/** [QRY-1] The stage that a query is in. */
export const stageIn = (block: bigint, { commit_until, reveal_until }: Deadlines): Stage => {
  if (block <= commit_until) return "commit";
  return block <= reveal_until ? "reveal" : "score";
};

/** [QRY-1] The open query of this number in the stage of a call: `Queries.UnknownQuery`, then `Queries.WrongStage`. */
export const queryIn = (state: State, id: bigint, stage: Stage): Result.Result<Query, Rejection> => {
  const query = Queries.get(state, id);
  if (query === undefined) return reject("Queries.UnknownQuery");
  return stageIn(BlockNumber.get(state), query) === stage
    ? Result.succeed(query)
    : reject("Queries.WrongStage");
};

/** [QRY-1] Whether the network of a query is gone, or its netuid that of another network. */
export const isOrphaned = (state: State, { netuid, registered_at }: Query): boolean =>
  !ifSubnetExist(state, netuid) || NetworkRegisteredAt.get(state, netuid) !== registered_at;

/** [QRY-1] Whether a hotkey holds a UID on the network of a query. */
const isOnSubnet = (state: State, query: Query, hotkey: string): boolean =>
  !isOrphaned(state, query) && isHotkeyRegisteredOnNetwork(state, query.netuid, hotkey);

/** [QRY-3] Whether a hotkey may take part: `NotRegistered` on the subnet, then `Slashing.Jailed`. */
export const checkPart = (state: State, query: Query, hotkey: string): Result.Result<void, Rejection> =>
  isOnSubnet(state, query, hotkey) ? checkFree(state, hotkey) : reject("NotRegistered");

/** [QRY-4] `Slashing.Jailed` where the hotkey is. */
export const checkFree = (state: State, hotkey: string): Result.Result<void, Rejection> =>
  ensure(!isJailed(state, hotkey), "Slashing.Jailed");

/** [QRY-5] Whether a hotkey that is on the subnet has a permit there. */
export const holdsPermit = (state: State, { netuid }: Query, hotkey: string): boolean => {
  const uid = Uids.get(state, netuid, hotkey);
  return uid !== undefined && (ValidatorPermit.get(state, netuid)[uid] ?? false);
};

/** [QRY-6] Whether a hotkey is a permitted validator of the query's subnet. */
export const mayValidate = (state: State, query: Query, hotkey: string): boolean =>
  !isOrphaned(state, query) && holdsPermit(state, query, hotkey) && !isJailed(state, hotkey);

/** [QRY-3] The number of a hotkey's commitment among those to a query, -1 where it has none. */
export const numberIn = (commitments: readonly Commitment[], hotkey: string): number =>
  commitments.findIndex((commitment) => commitment.hotkey === hotkey);
