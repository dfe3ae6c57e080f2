import fc from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { toJson } from "../../../conformance/codecs/values.ts";
import { offers } from "../../../conformance/protocol/messages.ts";
import type { RootEpochInput } from "../../../model/finney/root/types.ts";
import { dueRoots, rootsInAnyBlock } from "../../../properties/arbitraries/root.ts";
import type { Domain } from "../domain.ts";

const suite = "root";
const handler = "root_epoch";
const netuid = 0;

const stateOf = (input: RootEpochInput): Json =>
  toJson({
    SubnetworkN: [[netuid, input.subnetworkN]],
    Tempo: [[netuid, input.tempo]],
    Kappa: [[netuid, input.kappa]],
    Rho: [[netuid, input.rho]],
    Keys: input.hotkeys.map(([uid, hotkey]) => [netuid, uid, hotkey]),
    TotalHotkeyStake: input.hotkeys.map(([, hotkey], index) => [hotkey, input.totalHotkeyStake[index]]),
    Weights: input.weights.map(([uid, row]) => [netuid, uid, row]),
    TotalNetworks: input.totalNetworks,
    NetworksAdded: input.networksAdded,
    TotalIssuance: input.totalIssuance,
    BlockEmission: input.blockEmission,
  });

const inputOf = (input: RootEpochInput): Json => ({ block: `${input.block}`, state: stateOf(input) });

/** The epoch of a random root network, in most cases in the block in which it is due. */
export const roots: Domain = {
  name: "root",
  suites: [suite],
  unit: "epochs",
  countOf: () => 1,
  draws: (offer) =>
    offers(offer, suite, handler)
      ? fc
          .oneof({ weight: 4, arbitrary: dueRoots() }, { weight: 1, arbitrary: rootsInAnyBlock() })
          .map((drawn) => [{ suite, handler, input: inputOf(drawn) }])
      : undefined,
};
