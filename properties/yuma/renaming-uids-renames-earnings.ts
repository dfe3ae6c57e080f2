import type { EpochOutput } from "../../model/finney/yuma/types.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { outputOf } from "../support/epochs.ts";
import { renameInput, renameOutput } from "../support/renaming.ts";
import { permitHangsOnATie, renamingOf, renamings } from "./renaming-uids-renames-outputs.ts";

/** All outputs but the next permits, and the bonds that are stored or emptied by them. */
const earnings = ({ validatorPermit: _permit, bonds: _bonds, ...rest }: EpochOutput) => rest;

export const renamingUidsRenamesEarnings = property({
  name: "renaming-uids-renames-earnings",
  informal:
    "What a neuron earns, its rank, trust, consensus, dividends and pruning score never depend on its UID, ties or not; only the next permits, and with them the bonds kept, may.",
  formal: "epoch(π·x) = π·epoch(x) in all outputs but ValidatorPermit and Bonds",
  rules: ["YUM-9", "YUM-13", "YUM-17", "YUM-19", "YUM-20"],
  status: "tested",
  arbitrary: renamings,
  witnesses: {
    "a tie for the last permit": (renamed) =>
      permitHangsOnATie(renamed.input) && renamingOf(renamed).some((newUid, uid) => newUid !== uid),
  },
  violation: (renamed) => {
    const renaming = renamingOf(renamed);
    const expected = earnings(renameOutput(outputOf(renamed.input), renaming));
    return firstDifference(earnings(outputOf(renameInput(renamed.input, renaming))), expected);
  },
});
