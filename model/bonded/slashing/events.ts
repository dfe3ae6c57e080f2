import { type EventDeclaration, type EventField, event } from "../../runtime/event.ts";
import { AccountId, BlockNumber, U32 } from "../../storage/shape.ts";

const slashing = <const Fields extends readonly EventField[]>(name: string, ...fields: Fields) =>
  event("Slashing", name, ...fields);

/** [SLA-7] A hotkey has missed a duty: so many of its window by now. */
export const DutyMissed = slashing("DutyMissed", AccountId, U32);
/** [SLA-6] A hotkey is jailed, until this block at least. */
export const Jailed = slashing("Jailed", AccountId, BlockNumber);
/** [SLA-8] A hotkey has been let out. */
export const Unjailed = slashing("Unjailed", AccountId);

export const slashingEvents: readonly EventDeclaration[] = [DutyMissed, Jailed, Unjailed].map(
  ({ declaration }) => declaration,
);
