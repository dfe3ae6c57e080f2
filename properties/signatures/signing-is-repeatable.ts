import fc from "fast-check";
import { sign } from "../../model/signatures/sign.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { signedMessages } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { acceptedAs, type Signed, signatureOf, signerOf } from "../support/signatures.ts";

interface Twice {
  readonly signed: Signed;
  readonly other: Uint8Array;
}

const isSame = (left: Uint8Array, right: Uint8Array): boolean => toHex(left) === toHex(right);

/** The same message with other randomness. */
const againOf = ({ signed, other }: Twice): Signed => ({ ...signed, randomness: other });

export const signingIsRepeatable = property({
  name: "signing-is-repeatable",
  informal:
    "The same randomness makes the same signature; other randomness makes another one in sr25519, which holds as well, and the same one elsewhere.",
  formal: "sign(k, m, r) = sign(k, m, r) ∧ (sign(k, m, r') = sign(k, m, r) ⇔ r' = r ∨ scheme ≠ sr25519)",
  rules: ["SIG-4"],
  status: "tested",
  arbitrary: fc.record({
    signed: signedMessages,
    other: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  }),
  cost: 4,
  witnesses: {
    "randomness that matters": ({ signed, other }) =>
      signed.scheme === "sr25519" && !isSame(signed.randomness, other),
    "randomness that does not": ({ signed, other }) =>
      signed.scheme !== "sr25519" && !isSame(signed.randomness, other),
  },
  violation: (twice) => {
    const { signed, other } = twice;
    const first = signatureOf(signed);
    const pair = signerOf(signed.scheme, signed.signer);
    if (!isSame(first, sign(pair, signed.message, signed.randomness))) return "the second one differs";
    const again = againOf(twice);
    const isExpected = signed.scheme !== "sr25519" || isSame(signed.randomness, other);
    if (isSame(first, signatureOf(again)) !== isExpected)
      return `other randomness makes ${isExpected ? "another" : "the same"} signature of ${signed.scheme}`;
    return acceptedAs(again, signed.scheme) ? undefined : "the signature with other randomness does not hold";
  },
});
