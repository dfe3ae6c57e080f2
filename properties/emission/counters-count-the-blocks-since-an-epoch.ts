import { BlocksSinceLastStep, LastMechansimStepBlock } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { smallChains } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { nextBlock, type SmallChain, stateOf } from "../support/emission.ts";

const BLOCKS = 8;

/** The states after each of the next blocks. */
const following = (chain: SmallChain): readonly (readonly [block: bigint, state: State])[] => {
  let state = stateOf(chain);
  return Array.from({ length: BLOCKS }, (_, index) => {
    state = nextBlock(state).state;
    return [chain.block + BigInt(index) + 1n, state] as const;
  });
};

export const countersCountTheBlocksSinceAnEpoch = property({
  name: "counters-count-the-blocks-since-an-epoch",
  informal:
    "From its first epoch on, a network's BlocksSinceLastStep is the number of blocks since LastMechansimStepBlock, however the states of the chain follow each other.",
  formal: "LastMechansimStepBlock stored ⇒ BlocksSinceLastStep = b − LastMechansimStepBlock",
  rules: ["EMI-8"],
  status: "tested",
  arbitrary: smallChains,
  cost: 10,
  witnesses: {
    "several blocks since an epoch": (chain) =>
      following(chain).some(([, state]) =>
        chain.networks.some(
          ({ netuid }) =>
            LastMechansimStepBlock.has(state, netuid) && BlocksSinceLastStep.get(state, netuid) > 1n,
        ),
      ),
  },
  violation: (chain) =>
    following(chain).flatMap(([block, state]) =>
      chain.networks.flatMap(({ netuid }) => {
        if (!LastMechansimStepBlock.has(state, netuid)) return [];
        const since = block - LastMechansimStepBlock.get(state, netuid);
        const counted = BlocksSinceLastStep.get(state, netuid);
        return counted === since ? [] : [`network ${netuid} counts ${counted} blocks, not ${since}`];
      }),
    )[0],
});
