import { toJson } from "../../model/json.ts";
import type { Change } from "../../model/runtime/changes.ts";
import { itemLabel } from "../../model/storage/item.ts";
import type { Json } from "../case.ts";
import { written } from "./state.ts";

/** A change of storage: item, keys, old value, new value; null is absent. */
export type ChangeRow = readonly [item: string, keys: Json, before: Json, after: Json];

const row = ({ item, keys, before, after }: Change): ChangeRow => {
  const present = written({ item, keys, value: after ?? before });
  const shown = (value: unknown): Json =>
    value === undefined ? null : toJson(written({ item, keys, value }).value);
  return [itemLabel(present.item), toJson(keys), shown(before), shown(after)];
};

const byLabel = ([left]: ChangeRow, [right]: ChangeRow): number => (left < right ? -1 : left > right ? 1 : 0);

/** Changes by the name of the item, then in the chain's order; what the System pallet keeps of blocks is left out. */
export const writeChanges = (changes: readonly Change[]): readonly ChangeRow[] =>
  changes
    .map(row)
    .filter(([item]) => !item.startsWith("System."))
    .sort(byLabel);
