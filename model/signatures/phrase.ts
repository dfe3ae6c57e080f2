import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import * as Result from "effect/Result";
import { type Rejection, reject } from "../runtime/rejection.ts";
import { fromHex } from "../storage/bytes.ts";
import { utf8 } from "./utf8.ts";

const counts: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);
const known: ReadonlySet<string> = new Set(wordlist);
const ROUNDS = 2048;

/** The entropy of words that are known and of a right number; undefined where their checksum is wrong. */
const entropyOf = (words: readonly string[]): Uint8Array | undefined => {
  try {
    return mnemonicToEntropy(words.join(" "), wordlist);
  } catch {
    return undefined;
  }
};

/**
 * [SIG-3] The seed of 32 bytes of a phrase: its entropy stretched with the password, which is where it parts from BIP-39,
 * which stretches the words. `Keys.WrongWordCount`, `Keys.UnknownWord`, `Keys.WrongChecksum`, in this order.
 */
export const seedOfPhrase = (phrase: string, password: string): Result.Result<Uint8Array, Rejection> => {
  const words = phrase.split(/\s+/).filter((word) => word !== "");
  if (!counts.has(words.length)) return reject("Keys.WrongWordCount");
  if (!words.every((word) => known.has(word))) return reject("Keys.UnknownWord");
  const entropy = entropyOf(words);
  if (entropy === undefined) return reject("Keys.WrongChecksum");
  return Result.succeed(pbkdf2(sha512, entropy, utf8(`mnemonic${password}`), { c: ROUNDS, dkLen: 32 }));
};

/** [SIG-3] A seed that is written out, "0x" and 64 hex digits. `Keys.MalformedSeed` for anything else. */
export const seedOfHex = (text: string): Result.Result<Uint8Array, Rejection> =>
  /^0x[0-9a-fA-F]{64}$/.test(text) ? Result.succeed(fromHex(text)) : reject("Keys.MalformedSeed");
