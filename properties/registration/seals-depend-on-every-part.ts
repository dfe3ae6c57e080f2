import fc from "fast-check";
import { createSealHash } from "../../model/finney/registration/proofOfWork.ts";
import { property } from "../property.ts";

const account = fc.bigInt(0n, (1n << 256n) - 1n).map((value) => `0x${value.toString(16).padStart(64, "0")}`);
const parts = fc.record({ blockHash: account, nonce: fc.bigInt(0n, (1n << 64n) - 1n), account });

type Parts = { readonly blockHash: string; readonly nonce: bigint; readonly account: string };

const sealOf = ({ blockHash, nonce, account: who }: Parts) => createSealHash(blockHash, nonce, who);

/** The parts with one of them taken from the others. */
const mixed = fc
  .tuple(parts, parts, fc.constantFrom("blockHash", "nonce", "account", "none"))
  .map((drawn) => {
    const [first, second, part] = drawn;
    return {
      first,
      second: part === "none" ? first : { ...first, [part]: second[part as keyof Parts] },
      part,
    };
  });

export const sealsDependOnEveryPart = property({
  name: "seals-depend-on-every-part",
  informal:
    "A seal belongs to one block hash, one nonce and one account: with another one of the three it is another seal.",
  formal: "seal(x) = seal(y) ⇔ x = y",
  rules: ["REG-4"],
  status: "tested",
  arbitrary: mixed,
  witnesses: {
    "another block": ({ part }) => part === "blockHash",
    "another nonce": ({ part }) => part === "nonce",
    "another account": ({ part }) => part === "account",
    "the same parts": ({ part }) => part === "none",
  },
  violation: ({ first, second }) => {
    const areSame = Object.keys(first).every(
      (part) => first[part as keyof Parts] === second[part as keyof Parts],
    );
    return (sealOf(first) === sealOf(second)) === areSame ? undefined : "the seals do not tell them apart";
  },
});
