import { call, done } from "../../runtime/call.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { U8, U16, U32, U128 } from "../../storage/shape.ts";
import { AxonServed, PrometheusServed } from "../events.ts";
import { Axons, Prometheus } from "../items/subtensor.ts";
import { mayServe, rejections } from "./mayServe.ts";

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
