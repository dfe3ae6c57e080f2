import type { State } from "../../storage/item.ts";
import { SwappedTo } from "./items.ts";

/**
 * [SLA-5] The name under which a hotkey answers today for what it signed at a height: swaps in that block or later are
 * followed. A name that is met twice ends the search.
 */
export const presentName = (state: State, hotkey: string, height: bigint): string => {
  const met = new Set<string>();
  let [name, since] = [hotkey, height];
  while (!met.has(name)) {
    met.add(name);
    const swap = SwappedTo.get(state, name).find(([, block]) => block >= since);
    if (swap === undefined) return name;
    [name, since] = swap;
  }
  return name;
};
