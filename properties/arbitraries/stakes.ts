import fc from "fast-check";
import type { Extrinsic } from "../../model/runtime/block.ts";
import { root, signed } from "../../model/runtime/origin.ts";
import type { Series } from "../support/stakeSeries.ts";
import {
  addStakeBy,
  coldkey,
  type Holdings,
  hotkey,
  mainCall,
  removeStakeBy,
  type StakeStep,
} from "../support/stakes.ts";

const COLDKEYS = 4;
const HOTKEYS = 3;

/** Rao around the existential deposit, and more of them. */
export const rao = fc.oneof(
  fc.constantFrom(0n, 1n, 499n, 500n, 501n, 999n, 1_000n, 1_500n),
  fc.bigInt({ min: 0n, max: 2_500n }),
);

export const coldkeyIndex = fc.nat({ max: COLDKEYS - 1 });
/** One more than are known. */
const anyHotkeyIndex = fc.nat({ max: HOTKEYS });
export const knownHotkeyIndex = fc.nat({ max: HOTKEYS - 1 });

const everyColdkey = <Value>(value: fc.Arbitrary<Value>) =>
  fc.array(value, { minLength: COLDKEYS, maxLength: COLDKEYS });

const takes = fc.constantFrom(5_898, 8_000, 11_796);

/** Who has what. A minimum for nominations is set in some of them, and is then kept. */
export const holdings = (
  minimums: fc.Arbitrary<bigint> = fc.constantFrom(0n, 0n, 300n),
): fc.Arbitrary<Holdings> =>
  minimums.chain((minimum) =>
    fc.record({
      balances: everyColdkey(rao),
      hotkeys: fc.array(
        fc.record({
          owner: coldkeyIndex,
          take: fc.option(takes, { nil: undefined }),
          stakes: everyColdkey(rao.map((amount) => (amount < minimum ? 0n : amount))),
        }),
        { minLength: HOTKEYS, maxLength: HOTKEYS },
      ),
      minimum: fc.constant(minimum),
    }),
  );

/** Calls of the pallet Balances, a transfer to oneself among them. */
export const balanceCalls: fc.Arbitrary<Extrinsic> = fc
  .record({ from: coldkeyIndex, to: coldkeyIndex, value: rao, keep: fc.boolean(), kind: fc.nat({ max: 7 }) })
  .map(({ from, to, value, keep, kind }) => {
    const own = (name: string, args: object): Extrinsic => ({
      origin: signed(coldkey(from)),
      call: { call: `Balances.${name}`, args: { dest: coldkey(to), ...args } },
    });
    const byRoot = (name: string, args: object): Extrinsic => ({
      origin: root,
      call: { call: `Balances.${name}`, args: { ...args } },
    });
    switch (kind) {
      case 0:
        return own("transfer_keep_alive", { value });
      case 1:
        return own("transfer_all", { keep_alive: keep });
      case 2:
        return own("transfer", { value });
      case 3:
        return byRoot("force_transfer", { source: coldkey(from), dest: coldkey(to), value });
      case 4:
        return byRoot("force_set_balance", { who: coldkey(to), new_free: value });
      case 5:
        return byRoot("set_balance_deprecated", {
          who: coldkey(to),
          new_free: value,
          old_reserved: keep ? 0n : 1n,
        });
      default:
        return own("transfer_allow_death", { value });
    }
  });

/** Calls that move stake. */
export const stakeCalls: fc.Arbitrary<Extrinsic> = fc
  .record({ who: coldkeyIndex, on: anyHotkeyIndex, amount: rao, adds: fc.boolean() })
  .map(({ who, on, amount, adds }) => (adds ? addStakeBy : removeStakeBy)(who, on, amount));

/** Calls that set a take. */
export const takeCalls: fc.Arbitrary<Extrinsic> = fc
  .record({
    who: coldkeyIndex,
    on: anyHotkeyIndex,
    take: fc.oneof(fc.constantFrom(0, 5_897, 5_898, 11_796, 11_797, 65_535), fc.nat({ max: 65_535 })),
    name: fc.constantFrom("become_delegate", "decrease_take", "increase_take"),
  })
  .map(({ who, on, take, name }) =>
    mainCall(who, name, name === "become_delegate" ? { hotkey: hotkey(on) } : { hotkey: hotkey(on), take }),
  );

/** Whatever moves stake. */
export const stakeSteps: fc.Arbitrary<StakeStep> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant("call"), call: stakeCalls }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant("clear"), minimum: rao }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("unstake"), hotkey: knownHotkeyIndex }), weight: 1 },
);

/** Stake calls of one pair, some of them in one block. */
export const stakeSeries: fc.Arbitrary<Series> = fc.record({
  interval: fc.bigInt({ min: 0n, max: 4n }),
  target: fc.bigInt({ min: 0n, max: 3n }),
  waits: fc.array(fc.bigInt({ min: 0n, max: 5n }), { minLength: 1, maxLength: 8 }),
});
