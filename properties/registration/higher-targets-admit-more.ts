import * as Result from "effect/Result";
import fc from "fast-check";
import {
  NetworkRegistrationAllowed,
  NetworksAdded,
  RegistrationsThisInterval,
  TargetRegistrationsPerInterval,
} from "../../model/finney/items/subtensor.ts";
import { byBurning, mayRegister } from "../../model/finney/registration/admission.ts";
import { finney } from "../../model/finney/rules.ts";
import { property } from "../property.ts";
import { newcomer, SUBNET } from "../support/registration.ts";

interface Targets {
  readonly registrations: number;
  readonly target: number;
  readonly higher: number;
}

const isAdmitted = (registrations: number, target: number): boolean => {
  let state = NetworksAdded.put(undefined, SUBNET, true);
  state = NetworkRegistrationAllowed.put(state, SUBNET, true);
  state = RegistrationsThisInterval.put(state, SUBNET, registrations);
  state = TargetRegistrationsPerInterval.put(state, SUBNET, target);
  return Result.isSuccess(mayRegister({ rules: finney, state }, byBurning, SUBNET, newcomer.hotkey));
};

const someTarget = fc.oneof(fc.nat(5), fc.integer({ min: 21_840, max: 21_850 }), fc.nat(65_535));

export const higherTargetsAdmitMore = property({
  name: "higher-targets-admit-more",
  informal: "Whoever may register may do so with a higher target too.",
  formal: "t' ≥ t ∧ admitted(t) ⇒ admitted(t')",
  rules: ["REG-1"],
  status: "tested",
  arbitrary: fc
    .tuple(fc.oneof(fc.nat(20), fc.nat(65_535)), someTarget, someTarget)
    .map(([registrations, first, second]): Targets => {
      return { registrations, target: Math.min(first, second), higher: Math.max(first, second) };
    }),
  witnesses: {
    "the higher target admits, the lower one does not": ({ registrations, target, higher }) =>
      !isAdmitted(registrations, target) && isAdmitted(registrations, higher),
    "both admit": ({ registrations, target, higher }) =>
      isAdmitted(registrations, target) && isAdmitted(registrations, higher),
  },
  violation: ({ registrations, target, higher }) =>
    isAdmitted(registrations, target) && !isAdmitted(registrations, higher)
      ? `a target of ${target} admits, one of ${higher} does not`
      : undefined,
  errata: [
    {
      id: "ERR-68",
      excuses: ({ higher }) => 3 * higher > 65_535,
      scenario: { registrations: 2, target: 1, higher: 21_846 },
    },
  ],
});
