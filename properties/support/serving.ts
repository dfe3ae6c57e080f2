/** A hotkey that says where it can be reached. */
import * as Result from "effect/Result";
import {
  Axons,
  IsNetworkMember,
  NetworksAdded,
  Prometheus,
  ServingRateLimit,
} from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { serveAxon, servePrometheus } from "../../model/finney/serving/serve.ts";
import { signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { accountOf, endpoint } from "./registration.ts";

export const server = accountOf("80", 0);

export interface Serving {
  readonly kind: "axon" | "prometheus";
  /** The subnets that the hotkey is on; 1 and 2 exist. */
  readonly memberships: readonly number[];
  readonly netuid: number;
  readonly ip: bigint;
  readonly ipType: number;
  readonly port: number;
  /** ServingRateLimit of the subnet. */
  readonly limit: bigint;
  /** The block in which the same endpoint was served before; undefined: never. */
  readonly last: bigint | undefined;
  readonly block: bigint;
}

const servedBefore = (state: State, { kind, netuid, last }: Serving): State => {
  if (last === undefined) return state;
  const { version, ip, port, ip_type } = endpoint;
  return kind === "axon"
    ? Axons.put(state, netuid, server, { ...endpoint, block: last })
    : Prometheus.put(state, netuid, server, { block: last, version, ip, port, ip_type });
};

export const beforeServing = (serving: Serving): State => {
  let state = BlockNumber.put(undefined, serving.block);
  for (const netuid of [1, 2]) state = NetworksAdded.put(state, netuid, true);
  for (const netuid of serving.memberships) state = IsNetworkMember.put(state, server, netuid, true);
  return servedBefore(ServingRateLimit.put(state, serving.netuid, serving.limit), serving);
};

/** What the call says besides netuid, address and port. */
export const extras = { version: 7, protocol: 1, placeholder1: 2, placeholder2: 3 };

/** The state after the call, or why it is refused. */
export const afterServing = (serving: Serving): State | string => {
  const { kind, netuid, ip, port, ipType } = serving;
  const call = kind === "axon" ? serveAxon : servePrometheus;
  const args = { netuid, ip, port, ip_type: ipType, ...extras };
  // Metrics have no protocol and no placeholders.
  const given = Object.fromEntries(Object.keys(call.arguments).map((name) => [name, args[name as "ip"]]));
  const result = call.body({ rules: finney, state: beforeServing(serving) }, signed(server), given);
  return Result.isSuccess(result) ? result.success.state : result.failure.reason;
};
