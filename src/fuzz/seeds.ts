import { createHash, randomInt } from "node:crypto";

/** Seeds are i32: what the generator makes of others is the same as of one of these. */
const minimum = -(2 ** 31);
const maximum = 2 ** 31 - 1;

export const randomSeed = (): number => randomInt(0, maximum);

/** The seed after this one. */
export const nextSeed = (seed: number): number => (seed === maximum ? minimum : seed + 1);

/** A seed of its own for a part of a search: no two parts draw the same. */
export const derivedSeed = (seed: number, part: string): number =>
  createHash("sha256").update(`${seed} ${part}`).digest().readInt32BE();
