import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { LastUpdate, Weights } from "../items/subtensor.ts";
import { fixedFromU16s } from "../yuma/limits.ts";
import { maxUpscaleToU16 } from "../yuma/stored.ts";
import type { WeightsRow } from "./checks.ts";

/** [WGT-6] The row as it is stored: its largest value becomes 65535, all others in proportion, to the nearest. */
export const scaledRow = ({ uids, values }: WeightsRow): WeightsRow => ({
  uids,
  values: maxUpscaleToU16(fixedFromU16s(values)),
});

/** [WGT-6] Store the row of a neuron and the block. A LastUpdate that is too short stays as it is. */
export const storeRow = (state: State, netuid: number, uid: number, { uids, values }: WeightsRow): State => {
  const row = uids.map((column, index) => [column, values[index]!] as const);
  const stored = Weights.put(state, netuid, uid, row);
  const updates: readonly bigint[] = LastUpdate.get(state, netuid);
  if (uid >= updates.length) return stored;
  return LastUpdate.put(stored, netuid, updates.with(uid, BlockNumber.get(state)));
};
