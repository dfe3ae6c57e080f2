import fc from "fast-check";
import type { Era } from "../../model/finney/transactions/transaction.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { coldkeys, hotkeys } from "../support/chain.ts";
import {
  callOf,
  type Drawn,
  LITTLE,
  registration,
  remark,
  type Signer,
  weights,
} from "../support/transactions.ts";

/** Short eras, so that blocks of them are forgotten, current and to come. */
export const eras: fc.Arbitrary<Era> = fc.oneof(
  fc.constant<Era>("Immortal"),
  fc
    .constantFrom(4n, 8n, 16n)
    .chain((period) => fc.bigInt({ min: 0n, max: period - 1n }).map((phase): Era => ({ period, phase }))),
);

const rao = fc.oneof(fc.constantFrom(0n, 1n, 500n, LITTLE), fc.bigInt({ min: 0n, max: 2_000_000n }));
const account = fc.constantFrom(...coldkeys);

/** Calls that move no rao out of all counts: what they cost is the only thing that can. */
export const calmCalls: fc.Arbitrary<RuntimeCall> = fc.oneof(
  fc.constant(remark),
  fc.record({ dest: account, value: rao }).map((args) => callOf("Balances.transfer_keep_alive", args)),
  fc.constant(callOf("AdminUtils.sudo_set_tempo", { netuid: 1, tempo: 9 })),
  fc.constant(callOf("AdminUtils.sudo_set_kappa", { netuid: 1, kappa: 9 })),
  fc.constant(callOf("AdminUtils.sudo_set_adjustment_alpha", { netuid: 1, adjustment_alpha: 9n })),
  rao.map((amount) =>
    callOf("SubtensorModule.add_stake", { hotkey: hotkeys[1] as string, amount_staked: amount }),
  ),
  fc.constant(callOf("Utility.batch", { calls: [weights, remark] })),
);

/** Those, and some that cost their signer much or that the pool asks about. */
export const anyCalls: fc.Arbitrary<RuntimeCall> = fc.oneof(
  calmCalls,
  fc.constantFrom(registration, weights),
  fc.record({ dest: account, keep_alive: fc.boolean() }).map((args) => callOf("Balances.transfer_all", args)),
);

const signers: fc.Arbitrary<Signer> = fc.constantFrom("rich", "rich", "owner", "owner", "poor", "unknown");

/** Transactions that are mostly in order. */
export const transactions = (calls: fc.Arbitrary<RuntimeCall> = anyCalls): fc.Arbitrary<Drawn> =>
  fc.record({
    signer: signers,
    ahead: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1, 2),
    era: fc.oneof(fc.constant<Era>("Immortal"), eras),
    knowsBirth: fc.integer({ min: 0, max: 9 }).map((die) => die > 0),
    tip: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 200_000n })),
    call: calls,
    length: fc.nat(300),
    registrations: fc.nat(4),
    minimum: fc.constantFrom(0n, 1n),
  });
