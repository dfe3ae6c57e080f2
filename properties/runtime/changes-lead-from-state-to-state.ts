import { type Change, changesBetween } from "../../model/runtime/changes.ts";
import { encodeEntry, type State, storageKey } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { trieGet, triePut, trieRemove } from "../../model/storage/trie.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { firstFault, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

const applied = (state: State, { item, keys, after }: Change): State => {
  const key = storageKey(item, keys);
  return after === undefined ? trieRemove(state, key) : triePut(state, key, { item, keys, value: after });
};

const rootOf = (state: State): string => stateRoot(state, encodeEntry);

const changesOf = ({ before, after }: Ran): readonly Change[] => changesBetween(before, after);

const misplaced = (state: State, { item, keys, before }: Change): boolean =>
  trieGet(state, storageKey(item, keys))?.value !== before;

const fault = (ran: Ran): string | undefined => {
  const changes = changesOf(ran);
  const wrong = changes.find((change) => misplaced(ran.before, change));
  if (wrong !== undefined) return `${wrong.item.name} was another value before`;
  const places = changes.map(({ item, keys }) => storageKey(item, keys));
  if (places.some((place, index) => index > 0 && place <= places[index - 1]!))
    return "the order is not that of the keys";
  return rootOf(changes.reduce(applied, ran.before)) === rootOf(ran.after)
    ? undefined
    : "the changes lead elsewhere";
};

export const changesLeadFromStateToState = property({
  name: "changes-lead-from-state-to-state",
  informal:
    "The changes of a step, made to the state before it, give the state after it; each place stands once, in the order of the keys.",
  formal: "apply(changes(s, s′), s) = s′",
  rules: ["RUN-7"],
  status: "tested",
  cost: 60,
  arbitrary: scenarios(30),
  witnesses: {
    "an entry appears": someStep((ran) => changesOf(ran).some(({ before }) => before === undefined)),
    "an entry goes": someStep((ran) => changesOf(ran).some(({ after }) => after === undefined)),
    "nothing changes": someStep((ran) => changesOf(ran).length === 0),
  },
  violation: firstFault(fault),
});
