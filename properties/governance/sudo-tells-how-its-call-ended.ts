import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { root } from "../../model/runtime/origin.ts";
import { property } from "../property.ts";
import { hasEvent, make } from "../support/motions.ts";

const setTempo = (netuid: number): RuntimeCall => ({
  call: "AdminUtils.sudo_set_tempo",
  args: { netuid, tempo: 1 },
});

const inner: fc.Arbitrary<RuntimeCall> = fc.oneof(
  fc.nat(9).map(setTempo),
  fc.constant({ call: "System.remark", args: { remark: "0x" } }),
  fc.nat(65_535).map((take) => ({ call: "AdminUtils.sudo_set_default_take", args: { default_take: take } })),
  fc.constant({ call: "SubtensorModule.register_network", args: {} }),
);

interface Sudo {
  readonly call: RuntimeCall;
  readonly yes: number;
  readonly seats: number;
}

const refusedInside = ({ call }: Sudo): boolean =>
  Result.isFailure(applyCall({ rules: finney, state: undefined }, { origin: root, call }));

export const sudoTellsHowItsCallEnded = property({
  name: "sudo-tells-how-its-call-ended",
  informal:
    "A sudo call in the name of more than half of the seats leaves an event that tells how the call in it ended; one of fewer is refused.",
  formal: "2a > m ⇔ Sudid ∈ events",
  rules: ["GOV-8"],
  status: "tested",
  arbitrary: fc.record({ call: inner, yes: fc.nat(12), seats: fc.nat(12) }),
  witnesses: {
    "a majority": (sudo) => sudo.yes * 2 > sudo.seats && !refusedInside(sudo),
    "exactly half": ({ yes, seats }) => yes > 0 && yes * 2 === seats,
  },
  violation: ({ call, yes, seats }) => {
    const told = hasEvent(
      make(undefined, { kind: "Members", yes, seats }, "SubtensorModule.sudo", { call }),
      "Sudid",
    );
    return told === yes * 2 > seats
      ? undefined
      : `${yes} of ${seats} seats: ${told ? "an event" : "no event"}`;
  },
  errata: [
    {
      id: "ERR-98",
      excuses: (sudo) => sudo.yes * 2 > sudo.seats && refusedInside(sudo),
      scenario: { call: setTempo(9), yes: 1, seats: 1 },
    },
  ],
});
