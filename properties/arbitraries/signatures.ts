import fc from "fast-check";
import type { Era } from "../../model/finney/transactions/transaction.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { mortalEra } from "../../model/signatures/extrinsic.ts";
import { coldkeys, hotkeys } from "../support/chain.ts";
import { CURRENT, type Sending, SIGNERS, type Signed, schemes } from "../support/signatures.ts";
import { callOf } from "../support/transactions.ts";

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const signer = fc.nat(SIGNERS - 1);

export const anyScheme = fc.constantFrom(...schemes);

/** Messages, empty and long ones among them, with who signs them. */
export const signedMessages: fc.Arbitrary<Signed> = fc.record({
  scheme: anyScheme,
  signer,
  message: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 160, maxLength: 400 })),
  randomness: bytes32,
});

/** Eras that hold in the current block of the small chain and began before it. */
const livingEras: fc.Arbitrary<Era> = fc.oneof(
  fc.constant<Era>("Immortal"),
  fc
    .tuple(fc.constantFrom(8n, 16n, 64n), fc.bigInt({ min: 1n, max: 7n }))
    .map(([period, before]) => mortalEra(period, CURRENT - before))
    .filter((era) => era !== "Immortal" && CURRENT % era.period !== era.phase),
);

const account = fc.constantFrom(...coldkeys);

/** Short calls, long ones and nested ones; none empties an account. */
const sentCalls: fc.Arbitrary<RuntimeCall> = fc.oneof(
  fc
    .record({ dest: account, value: fc.bigInt({ min: 0n, max: 100_000n }) })
    .map((args) => callOf("Balances.transfer_keep_alive", args)),
  fc
    .constantFrom(0, 10, 300)
    .map((length) => callOf("System.remark", { remark: `0x${"5a".repeat(length)}` })),
  fc.constant(callOf("Unbonding.redelegate", { from: hotkeys[0], to: hotkeys[1], amount: 1n })),
  fc.constant(callOf("Utility.batch", { calls: [callOf("System.remark", { remark: "0x00" })] })),
);

/** Transactions that are mostly in order. */
export const sendings = (ahead: fc.Arbitrary<number> = fc.constant(0)): fc.Arbitrary<Sending> =>
  fc.record({
    scheme: anyScheme,
    signer,
    randomness: bytes32,
    era: livingEras,
    ahead,
    tip: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 1_000n })),
    call: sentCalls,
  });
