import type { State } from "../../storage/item.ts";
import { JailedUntil } from "./items.ts";

/** [SLA-6] Whether a hotkey is jailed: it stays so until `unjail`, also after the time for which it was jailed. */
export const isJailed = (state: State, hotkey: string): boolean => JailedUntil.has(state, hotkey);
