import fc from "fast-check";
import { readSs58, writeSs58 } from "../../model/storage/ss58.ts";
import { property } from "../property.ts";

const digits = "0123456789abcdef";
const accounts = fc
  .array(fc.constantFrom(...digits), { minLength: 64, maxLength: 64 })
  .map((hex) => `0x${hex.join("")}`);

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The key with the letter at `place` moved on by `by` in the alphabet. */
const misspelt = (key: string, place: number, by: number): string => {
  const at = place % key.length;
  const letter = alphabet[(alphabet.indexOf(key.charAt(at)) + by) % alphabet.length]!;
  return `${key.slice(0, at)}${letter}${key.slice(at + 1)}`;
};

export const accountsHaveOneKey = property({
  name: "accounts-have-one-key",
  informal:
    "Every account is written as one key and read back; a key that differs by one letter never means the same account.",
  formal: "readSs58(writeSs58(a)) = a; one letter of the key changed ⇒ not a",
  rules: ["GEN-1"],
  status: "tested",
  arbitrary: fc.tuple(accounts, fc.nat({ max: 47 }), fc.integer({ min: 1, max: 57 })),
  cost: 4,
  witnesses: {
    "the first letter": ([, place]) => place === 0,
    "the last letter": ([, place]) => place === 47,
    "an account that begins with zeros": ([account]) => account.startsWith("0x0"),
  },
  violation: ([account, place, by]) => {
    const key = writeSs58(account);
    const back = readSs58(key);
    if (!("account" in back) || back.account !== account)
      return `${key} comes back as ${JSON.stringify(back)}`;
    const wrong = misspelt(key, place, by);
    const read = readSs58(wrong);
    return "account" in read && read.account === account ? `${wrong} means the same account` : undefined;
  },
});
