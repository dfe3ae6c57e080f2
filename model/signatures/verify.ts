import { ed25519 } from "@noble/curves/ed25519.js";
import * as sr25519 from "@scure/sr25519";

/** The schemes in which an account may sign; the account is the public key itself. */
export type SignatureScheme = "ed25519" | "sr25519";

/** What verification throws for is no signature either: bytes that are no point, a scalar out of range, a wrong length. */
const holds = (verify: () => boolean): boolean => {
  try {
    return verify();
  } catch {
    return false;
  }
};

/**
 * [SIG-1] Whether 64 bytes are the signature of `message` by the account with this public key of 32 bytes. ed25519 by
 * ZIP-215, as the chain's own library does, so that all implementations agree on odd points; sr25519 in the context
 * "substrate".
 */
export const verifySignature = (
  scheme: SignatureScheme,
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean =>
  holds(() =>
    scheme === "ed25519"
      ? ed25519.verify(signature, message, publicKey, { zip215: true })
      : sr25519.verify(message, signature, publicKey),
  );
