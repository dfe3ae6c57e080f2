/** What a test account is named by: a phrase or a seed, a path of junctions, and a password. */
import { blake2b } from "@noble/hashes/blake2.js";
import * as Result from "effect/Result";
import { type Rejection, reject } from "../runtime/rejection.ts";
import { concat, littleEndian } from "../storage/bytes.ts";
import { compact } from "../storage/scale.ts";
import { utf8 } from "./utf8.ts";

/** The phrase that everybody knows: it stands where none is given. */
const DEVELOPMENT_PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** A step of a path: soft ones can be taken from a public key as well, hard ones from the secret alone. */
export interface Junction {
  readonly hard: boolean;
  /** 32 bytes. */
  readonly chainCode: Uint8Array;
}

/** A secret URI taken apart. */
export interface SecretUri {
  readonly phrase: string;
  readonly junctions: readonly Junction[];
  readonly password: string;
}

const pattern = /^([\w ]+)?((?:\/\/?[^/]+)*)(?:\/\/\/(.*))?$/;
const step = /\/(\/?[^/]+)/g;

/** A number that fits in 64 bits stands for itself, any other text for its characters. */
const encodeCode = (code: string): Uint8Array => {
  if (/^\+?[0-9]+$/.test(code) && BigInt(code.replace("+", "")) < 1n << 64n)
    return littleEndian(BigInt(code.replace("+", "")), 8);
  const bytes = utf8(code);
  return concat(compact(BigInt(bytes.length)), bytes);
};

const junctionOf = (text: string): Junction => {
  const hard = text.startsWith("/");
  const encoded = encodeCode(hard ? text.slice(1) : text);
  if (encoded.length > 32) return { hard, chainCode: blake2b(encoded, { dkLen: 32 }) };
  return { hard, chainCode: concat(encoded, new Uint8Array(32 - encoded.length)) };
};

/**
 * [SIG-3] The parts of `phrase//hard/soft///password`, of which each may be left out. `Keys.MalformedUri` where a text is
 * none.
 */
export const readSecretUri = (text: string): Result.Result<SecretUri, Rejection> => {
  const parts = pattern.exec(text);
  if (parts === null) return reject("Keys.MalformedUri");
  const [, phrase = DEVELOPMENT_PHRASE, path = "", password = ""] = parts;
  const junctions = [...path.matchAll(step)].map(([, code = ""]) => junctionOf(code));
  return Result.succeed({ phrase, junctions, password });
};
