import fc, { type Arbitrary } from "fast-check";
import {
  Burn,
  LastTxBlock,
  LastTxBlockDelegateTake,
  MaxAllowedUids,
  MinTake,
  NetworkRegistrationAllowed,
  NominatorMinRequiredStake,
  TargetStakesPerInterval,
} from "../../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../../model/finney/registration/neurons.ts";
import { stakingCalls } from "../../../model/finney/staking/calls.ts";
import { initNewNetwork } from "../../../model/finney/subnets/networks.ts";
import { root } from "../../../model/runtime/origin.ts";
import type { State } from "../../../model/storage/item.ts";
import { holdings, rao, stakeCalls, takeCalls } from "../../../properties/arbitraries/stakes.ts";
import {
  addStakeBy,
  coldkey,
  type Holdings,
  hotkey,
  mainCall,
  removeStakeBy,
  smallHoldings,
  stateOf,
} from "../../../properties/support/stakes.ts";
import type { Draft } from "../files.ts";
import { type CallOn, callDraft, edgesDraft, mostlyAccepted } from "./callDrafts.ts";

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

/** A delegate with a nomination of 700 rao by coldkey 1, and a hotkey that is none; both belong to coldkey 0. */
const nominated = smallHoldings({
  balances: [500n, 1_000n],
  hotkeys: [
    { owner: 0, take: 8_000, stakes: [0n, 700n] },
    { owner: 0, take: undefined, stakes: [0n] },
  ],
  minimum: 600n,
});
const usual = stateOf(nominated);
const busy = LastTxBlockDelegateTake.put(LastTxBlock.put(usual, coldkey(0), 90n), coldkey(0), 90n);
const counted = TargetStakesPerInterval.put(usual, 0n);

/** A change of take by Root, of an unknown hotkey, by a stranger, too soon, on no delegate, and at each limit. */
const takeEdges = (name: string, takes: readonly number[]): readonly CallOn[] => {
  const on = (state: State, who: number, target: number, take: number): CallOn => ({
    state,
    call: mainCall(who, name, { hotkey: hotkey(target), take }),
  });
  const last = takes.at(-1) ?? 0;
  const signedByRoot = { state: usual, call: { ...on(usual, 0, 0, last).call, origin: root } };
  return [
    signedByRoot,
    on(usual, 0, 2, last),
    on(usual, 1, 0, last),
    on(busy, 0, 0, last),
    on(usual, 0, 1, name === "decrease_take" ? 65_535 : 0),
    ...takes.map((take) => on(usual, 0, 0, take)),
  ];
};

const edges: readonly (readonly [name: string, given: readonly CallOn[]])[] = [
  [
    "add_stake",
    [
      { state: usual, call: { ...addStakeBy(1, 0, 1n), origin: root } },
      { state: usual, call: addStakeBy(1, 0, 1_001n) },
      { state: usual, call: addStakeBy(1, 2, 1n) },
      { state: usual, call: addStakeBy(1, 1, 1n) },
      { state: counted, call: addStakeBy(1, 0, 1n) },
      { state: NominatorMinRequiredStake.put(usual, 900n), call: addStakeBy(1, 0, 1n) },
      { state: usual, call: addStakeBy(0, 0, 1n) },
      { state: usual, call: addStakeBy(1, 0, 501n) },
      { state: usual, call: addStakeBy(1, 0, 500n) },
    ],
  ],
  [
    "remove_stake",
    [
      { state: usual, call: { ...removeStakeBy(1, 0, 1n), origin: root } },
      { state: usual, call: removeStakeBy(1, 2, 1n) },
      { state: usual, call: removeStakeBy(1, 1, 1n) },
      { state: usual, call: removeStakeBy(1, 0, 0n) },
      { state: usual, call: removeStakeBy(1, 0, 701n) },
      { state: counted, call: removeStakeBy(1, 0, 1n) },
      { state: usual, call: removeStakeBy(1, 0, 101n) },
      { state: usual, call: removeStakeBy(1, 0, 700n) },
      { state: usual, call: removeStakeBy(1, 0, 100n) },
    ],
  ],
  [
    "become_delegate",
    [
      { state: usual, call: { ...mainCall(0, "become_delegate", { hotkey: hotkey(1) }), origin: root } },
      { state: usual, call: mainCall(0, "become_delegate", { hotkey: hotkey(2) }) },
      { state: usual, call: mainCall(1, "become_delegate", { hotkey: hotkey(1) }) },
      { state: usual, call: mainCall(0, "become_delegate", { hotkey: hotkey(0) }) },
      { state: busy, call: mainCall(0, "become_delegate", { hotkey: hotkey(1) }) },
      { state: MinTake.put(usual, 20_000), call: mainCall(0, "become_delegate", { hotkey: hotkey(1) }) },
      { state: usual, call: mainCall(0, "become_delegate", { hotkey: hotkey(1) }) },
    ],
  ],
  ["decrease_take", takeEdges("decrease_take", [8_000, 5_897, 5_898])],
  ["increase_take", takeEdges("increase_take", [8_000, 11_797, 11_796])],
];

/** The vectors of this chapter that are not taken from recorded calls. */
export const stakingVectors = (): readonly Draft[] => [
  ...stakingCalls.map(({ name }) => draftOf(name)),
  ...edges.map(([name, given]) => edgesDraft(`SubtensorModule.${name}`, given, generator)),
  callDraft("AdminUtils.sudo_set_nominator_min_required_stake", raisedMinimum, generator, {
    description: "A new minimum: smaller nominations are paid back.",
    ruleIds: ["STK-10", "STK-1", "BAL-5"],
  }),
  callDraft("SubtensorModule.burned_register", takenSlot, generator, {
    description: "The last slot of a hotkey is taken over: all stake on it is paid back.",
    ruleIds: ["STK-11", "STK-2", "BAL-5"],
  }),
];
