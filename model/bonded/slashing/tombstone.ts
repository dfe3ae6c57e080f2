/** The end of a hotkey that has signed twice. */
import { Owner } from "../../finney/items/subtensor.ts";
import { u32 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import { Tombstoned } from "./items.ts";
import { jail } from "./jail.ts";

/** [SLA-4] The last block that there can be: whoever is jailed until then is jailed for ever. */
const FOR_EVER: bigint = u32.maximum;

const bury = (state: State, hotkey: string): State =>
  jail(Tombstoned.put(state, hotkey, true), hotkey, FOR_EVER);

/**
 * [SLA-4] Tombstone and jail a hotkey under its present name, and under the name that it signed with unless somebody
 * else has come to own that one.
 */
export const tombstone = (state: State, signer: string, present: string): State => {
  const buried = bury(state, present);
  return signer === present || Owner.has(state, signer) ? buried : bury(buried, signer);
};
