import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstOf, outputOf, uidsOf } from "../support/epochs.ts";

export const bondsAreKeptOnlyWithAPermit = property({
  name: "bonds-are-kept-only-with-a-permit",
  informal:
    "An epoch writes the bonds of those that get a permit, empties the bonds of those that lose theirs, and leaves all other rows alone.",
  formal: "p′_i ⇒ row i written; p_i ∧ ¬p′_i ⇒ row i := []; ¬p_i ∧ ¬p′_i ⇒ row i untouched",
  rules: ["YUM-21"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "bonds are lost with the permit": (input) =>
      input.bonds.some(
        ([uid, row]) => row.length > 0 && input.validatorPermit[uid] && !outputOf(input).validatorPermit[uid],
      ),
    "a row is left alone": (input) =>
      input.bonds.some(([uid]) => !input.validatorPermit[uid] && !outputOf(input).validatorPermit[uid]),
    "a permit is new": (input) =>
      outputOf(input).validatorPermit.some((permit, uid) => permit && !input.validatorPermit[uid]),
  },
  violation: (input) => {
    const { bonds, validatorPermit } = outputOf(input);
    return firstOf(uidsOf(input.subnetworkN), (uid) => {
      const row = bonds.find(([other]) => other === uid)?.[1];
      if (validatorPermit[uid]) return row === undefined ? `bonds of ${uid} are not written` : undefined;
      if (input.validatorPermit[uid])
        return row?.length === 0 ? undefined : `bonds of ${uid} are not emptied`;
      return row === undefined ? undefined : `bonds of ${uid} are written without a permit`;
    });
  },
});
