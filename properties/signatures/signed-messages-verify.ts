import { toHex } from "../../model/storage/bytes.ts";
import { signedMessages } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { acceptedAs, schemes, signatureOf } from "../support/signatures.ts";

export const signedMessagesVerify = property({
  name: "signed-messages-verify",
  informal:
    "What an account has signed is its signature in the scheme in which it has signed, and in no other one.",
  formal: "verify(scheme', sign(scheme, key, m), m, account(key)) ⇔ scheme' = scheme",
  rules: ["SIG-1", "SIG-4"],
  status: "tested",
  arbitrary: signedMessages,
  cost: 4,
  witnesses: {
    "an empty message": ({ message }) => message.length === 0,
    "a long message": ({ message }) => message.length > 256,
    ed25519: ({ scheme }) => scheme === "ed25519",
    sr25519: ({ scheme }) => scheme === "sr25519",
    ecdsa: ({ scheme }) => scheme === "ecdsa",
  },
  violation: (signed) => {
    const accepted = schemes.filter((scheme) => acceptedAs(signed, scheme));
    return accepted.length === 1 && accepted[0] === signed.scheme
      ? undefined
      : `${toHex(signatureOf(signed))} of ${signed.scheme} is accepted as: ${accepted.join(", ") || "none"}`;
  },
});
