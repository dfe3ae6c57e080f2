import fc from "fast-check";
import { joinRoot, rootState, smallRootCase } from "../arbitraries/rootSeats.ts";
import { property } from "../property.ts";
import { refusalOf } from "../support/calling.ts";

/** Registrations in this interval, a target, and one that is larger. */
interface Targets {
  readonly registrations: number;
  readonly target: number;
  readonly more: number;
}

const largerOf = ({ target, more }: Targets) => Math.min(target + more, 65_535);

const refusalAt = (registrations: number, target: number) => {
  const input = smallRootCase({ registrations, target });
  return refusalOf(joinRoot(rootState(input), input));
};

export const largerTargetsAllowNoFewerRegistrations = property({
  name: "larger-targets-allow-no-fewer-registrations",
  informal: "Where the root network accepts a registration it also does under a larger target.",
  formal: "accepted at t ∧ t ≤ t′ ⇒ accepted at t′",
  rules: ["NET-8"],
  status: "tested",
  arbitrary: fc.record({
    registrations: fc.oneof(fc.nat(10), fc.nat(65_535)),
    target: fc.oneof(fc.nat(4), fc.nat(65_535)),
    more: fc.oneof(fc.nat(4), fc.constantFrom(21_845, 43_690), fc.nat(65_535)),
  }),
  witnesses: {
    "accepted at both": (targets) =>
      targets.more > 0 &&
      refusalAt(targets.registrations, targets.target) === undefined &&
      refusalAt(targets.registrations, largerOf(targets)) === undefined,
    "refused at the smaller": ({ registrations, target }) =>
      refusalAt(registrations, target) === "TooManyRegistrationsThisInterval",
  },
  violation: (targets) => {
    const { registrations, target } = targets;
    if (refusalAt(registrations, target) !== undefined) return undefined;
    const refusal = refusalAt(registrations, largerOf(targets));
    return refusal === undefined ? undefined : `${refusal} at ${largerOf(targets)}, not at ${target}`;
  },
  errata: [
    {
      id: "ERR-68",
      excuses: (targets) => 3 * largerOf(targets) > 65_535,
      scenario: { registrations: 2, target: 1, more: 21_845 },
    },
  ],
});
