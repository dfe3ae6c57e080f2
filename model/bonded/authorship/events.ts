import { type EventDeclaration, namedEvent } from "../../runtime/event.ts";
import { AccountId, U32 } from "../../storage/shape.ts";

/** [POI-5] The block has an author, drawn in this round; so many draws before were missed duties. */
export const BlockAuthored = namedEvent("Authorship", "BlockAuthored", {
  hotkey: AccountId,
  round: U32,
  missed: U32,
});

export const authorshipEvents: readonly EventDeclaration[] = [BlockAuthored.declaration];
