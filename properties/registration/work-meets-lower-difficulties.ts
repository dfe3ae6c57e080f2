import fc from "fast-check";
import { hashMeetsDifficulty } from "../../model/finney/registration/proofOfWork.ts";
import { property } from "../property.ts";

const HASHES = 1n << 256n;

/** The largest hash that a difficulty allows. */
const limitOf = (difficulty: bigint) => (difficulty === 0n ? HASHES - 1n : (HASHES - 1n) / difficulty);

const clamped = (value: bigint) => (value < 0n ? 0n : value >= HASHES ? HASHES - 1n : value);

const difficulties = fc.oneof(fc.bigInt(0n, 10n), fc.bigInt(0n, (1n << 64n) - 1n));

export const workMeetsLowerDifficulties = property({
  name: "work-meets-lower-difficulties",
  informal:
    "A hash meets a difficulty up to a limit, and below it all lower difficulties: one hash in so many is good enough.",
  formal: "meets(h, d) ⇔ h ≤ ⌊(2^256 − 1) / d⌋; d' ≤ d ∧ meets(h, d) ⇒ meets(h, d')",
  rules: ["REG-5"],
  status: "tested",
  arbitrary: fc.tuple(difficulties, difficulties, fc.bigInt(-2n, 2n)).map(([first, second, offset]) => {
    const [lower, difficulty] = first < second ? [first, second] : [second, first];
    return { lower, difficulty, hash: clamped(limitOf(difficulty) + offset) };
  }),
  witnesses: {
    "exactly at the limit": ({ difficulty, hash }) => hash === limitOf(difficulty),
    "just above it": ({ difficulty, hash }) => hash === limitOf(difficulty) + 1n,
    "no difficulty": ({ lower }) => lower === 0n,
  },
  violation: ({ lower, difficulty, hash }) => {
    const hex = `0x${hash.toString(16).padStart(64, "0")}`;
    const meets = hashMeetsDifficulty(hex, difficulty);
    if (meets !== hash <= limitOf(difficulty)) return `${hex} is on the wrong side of the limit`;
    return meets && !hashMeetsDifficulty(hex, lower) ? "a lower difficulty is not met" : undefined;
  },
});
