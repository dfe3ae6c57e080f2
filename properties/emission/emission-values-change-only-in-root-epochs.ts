import * as Result from "effect/Result";
import { EmissionValues, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { smallChains } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { nextBlock, type SmallChain, stateOf } from "../support/emission.ts";
import { exactSum } from "../support/epochs.ts";

const isRootDue = ({ rootTempo, block }: SmallChain): boolean =>
  blocksUntilNextEpoch(0, rootTempo, block + 1n) === 0n;

const valuesAfter = (chain: SmallChain): readonly bigint[] => {
  const { state } = nextBlock(stateOf(chain));
  return chain.networks.map(({ netuid }) => EmissionValues.get(state, netuid));
};

const isUnchanged = (chain: SmallChain): boolean =>
  chain.networks.every(({ emission }, index) => valuesAfter(chain)[index] === emission);

export const emissionValuesChangeOnlyInRootEpochs = property({
  name: "emission-values-change-only-in-root-epochs",
  informal:
    "What subnets are given changes only in the block of a root epoch, and then they are given at most the block emission together.",
  formal: "¬due(root) ⇒ e' = e, e' ≠ e ⇒ Σ e' ≤ block emission",
  rules: ["EMI-4"],
  status: "tested",
  arbitrary: smallChains,
  cost: 4,
  witnesses: {
    "a root epoch changes them": (chain) => isRootDue(chain) && !isUnchanged(chain),
    "a root epoch that is refused": (chain) => isRootDue(chain) && isUnchanged(chain),
    "no root epoch": (chain) => !isRootDue(chain),
  },
  violation: (chain) => {
    if (isUnchanged(chain)) return undefined;
    if (!isRootDue(chain)) return "emission values change without a root epoch";
    const given = exactSum(valuesAfter(chain));
    const due = Result.getOrThrow(blockEmission(finney, TotalIssuance.get(stateOf(chain))));
    return given <= due ? undefined : `${given} rao of ${due} are given to subnets`;
  },
});
