import * as Result from "effect/Result";
import { u16, u64 } from "../../numbers/integer.ts";
import type { Outcome } from "../../rules.ts";
import { andThen, call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { canWithdraw, withdraw } from "../balances/fungible.ts";
import { NetworkAdded, NetworkRemoved } from "../events.ts";
import {
  NetworkLastLockCost,
  NetworkLastRegistered,
  NetworkRateLimit,
  NetworkRegisteredAt,
  SubnetLimit,
  SubnetLocked,
  SubnetOwner,
  TotalNetworks,
} from "../items/subtensor.ts";
import { networkLockCost } from "./lockCost.ts";
import { ifSubnetExist, initNewNetwork, removeNetwork } from "./networks.ts";
import { subnetToPrune } from "./prune.ts";
import { ROOT_NETUID } from "./rootNetuid.ts";

/** Blocks between two epochs of a new network, less one. */
const INITIAL_TEMPO = 360;

/** Only one modality is left: text. */
const MODALITY = 0;

/** [NET-5] The least netuid from 1 on that no network has. */
const nextNetuid = (state: State): number => {
  let netuid = 1;
  while (ifSubnetExist(state, netuid)) netuid = Number(u16.wrapping(BigInt(netuid) + 1n));
  return netuid;
};

/** The root network does not count towards the limit. */
const hasRoom = (state: State): boolean => Math.max(TotalNetworks.get(state) - 1, 0) < SubnetLimit.get(state);

interface Place extends Outcome {
  readonly netuid: number;
}

/** [NET-5] Where a new network goes: a free netuid below the limit, else that of the network that it replaces. */
const makePlace = (state: State, block: bigint): Result.Result<Place, Rejection> => {
  if (hasRoom(state)) return Result.succeed({ netuid: nextNetuid(state), ...done(state) });
  const netuid = subnetToPrune(state, block);
  if (netuid === ROOT_NETUID) return reject("AllNetworksInImmunity");
  return Result.succeed({ netuid, ...done(removeNetwork(state, netuid), NetworkRemoved(netuid)) });
};

const recordLock = (state: State, netuid: number, rao: bigint): State =>
  NetworkLastLockCost.put(SubnetLocked.put(state, netuid, rao), rao);

const recordRegistration = (state: State, netuid: number, owner: string, block: bigint): State =>
  SubnetOwner.put(
    NetworkRegisteredAt.put(NetworkLastRegistered.put(state, block), netuid, block),
    netuid,
    owner,
  );

/** [NET-5] Lock the lock cost and own a new subnet. */
export const registerNetwork = call(
  {
    pallet: "SubtensorModule",
    name: "register_network",
    index: 59,
    arguments: {},
    rules: ["NET-5", "NET-1", "NET-2", "NET-3", "NET-4", "NET-6"],
    rejections: [
      "BadOrigin",
      "TxRateLimitExceeded",
      "NotEnoughBalanceToStake",
      "AllNetworksInImmunity",
      "BalanceWithdrawalError",
    ],
    documentation: "register a subnet against a lock",
  },
  function* ({ state }, origin) {
    const coldkey = yield* ensureSigned(origin);
    const block = BlockNumber.get(state);
    const since = u64.saturating(block - NetworkLastRegistered.get(state));
    yield* ensure(since >= NetworkRateLimit.get(state), "TxRateLimitExceeded");
    const cost = networkLockCost(state, block);
    yield* ensure(canWithdraw(state, coldkey, cost), "NotEnoughBalanceToStake");
    const place = yield* makePlace(state, block);
    const { netuid } = place;
    const paid = yield* withdraw(place.state, coldkey, cost);
    const locked = recordLock(paid.state, netuid, paid.withdrawn);
    return andThen({ state: locked, events: place.events }, (next) =>
      andThen(initNewNetwork(next, netuid, INITIAL_TEMPO), (fresh) =>
        done(recordRegistration(fresh, netuid, coldkey, block), NetworkAdded(netuid, MODALITY)),
      ),
    );
  },
);
