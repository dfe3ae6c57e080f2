import fc from "fast-check";
import { balancesCalls } from "../../../model/finney/balances/calls.ts";
import { balanceCalls, holdings } from "../../../properties/arbitraries/stakes.ts";
import { stateOf } from "../../../properties/support/stakes.ts";
import type { Draft } from "../files.ts";
import { type CallOn, callDraft, mostlyAccepted } from "./callDrafts.ts";

const draftOf = (name: string): Draft =>
  callDraft(
    `Balances.${name}`,
    mostlyAccepted(
      fc
        .record({ holdings: holdings(), call: balanceCalls })
        .filter(({ call }) => call.call.call === `Balances.${name}`)
        .map(({ holdings, call }): CallOn => ({ state: stateOf(holdings), call })),
    ),
    "src/vectors/chapters/balances.ts",
    { description: `${name} with balances around the existential deposit, to oneself and to new accounts.` },
  );

/** The vectors of this chapter that are not taken from recorded calls. */
export const balancesVectors = (): readonly Draft[] => balancesCalls.map(({ name }) => draftOf(name));
