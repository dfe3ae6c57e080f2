import fc from "fast-check";
import { verifySignature } from "../../model/signatures/verify.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { signedMessages } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { accountOf, type Signed, signatureOf, turned } from "../support/signatures.ts";

interface Turned {
  readonly signed: Signed;
  readonly part: "signature" | "message" | "account";
  readonly bit: number;
}

const partsOf = ({ signed, part, bit }: Turned) => {
  const parts = { signature: signatureOf(signed), message: signed.message, account: accountOf(signed) };
  return { ...parts, [part]: turned(parts[part], bit) };
};

export const turnedBitsBreakSignatures = property({
  name: "turned-bits-break-signatures",
  informal:
    "A signature in which one bit is turned, or that of a message or an account with one bit turned, is none.",
  formal: "¬verify(σ ⊕ 2^i, m, a) ∧ ¬verify(σ, m ⊕ 2^i, a) ∧ ¬verify(σ, m, a ⊕ 2^i)",
  rules: ["SIG-1"],
  status: "tested",
  arbitrary: fc
    .record({
      signed: signedMessages,
      part: fc.constantFrom(
        "signature" as const,
        "signature" as const,
        "message" as const,
        "account" as const,
      ),
      bit: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(255, 511, 515) },
        { weight: 1, arbitrary: fc.nat(65 * 8 - 1) },
      ),
    })
    .filter(({ signed, part }) => part !== "message" || signed.message.length > 0),
  cost: 4,
  witnesses: {
    "the marker of sr25519": ({ signed, part, bit }) =>
      signed.scheme === "sr25519" && part === "signature" && bit === 511,
    "the recovery byte of ecdsa": ({ signed, part, bit }) =>
      signed.scheme === "ecdsa" && part === "signature" && bit >= 512,
    "the highest bit of an account": ({ part, bit }) => part === "account" && bit % 256 === 255,
  },
  violation: (given) => {
    const { signature, message, account } = partsOf(given);
    return verifySignature(given.signed.scheme, signature, message, account)
      ? `${toHex(signature)} still holds for ${toHex(message)} and ${toHex(account)}`
      : undefined;
  },
});
