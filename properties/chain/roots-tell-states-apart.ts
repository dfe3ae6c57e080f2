import { changesBetween } from "../../model/runtime/changes.ts";
import { type Entry, encodeEntry } from "../../model/storage/item.ts";
import { type Known, stateRoot } from "../../model/storage/stateRoot.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { firstFault, someStep } from "../support/laws.ts";

const known: Known<Entry> = new WeakMap();

export const rootsTellStatesApart = property({
  name: "roots-tell-states-apart",
  informal: "A step changes the state root if and only if it changes an entry.",
  formal: "root(s) = root(s′) ⇔ s = s′",
  rules: ["RUN-7", "STO-5"],
  status: "tested",
  cost: 40,
  arbitrary: scenarios(),
  witnesses: {
    "a call changes something": someStep(({ before, after }) => changesBetween(before, after).length > 0),
    "a call changes nothing": someStep(({ before, after }) => changesBetween(before, after).length === 0),
  },
  violation: firstFault(({ before, after }) => {
    const changed = changesBetween(before, after).length > 0;
    const [left, right] = [before, after].map((state) => stateRoot(state, encodeEntry, known));
    if (changed === (left !== right)) return undefined;
    return changed ? "entries change and the root does not" : "the root changes and no entry does";
  }),
});
