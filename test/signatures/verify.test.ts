import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import * as sr25519 from "@scure/sr25519";
import * as Result from "effect/Result";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SignedMessage, verifyAll, wrongSignatures } from "../../model/signatures/batch.ts";
import { keyPairOf } from "../../model/signatures/keys.ts";
import { sign } from "../../model/signatures/sign.ts";
import {
  hardSr25519,
  signSr25519,
  softSr25519,
  sr25519FromSeed,
  sr25519PublicKey,
} from "../../model/signatures/sr25519.ts";
import { type AccountScheme, verifySignature } from "../../model/signatures/verify.ts";
import { ascii, concat, fromHex, fromLittleEndian, littleEndian, toHex } from "../../model/storage/bytes.ts";

const { ORDER } = ed25519.Point.Fn;
const PRIME = ed25519.Point.Fp.ORDER;
const zeros = new Uint8Array(32);
const pair = (scheme: AccountScheme, uri = "//Alice") => Result.getOrThrow(keyPairOf(scheme, uri));

const holds = (scheme: AccountScheme, signature: string, message: Uint8Array, account: string): boolean =>
  verifySignature(scheme, fromHex(signature), message, fromHex(account));

/** The encodings of y and of y + p, each with either sign. */
const encodings = (y: bigint): readonly Uint8Array[] =>
  [y, y + PRIME]
    .filter((value) => value < 1n << 255n)
    .flatMap((value) => [littleEndian(value, 32), littleEndian(value | (1n << 255n), 32)]);

/** All 14 encodings of the eight points of small order. */
const smallOrders = [
  ...new Set(
    ED25519_TORSION_SUBGROUP.map((hex) => fromLittleEndian(fromHex(`0x${hex}`)) & ((1n << 255n) - 1n)),
  ),
].flatMap(encodings);

describe("ed25519 by ZIP-215", () => {
  test("the vectors of RFC 8032", () => {
    const account = "0xd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const signature =
      "0xe5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
    expect(holds("ed25519", signature, new Uint8Array(0), account)).toBe(true);
    expect(holds("ed25519", signature, Uint8Array.of(0), account)).toBe(false);
  });

  test("all 196 pairs of encodings of small order hold with an answer of zero", () => {
    expect(smallOrders.length).toBe(14);
    const message = ascii("Zcash");
    const given = smallOrders.flatMap((key) =>
      smallOrders.map(
        (commitment): SignedMessage => ({
          scheme: "ed25519",
          signature: concat(commitment, zeros),
          message,
          account: key,
        }),
      ),
    );
    expect(given.filter((one) => !verifySignature("ed25519", one.signature, message, one.account))).toEqual(
      [],
    );
    expect(verifyAll(given)).toBe(true);
  });

  test("the challenge is of the bytes as they are, also where the commitment is an odd encoding", () => {
    const { secret, publicKey } = pair("ed25519");
    const { scalar } = ed25519.utils.getExtendedPublicKey(secret as Uint8Array);
    const message = ascii("a message");
    for (const commitment of smallOrders) {
      const challenge = fromLittleEndian(sha512(concat(commitment, publicKey, message)));
      const answer = (challenge * scalar) % ORDER;
      const signature = concat(commitment, littleEndian(answer, 32));
      expect(verifySignature("ed25519", signature, message, publicKey)).toBe(true);
      const unreduced = concat(commitment, littleEndian(answer + ORDER, 32));
      expect(verifySignature("ed25519", unreduced, message, publicKey)).toBe(false);
    }
  });
});

describe("sr25519", () => {
  test("is what the other implementation signs, verifies and derives, randomness and all", () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const law = fc.property(bytes, fc.uint8Array({ maxLength: 400 }), bytes, (seed, message, randomness) => {
      const [secret, theirs] = [sr25519FromSeed(seed), sr25519.secretFromSeed(seed)];
      const publicKey = sr25519PublicKey(secret);
      expect(publicKey).toEqual(sr25519.getPublicKey(theirs));
      const signature = signSr25519(secret, message, randomness);
      expect(signature).toEqual(sr25519.sign(theirs, message, randomness));
      expect(sr25519.verify(message, signature, publicKey)).toBe(true);
      expect(verifySignature("sr25519", signature, message, publicKey)).toBe(true);
      const hard = sr25519.getPublicKey(sr25519.HDKD.secretHard(theirs, randomness));
      expect(sr25519PublicKey(hardSr25519(secret, randomness))).toEqual(hard);
      const soft = sr25519.HDKD.secretSoft(theirs, randomness, zeros);
      expect(sr25519PublicKey(softSr25519(secret, randomness))).toEqual(sr25519.getPublicKey(soft));
      expect(softSr25519(secret, randomness).nonce).toEqual(soft.subarray(32));
    });
    fc.assert(law, { numRuns: 30, seed: 5 });
  });

  test("signatures of schnorrkel before its audit, without the marker, are none", () => {
    const message = ascii(
      "Verifying that I am the owner of 5G9hQLdsKQswNPgB499DeA5PkFBbgkLPJWkkS6FAM6xGQ8xD. Hash: 221455a3\n",
    );
    const account = "0xb4bfa1f7a5166695eb75299fd1c4c03ea212871c342f2c5dfea0902b2c246918";
    const signature =
      "0x5a9755f069939f45d96aaf125cf5ce7ba1db998686f87f2fb3cbdea922078741a73891ba265f70c31436e18a9acd14d189d73c12317ab6c313285cd938453202";
    expect(holds("sr25519", signature, message, account)).toBe(false);
    expect(holds("sr25519", `${signature.slice(0, -2)}82`, message, account)).toBe(false);
  });

  test("the marker must be set and the answer reduced", () => {
    const { publicKey, ...rest } = pair("sr25519");
    const message = ascii("a message");
    const signature = sign({ publicKey, ...rest } as Parameters<typeof sign>[0], message, zeros);
    expect(verifySignature("sr25519", signature, message, publicKey)).toBe(true);
    const unmarked = signature.with(63, signature[63]! & 0x7f);
    expect(verifySignature("sr25519", unmarked, message, publicKey)).toBe(false);
    const answer = fromLittleEndian(signature.subarray(32)) + ORDER;
    const unreduced = concat(signature.subarray(0, 32), littleEndian(answer, 32));
    expect(verifySignature("sr25519", unreduced, message, publicKey)).toBe(false);
  });

  test("everybody can sign for the account of zeros", () => {
    const signature = `0x${"00".repeat(63)}80`;
    expect(holds("sr25519", signature, ascii("anything"), toHex(zeros))).toBe(true);
  });
});

describe("ecdsa", () => {
  const signer = pair("ecdsa");
  const account = fromHex(signer.account);
  const message = ascii("a message");

  /** A message whose signature ends with this byte, and the signature. */
  const endingWith = (last: number) => {
    const tries = Array.from({ length: 32 }, (_, index) => ascii(`message ${index}`));
    const signed = tries.map((text) => ({ message: text, signature: sign(signer, text, zeros) }));
    return signed.find(({ signature }) => signature[64] === last)!;
  };

  test.each([0, 1])("the last byte %i may be written with 27 on top, and in no other way", (last) => {
    const given = endingWith(last);
    const accepted = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) =>
      verifySignature("ecdsa", given.signature.with(64, byte), given.message, account),
    );
    expect(accepted).toEqual([last, last + 27]);
  });

  test("of zeros, and of numbers beyond the order, there is none", () => {
    expect(verifySignature("ecdsa", new Uint8Array(65), message, account)).toBe(false);
    expect(verifySignature("ecdsa", new Uint8Array(65).fill(255, 0, 64), message, account)).toBe(false);
  });
});

describe("lengths", () => {
  const cases = (["ed25519", "sr25519", "ecdsa"] as const).flatMap((scheme) =>
    [0, 1, 31, 32, 33, 63, 64, 65, 66, 1_000].map((length) => [scheme, length] as const),
  );

  test.each(cases)("%s with %i bytes throws nothing", (scheme, length) => {
    const bytes = new Uint8Array(length).fill(0x81);
    expect(verifySignature(scheme, bytes, bytes, zeros)).toBe(false);
    expect(verifySignature(scheme, new Uint8Array(65), bytes, bytes)).toBe(false);
  });
});

describe("batches", () => {
  const messageBy = (scheme: AccountScheme, uri: string): SignedMessage => {
    const signer = pair(scheme, `0x${"07".repeat(32)}//${uri}`);
    const message = ascii(uri);
    return {
      scheme,
      message,
      account: fromHex(signer.account),
      signature: sign(signer, message, zeros),
    };
  };

  /** The signature with `change` added to its answer. */
  const shifted = (given: SignedMessage, change: bigint): SignedMessage => {
    const marker = given.scheme === "sr25519" ? 1n << 255n : 0n;
    const answer = fromLittleEndian(given.signature.subarray(32)) - marker;
    const moved = (((answer + change) % ORDER) + ORDER) % ORDER;
    return {
      ...given,
      signature: concat(given.signature.subarray(0, 32), littleEndian(moved | marker, 32)),
    };
  };

  test.each(["ed25519", "sr25519"] as const)("errors that cancel out in a sum are found: %s", (scheme) => {
    const [first, second] = [messageBy(scheme, "a"), messageBy(scheme, "b")];
    expect(verifyAll([first, second])).toBe(true);
    expect(verifyAll([shifted(first, 0n), shifted(second, 0n)])).toBe(true);
    const cancelling = [shifted(first, 5n), shifted(second, -5n)];
    expect(verifyAll(cancelling)).toBe(false);
    expect(wrongSignatures([messageBy(scheme, "c"), ...cancelling])).toEqual([1, 2]);
  });

  test("the same wrong signature twice is wrong twice", () => {
    const wrong = shifted(messageBy("ed25519", "a"), 1n);
    expect(wrongSignatures([wrong, wrong])).toEqual([0, 1]);
  });

  test("what has a wrong length is wrong, and does not stop the others", () => {
    const [right, other] = [messageBy("sr25519", "a"), messageBy("ed25519", "b")];
    const short = { ...right, signature: right.signature.subarray(1) };
    const long = { ...other, account: concat(other.account, zeros) };
    expect(wrongSignatures([right, short, other, long, messageBy("ecdsa", "d")])).toEqual([1, 3]);
    expect(wrongSignatures([])).toEqual([]);
  });
});
