import { ed25519 } from "@noble/curves/ed25519.js";
import { signEcdsa } from "./ecdsa.ts";
import type { KeyPair } from "./keys.ts";
import { signSr25519 } from "./sr25519.ts";

/**
 * [SIG-4] The signature of a message by a key pair: 64 bytes, of ecdsa 65. What randomness there is comes from outside: 32
 * bytes, which sr25519 mixes with its secret and the message, and which the other schemes do without.
 */
export const sign = (pair: KeyPair, message: Uint8Array, randomness: Uint8Array): Uint8Array => {
  if (randomness.length !== 32) throw new RangeError("32 bytes of randomness are expected");
  switch (pair.scheme) {
    case "ed25519":
      return ed25519.sign(message, pair.secret);
    case "sr25519":
      return signSr25519(pair.secret, message, randomness);
    case "ecdsa":
      return signEcdsa(pair.secret, message);
  }
};
