import { blake2b } from "@noble/hashes/blake2.js";
import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { bonded } from "../../model/bonded/rules.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { decodeCall, encodeCall } from "../../model/runtime/callCodec.ts";
import { Account, BlockHash } from "../../model/runtime/system.ts";
import { applySignedExtrinsic, validateSignedExtrinsic } from "../../model/signatures/apply.ts";
import { suspectProof } from "../../model/signatures/diagnose.ts";
import { decodeExtrinsic, encodeExtrinsic, mortalEra } from "../../model/signatures/extrinsic.ts";
import {
  rawPayload,
  runtimeVersionOf,
  type SigningDomain,
  signExtrinsic,
} from "../../model/signatures/payload.ts";
import { sign } from "../../model/signatures/sign.ts";
import { ascii, concat, fromHex, toHex } from "../../model/storage/bytes.ts";
import { ScaleError } from "../../model/storage/scale.ts";
import { hashOfBlock } from "../../properties/support/chain.ts";
import {
  CURRENT,
  domainOf,
  NONCE,
  reasonOf,
  type Sending,
  sentBytes,
  signerOf,
  signersChain,
  turned,
} from "../../properties/support/signatures.ts";
import { callOf, remark } from "../../properties/support/transactions.ts";

const chain = signersChain();
const randomness = new Uint8Array(32).fill(3);

const sending = (changes: Partial<Sending> = {}): Sending => ({
  scheme: "sr25519",
  signer: 0,
  randomness,
  era: "Immortal",
  ahead: 0,
  tip: 0n,
  call: remark,
  ...changes,
});

const refusal = (bytes: Uint8Array, on = chain): string => reasonOf(applySignedExtrinsic(on, bytes));

describe("a transaction in its bytes", () => {
  test("byte by byte", () => {
    const call = callOf("Balances.transfer_keep_alive", { dest: `0x${"aa".repeat(32)}`, value: 1_000n });
    const bytes = encodeExtrinsic(bonded, {
      address: { kind: "Id", bytes: `0x${"bb".repeat(32)}` },
      scheme: "sr25519",
      signature: `0x${"cc".repeat(64)}`,
      era: mortalEra(64n, 42n),
      nonce: 5,
      tip: 100n,
      call,
    });
    const parts = ["84", "00", "bb".repeat(32), "01", "cc".repeat(64), "a502", "14", "9101"];
    const whole = `${parts.join("")}${toHex(encodeCall(bonded, call)).slice(2)}`;
    expect(toHex(bytes).slice(6)).toBe(whole);
    expect(fromHex(`0x${whole}`).length).toBe(141);
    expect(toHex(bytes).slice(0, 6)).toBe("0x3502");
  });

  test("of all pairs of bytes those are eras that have a period of 4 or more and a phase below it", () => {
    const address = { kind: "Id", bytes: `0x${"bb".repeat(32)}` } as const;
    const signature = `0x${"cc".repeat(64)}`;
    const body = { era: mortalEra(64n, 42n), nonce: 0, tip: 0n, call: remark };
    const bytes = encodeExtrinsic(bonded, { ...body, address, scheme: "sr25519", signature });
    const isEra = (low: number, high: number): boolean =>
      reasonOf(decodeExtrinsic(bonded, bytes.with(101, low).with(102, high))) === "nothing";
    const eras = Array.from({ length: 65_536 }, (_, encoded) => isEra(encoded & 255, encoded >> 8));
    const shortPeriods = 4 + 8 + 16 + 32 + 64 + 128 + 256 + 512 + 1_024 + 2_048 + 4_096;
    expect(eras.filter(Boolean).length).toBe(shortPeriods + 4 * 4_096);
    expect([isEra(0x01, 0), isEra(0x31, 0), isEra(0x41, 0), isEra(0x10, 0)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("calls 256 deep are read, and none that lie deeper", () => {
    const nested = (depth: number): Uint8Array => {
      const inner = encodeCall(finney, remark);
      const batch = encodeCall(finney, callOf("Utility.batch", { calls: [] })).subarray(0, 2);
      return concat(...Array.from({ length: depth }, () => concat(batch, Uint8Array.of(4))), inner);
    };
    expect(decodeCall(finney, nested(256)).call).toBe("Utility.batch");
    expect(() => decodeCall(finney, nested(257))).toThrow(ScaleError);
    expect(() => decodeCall(finney, nested(100_000))).toThrow(ScaleError);
  });

  test("a call that finney does not have is none of its transactions", () => {
    const call = callOf("Unbonding.cancel_unbonding", {
      hotkey: `0x${"aa".repeat(32)}`,
      creation: 1n,
      amount: 1n,
    });
    const bytes = sentBytes(sending({ call }));
    expect(reasonOf(decodeExtrinsic(bonded, bytes))).toBe("nothing");
    expect(reasonOf(decodeExtrinsic(finney, bytes))).toBe("Extrinsic.Malformed");
  });
});

describe("a transaction in a block", () => {
  test("is applied once, in each scheme, and pays for all of its bytes", () => {
    for (const scheme of ["ed25519", "sr25519", "ecdsa"] as const) {
      const bytes = sentBytes(sending({ scheme }));
      const applied = Result.getOrThrow(applySignedExtrinsic(chain, bytes));
      expect(applied).toMatchObject({ result: "Ok", fee: 124_414n + BigInt(bytes.length) });
      expect(Account.get(applied.state, signerOf(scheme, 0).account).nonce).toBe(NONCE + 1);
      expect(refusal(bytes, { ...chain, state: applied.state })).toBe("InvalidTransaction.Stale");
    }
  });

  test("the pool and the block say the same of a signature", () => {
    const wrong = sentBytes(sending(), { specVersion: 149 });
    expect(reasonOf(validateSignedExtrinsic(chain, wrong))).toBe("InvalidTransaction.BadProof");
    expect(reasonOf(validateSignedExtrinsic(chain, sentBytes(sending())))).toBe("nothing");
    expect(reasonOf(validateSignedExtrinsic(chain, sentBytes(sending({ ahead: 1 }))))).toBe("nothing");
    expect(refusal(sentBytes(sending({ ahead: 1 })))).toBe("InvalidTransaction.Future");
  });

  test("an era that is over, and one whose block is forgotten", () => {
    const era = mortalEra(4n, CURRENT - 6n);
    const domain: SigningDomain = { ...domainOf({ era: "Immortal" }), birthHash: hashOfBlock(CURRENT - 6n) };
    const body = { era, nonce: NONCE, tip: 0n, call: remark };
    const late = signExtrinsic(bonded, signerOf("sr25519", 0), body, domain, randomness);
    expect(refusal(late)).toBe("InvalidTransaction.BadProof");
    const living = sending({ era: mortalEra(64n, CURRENT - 2n) });
    const forgotten = { ...chain, state: BlockHash.remove(chain.state, CURRENT - 2n) };
    expect(refusal(sentBytes(living))).toBe("nothing");
    expect(refusal(sentBytes(living), forgotten)).toBe("InvalidTransaction.AncientBirthBlock");
  });

  test("nobody signs for the account of zeros, although a signature for it can be made", () => {
    const bytes = encodeExtrinsic(bonded, {
      address: { kind: "Id", bytes: `0x${"00".repeat(32)}` },
      scheme: "sr25519",
      signature: `0x${"00".repeat(63)}80`,
      era: "Immortal",
      nonce: 0,
      tip: 0n,
      call: remark,
    });
    expect(refusal(bytes)).toBe("InvalidTransaction.BadSigner");
  });

  test("what is signed for finney does not hold under the bonded rules, nor the other way round", () => {
    expect(runtimeVersionOf(finney)).toEqual({ specVersion: 149, transactionVersion: 1 });
    const old = { rules: finney, state: chain.state };
    const forFinney = sentBytes(sending(), { specVersion: 149 });
    expect(refusal(forFinney, old)).toBe("nothing");
    expect(refusal(forFinney)).toBe("InvalidTransaction.BadProof");
    expect(refusal(sentBytes(sending()), old)).toBe("InvalidTransaction.BadProof");
  });
});

describe("what has been signed instead", () => {
  const guesses = { genesisHashes: [hashOfBlock(777n)], specVersions: [149], transactionVersions: [2] };
  const suspect = (bytes: Uint8Array) => Result.getOrThrow(suspectProof(chain, bytes, guesses));

  /** The transaction with a signature over other bytes than its payload. */
  const signedAs = (change: (payload: Uint8Array) => Uint8Array, call: RuntimeCall): Uint8Array => {
    const pair = signerOf("ed25519", 1);
    const body = { era: "Immortal", nonce: NONCE, tip: 0n, call } as const;
    const signature = toHex(sign(pair, change(rawPayload(bonded, body, domainOf(body))), randomness));
    return encodeExtrinsic(bonded, {
      ...body,
      address: { kind: "Id", bytes: pair.account },
      scheme: "ed25519",
      signature,
    });
  };

  test("a payload that is hashed though it is short, or not though it is long", () => {
    const long = callOf("System.remark", { remark: `0x${"5a".repeat(300)}` });
    const hashed = (payload: Uint8Array) => blake2b(payload, { dkLen: 32 });
    expect(suspect(signedAs(hashed, remark)).cause).toBe("hashed though short");
    expect(suspect(signedAs((payload) => payload, long)).cause).toBe("not hashed though long");
    expect(suspect(signedAs(hashed, long)).cause).toBe("nothing is wrong");
  });

  test("a payload that a wallet has wrapped", () => {
    const wrapped = (payload: Uint8Array) => concat(ascii("<Bytes>"), payload, ascii("</Bytes>"));
    expect(suspect(signedAs(wrapped, remark)).cause).toBe("wrapped in <Bytes>");
  });

  test("the hash of block 0 in the place of the birth block's", () => {
    const bytes = sentBytes(sending({ era: mortalEra(64n, CURRENT - 2n) }), { birthHash: hashOfBlock(0n) });
    expect(suspect(bytes)).toEqual({ cause: "another birth block", birthHash: hashOfBlock(0n) });
  });

  test("nothing that can be guessed", () => {
    expect(suspect(turned(sentBytes(sending()), 8 * 60)).cause).toBe("unknown");
    expect(reasonOf(suspectProof(chain, new Uint8Array(0), guesses))).toBe("Extrinsic.Malformed");
  });
});
