/** Wrong epochs, of subnets and of the root. */

import { rootEpoch } from "../../../model/finney/root/rootEpoch.ts";
import type { RootEpochInput } from "../../../model/finney/root/types.ts";
import { epochOf, type PhaseFunctions, phaseFunctions } from "../../../model/finney/yuma/epoch.ts";
import { rootEpochHandlerOf } from "../../suites/root.ts";
import { epochHandlerOf } from "../../suites/yuma.ts";
import type { WrongTarget } from "./target.ts";
import { variant, withHandlers } from "./variants.ts";

const withWeightPhase = (weight: Partial<PhaseFunctions["weight"]>) => {
  const compute = epochOf({ ...phaseFunctions, weight: { ...phaseFunctions.weight, ...weight } });
  return variant({ suites: withHandlers("yuma", { epoch: epochHandlerOf(compute) }) });
};

/** Each stake at the place of its UID, where the chain fills the places in the order of Keys. */
const stakeByUid = (input: RootEpochInput): RootEpochInput => {
  const stakes = new Map(input.hotkeys.map(([uid], position) => [uid, input.totalHotkeyStake[position]]));
  const places = Array.from({ length: input.subnetworkN }, (_, uid) => stakes.get(uid) ?? 0n);
  return { ...input, totalHotkeyStake: places };
};

export const wrongEpochs: readonly WrongTarget[] = [
  {
    name: "ignores-the-outdated-mask",
    description: "Counts weights that were set before the neuron they speak of was registered",
    caughtBy: {
      suite: "yuma",
      handlers: ["epoch"],
      rule: "YUM-6",
      path: /^trace\["W \(permit\+diag\+outdate\)"\]/,
    },
    begin: withWeightPhase({ currentWeights: (weights) => weights }),
  },
  {
    name: "forgets-the-self-weight-mask",
    description: "Counts the weights of neurons on themselves",
    caughtBy: {
      suite: "yuma",
      handlers: ["epoch"],
      rule: "YUM-5",
      path: /^trace\["W \(permit\+diag\)"\]/,
    },
    begin: withWeightPhase({ offDiagonalWeights: (weights) => weights }),
  },
  {
    name: "fills-the-root-by-uid",
    description: "Gives each root validator its own stake where the chain moves stakes down past a free UID",
    caughtBy: {
      suite: "root",
      handlers: ["root_epoch"],
      rule: "ROOT-2",
      path: /^ok\.state\.EmissionValues/,
    },
    begin: variant({
      suites: withHandlers("root", {
        root_epoch: rootEpochHandlerOf((rules, input) => rootEpoch(rules, stakeByUid(input))),
      }),
    }),
  },
];
