import { divideEmission } from "../../model/finney/emission/ownerCut.ts";
import { EmissionValues, LoadedEmission, PendingEmission } from "../../model/finney/items/subtensor.ts";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import type { State } from "../../model/storage/item.ts";
import { smallChains } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { type Network, nextBlock, type SmallChain, stateOf } from "../support/emission.ts";
import { exactSum } from "../support/epochs.ts";

const isDue = ({ block }: SmallChain, { netuid, tempo }: Network): boolean =>
  blocksUntilNextEpoch(netuid, tempo, block + 1n) === 0n;

/** What the network has gathered when its epoch of the next block runs. */
const gathered = (after: State, { ownerCut }: SmallChain, { netuid, pending, owner }: Network): bigint =>
  pending + divideEmission(EmissionValues.get(after, netuid), owner === null ? undefined : ownerCut).queued;

const loaded = (after: State, netuid: number): bigint =>
  exactSum((LoadedEmission.get(after, netuid) ?? []).map(([, server, validator]) => server + validator));

/** Two shares a neuron, each short of a rao and an ulp: as rounding in the epoch leaves. */
const mostDust = ({ neurons }: Network, rao: bigint): bigint =>
  2n * BigInt(neurons.length) * (rao / (1n << 32n) + 2n);

const hasNoStake = ({ hotkeys }: SmallChain, { neurons }: Network): boolean =>
  neurons.every((neuron) => exactSum(hotkeys[neuron]?.stakes ?? []) === 0n);

/** The network, where it has gathered what it neither keeps nor loads, and what that is. */
const lossIn = (chain: SmallChain, network: Network): string | undefined => {
  const { state } = nextBlock(stateOf(chain));
  const rao = gathered(state, chain, network);
  const kept = PendingEmission.get(state, network.netuid);
  if (!isDue(chain, network)) return kept === rao ? undefined : `${kept} rao are pending, not ${rao}`;
  if (kept !== 0n) return `${kept} rao stay pending`;
  const paid = loaded(state, network.netuid);
  return paid <= rao && rao - paid <= mostDust(network, rao) ? undefined : `${paid} rao of ${rao} are loaded`;
};

export const epochsLoadWhatWasPending = property({
  name: "epochs-load-what-was-pending",
  informal:
    "What a network is given waits to the rao until its epoch, which makes payments of all of it but two shares of dust a neuron.",
  formal: "pending' = pending + queued, at tempo: pending' = 0 ∧ 0 ≤ pending + queued − Σ loaded ≤ dust",
  rules: ["EMI-7", "EMI-8"],
  status: "tested",
  arbitrary: smallChains,
  cost: 4,
  witnesses: {
    "an epoch pays": (chain) =>
      chain.networks.some(({ netuid }) => loaded(nextBlock(stateOf(chain)).state, netuid) > 0n),
    "no epoch": (chain) => !chain.networks.some((network) => isDue(chain, network)),
  },
  violation: (chain) =>
    chain.networks.flatMap((network) => {
      const loss = lossIn(chain, network);
      return loss === undefined ? [] : [`network ${network.netuid}: ${loss}`];
    })[0],
  errata: [
    {
      id: "ERR-82",
      excuses: (chain) =>
        chain.networks.every(
          (network) =>
            lossIn(chain, network) === undefined || (isDue(chain, network) && hasNoStake(chain, network)),
        ),
      scenario: {
        block: 2n,
        hotkeys: [],
        networks: [
          { netuid: 1, tempo: 1, emission: 0n, pending: 1n, owner: null, neurons: [], payments: [] },
        ],
        ownerCut: 0,
        balances: [],
        root: [],
        rootTempo: 0,
      },
    },
  ],
});
