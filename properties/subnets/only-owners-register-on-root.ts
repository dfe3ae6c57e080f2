import { joinRoot, type RootCase, rootCases, rootState, smallRootCase } from "../arbitraries/rootSeats.ts";
import { property } from "../property.ts";
import { stateAfter } from "../support/calling.ts";

const isOwned = ({ stakes, newcomer }: RootCase) => newcomer < stakes.length;
const isJoined = (input: RootCase) => stateAfter(joinRoot(rootState(input), input)) !== undefined;

export const onlyOwnersRegisterOnRoot = property({
  name: "only-owners-register-on-root",
  informal: "Only the coldkey that owns a hotkey can make it a root validator and a delegate.",
  formal: "root_register(h) accepted from c ⇒ h had no owner ∨ Owner(h) = c",
  rules: ["NET-8"],
  status: "tested",
  cost: 2,
  arbitrary: rootCases,
  witnesses: {
    "its owner": (input) => input.byOwner && isOwned(input) && isJoined(input),
    "a hotkey without an owner": (input) => !isOwned(input) && isJoined(input),
  },
  violation: (input) =>
    !input.byOwner && isOwned(input) && isJoined(input) ? "a stranger registers the hotkey" : undefined,
  errata: [{ id: "ERR-76", excuses: isOwned, scenario: smallRootCase({ byOwner: false }) }],
});
