import { blake2b } from "@noble/hashes/blake2.js";
import { fromHex, toHex } from "../../storage/bytes.ts";
import { encode } from "../../storage/scale.ts";
import { AccountId, Bytes, Hash, tuple, U64 } from "../../storage/shape.ts";

const blake2 = (bytes: Uint8Array): string => toHex(blake2b(bytes, { dkLen: 32 }));

const Committed = tuple(U64, AccountId, Hash, Bytes);

/**
 * [QRY-4] What a hotkey commits to before it shows `answer`: BLAKE2b of the query's number, the hotkey, the salt and the
 * answer as SCALE. Under another name, or for another query, the same answer has another commitment.
 */
export const commitmentOf = (query: bigint, hotkey: string, salt: string, answer: string): string =>
  blake2(encode(Committed, [query, hotkey, salt, answer]));

/** [QRY-4] What is kept of an answer: BLAKE2b of its bytes. */
export const answerHash = (answer: string): string => blake2(fromHex(answer));
