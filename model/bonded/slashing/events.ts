/** What the pallet says that it did. */
import { type EventDeclaration, type EventField, event } from "../../runtime/event.ts";
import { AccountId, BlockNumber, U32, U64 } from "../../storage/shape.ts";

const slashing = <const Fields extends readonly EventField[]>(name: string, ...fields: Fields) =>
  event("Slashing", name, ...fields);

/** [SLA-3] A hotkey, the height of its infraction, and the rao taken from stakes, entries and redelegations. */
export const Slashed = slashing("Slashed", AccountId, BlockNumber, U64, U64, U64);
/** [SLA-9] A reporter, and the rao that have arrived in its balance. */
export const ReporterRewarded = slashing("ReporterRewarded", AccountId, U64);
/** [SLA-4] A hotkey is jailed for ever, under its present name. */
export const HotkeyTombstoned = slashing("Tombstoned", AccountId);
/** [SLA-2] Who has reported, the hotkey under the name that it signed with, height and round. */
export const DoubleSigningReported = slashing(
  "DoubleSigningReported",
  AccountId,
  AccountId,
  BlockNumber,
  U32,
);
/** [SLA-7] A hotkey has missed a duty: so many of its window by now. */
export const DutyMissed = slashing("DutyMissed", AccountId, U32);
/** [SLA-6] A hotkey is jailed, until this block at least. */
export const Jailed = slashing("Jailed", AccountId, BlockNumber);
/** [SLA-8] A hotkey has been let out. */
export const Unjailed = slashing("Unjailed", AccountId);

export const slashingEvents: readonly EventDeclaration[] = [
  Slashed,
  ReporterRewarded,
  HotkeyTombstoned,
  DoubleSigningReported,
  DutyMissed,
  Jailed,
  Unjailed,
].map(({ declaration }) => declaration);
