import fc, { type Arbitrary } from "fast-check";
import type { RegistrationTerm } from "../../model/finney/emission/registrationTerms.ts";
import type { Delegation, Network, Payment, Payments, SmallChain, Staked } from "../support/emission.ts";

/** As many coldkeys as have stakes. */
const COLDKEYS = 4;
const HOTKEYS = 3;

const u16Maximum = 65_535;
const u64Maximum = (1n << 64n) - 1n;

const coldkeys = fc.nat(COLDKEYS - 1);
const hotkeys = fc.nat(HOTKEYS - 1);

/** A u16 share, its ends and the defaults often. */
export const shares = fc.oneof(fc.constantFrom(0, 1, 5_898, 11_796, u16Maximum), fc.nat(u16Maximum));

/** Rao that one payment may be: less than a day's block emission. */
export const amounts = fc.oneof(
  { weight: 2, arbitrary: fc.bigInt(0n, 10n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 10_000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 7_200_000_000_000n) },
);

/** Rao staked: none, little, or up to what all coldkeys together can hold of all TAO. */
const stakes = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 10n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 1_000_000_000_000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 1_000_000_000_000_000n) },
);

const staked: Arbitrary<Staked> = fc.record({
  owner: coldkeys,
  take: fc.option(shares, { nil: null, freq: 3 }),
  stakes: fc.array(stakes, { minLength: COLDKEYS, maxLength: COLDKEYS }),
  missing: fc.constant(0n),
});

/** What a delegate earns, in a part of them so that shares are whole. */
export const delegations: Arbitrary<Delegation> = fc.record({
  emission: fc.oneof(
    amounts,
    fc.bigInt(0n, 10n).map((times) => times * 65_535n),
  ),
  take: shares,
  stakes: fc.array(stakes, { minLength: 1, maxLength: 5 }),
});

const allHotkeys = fc.array(staked, { minLength: HOTKEYS, maxLength: HOTKEYS });

const payment: Arbitrary<Payment> = fc.record({ hotkey: hotkeys, server: amounts, validator: amounts });
const listOfPayments = fc.array(payment, { maxLength: 3 });

/** Payments that wait in two networks. 256 comes first in the chain's order. */
export const payments: Arbitrary<Payments> = fc
  .record({ hotkeys: allHotkeys, first: listOfPayments, second: listOfPayments })
  .map(({ hotkeys: keys, first, second }) => ({
    hotkeys: keys,
    networks: [
      [1, first],
      [256, second],
    ],
  }));

/** The same, where one hotkey's total may be less than its stakes. */
export const miscountedPayments: Arbitrary<Payments> = fc
  .record({ drawn: payments, missing: fc.oneof(fc.constant(0n), stakes) })
  .map(({ drawn, missing }) => ({
    ...drawn,
    hotkeys: drawn.hotkeys.map((hotkey, index) => {
      const sum = hotkey.stakes.reduce((total, stake) => total + stake, 0n);
      return index > 0 ? hotkey : { ...hotkey, missing: missing < sum ? missing : sum };
    }),
  }));

const networkOf = (netuid: number): Arbitrary<Network> =>
  fc.record({
    netuid: fc.constant(netuid),
    tempo: fc.constantFrom(0, 1, 2, 3, 5, 9),
    emission: fc.oneof(fc.bigInt(0n, 5_000n), fc.bigInt(0n, 1_000_000_000n)),
    pending: amounts,
    owner: fc.option(coldkeys, { nil: null }),
    neurons: fc.uniqueArray(hotkeys, { maxLength: HOTKEYS }),
    payments: listOfPayments,
  });

/** A chain of two subnets and the root network, at the end of some block. */
export const smallChains: Arbitrary<SmallChain> = fc.record({
  block: fc.bigInt(1n, 50n),
  hotkeys: allHotkeys,
  networks: fc.tuple(networkOf(1), networkOf(256)),
  ownerCut: shares,
  balances: fc.array(fc.constantFrom(0n, 500n, 1_000_000n), { minLength: COLDKEYS, maxLength: COLDKEYS }),
  root: fc.uniqueArray(fc.tuple(hotkeys, fc.constantFrom(1, 256)), {
    maxLength: 2,
    selector: ([hotkey]) => hotkey,
  }),
  rootTempo: fc.constantFrom(0, 1, 2, 3),
});

const prices = fc.oneof(
  fc.constantFrom(1n, 10_000_000n, 1_000_000_000n, u64Maximum),
  fc.bigInt(0n, 1_000n),
  fc.bigInt(0n, u64Maximum),
);

const counts = fc.oneof(
  { weight: 3, arbitrary: fc.nat(6) },
  { weight: 1, arbitrary: fc.constantFrom(0, 32_767, 32_768, 65_534, u16Maximum) },
  { weight: 1, arbitrary: fc.nat(u16Maximum) },
);

/** AdjustmentAlpha: its ends, that of new networks, any. */
const alphas = fc.oneof(
  fc.constantFrom(0n, 17_893_341_751_498_265_066n, u64Maximum),
  fc.bigInt(0n, u64Maximum),
);

/** Prices between their bounds, with any demand and target. */
export const registrationTerms: Arbitrary<RegistrationTerm> = fc
  .record({
    prices: fc.tuple(prices, prices, prices),
    registrations: counts,
    target: counts,
    alpha: alphas,
  })
  .map(({ prices: drawn, ...rest }) => {
    const [minimum, current, maximum] = [...drawn].sort((left, right) => (left < right ? -1 : 1));
    return { minimum: minimum!, current: current!, maximum: maximum!, ...rest };
  });
