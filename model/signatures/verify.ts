import { ed25519 } from "@noble/curves/ed25519.js";
import { ecdsaAccount, ecdsaSigner } from "./ecdsa.ts";
import { isSame } from "./equal.ts";
import { verifySr25519 } from "./sr25519.ts";

/** The schemes in which a hotkey may sign a statement; the account is the public key itself. */
export type SignatureScheme = "ed25519" | "sr25519";

/** The schemes in which an account may sign a transaction. Of ecdsa the account is a hash of the public key. */
export type AccountScheme = SignatureScheme | "ecdsa";

/** The schemes of accounts by the number that stands for each in a transaction. */
export const accountSchemes: readonly AccountScheme[] = ["ed25519", "sr25519", "ecdsa"];

/** Bytes of a signature. */
export const signatureLengths: Readonly<Record<AccountScheme, number>> = {
  ed25519: 64,
  sr25519: 64,
  ecdsa: 65,
};

const verifyEcdsa = (signature: Uint8Array, message: Uint8Array, account: Uint8Array): boolean => {
  const signer = ecdsaSigner(signature, message);
  return signer !== undefined && isSame(ecdsaAccount(signer), account);
};

const verifyEd25519 = (signature: Uint8Array, message: Uint8Array, account: Uint8Array): boolean =>
  ed25519.verify(signature, message, account, { zip215: true });

const verifiers = { ed25519: verifyEd25519, sr25519: verifySr25519, ecdsa: verifyEcdsa };

/**
 * [SIG-1] Whether `signature` is one of `message` by the account of these 32 bytes. ed25519 by ZIP-215, as the chain's own
 * library does, so that all implementations agree on odd points; sr25519 in the context "substrate"; ecdsa by the key that
 * it is recovered to. Anything malformed, lengths included, is no signature; nothing is thrown.
 */
export const verifySignature = (
  scheme: AccountScheme,
  signature: Uint8Array,
  message: Uint8Array,
  account: Uint8Array,
): boolean =>
  signature.length === signatureLengths[scheme] &&
  account.length === 32 &&
  verifiers[scheme](signature, message, account);
