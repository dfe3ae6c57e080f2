import { I96F32 } from "../../numbers/fixed.ts";
import { u16, u64 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import { deposit } from "../balances/fungible.ts";
import * as storage from "../items/subtensor.ts";

/** How a network's emission of one block is divided, in whole rao. */
export interface QueuedEmission {
  /** What the owner gets at once, on its balance; undefined where the network has no owner. */
  readonly cut: bigint | undefined;
  /** What is queued for the next epoch. */
  readonly queued: bigint;
}

const floor = (value: I96F32): bigint => I96F32.wrappingToInteger(u64, value);

/**
 * [EMI-7] The owner's part of `emission` rao by `ownerCut`, a u16 share of 65535, and the rest. Either is rounded down,
 * so that a rao is lost where the share is not whole.
 */
export const divideEmission = (emission: bigint, ownerCut: number | undefined): QueuedEmission => {
  if (ownerCut === undefined) return { cut: undefined, queued: emission };
  const whole = I96F32.wrappingFromInteger(emission);
  const product = I96F32.saturatingMul(whole, I96F32.wrappingFromInteger(BigInt(ownerCut)));
  const cut = I96F32.saturatingDiv(product, I96F32.wrappingFromInteger(u16.maximum));
  return { cut: floor(cut), queued: floor(I96F32.saturatingSub(whole, cut)) };
};

/** [EMI-7] The state after the owner of a network, if it has one, has got `cut` rao, newly issued. */
const payOwner = (state: State, netuid: number, cut: bigint): State =>
  storage.TotalIssuance.update(deposit(state, storage.SubnetOwner.get(state, netuid), cut), (issuance) =>
    u64.saturating(issuance + cut),
  );

/** [EMI-7] The emission of one block: the owner's cut, the rest onto PendingEmission. */
export const queueEmission = (state: State, netuid: number): State => {
  const ownerCut = storage.SubnetOwner.has(state, netuid) ? storage.SubnetOwnerCut.get(state) : undefined;
  const { cut, queued } = divideEmission(storage.EmissionValues.get(state, netuid), ownerCut);
  const paid = cut === undefined ? state : payOwner(state, netuid, cut);
  return storage.PendingEmission.update(paid, netuid, (pending) => u64.wrapping(pending + queued));
};
