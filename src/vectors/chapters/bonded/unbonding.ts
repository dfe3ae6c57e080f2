import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../../conformance/case.ts";
import { writeCall, writeOrigin } from "../../../../conformance/codecs/calls.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import type { PlainStep } from "../../../../conformance/replay/scenario.ts";
import { rulesOfSteps } from "../../../../conformance/rules.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { JailedUntil } from "../../../../model/bonded/slashing/items.ts";
import { insertEntry } from "../../../../model/bonded/unbonding/entries.ts";
import { Entries, TotalUnbonding } from "../../../../model/bonded/unbonding/items.ts";
import { completionOf } from "../../../../model/bonded/unbonding/period.ts";
import { insertRedelegation } from "../../../../model/bonded/unbonding/redelegations.ts";
import {
  Burn,
  MaxAllowedUids,
  NetworkRegistrationAllowed,
  NominatorMinRequiredStake,
  Stake,
  TargetStakesPerInterval,
  TotalHotkeyColdkeyStakesThisInterval,
  TotalIssuance,
} from "../../../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../../../model/finney/registration/neurons.ts";
import { initNewNetwork } from "../../../../model/finney/subnets/networks.ts";
import type { Extrinsic } from "../../../../model/runtime/block.ts";
import { root, signed } from "../../../../model/runtime/origin.ts";
import { BlockNumber } from "../../../../model/runtime/system.ts";
import type { State } from "../../../../model/storage/item.ts";
import { coldkeyIndex, holdings, knownHotkeyIndex, rao } from "../../../../properties/arbitraries/stakes.ts";
import { balance, type Write, written } from "../../../../properties/support/calling.ts";
import {
  coldkey,
  type Holdings,
  hotkey,
  mainCall,
  removeStakeBy,
  smallHoldings,
  stateOf,
} from "../../../../properties/support/stakes.ts";
import { minimumCall } from "../../../../properties/support/unbonding.ts";
import { execute, seedOf } from "../../execute.ts";
import type { Draft } from "../../files.ts";
import {
  type CallOn,
  callDraft,
  edgesDraft,
  mostlyAccepted,
  type TwinCalls,
  twinDraft,
} from "../callDrafts.ts";

const generator = "src/vectors/chapters/bonded/unbonding.ts";
const parameters = bonded.bonded!;
const PERIOD = parameters.unbondingPeriod;
/** Later than a period, so that something can complete. */
const BLOCK = 200_000n;
const LAST_BLOCK = 2n ** 32n - 1n;
const MOST = 2n ** 64n - 1n;

/** An entry of a pair that was opened in a block; its rao are counted. */
const waiting =
  (on: number, who: number, creation: bigint, amount: bigint): Write =>
  (state) => {
    const entry = { amount, creation, completion: completionOf(parameters, creation) };
    const opened = insertEntry(state, { hotkey: hotkey(on), coldkey: coldkey(who) }, entry);
    return TotalIssuance.update(opened, (issuance) => issuance + amount);
  };

/** What a coldkey has moved from one hotkey to another in a block. */
const moved =
  (who: number, from: number, to: number, creation: bigint, amount: bigint): Write =>
  (state) => {
    const completion = completionOf(parameters, creation);
    const pair = { hotkey: hotkey(from), coldkey: coldkey(who) };
    return insertRedelegation(state, pair, { destination: hotkey(to), amount, creation, completion });
  };

const inBlock =
  (block: bigint): Write =>
  (state) =>
    BlockNumber.put(state, block);
const withTarget =
  (calls: bigint): Write =>
  (state) =>
    TargetStakesPerInterval.put(state, calls);
const withMinimum =
  (least: bigint): Write =>
  (state) =>
    NominatorMinRequiredStake.put(state, least);
const jailed =
  (on: number): Write =>
  (state) =>
    JailedUntil.put(state, hotkey(on), BLOCK + 50n);
/** As many stake calls of a pair as are allowed. */
const busy =
  (on: number, who: number): Write =>
  (state) =>
    TotalHotkeyColdkeyStakesThisInterval.put(state, coldkey(who), hotkey(on), [10n, BLOCK - 1n]);

/** Three delegates of coldkey 0 and a closed hotkey. Coldkey 1 has nominated two, coldkey 2 has no balance. */
const nominated: Holdings = smallHoldings({
  balances: [5_000n, 1_000n],
  hotkeys: [
    { owner: 0, take: 8_000, stakes: [100n, 700n, 900n] },
    { owner: 0, take: 8_000, stakes: [0n, 800n] },
    { owner: 0, take: 8_000, stakes: [0n] },
    { owner: 0, take: undefined, stakes: [0n] },
  ],
});
const usual: State = BlockNumber.put(stateOf(nominated), BLOCK);

/** The entries or redelegations that a coldkey may have, the first of them opened in this block. */
const seven = [0n, 1n, 2n, 3n, 4n, 5n, 6n];
const full = written(usual, ...[...seven].reverse().map((age) => waiting(0, 1, BLOCK - 1n - age, 10n)));
const fullNow = written(usual, ...[...seven].reverse().map((age) => waiting(0, 1, BLOCK - age, 10n)));
const six = written(usual, ...seven.slice(1).map((age) => waiting(0, 1, BLOCK - 9n + age, 10n)));
const open = written(usual, waiting(0, 1, BLOCK - 5n, 40n), waiting(0, 1, BLOCK - 2n, 60n));
const movedOften = written(
  usual,
  ...[...seven].reverse().map((age) => moved(1, 0, 2, BLOCK - 1n - age, 10n)),
);
const movedOftenNow = written(usual, ...[...seven].reverse().map((age) => moved(1, 0, 2, BLOCK - age, 10n)));
const movedInto = written(usual, moved(1, 1, 0, BLOCK - 5n, 40n));

/** An entry of this block that is almost as much as a u64 holds. */
const vast: Write = (state) => {
  const entry = { amount: MOST - 5n, creation: BLOCK, completion: BLOCK + PERIOD };
  return TotalUnbonding.put(Entries.put(state, hotkey(0), coldkey(1), [entry]), MOST - 5n);
};

const byWhom = (who: number, name: string, args: Extrinsic["call"]["args"]): Extrinsic => ({
  origin: signed(coldkey(who)),
  call: { call: `Unbonding.${name}`, args },
});
const cancel = (who: number, on: number, creation: bigint, amount: bigint): Extrinsic =>
  byWhom(who, "cancel_unbonding", { hotkey: hotkey(on), creation, amount });
const redelegate = (who: number, from: number, to: number, amount: bigint): Extrinsic =>
  byWhom(who, "redelegate", { from: hotkey(from), to: hotkey(to), amount });

const byRoot = (call: Extrinsic): Extrinsic => ({ ...call, origin: root });
const on = (state: State, call: Extrinsic): CallOn => ({ state, call });

const removals: readonly CallOn[] = [
  on(usual, byRoot(removeStakeBy(1, 0, 1n))),
  on(usual, removeStakeBy(1, 4, 1n)),
  on(usual, removeStakeBy(1, 3, 1n)),
  on(usual, removeStakeBy(1, 0, 0n)),
  on(usual, removeStakeBy(1, 0, 701n)),
  on(usual, removeStakeBy(1, 0, MOST)),
  on(withTarget(0n)(usual), removeStakeBy(1, 0, 1n)),
  on(withMinimum(600n)(usual), removeStakeBy(1, 0, 101n)),
  on(full, removeStakeBy(1, 0, 1n)),
  on(waiting(0, 1, BLOCK - 8n, 10n)(full), removeStakeBy(1, 0, 1n)),
  on(fullNow, removeStakeBy(1, 0, 1n)),
  on(waiting(0, 1, BLOCK - 7n, 10n)(fullNow), removeStakeBy(1, 0, 1n)),
  on(six, removeStakeBy(1, 0, 1n)),
  on(usual, removeStakeBy(1, 0, 700n)),
  on(usual, removeStakeBy(0, 0, 100n)),
  on(withMinimum(600n)(usual), removeStakeBy(1, 0, 100n)),
  on(jailed(0)(usual), removeStakeBy(1, 0, 700n)),
  on(waiting(0, 2, BLOCK, 10n)(usual), removeStakeBy(1, 0, 7n)),
  ...[LAST_BLOCK - PERIOD, LAST_BLOCK - PERIOD + 1n, LAST_BLOCK].map((block) =>
    on(inBlock(block)(usual), removeStakeBy(1, 0, 7n)),
  ),
  on(written(usual, inBlock(LAST_BLOCK - 5n), waiting(0, 1, LAST_BLOCK - 9n, 10n)), removeStakeBy(1, 0, 7n)),
  on(vast(usual), removeStakeBy(1, 0, 7n)),
  // Two faults at once: the earlier check tells.
  on(usual, byRoot(removeStakeBy(1, 4, 1n))),
  on(withTarget(0n)(usual), removeStakeBy(1, 0, 701n)),
  on(written(usual, withTarget(0n), withMinimum(600n)), removeStakeBy(1, 0, 101n)),
  on(withMinimum(600n)(full), removeStakeBy(1, 0, 101n)),
];

const cancellations: readonly CallOn[] = [
  on(open, byRoot(cancel(1, 0, BLOCK - 5n, 40n))),
  on(open, cancel(1, 4, BLOCK - 5n, 40n)),
  on(open, cancel(1, 3, BLOCK - 5n, 40n)),
  on(open, cancel(1, 0, BLOCK - 4n, 40n)),
  on(open, cancel(1, 1, BLOCK - 5n, 40n)),
  on(open, cancel(2, 0, BLOCK - 5n, 40n)),
  on(open, cancel(1, 0, BLOCK - 5n, 0n)),
  on(open, cancel(1, 0, BLOCK - 5n, 41n)),
  on(open, cancel(1, 0, BLOCK - 5n, MOST)),
  on(withMinimum(741n)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  on(jailed(0)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  on(open, cancel(1, 0, BLOCK - 5n, 40n)),
  on(open, cancel(1, 0, BLOCK - 5n, 39n)),
  on(open, cancel(1, 0, BLOCK - 2n, 60n)),
  on(withMinimum(740n)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  on(withTarget(0n)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  on(jailed(1)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  on(waiting(0, 2, BLOCK - 5n, 10n)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  on(withMinimum(MOST)(waiting(0, 0, BLOCK, 1n)(open)), cancel(0, 0, BLOCK, 1n)),
  on(
    written(
      usual,
      inBlock(LAST_BLOCK - 1n),
      waiting(0, 1, LAST_BLOCK - 9n, 10n),
      waiting(0, 1, LAST_BLOCK - 8n, 5n),
    ),
    cancel(1, 0, LAST_BLOCK - 9n, 10n),
  ),
  // Two faults at once: the earlier check tells.
  on(open, byRoot(cancel(1, 4, BLOCK - 5n, 40n))),
  on(open, cancel(1, 0, BLOCK - 4n, 0n)),
  on(withMinimum(900n)(open), cancel(1, 0, BLOCK - 5n, 41n)),
  on(written(open, withMinimum(741n), jailed(0)), cancel(1, 0, BLOCK - 5n, 40n)),
];

const redelegations: readonly CallOn[] = [
  on(usual, byRoot(redelegate(1, 0, 2, 1n))),
  on(usual, redelegate(1, 4, 2, 1n)),
  on(usual, redelegate(1, 0, 4, 1n)),
  on(usual, redelegate(1, 3, 2, 1n)),
  on(usual, redelegate(1, 0, 3, 1n)),
  on(usual, redelegate(1, 0, 0, 1n)),
  on(usual, redelegate(1, 0, 2, 0n)),
  on(usual, redelegate(1, 0, 2, 701n)),
  on(usual, redelegate(1, 0, 2, MOST)),
  on(busy(0, 1)(usual), redelegate(1, 0, 2, 1n)),
  on(busy(2, 1)(usual), redelegate(1, 0, 2, 1n)),
  on(withMinimum(600n)(usual), redelegate(1, 0, 1, 101n)),
  on(withMinimum(600n)(usual), redelegate(1, 1, 2, 599n)),
  on(jailed(2)(usual), redelegate(1, 0, 2, 1n)),
  on(movedInto, redelegate(1, 0, 2, 1n)),
  on(movedOften, redelegate(1, 0, 1, 1n)),
  on(movedOftenNow, redelegate(1, 0, 1, 1n)),
  on(usual, redelegate(1, 0, 2, 1n)),
  on(usual, redelegate(1, 0, 2, 700n)),
  on(usual, redelegate(0, 0, 3, 100n)),
  on(withMinimum(600n)(usual), redelegate(1, 0, 2, 700n)),
  on(jailed(0)(usual), redelegate(1, 0, 2, 700n)),
  on(movedInto, redelegate(2, 0, 1, 900n)),
  on(movedInto, redelegate(1, 1, 2, 5n)),
  on(movedOftenNow, redelegate(1, 0, 2, 1n)),
  on(moved(1, 0, 1, BLOCK, 5n)(usual), redelegate(1, 0, 2, 7n)),
  on(inBlock(LAST_BLOCK - 1n)(usual), redelegate(1, 0, 2, 7n)),
  on(moved(1, 0, 2, BLOCK, MOST - 5n)(usual), redelegate(1, 0, 2, 7n)),
  // Two faults at once: the earlier check tells.
  on(usual, byRoot(redelegate(1, 4, 2, 1n))),
  on(usual, redelegate(1, 3, 4, 1n)),
  on(usual, redelegate(1, 0, 0, 701n)),
  on(busy(0, 1)(usual), redelegate(1, 0, 2, 701n)),
  on(written(usual, busy(0, 1), busy(2, 1)), redelegate(1, 0, 2, 1n)),
  on(written(usual, busy(2, 1), withMinimum(600n)), redelegate(1, 0, 2, 101n)),
  on(written(usual, withMinimum(600n), jailed(2)), redelegate(1, 0, 2, 101n)),
  on(jailed(2)(movedInto), redelegate(1, 0, 2, 1n)),
  on(moved(1, 1, 0, BLOCK - 5n, 40n)(movedOften), redelegate(1, 0, 1, 1n)),
];

const raised: readonly CallOn[] = [
  on(usual, { ...minimumCall(750n), origin: signed(coldkey(0)) }),
  on(withMinimum(800n)(usual), minimumCall(800n)),
  on(withMinimum(900n)(usual), minimumCall(800n)),
  on(usual, minimumCall(700n)),
  on(usual, minimumCall(701n)),
  on(usual, minimumCall(MOST)),
  on(full, minimumCall(750n)),
  on(fullNow, minimumCall(750n)),
  on(jailed(0)(usual), minimumCall(750n)),
  on(Stake.put(usual, hotkey(1), coldkey(2), 0n), minimumCall(750n)),
];

const edges: readonly (readonly [call: string, given: readonly CallOn[]])[] = [
  ["SubtensorModule.remove_stake", removals],
  ["Unbonding.cancel_unbonding", cancellations],
  ["Unbonding.redelegate", redelegations],
  ["AdminUtils.sudo_set_nominator_min_required_stake", raised],
];

/** Holdings with entries and redelegations, the youngest of this block. */
const unsettled: Arbitrary<State> = fc
  .record({
    holdings: holdings(fc.constantFrom(0n, 0n, 0n, 300n)),
    entries: fc.array(
      fc.record({
        on: knownHotkeyIndex,
        who: coldkeyIndex,
        age: fc.bigInt(0n, 3n),
        amount: fc.bigInt(1n, 900n),
      }),
      { maxLength: 6 },
    ),
    moves: fc.array(
      fc.record({
        who: coldkeyIndex,
        from: knownHotkeyIndex,
        to: knownHotkeyIndex,
        age: fc.bigInt(0n, 3n),
        amount: fc.bigInt(1n, 900n),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ holdings: given, entries, moves }) =>
    written(
      stateOf(given),
      inBlock(BLOCK),
      ...entries.map(({ on: target, who, age, amount }) => waiting(target, who, BLOCK - age, amount)),
      ...moves
        .filter(({ from, to }) => from !== to)
        .map(({ who, from, to, age, amount }) => moved(who, from, to, BLOCK - age, amount)),
    ),
  );

const withCall = (call: Arbitrary<Extrinsic>): Arbitrary<CallOn> => fc.record({ state: unsettled, call });

const drawn: readonly (readonly [call: string, given: Arbitrary<CallOn>])[] = [
  [
    "SubtensorModule.remove_stake",
    withCall(fc.tuple(coldkeyIndex, knownHotkeyIndex, rao).map((given) => removeStakeBy(...given))),
  ],
  [
    "Unbonding.cancel_unbonding",
    withCall(
      fc
        .tuple(coldkeyIndex, knownHotkeyIndex, fc.bigInt(0n, 3n), fc.oneof(fc.bigInt(1n, 30n), rao))
        .map(([who, from, age, amount]) => cancel(who, from, BLOCK - age, amount)),
    ),
  ],
  [
    "Unbonding.redelegate",
    withCall(
      fc
        .tuple(coldkeyIndex, knownHotkeyIndex, knownHotkeyIndex, rao)
        .map(([who, from, to, amount]) => redelegate(who, from, to, amount)),
    ),
  ],
  ["AdminUtils.sudo_set_nominator_min_required_stake", withCall(rao.map(minimumCall))],
];

/** A subnet with a single slot, which the first hotkey holds. */
const withFullSubnet = (state: State): State => {
  const network = initNewNetwork(state, 1, 10).state;
  const single = NetworkRegistrationAllowed.put(MaxAllowedUids.put(network, 1, 1), 1, true);
  return appendNeuron(Burn.put(single, 1, 1n), 1, hotkey(0), 1n);
};

const takenSlot: Arbitrary<CallOn> = unsettled.map((state) => ({
  state: withFullSubnet(written(state, balance(coldkey(4), 5_000n))),
  call: mainCall(4, "burned_register", { netuid: 1, hotkey: hotkey(5) }),
}));

const twin = (rejected: CallOn, repaired: CallOn, name?: string): TwinCalls => ({
  rejected,
  repaired,
  generator,
  ...(name === undefined ? {} : { case: name }),
});

const removalTwins: readonly TwinCalls[] = [
  twin(on(usual, byRoot(removeStakeBy(1, 0, 1n))), on(usual, removeStakeBy(1, 0, 1n))),
  twin(on(usual, removeStakeBy(1, 4, 1n)), on(usual, removeStakeBy(1, 0, 1n))),
  twin(on(usual, removeStakeBy(1, 3, 1n)), on(usual, removeStakeBy(1, 0, 1n))),
  twin(on(usual, removeStakeBy(1, 0, 701n)), on(usual, removeStakeBy(1, 0, 700n))),
  twin(on(withTarget(0n)(usual), removeStakeBy(1, 0, 1n)), on(usual, removeStakeBy(1, 0, 1n))),
  twin(
    on(withMinimum(600n)(usual), removeStakeBy(1, 0, 101n)),
    on(withMinimum(600n)(usual), removeStakeBy(1, 0, 100n)),
  ),
  twin(on(full, removeStakeBy(1, 0, 1n)), on(full, removeStakeBy(1, 1, 1n))),
];

const cancellationTwins: readonly TwinCalls[] = [
  twin(on(open, byRoot(cancel(1, 0, BLOCK - 5n, 40n))), on(open, cancel(1, 0, BLOCK - 5n, 40n))),
  twin(on(open, cancel(1, 4, BLOCK - 5n, 40n)), on(open, cancel(1, 0, BLOCK - 5n, 40n))),
  twin(on(open, cancel(1, 3, BLOCK - 5n, 40n)), on(open, cancel(1, 0, BLOCK - 5n, 40n))),
  twin(on(open, cancel(1, 0, BLOCK - 4n, 40n)), on(open, cancel(1, 0, BLOCK - 5n, 40n))),
  twin(on(open, cancel(1, 0, BLOCK - 5n, 41n)), on(open, cancel(1, 0, BLOCK - 5n, 40n))),
  twin(
    on(withMinimum(741n)(open), cancel(1, 0, BLOCK - 5n, 40n)),
    on(withMinimum(740n)(open), cancel(1, 0, BLOCK - 5n, 40n)),
  ),
  twin(on(jailed(0)(open), cancel(1, 0, BLOCK - 5n, 40n)), on(open, cancel(1, 0, BLOCK - 5n, 40n))),
];

const redelegationTwins: readonly TwinCalls[] = [
  twin(on(usual, byRoot(redelegate(1, 0, 2, 1n))), on(usual, redelegate(1, 0, 2, 1n))),
  twin(on(usual, redelegate(1, 4, 2, 1n)), on(usual, redelegate(1, 0, 2, 1n)), "NotRegistered/from"),
  twin(on(usual, redelegate(1, 0, 4, 1n)), on(usual, redelegate(1, 0, 2, 1n))),
  twin(on(usual, redelegate(1, 0, 3, 1n)), on(usual, redelegate(1, 0, 2, 1n))),
  twin(on(usual, redelegate(1, 3, 2, 1n)), on(usual, redelegate(1, 0, 2, 1n)), "NonAssociatedColdKey/from"),
  twin(on(usual, redelegate(1, 0, 0, 1n)), on(usual, redelegate(1, 0, 2, 1n))),
  twin(on(usual, redelegate(1, 0, 2, 701n)), on(usual, redelegate(1, 0, 2, 700n))),
  twin(on(busy(0, 1)(usual), redelegate(1, 0, 2, 1n)), on(usual, redelegate(1, 0, 2, 1n))),
  twin(on(busy(2, 1)(usual), redelegate(1, 0, 2, 1n)), on(usual, redelegate(1, 0, 2, 1n))),
  twin(
    on(withMinimum(600n)(usual), redelegate(1, 0, 1, 101n)),
    on(withMinimum(600n)(usual), redelegate(1, 0, 1, 100n)),
  ),
  twin(
    on(withMinimum(600n)(usual), redelegate(1, 0, 2, 599n)),
    on(withMinimum(600n)(usual), redelegate(1, 0, 2, 700n)),
    "NomStakeBelowMinimumThreshold/to",
  ),
  twin(on(jailed(2)(usual), redelegate(1, 0, 2, 1n)), on(usual, redelegate(1, 0, 2, 1n))),
  twin(on(movedInto, redelegate(1, 0, 2, 1n)), on(movedInto, redelegate(1, 1, 2, 1n))),
  twin(on(movedOften, redelegate(1, 0, 2, 1n)), on(movedOften, redelegate(1, 1, 2, 1n))),
];

const raisedTwins: readonly TwinCalls[] = [
  twin(on(usual, { ...minimumCall(750n), origin: signed(coldkey(0)) }), on(usual, minimumCall(750n))),
];

/** Opened so that it completes in the next block. */
const DUE = BLOCK + 1n - PERIOD;
const hash = `0x${"45".repeat(32)}`;

/** What completes together: pairs out of the order of storage, a coldkey without a balance, one that is full. */
const settling: readonly (readonly [state: State, block: bigint])[] = [
  [usual, BLOCK + 1n],
  [written(usual, waiting(0, 1, DUE, 40n)), BLOCK + 1n],
  [written(usual, waiting(0, 1, DUE - 1n, 40n), waiting(0, 1, DUE + 1n, 60n)), BLOCK + 1n],
  [written(usual, waiting(0, 1, DUE, 40n), waiting(0, 1, DUE + 1n, 60n)), BLOCK + 1n],
  [
    written(usual, ...[2, 0, 1].flatMap((each) => [0, 1].map((who) => waiting(each, who, DUE, 10n)))),
    BLOCK + 1n,
  ],
  [
    written(usual, ...[1, 0].flatMap((who) => [0, 2, 1].map((each) => waiting(each, who, DUE, 10n)))),
    BLOCK + 1n,
  ],
  [written(usual, waiting(0, 2, DUE, 499n)), BLOCK + 1n],
  [written(usual, waiting(0, 2, DUE, 500n)), BLOCK + 1n],
  [written(usual, waiting(0, 2, DUE, 300n), waiting(1, 2, DUE, 300n)), BLOCK + 1n],
  [written(usual, waiting(0, 2, DUE, 500n), waiting(1, 2, DUE, 1n)), BLOCK + 1n],
  [written(usual, waiting(0, 2, DUE, 1n), waiting(1, 2, DUE, 500n)), BLOCK + 1n],
  [written(usual, balance(coldkey(1), MOST - 5n), waiting(0, 1, DUE, 40n)), BLOCK + 1n],
  [written(usual, jailed(0), waiting(0, 1, DUE, 40n)), BLOCK + 1n],
  [written(usual, waiting(4, 1, DUE, 40n)), BLOCK + 1n],
  [written(usual, moved(1, 0, 2, DUE, 40n)), BLOCK + 1n],
  [written(usual, moved(1, 0, 2, DUE, 40n), moved(1, 0, 2, DUE + 1n, 60n)), BLOCK + 1n],
  [written(usual, moved(1, 0, 2, DUE, 40n), moved(1, 0, 1, DUE, 60n), moved(2, 0, 2, DUE, 7n)), BLOCK + 1n],
  [written(usual, moved(1, 0, 2, DUE, 40n), moved(1, 1, 2, DUE + 1n, 60n)), BLOCK + 1n],
  [written(usual, moved(1, 1, 2, DUE, 40n), waiting(2, 1, DUE, 30n), waiting(0, 0, DUE, 20n)), BLOCK + 1n],
  [
    written(
      usual,
      waiting(0, 1, LAST_BLOCK - 9n, 40n),
      waiting(0, 0, LAST_BLOCK - 8n, 7n),
      waiting(0, 1, LAST_BLOCK - 2n, 60n),
    ),
    LAST_BLOCK,
  ],
  [written(usual, waiting(0, 1, LAST_BLOCK - 9n, 40n), moved(1, 1, 2, LAST_BLOCK - 3n, 5n)), LAST_BLOCK - 1n],
];

const beginnings = (): Draft => ({
  suite: "bonded/block",
  handler: "initialize",
  case: "unbonding",
  ruleIds: ["UNB-4", "UNB-7", "UNB-1", "UNB-2", "BND-2", "RUN-5", "EMI-1", "BAL-5"],
  description:
    "Blocks in which entries become balances, or cannot, and redelegations are forgotten, in their order.",
  provenance: { kind: "generated", seed: seedOf("bonded/block", "initialize"), generator },
  pairs: settling
    .map(
      ([state, block]): Json => ({
        state: writeState(bonded.items, inBlock(block - 1n)(state)),
        block: `${block}`,
        parent_hash: hash,
      }),
    )
    .map((input) => [input, execute("bonded/block", "initialize", input).outcome as Json]),
});

const callStep = ({ origin, call }: Extrinsic): PlainStep => ({
  ...(writeCall(bonded, call) as { readonly call: string; readonly args: Record<string, Json> }),
  origin: writeOrigin(origin),
});
const beginning = (block: bigint): PlainStep => ({ block: `${block}`, parent_hash: hash });

/** Stake leaves twice in a block, comes back in part, moves on, and what was opened a period ago completes. */
const story: readonly PlainStep[] = [
  callStep(removeStakeBy(1, 0, 100n)),
  callStep(removeStakeBy(1, 0, 50n)),
  callStep(removeStakeBy(2, 0, 400n)),
  callStep(cancel(1, 0, BLOCK, 20n)),
  beginning(BLOCK + 1n),
  callStep(cancel(1, 0, DUE, 40n)),
  callStep(redelegate(1, 1, 2, 300n)),
  callStep(redelegate(1, 2, 1, 100n)),
  callStep(removeStakeBy(1, 2, 300n)),
  beginning(BLOCK + 2n),
  callStep(cancel(1, 0, BLOCK, 130n)),
  callStep(cancel(1, 0, BLOCK, 1n)),
  callStep(removeStakeBy(1, 0, 5n)),
  beginning(BLOCK + 3n),
  // The numbers of blocks go on where the entries complete; between them nothing happens.
  beginning(BLOCK + PERIOD),
  beginning(BLOCK + PERIOD + 1n),
  callStep(redelegate(1, 1, 2, 100n)),
  beginning(BLOCK + PERIOD + 2n),
];

const storyDraft = (): Draft => {
  const genesis = written(
    usual,
    waiting(0, 1, DUE, 40n),
    waiting(1, 1, DUE, 30n),
    waiting(0, 2, DUE + 1n, 9n),
  );
  const input = { genesis: writeState(bonded.items, genesis), steps: story as unknown as Json };
  return {
    suite: "bonded/sequence",
    handler: "replay",
    case: "unbonding-open-cancel-complete",
    ruleIds: [...rulesOfSteps(bonded, story), "UNB-4", "UNB-7"],
    description: "Stake leaves, comes back in part and moves on, and completes when the period is over.",
    provenance: { kind: "generated", seed: 0, generator },
    input,
    expected: execute("bonded/sequence", "replay", input).outcome as Json,
  };
};

/** Two hotkeys with entries in common, redelegations out of, into and between them. */
const entangled = written(
  usual,
  waiting(0, 1, BLOCK - 5n, 40n),
  waiting(0, 2, BLOCK - 5n, 11n),
  waiting(1, 1, BLOCK - 5n, 60n),
  waiting(1, 1, BLOCK - 3n, 7n),
  waiting(0, 1, BLOCK - 4n, 9n),
  moved(1, 0, 2, BLOCK - 5n, 40n),
  moved(1, 1, 2, BLOCK - 5n, 30n),
  moved(2, 1, 0, BLOCK - 4n, 20n),
  moved(2, 2, 0, BLOCK - 4n, 21n),
  moved(2, 2, 1, BLOCK - 4n, 22n),
  moved(2, 1, 3, BLOCK - 3n, 24n),
  moved(0, 0, 1, BLOCK - 2n, 23n),
);

const stateJson = (state: State): Json => writeState(bonded.items, state) as Json;

const functions: readonly (readonly [handler: string, description: string, given: readonly Json[]])[] = [
  [
    "unbonding_completion",
    "When something completes: the period later, or in the last block that has a number.",
    [
      [0n, PERIOD],
      [BLOCK, PERIOD],
      [LAST_BLOCK - PERIOD, PERIOD],
      [LAST_BLOCK - PERIOD + 1n, PERIOD],
      [LAST_BLOCK, PERIOD],
      [0n, 1n],
      [BLOCK, LAST_BLOCK],
      [BLOCK, MOST],
    ].map(([creation, period]) => ({ creation: `${creation}`, unbonding_period: `${period}` })),
  ],
  [
    "release_all_stake",
    "A hotkey loses all stake: each amount waits, also beyond the maximum, and none of 0 rao.",
    [usual, full, fullNow, waiting(0, 1, BLOCK, 3n)(usual)].flatMap((state) =>
      [0, 1, 2].map((each) => ({ state: stateJson(state), hotkey: hotkey(each) })),
    ),
  ],
  [
    "rename_unbonding",
    "A swapped hotkey takes along what waits, what it has sent elsewhere, and what has come to it.",
    [
      [0, 5],
      [1, 5],
      [2, 5],
      [0, 1],
      [1, 0],
      [2, 0],
      [5, 0],
    ].map(([from = 0, to = 0]) => ({ state: stateJson(entangled), from: hotkey(from), to: hotkey(to) })),
  ],
];

const functionDraft = ([handler, description, given]: (typeof functions)[number]): Draft => ({
  suite: "bonded/function",
  handler,
  case: "edges",
  description,
  provenance: { kind: "generated", seed: 0, generator },
  pairs: given.map((input) => [input, execute("bonded/function", handler, input).outcome as Json]),
});

/** The vectors of this chapter. */
export const unbondingVectors = (): readonly Draft[] => [
  ...drawn.map(([call, given]) =>
    callDraft(
      call,
      mostlyAccepted(given, bonded),
      generator,
      { description: "On holdings of which some already unbond or have moved." },
      bonded,
    ),
  ),
  ...edges.map(([call, given]) => edgesDraft(call, given, generator, bonded)),
  callDraft(
    "SubtensorModule.burned_register",
    mostlyAccepted(takenSlot, bonded),
    generator,
    {
      description: "The last slot of a hotkey is taken over: all stake on it unbonds.",
      ruleIds: ["UNB-8", "UNB-1", "UNB-2", "STK-11"],
    },
    bonded,
  ),
  ...[...removalTwins, ...cancellationTwins, ...redelegationTwins, ...raisedTwins].map((twins) =>
    twinDraft(bonded, twins),
  ),
  beginnings(),
  storyDraft(),
  ...functions.map(functionDraft),
];
