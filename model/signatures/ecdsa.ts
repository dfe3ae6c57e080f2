/** Signatures on secp256k1 from which the key can be recovered: 32 bytes of r, 32 of s, one of recovery. */
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { blake2b } from "@noble/hashes/blake2.js";
import { concat } from "../storage/bytes.ts";

const hashed = (bytes: Uint8Array): Uint8Array => blake2b(bytes, { dkLen: 32 });

/** The two ways in which the last byte is written: as it is, or with 27 on top. */
const recoveryOf = (byte: number): number => (byte > 26 ? byte - 27 : byte);

/** [SIG-3] The public key of a secret of 32 bytes, compressed to 33; undefined where it is zero, or the order or more. */
export const ecdsaPublicKey = (secret: Uint8Array): Uint8Array | undefined =>
  secp256k1.utils.isValidSecretKey(secret) ? secp256k1.getPublicKey(secret) : undefined;

/** [SIG-2] The account of a compressed public key: its hash, as 33 bytes are one too many. */
export const ecdsaAccount = (publicKey: Uint8Array): Uint8Array => hashed(publicKey);

/** [SIG-1] The compressed key under which 65 bytes are a signature of `message`; undefined where there is none. */
export const ecdsaSigner = (signature: Uint8Array, message: Uint8Array): Uint8Array | undefined => {
  const recovery = recoveryOf(signature[64] ?? 0);
  if (recovery > 3) return undefined;
  try {
    const parts = concat(Uint8Array.of(recovery), signature.subarray(0, 64));
    return secp256k1.Signature.fromBytes(parts, "recovered").recoverPublicKey(hashed(message)).toBytes();
  } catch {
    // What cannot be recovered from is told by an exception, and by nothing else.
    return undefined;
  }
};

/** [SIG-4] The signature of 65 bytes with the nonce of RFC 6979 and the lower s. */
export const signEcdsa = (secret: Uint8Array, message: Uint8Array): Uint8Array => {
  const made = secp256k1.sign(hashed(message), secret, { prehash: false, format: "recovered" });
  return concat(made.subarray(1), made.subarray(0, 1));
};
