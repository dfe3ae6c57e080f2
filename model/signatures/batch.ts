/** Many signatures at once: their equations are added up, so that one long multiplication does for all of them. */
import { mulAddUnsafe } from "@noble/curves/abstract/curve.js";
import { ed25519, ristretto255 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concat, concatAll, fromLittleEndian, littleEndian } from "../storage/bytes.ts";
import { type Ristretto, ristrettoOf, sr25519Parts } from "./sr25519.ts";
import { type AccountScheme, signatureLengths, verifySignature } from "./verify.ts";

/** A signature with what it is said to be of. */
export interface SignedMessage {
  readonly scheme: AccountScheme;
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  /** 32 bytes. */
  readonly account: Uint8Array;
}

/** The equation `answer · B = commitment + challenge · key` of one signature. */
interface Equation<Point> {
  readonly commitment: Point;
  readonly key: Point;
  readonly answer: bigint;
  readonly challenge: bigint;
}

const { ORDER } = ed25519.Point.Fn;
type Edwards = InstanceType<typeof ed25519.Point>;

const hashed = (parts: readonly Uint8Array[]): Uint8Array => blake2b(concatAll(parts), { dkLen: 32 });

/**
 * [SIG-9] The coefficients with which the equations are added up, 128 bits each. They follow from everything that is
 * verified, so that nobody can choose signatures whose errors cancel out.
 */
const coefficientsOf = (given: readonly SignedMessage[]): readonly bigint[] => {
  const seed = hashed(given.map((one) => hashed([one.signature, one.account, one.message])));
  return given.map((_, index) =>
    fromLittleEndian(hashed([seed, littleEndian(BigInt(index), 4)]).subarray(0, 16)),
  );
};

/** The point of 32 bytes by ZIP-215, whose encoding need not be the canonical one. */
const edwardsOf = (bytes: Uint8Array): Edwards | undefined => {
  try {
    return ed25519.Point.fromBytes(bytes, true);
  } catch {
    return undefined;
  }
};

const ed25519Equation = ({ signature, message, account }: SignedMessage): Equation<Edwards> | undefined => {
  const first = signature.subarray(0, 32);
  const [commitment, key] = [edwardsOf(first), edwardsOf(account)];
  const answer = fromLittleEndian(signature.subarray(32));
  if (commitment === undefined || key === undefined || answer >= ORDER) return undefined;
  const challenge = fromLittleEndian(sha512(concat(first, account, message))) % ORDER;
  return { commitment, key, answer, challenge };
};

const sr25519Equation = ({ signature, message, account }: SignedMessage): Equation<Ristretto> | undefined => {
  const [commitment, key] = [ristrettoOf(signature.subarray(0, 32)), ristrettoOf(account)];
  if (commitment === undefined || key === undefined) return undefined;
  const parts = sr25519Parts(signature, message, account);
  return parts === undefined ? undefined : { ...parts, commitment, key };
};

/** The points and scalars of the right sides, and the scalar of the left ones. */
const addUp = <Point>(equations: readonly Equation<Point>[], coefficients: readonly bigint[]) => ({
  points: equations.flatMap(({ commitment, key }) => [commitment, key]),
  scalars: equations.flatMap(({ challenge }, index) => {
    const coefficient = coefficients[index] ?? 0n;
    return [coefficient, (coefficient * challenge) % ORDER];
  }),
  answer: equations.reduce(
    (sum, { answer }, index) => (sum + (coefficients[index] ?? 0n) * answer) % ORDER,
    0n,
  ),
});

const present = <Value>(values: readonly (Value | undefined)[]): readonly Value[] | undefined =>
  values.every((value) => value !== undefined) ? values : undefined;

const allEd25519 = (given: readonly SignedMessage[]): boolean => {
  const equations = present(given.map(ed25519Equation));
  if (equations === undefined) return false;
  const { points, scalars, answer } = addUp(equations, coefficientsOf(given));
  const right = mulAddUnsafe(ed25519.Point, points, scalars);
  return right.subtract(ed25519.Point.BASE.multiplyUnsafe(answer)).clearCofactor().is0();
};

const allSr25519 = (given: readonly SignedMessage[]): boolean => {
  const equations = present(given.map(sr25519Equation));
  if (equations === undefined) return false;
  const { points, scalars, answer } = addUp(equations, coefficientsOf(given));
  const right = mulAddUnsafe(ristretto255.Point, points, scalars);
  return right.equals(ristretto255.Point.BASE.multiplyUnsafe(answer));
};

const holds = ({ scheme, signature, message, account }: SignedMessage): boolean =>
  verifySignature(scheme, signature, message, account);

const isWhole = ({ scheme, signature, account }: SignedMessage): boolean =>
  signature.length === signatureLengths[scheme] && account.length === 32;

const together = { ed25519: allEd25519, sr25519: allSr25519 };

const allOf = (given: readonly SignedMessage[], scheme: "ed25519" | "sr25519"): boolean => {
  const own = given.filter((one) => one.scheme === scheme);
  return own.length < 2 ? own.every(holds) : together[scheme](own);
};

/**
 * [SIG-9] Whether all are signatures, as [SIG-1] would say of each. Those of ed25519 and of sr25519 are verified together,
 * scheme by scheme; one that is wrong passes with a chance of 2^-128. Of ecdsa each is verified on its own.
 */
export const verifyAll = (given: readonly SignedMessage[]): boolean =>
  given.every(isWhole) &&
  given.filter(({ scheme }) => scheme === "ecdsa").every(holds) &&
  allOf(given, "ed25519") &&
  allOf(given, "sr25519");

const wrongFrom = (given: readonly SignedMessage[], start: number): readonly number[] => {
  if (verifyAll(given)) return [];
  if (given.length === 1) return [start];
  const middle = given.length >> 1;
  return [...wrongFrom(given.slice(0, middle), start), ...wrongFrom(given.slice(middle), start + middle)];
};

/** [SIG-9] The places of those that are no signatures, in order: what does not hold together is halved. */
export const wrongSignatures = (given: readonly SignedMessage[]): readonly number[] => wrongFrom(given, 0);
