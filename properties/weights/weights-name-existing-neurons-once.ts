import { Keys, NetworksAdded } from "../../model/finney/items/subtensor.ts";
import { setRow, storedRow, type WeightsCase, weightsCases, weightsState } from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { refusalOf, stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

const run = (input: WeightsCase) => setRow(weightsState(input), input);

export const weightsNameExistingNeuronsOnce = property({
  name: "weights-name-existing-neurons-once",
  informal:
    "A row that is set names each neuron of its subnet at most once, on root each network, and none that does not exist.",
  formal: "stored(row) ⇒ UIDs of row are distinct ∧ ∀u ∈ row: exists(u)",
  rules: ["WGT-1", "WGT-3"],
  status: "tested",
  arbitrary: weightsCases,
  witnesses: {
    "a row that is set": (input) => stateAfter(run(input)) !== undefined,
    "one on root": (input) => input.netuid === 0 && stateAfter(run(input)) !== undefined,
    "a UID that stands twice": (input) => refusalOf(run(input)) === "DuplicateUids",
    "one that nobody has": (input) => refusalOf(run(input)) === "InvalidUid",
  },
  violation: (input) => {
    const state = stateAfter(run(input));
    if (state === undefined) return undefined;
    const uids = storedRow(state, input).map(([uid]) => uid);
    if (new Set(uids).size !== uids.length) return `the row names ${uids.join(", ")}`;
    const exists = (uid: number) =>
      input.netuid === 0 ? NetworksAdded.get(state, uid) : Keys.has(state, input.netuid, uid);
    return firstOf(uids, (uid) => (exists(uid) ? undefined : `${uid} does not exist`));
  },
});
