import { scoringParameters } from "./parameters.ts";

const FULL = BigInt(scoringParameters.fullScore);

/** [SCO-1] The score of a share: ⌊65535 · part / whole⌋, a u16; 0 where the whole is 0. The part is at most the whole. */
export const scoreOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((FULL * part) / whole);

/** [SCO-1] The best score of an answer against any of the references; 0 with none. */
export const bestScore = <Reference>(
  references: readonly Reference[],
  score: (reference: Reference) => number,
): number => references.reduce((best, reference) => Math.max(best, score(reference)), 0);
