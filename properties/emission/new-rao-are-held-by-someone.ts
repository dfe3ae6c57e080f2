import { divideEmission } from "../../model/finney/emission/ownerCut.ts";
import { EmissionValues, TotalIssuance, TotalStake } from "../../model/finney/items/subtensor.ts";
import { smallChains } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { balancesOf, nextBlock, type SmallChain, stateOf } from "../support/emission.ts";

const EXISTENTIAL_DEPOSIT = 500n;

/** Whether an owner's cut may be too small for an account: before it is paid the emission values of the block count. */
const isCutLost = (chain: SmallChain): boolean => {
  const { state } = nextBlock(stateOf(chain));
  return chain.networks.some(({ netuid, owner }) => {
    const { cut = 0n } = divideEmission(EmissionValues.get(state, netuid), chain.ownerCut);
    return owner !== null && cut > 0n && cut < EXISTENTIAL_DEPOSIT && chain.balances[owner] === 0n;
  });
};

export const newRaoAreHeldBySomeone = property({
  name: "new-rao-are-held-by-someone",
  informal: "What a block step adds to the issuance is what it adds to stakes and balances together.",
  formal: "Δ TotalIssuance = Δ TotalStake + Δ Σ free",
  rules: ["EMI-1", "EMI-5", "EMI-7"],
  status: "tested",
  arbitrary: smallChains,
  cost: 4,
  witnesses: {
    "an owner and stakers are paid": (chain) => {
      const before = stateOf(chain);
      const { state } = nextBlock(before);
      return balancesOf(state) > balancesOf(before) && TotalStake.get(state) > TotalStake.get(before);
    },
  },
  violation: (chain) => {
    const before = stateOf(chain);
    const { state } = nextBlock(before);
    const issued = TotalIssuance.get(state) - TotalIssuance.get(before);
    const held = TotalStake.get(state) - TotalStake.get(before) + balancesOf(state) - balancesOf(before);
    return issued === held ? undefined : `${issued} rao are issued, ${held} are held`;
  },
  errata: [
    {
      id: "ERR-81",
      excuses: isCutLost,
      scenario: {
        block: 1n,
        hotkeys: [],
        networks: [{ netuid: 1, tempo: 9, emission: 1n, pending: 0n, owner: 0, neurons: [], payments: [] }],
        ownerCut: 65_535,
        balances: [0n],
        root: [],
        rootTempo: 0,
      },
    },
  ],
});
