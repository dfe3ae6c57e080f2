import { readFileSync } from "node:fs";
import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { bonded } from "../../model/bonded/rules.ts";
import type { Era } from "../../model/finney/transactions/transaction.ts";
import { decodeCall } from "../../model/runtime/callCodec.ts";
import { readAddress } from "../../model/signatures/address.ts";
import {
  decodeExtrinsic,
  encodeEra,
  encodeExtrinsic,
  mortalEra,
  type SignerAddress,
} from "../../model/signatures/extrinsic.ts";
import { keyPairOf } from "../../model/signatures/keys.ts";
import { signingPayload } from "../../model/signatures/payload.ts";
import { softSr25519Public } from "../../model/signatures/sr25519.ts";
import { type AccountScheme, verifySignature } from "../../model/signatures/verify.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";

/** What the libraries of the chain of v1.0.0 answered. */
interface Recorded {
  readonly source: string;
  readonly verify: readonly {
    readonly scheme: AccountScheme;
    readonly signature: string;
    readonly message: string;
    readonly account: string;
    readonly holds: boolean;
  }[];
  readonly derive: readonly {
    readonly scheme: AccountScheme;
    readonly uri: string;
    readonly account: string | null;
  }[];
  readonly soft: readonly { readonly account: string; readonly chainCode: string; readonly below: string }[];
  readonly address: readonly { readonly text: string; readonly answer: readonly [string, number] | null }[];
  readonly era: readonly { readonly bytes: string; readonly period: number; readonly phase: number }[];
  readonly mortal: readonly { readonly period: number; readonly block: number; readonly phase: number }[];
  readonly extrinsic: readonly (Body & {
    readonly scheme: AccountScheme;
    readonly signature: string;
    readonly kind: SignerAddress["kind"];
    readonly address: string;
    readonly bytes: string;
  })[];
  readonly payload: readonly (Body & {
    readonly specVersion: number;
    readonly transactionVersion: number;
    readonly genesisHash: string;
    readonly birthHash: string;
    readonly payload: string;
  })[];
}

interface Body {
  readonly era: string;
  readonly nonce: number;
  readonly tip: string;
  readonly call: string;
}

const recorded: Recorded = JSON.parse(readFileSync("test/signatures/recorded.json", "utf8"));

/** The era of two bytes, read as a u16 apart from the model's reader. */
const eraOf = (hex: string): Era => {
  const bytes = fromHex(hex);
  if (bytes.length === 1) return "Immortal";
  const encoded = (bytes[0] ?? 0) + 256 * (bytes[1] ?? 0);
  const period = 2 ** ((encoded & 15) + 1);
  return { period: BigInt(period), phase: BigInt((encoded >> 4) * Math.max(1, period / 4096)) };
};

const bodyOf = ({ era, nonce, tip, call }: Body) => ({
  era: eraOf(era),
  nonce,
  tip: BigInt(tip),
  call: decodeCall(bonded, fromHex(call)),
});

describe(`what the chain's own libraries answered: ${recorded.source}`, () => {
  test("signatures hold where they do there", () => {
    const differing = recorded.verify.filter(
      ({ scheme, signature, message, account, holds }) =>
        verifySignature(scheme, fromHex(signature), fromHex(message), fromHex(account)) !== holds,
    );
    expect(recorded.verify.filter(({ holds }) => holds).length).toBeGreaterThan(30);
    expect(recorded.verify.filter(({ holds }) => !holds).length).toBeGreaterThan(30);
    expect(differing).toEqual([]);
  });

  test.each(recorded.derive)("$scheme $uri", ({ scheme, uri, account }) => {
    const pair = keyPairOf(scheme, uri);
    expect(Result.isSuccess(pair) ? pair.success.account : null).toBe(account);
  });

  test("soft junctions below public keys", () => {
    for (const { account, chainCode, below } of recorded.soft) {
      const found = softSr25519Public(fromHex(account), fromHex(chainCode));
      expect(found === undefined ? undefined : toHex(found)).toBe(below);
    }
  });

  test("addresses", () => {
    for (const { text, answer } of recorded.address) {
      const read = readAddress(text, answer?.[1] ?? 42);
      expect([text, Result.isSuccess(read) ? read.success.account : null]).toEqual([
        text,
        answer?.[0] ?? null,
      ]);
    }
  });

  test("eras", () => {
    for (const { bytes, period, phase } of recorded.era)
      expect(toHex(encodeEra({ period: BigInt(period), phase: BigInt(phase) }))).toBe(bytes);
    for (const { period, block, phase } of recorded.mortal)
      expect(mortalEra(BigInt(period), BigInt(block))).toEqual({
        period: BigInt(period),
        phase: BigInt(phase),
      });
  });

  test("transactions as bytes", () => {
    for (const given of recorded.extrinsic) {
      const extrinsic = {
        ...bodyOf(given),
        scheme: given.scheme,
        signature: given.signature,
        address: { kind: given.kind, bytes: given.address },
      };
      expect(toHex(encodeExtrinsic(bonded, extrinsic))).toBe(given.bytes);
      expect(Result.getOrThrow(decodeExtrinsic(bonded, fromHex(given.bytes)))).toEqual(extrinsic);
    }
  });

  test("payloads, long and short", () => {
    for (const { payload, ...given } of recorded.payload)
      expect(toHex(signingPayload(bonded, bodyOf(given), given))).toBe(payload);
    expect(new Set(recorded.payload.map(({ payload }) => payload.length === 66)).size).toBe(2);
  });
});
