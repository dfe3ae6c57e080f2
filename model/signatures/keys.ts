import { ed25519 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import * as Result from "effect/Result";
import { type Rejection, reject } from "../runtime/rejection.ts";
import { ascii, concat, toHex } from "../storage/bytes.ts";
import { compact } from "../storage/scale.ts";
import { ecdsaAccount, ecdsaPublicKey } from "./ecdsa.ts";
import { seedOfHex, seedOfPhrase } from "./phrase.ts";
import { type Junction, readSecretUri } from "./secretUri.ts";
import {
  hardSr25519,
  type Sr25519Secret,
  softSr25519,
  sr25519FromSeed,
  sr25519PublicKey,
} from "./sr25519.ts";
import type { AccountScheme } from "./verify.ts";

interface Keys {
  /** 32 bytes, of ecdsa 33. */
  readonly publicKey: Uint8Array;
  /** What the chain knows the key as. */
  readonly account: string;
}

/** Who can sign: the secret, and what belongs to it. */
export type KeyPair = HotkeyPair | (Keys & { readonly scheme: "ecdsa"; readonly secret: Uint8Array });

/** Who can sign statements too. An account of ecdsa cannot: a statement has no room for its key. */
export type HotkeyPair =
  | (Keys & { readonly scheme: "sr25519"; readonly secret: Sr25519Secret })
  | (Keys & { readonly scheme: "ed25519"; readonly secret: Uint8Array });

const sr25519Pair = (secret: Sr25519Secret): KeyPair => {
  const publicKey = sr25519PublicKey(secret);
  return { scheme: "sr25519", secret, publicKey, account: toHex(publicKey) };
};

const ed25519Pair = (secret: Uint8Array): KeyPair => {
  const publicKey = ed25519.getPublicKey(secret);
  return { scheme: "ed25519", secret, publicKey, account: toHex(publicKey) };
};

const ecdsaPair = (secret: Uint8Array): Result.Result<KeyPair, Rejection> => {
  const publicKey = ecdsaPublicKey(secret);
  if (publicKey === undefined) return reject("Keys.MalformedSeed");
  return Result.succeed({ scheme: "ecdsa", secret, publicKey, account: toHex(ecdsaAccount(publicKey)) });
};

const names = { ed25519: "Ed25519HDKD", ecdsa: "Secp256k1HDKD" };

const hardSeed = (scheme: "ed25519" | "ecdsa", seed: Uint8Array, chainCode: Uint8Array): Uint8Array => {
  const name = ascii(names[scheme]);
  return blake2b(concat(compact(BigInt(name.length)), name, seed, chainCode), { dkLen: 32 });
};

const derived = (secret: Sr25519Secret, { hard, chainCode }: Junction): Sr25519Secret =>
  hard ? hardSr25519(secret, chainCode) : softSr25519(secret, chainCode);

/**
 * [SIG-3] The key pair of a seed of 32 bytes after the junctions. `Keys.SoftJunction` for a soft one where the scheme has
 * none, `Keys.MalformedSeed` for an ecdsa secret out of range.
 */
export const keyPairOfSeed = (
  scheme: AccountScheme,
  seed: Uint8Array,
  junctions: readonly Junction[],
): Result.Result<KeyPair, Rejection> => {
  if (scheme === "sr25519")
    return Result.succeed(sr25519Pair(junctions.reduce(derived, sr25519FromSeed(seed))));
  if (junctions.some(({ hard }) => !hard)) return reject("Keys.SoftJunction");
  const secret = junctions.reduce((above, { chainCode }) => hardSeed(scheme, above, chainCode), seed);
  return scheme === "ed25519" ? Result.succeed(ed25519Pair(secret)) : ecdsaPair(secret);
};

/**
 * [SIG-3] The key pair that a secret URI names. In order: `Keys.MalformedUri`; `Keys.MalformedSeed` where it begins with
 * "0x", else `Keys.WrongWordCount`, `Keys.UnknownWord`, `Keys.WrongChecksum`; `Keys.SoftJunction`.
 */
export const keyPairOf = (scheme: AccountScheme, uri: string): Result.Result<KeyPair, Rejection> =>
  Result.gen(function* () {
    const { phrase, junctions, password } = yield* readSecretUri(uri);
    const seed = yield* phrase.startsWith("0x") ? seedOfHex(phrase) : seedOfPhrase(phrase, password);
    return yield* keyPairOfSeed(scheme, seed, junctions);
  });
