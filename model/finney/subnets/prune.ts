import { u64 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import { EmissionValues, NetworkImmunityPeriod, NetworkRegisteredAt } from "../items/subtensor.ts";
import { allSubnetNetuids } from "./networks.ts";
import { ROOT_NETUID } from "./rootNetuid.ts";

/** What speaks for and against a network that may be replaced. */
interface PruneCandidate {
  readonly netuid: number;
  /** The block in which it was registered. */
  readonly registeredAt: bigint;
  /** Its EmissionValues: rao of each block. */
  readonly emission: bigint;
}

/** Less emission goes before more; of the same emission the older one goes. */
const isSafer = (left: PruneCandidate, right: PruneCandidate): boolean =>
  left.emission === right.emission ? left.registeredAt > right.registeredAt : left.emission > right.emission;

/** Of two that are equal in both, the later in the chain's order goes. */
const worse = (left: PruneCandidate | undefined, right: PruneCandidate): PruneCandidate =>
  left !== undefined && isSafer(right, left) ? left : right;

/** The netuid of the worst of those that are no longer immune, the root network's where there is none. */
const chooseSubnetToPrune = (
  candidates: readonly PruneCandidate[],
  currentBlock: bigint,
  immunityPeriod: bigint,
): number => {
  const mortal = candidates.filter(
    ({ registeredAt }) => u64.saturating(currentBlock - registeredAt) >= immunityPeriod,
  );
  return mortal.reduce<PruneCandidate | undefined>(worse, undefined)?.netuid ?? ROOT_NETUID;
};

/**
 * [NET-3] The netuid of the network that one registered in `currentBlock` replaces: of those that are no longer immune
 * the one with the least emission, of these the oldest, of these the last in the chain's order. 0 where all are immune.
 */
export const subnetToPrune = (state: State, currentBlock: bigint): number => {
  const candidates = allSubnetNetuids(state)
    .filter((netuid) => netuid !== ROOT_NETUID)
    .map((netuid) => ({
      netuid,
      registeredAt: NetworkRegisteredAt.get(state, netuid),
      emission: EmissionValues.get(state, netuid),
    }));
  return chooseSubnetToPrune(candidates, currentBlock, NetworkImmunityPeriod.get(state));
};
