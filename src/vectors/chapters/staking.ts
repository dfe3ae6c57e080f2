import fc, { type Arbitrary } from "fast-check";
import { Burn, MaxAllowedUids, NetworkRegistrationAllowed } from "../../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../../model/finney/registration/neurons.ts";
import { stakingCalls } from "../../../model/finney/staking/calls.ts";
import { initNewNetwork } from "../../../model/finney/subnets/networks.ts";
import { root } from "../../../model/runtime/origin.ts";
import type { State } from "../../../model/storage/item.ts";
import { holdings, rao, stakeCalls, takeCalls } from "../../../properties/arbitraries/stakes.ts";
import { type Holdings, hotkey, mainCall, stateOf } from "../../../properties/support/stakes.ts";
import type { Draft } from "../files.ts";
import { type CallOn, callDraft, mostlyAccepted } from "./callDrafts.ts";

const generator = "src/vectors/chapters/staking.ts";

const draftOf = (name: string): Draft =>
  callDraft(
    `SubtensorModule.${name}`,
    mostlyAccepted(
      fc
        .record({ holdings: holdings(), call: fc.oneof(stakeCalls, takeCalls) })
        .filter(({ call }) => call.call.call === `SubtensorModule.${name}`)
        .map(({ holdings, call }): CallOn => ({ state: stateOf(holdings), call })),
    ),
    generator,
    {
      description: `${name} by owners, nominators and strangers, with balances around the existential deposit.`,
    },
  );

const raisedMinimum: Arbitrary<CallOn> = fc
  .record({ holdings: holdings(), minimum: rao })
  .map(({ holdings, minimum }) => ({
    state: stateOf(holdings),
    call: {
      origin: root,
      call: { call: "AdminUtils.sudo_set_nominator_min_required_stake", args: { min_stake: minimum } },
    },
  }));

/** A subnet with a single slot, which the first hotkey holds. */
const withFullSubnet = (holdings: Holdings): State => {
  let state = initNewNetwork(stateOf(holdings), 1, 10).state;
  state = NetworkRegistrationAllowed.put(MaxAllowedUids.put(state, 1, 1), 1, true);
  return appendNeuron(Burn.put(state, 1, 1n), 1, hotkey(0), 1n);
};

const takenSlot: Arbitrary<CallOn> = holdings()
  .filter(({ balances }) => balances.some((free) => free > 500n))
  .map((given) => ({
    state: withFullSubnet(given),
    call: mainCall(
      given.balances.findIndex((free) => free > 500n),
      "burned_register",
      { netuid: 1, hotkey: hotkey(5) },
    ),
  }));

/** The vectors of this chapter that are not taken from recorded calls. */
export const stakingVectors = (): readonly Draft[] => [
  ...stakingCalls.map(({ name }) => draftOf(name)),
  callDraft("AdminUtils.sudo_set_nominator_min_required_stake", raisedMinimum, generator, {
    description: "A new minimum: smaller nominations are paid back.",
    ruleIds: ["STK-10", "STK-1", "BAL-5"],
  }),
  callDraft("SubtensorModule.burned_register", takenSlot, generator, {
    description: "The last slot of a hotkey is taken over: all stake on it is paid back.",
    ruleIds: ["STK-11", "STK-2", "BAL-5"],
  }),
];
