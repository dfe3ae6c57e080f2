/** Schnorr signatures on ristretto255 as the chain's library schnorrkel makes them, in the context "substrate". */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { ascii, concat, fromLittleEndian, littleEndian } from "../storage/bytes.ts";
import { isSame } from "./equal.ts";
import { append, beginTranscript, challenge, type Transcript, witness } from "./transcript.ts";

const { Point } = ristretto255;
export type Ristretto = InstanceType<typeof ristretto255.Point>;
const { ORDER } = Point.Fn;

/** The secret of a key pair: the scalar, and bytes that go into the nonces of its signatures. */
export interface Sr25519Secret {
  readonly scalar: bigint;
  readonly nonce: Uint8Array;
}

/** The bit that a signature bears so that none is taken for one of ed25519. */
const MARKER = 0x80;

const wide = (bytes: Uint8Array): bigint => fromLittleEndian(bytes) % ORDER;

/** The point of a canonical encoding; undefined for other bytes. */
export const ristrettoOf = (bytes: Uint8Array): Ristretto | undefined => {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
};

/** [SIG-3] The secret that a seed of 32 bytes expands to: halves of its SHA-512, the first as ed25519 clamps it, over 8. */
export const sr25519FromSeed = (seed: Uint8Array): Sr25519Secret => {
  const hash = sha512(seed);
  const clamped = fromLittleEndian(hash.subarray(0, 32)) & ((1n << 254n) - 8n);
  return { scalar: (clamped | (1n << 254n)) >> 3n, nonce: hash.subarray(32) };
};

/** The public key of a secret, 32 bytes. */
export const sr25519PublicKey = ({ scalar }: Sr25519Secret): Uint8Array =>
  Point.BASE.multiply(scalar).toBytes();

/** What is hashed before the key: the context and the message. */
const signing = (message: Uint8Array, publicKey: Uint8Array): Transcript => {
  const transcript = beginTranscript("SigningContext");
  append(transcript, "", ascii("substrate"));
  append(transcript, "sign-bytes", message);
  append(transcript, "proto-name", ascii("Schnorr-sig"));
  append(transcript, "sign:pk", publicKey);
  return transcript;
};

const challengeAfter = (transcript: Transcript, commitment: Uint8Array): bigint => {
  append(transcript, "sign:R", commitment);
  return wide(challenge(transcript, "sign:c", 64));
};

/** [SIG-4] The signature of 64 bytes, which 32 bytes of randomness make; the same ones make the same signature. */
export const signSr25519 = (
  secret: Sr25519Secret,
  message: Uint8Array,
  randomness: Uint8Array,
): Uint8Array => {
  const transcript = signing(message, sr25519PublicKey(secret));
  const nonce = wide(witness(transcript, "signing", 64, [secret.nonce], randomness));
  const commitment = Point.BASE.multiply(nonce).toBytes();
  const answer = (challengeAfter(transcript, commitment) * secret.scalar + nonce) % ORDER;
  const signature = concat(commitment, littleEndian(answer, 32));
  signature[63]! |= MARKER;
  return signature;
};

/** A signature taken apart, with the challenge that its message and its key give; undefined where it is malformed. */
export interface Sr25519Parts {
  readonly commitment: Uint8Array;
  readonly answer: bigint;
  readonly challenge: bigint;
}

/** The scalar of the last 32 bytes; undefined without the marker, or where it is the order or more. */
const answerOf = (bytes: Uint8Array): bigint | undefined => {
  const marked = fromLittleEndian(bytes);
  const scalar = marked - (1n << 255n);
  return scalar >= 0n && scalar < ORDER ? scalar : undefined;
};

/** The parts of 64 bytes. */
export const sr25519Parts = (
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): Sr25519Parts | undefined => {
  const answer = answerOf(signature.subarray(32));
  if (answer === undefined) return undefined;
  const commitment = signature.subarray(0, 32);
  return { commitment, answer, challenge: challengeAfter(signing(message, publicKey), commitment) };
};

/** [SIG-1] Whether `answer · B − challenge · key` is what the signature commits to. 64 and 32 bytes are expected. */
export const verifySr25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  const key = ristrettoOf(publicKey);
  const parts = sr25519Parts(signature, message, publicKey);
  if (key === undefined || parts === undefined) return false;
  const back = key.negate().multiplyUnsafe(parts.challenge);
  return isSame(Point.BASE.multiplyUnsafe(parts.answer).add(back).toBytes(), parts.commitment);
};

/** A transcript of a derivation, the chain code in it. */
const derivation = (chainCode: Uint8Array): Transcript => {
  const transcript = beginTranscript("SchnorrRistrettoHDKD");
  append(transcript, "sign-bytes", new Uint8Array(0));
  append(transcript, "chain-code", chainCode);
  return transcript;
};

/** [SIG-3] The secret below another one at a hard junction: nobody without the secret knows its public key. */
export const hardSr25519 = ({ scalar }: Sr25519Secret, chainCode: Uint8Array): Sr25519Secret => {
  const transcript = derivation(chainCode);
  append(transcript, "secret-key", littleEndian(scalar, 32));
  return sr25519FromSeed(challenge(transcript, "HDKD-hard", 32));
};

const softScalar = (transcript: Transcript, publicKey: Uint8Array): bigint => {
  append(transcript, "public-key", publicKey);
  const scalar = wide(challenge(transcript, "HDKD-scalar", 64));
  challenge(transcript, "HDKD-chaincode", 32);
  return scalar;
};

/** What takes the place of randomness: a derived secret is the same wherever it is derived. */
const noRandomness = new Uint8Array(32);

/** [SIG-3] The secret below another one at a soft junction. */
export const softSr25519 = (secret: Sr25519Secret, chainCode: Uint8Array): Sr25519Secret => {
  const transcript = derivation(chainCode);
  const scalar = softScalar(transcript, sr25519PublicKey(secret));
  const secrets = [secret.nonce, concat(littleEndian(secret.scalar, 32), secret.nonce)];
  const nonce = witness(transcript, "HDKD-nonce", 32, secrets, noRandomness);
  return { scalar: (secret.scalar + scalar) % ORDER, nonce };
};

/** [SIG-3] The public key at a soft junction, from the public key above it; undefined where that is none. */
export const softSr25519Public = (publicKey: Uint8Array, chainCode: Uint8Array): Uint8Array | undefined =>
  ristrettoOf(publicKey)
    ?.add(Point.BASE.multiplyUnsafe(softScalar(derivation(chainCode), publicKey)))
    .toBytes();
