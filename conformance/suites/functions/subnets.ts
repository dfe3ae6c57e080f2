import * as Schema from "effect/Schema";
import {
  EmissionValues,
  NetworkImmunityPeriod,
  NetworkRegisteredAt,
  NetworksAdded,
} from "../../../model/finney/items/subtensor.ts";
import { lockCost } from "../../../model/finney/subnets/lockCost.ts";
import { subnetToPrune } from "../../../model/finney/subnets/prune.ts";
import type { State } from "../../../model/storage/item.ts";
import { u16, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

type Network = readonly [netuid: number, registeredAt: bigint, emission: bigint];

/** The networks are given in any order; the chain reads them in that of its storage. */
const stateOf = (networks: readonly Network[], immunityPeriod: bigint): State =>
  networks.reduce(
    (state, [netuid, registeredAt, emission]) =>
      NetworkRegisteredAt.put(
        EmissionValues.put(NetworksAdded.put(state, netuid, true), netuid, emission),
        netuid,
        registeredAt,
      ),
    NetworkImmunityPeriod.put(undefined, immunityPeriod),
  );

/** The functions of this chapter under the chain's names. */
export const subnetsFunctions: FunctionHandlers = {
  get_network_lock_cost: {
    rules: ["NET-2"],
    run: handler(
      Schema.Struct({
        last_lock: u64,
        min_lock: u64,
        last_lock_block: u64,
        current_block: u64,
        lock_reduction_interval: u64,
      }),
      (args) =>
        lockCost({
          lastLock: args.last_lock,
          minimumLock: args.min_lock,
          lastLockBlock: args.last_lock_block,
          currentBlock: args.current_block,
          lockReductionInterval: args.lock_reduction_interval,
        }),
    ),
  },
  get_subnet_to_prune: {
    rules: ["NET-3"],
    run: handler(
      Schema.Struct({
        networks_netuid_registered_emission: Schema.Array(Schema.Tuple([u16, u64, u64])),
        current_block: u64,
        network_immunity_period: u64,
      }),
      ({ networks_netuid_registered_emission: networks, current_block, network_immunity_period }) =>
        subnetToPrune(stateOf(networks, network_immunity_period), current_block),
    ),
  },
};
