import { transactions } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";
import {
  appliedOf,
  failed,
  plain,
  poolRefusalOf,
  refusalOf,
  registration,
  validityOf,
} from "../support/transactions.ts";

export const thePoolTakesWhatABlockTakes = property({
  name: "the-pool-takes-what-a-block-takes",
  informal:
    "What the pool takes without waiting for another transaction can stand in the block; what it refuses cannot, or its call is refused there.",
  formal: "valid ∧ requires = ∅ ⇒ applied; invalid ⇒ not applied ∨ call refused",
  rules: ["TXN-5", "TXN-6", "TXN-7", "TXN-8"],
  status: "tested",
  arbitrary: transactions(),
  witnesses: {
    "a transaction waits for another": (drawn) => (validityOf(drawn)?.requires.length ?? 0) > 0,
    "weights without the stake": (drawn) =>
      poolRefusalOf(drawn) === "InvalidTransaction.Call" && failed(drawn),
    "a fee that cannot be paid": (drawn) => poolRefusalOf(drawn) === "InvalidTransaction.Payment",
    "a block whose hash is not known": (drawn) =>
      poolRefusalOf(drawn) === "InvalidTransaction.AncientBirthBlock",
    "a block of another chain": (drawn) => poolRefusalOf(drawn) === "InvalidTransaction.BadProof",
  },
  violation: (drawn) => {
    const validity = validityOf(drawn);
    if (validity !== undefined)
      return validity.requires.length > 0 || appliedOf(drawn) !== undefined
        ? undefined
        : `the pool takes it, the block says ${refusalOf(drawn)}`;
    return appliedOf(drawn)?.result === "Ok"
      ? `the pool says ${poolRefusalOf(drawn)}, the block makes the call`
      : undefined;
  },
  errata: [
    {
      id: "ERR-94",
      excuses: ({ call, registrations }) =>
        call.call === registration.call && registrations >= 1 && registrations < 3,
      scenario: plain({ call: registration, registrations: 1 }),
    },
  ],
});
