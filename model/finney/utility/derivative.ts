import { blake2b } from "@noble/hashes/blake2.js";
import { ascii, concat, toHex } from "../../storage/bytes.ts";
import { encode } from "../../storage/scale.ts";
import { AccountId, tuple, U16 } from "../../storage/shape.ts";

/** [GOV-10] The account with the number `index` that belongs to `account` and has no key of its own. */
export const derivativeOf = (account: string, index: number): string => {
  const numbered = encode(tuple(AccountId, U16), [account, index]);
  return toHex(blake2b(concat(ascii("modlpy/utilisuba"), numbered), { dkLen: 32 }));
};
