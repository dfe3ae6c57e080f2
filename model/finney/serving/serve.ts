import * as Result from "effect/Result";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned, type Origin } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { U8, U16, U32, U128 } from "../../storage/shape.ts";
import { AxonServed, PrometheusServed } from "../events.ts";
import { Axons, Prometheus } from "../items/subtensor.ts";
import { isHotkeyRegisteredOnAnyNetwork } from "../registration/neurons.ts";
import { isValidIpAddress, isValidIpType, passesServingRateLimit } from "./endpoint.ts";

/** What both calls say of an endpoint. */
interface Endpoint {
  readonly netuid: number;
  readonly ip: bigint;
  readonly port: number;
  readonly ip_type: number;
}

const rejections = [
  "BadOrigin",
  "NotRegistered",
  "InvalidIpType",
  "InvalidIpAddress",
  "ServingRateLimitExceeded",
  "InvalidPort",
] as const;

/**
 * [SRV-3] The hotkey that may serve an endpoint: one that is on any subnet, on `netuid` or not. `lastServed` is the
 * block in which it served the same kind of endpoint there. Refused for the reasons in `rejections`, in that order.
 */
export const mayServe = (
  state: State,
  origin: Origin,
  { netuid, ip, port, ip_type: ipType }: Endpoint,
  lastServed: (hotkey: string) => bigint,
): Result.Result<string, Rejection> =>
  Result.gen(function* () {
    const hotkey = yield* ensureSigned(origin);
    yield* ensure(isHotkeyRegisteredOnAnyNetwork(state, hotkey), "NotRegistered");
    yield* ensure(isValidIpType(ipType), "InvalidIpType");
    yield* ensure(isValidIpAddress(ipType, ip), "InvalidIpAddress");
    const inTime = passesServingRateLimit(state, netuid, lastServed(hotkey), BlockNumber.get(state));
    yield* ensure(inTime, "ServingRateLimitExceeded");
    yield* ensure(port !== 0, "InvalidPort");
    return hotkey;
  });

/** [SRV-4] Say where the hotkey that signs can be reached. */
export const serveAxon = call(
  {
    pallet: "SubtensorModule",
    name: "serve_axon",
    index: 4,
    arguments: {
      netuid: U16,
      version: U32,
      ip: U128,
      port: U16,
      ip_type: U8,
      protocol: U8,
      placeholder1: U8,
      placeholder2: U8,
    },
    rules: ["SRV-4", "SRV-1", "SRV-2", "SRV-3"],
    rejections,
    documentation: "say where a neuron serves",
  },
  function* ({ state }, origin, { netuid, ...endpoint }) {
    const hotkey = yield* mayServe(
      state,
      origin,
      { netuid, ...endpoint },
      (who) => Axons.get(state, netuid, who)?.block ?? 0n,
    );
    const axon = { block: BlockNumber.get(state), ...endpoint };
    return done(Axons.put(state, netuid, hotkey, axon), AxonServed(netuid, hotkey));
  },
);

/** [SRV-5] Say where the hotkey that signs shows its metrics. */
export const servePrometheus = call(
  {
    pallet: "SubtensorModule",
    name: "serve_prometheus",
    index: 5,
    arguments: { netuid: U16, version: U32, ip: U128, port: U16, ip_type: U8 },
    rules: ["SRV-5", "SRV-1", "SRV-2", "SRV-3"],
    rejections,
    documentation: "say where a neuron shows its metrics",
  },
  function* ({ state }, origin, { netuid, ...endpoint }) {
    const hotkey = yield* mayServe(
      state,
      origin,
      { netuid, ...endpoint },
      (who) => Prometheus.get(state, netuid, who)?.block ?? 0n,
    );
    const prometheus = { block: BlockNumber.get(state), ...endpoint };
    return done(Prometheus.put(state, netuid, hotkey, prometheus), PrometheusServed(netuid, hotkey));
  },
);
