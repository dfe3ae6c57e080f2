import { readFileSync } from "node:fs";
import * as Result from "effect/Result";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emitWeights, weightsOfScores } from "../../model/bonded/scoring/emitWeights.ts";
import { roundHalfEven, toFloat32 } from "../../model/bonded/scoring/floats.ts";
import { normalizeMaxWeight } from "../../model/bonded/scoring/normalize.ts";
import { processWeights } from "../../model/bonded/scoring/processWeights.ts";
import { isMaxWeightLimited } from "../../model/finney/weights/checks.ts";

interface Recorded {
  readonly kind: string;
  readonly uids: readonly number[];
  readonly weights: readonly string[];
  readonly neurons: number;
  readonly minimum: number;
  readonly limit: number;
  readonly quantile: number;
  readonly processed: { readonly uids: readonly number[]; readonly weights: readonly string[] } | null;
  readonly emitted: { readonly uids: readonly number[]; readonly values: readonly number[] } | null;
  readonly normalized: readonly string[];
}

const { rows } = JSON.parse(readFileSync("test/scoring/fixtures/weights.json", "utf8")) as {
  readonly rows: readonly Recorded[];
};

const floatOf = (bits: string): number => Buffer.from(bits.slice(2), "hex").readDoubleBE();
const bitsOf = (value: number): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return `0x${bytes.toString("hex")}`;
};

/** What the tools set for scores of UIDs from 0 on. */
const made = (scores: readonly number[], limit: number) =>
  Result.getOrThrow(
    weightsOfScores(
      { uids: scores.map((_, uid) => uid), weights: scores },
      { neurons: scores.length, minimum: 0, limit, quantile: 0 },
    ),
  );

const kinds = [...new Set(rows.map(({ kind }) => kind))];

describe("weights as the tools of validators make them", () => {
  test("the recordings have every way through the code", () => {
    const ways = ["error", "even", "fill", "fillcut", "equal", "plainsmall", "plainmid", "plainbig"];
    expect(kinds).toEqual(
      expect.arrayContaining([...ways, "cutsmall", "cutmid", "cutbig", "cutqmid", "plainqbig"]),
    );
  });

  test.each(kinds)("process_weights_for_netuid, bit for bit: %s", (wanted) => {
    for (const { kind, processed, weights, ...given } of rows) {
      if (kind !== wanted) continue;
      const found = processWeights({ uids: given.uids, weights: weights.map(floatOf) }, given);
      const row = Result.isSuccess(found)
        ? { uids: found.success.uids, weights: found.success.weights.map(bitsOf) }
        : null;
      expect(row).toEqual(processed);
    }
  });

  test("convert_weights_and_uids_for_emit, to the unit", () => {
    for (const { processed, emitted } of rows) {
      if (processed === null) continue;
      const row = emitWeights({ uids: processed.uids, weights: processed.weights.map(floatOf) });
      expect(Result.getOrElse(row, () => null)).toEqual(emitted);
    }
  });

  test("normalize_max_weight, bit for bit", () => {
    for (const { weights, limit, normalized } of rows) {
      const numbers = weights.map((bits) => Math.abs(floatOf(bits)));
      expect(normalizeMaxWeight(numbers, limit / 65_535, toFloat32).map(bitsOf)).toEqual(normalized);
    }
  });

  test("ties are rounded to the even integer", () => {
    expect([0, 0.5, 1.5, 2.5, 2.4999, 2.5001].map(roundHalfEven)).toEqual([0, 0, 2, 2, 2, 3]);
  });

  test("a row that the tools make at the limit may be one that the chain refuses", () => {
    const accepted = (limit: number) => isMaxWeightLimited(9, made([18, 1, 1], limit), limit);
    const limits = Array.from({ length: 7 }, (_, index) => 43_806 + index);
    expect(limits.filter(accepted)).toEqual([43_806, 43_812]);
  });

  test("a limit that is lower by the margin of the rule makes rows that the chain accepts", () => {
    const scores = fc.array(fc.oneof(fc.constantFrom(1, 65_535), fc.integer({ min: 1, max: 65_535 })), {
      minLength: 2,
      maxLength: 60,
    });
    const tight = fc.tuple(scores, fc.nat(65_534)).map(([row, spread]) => {
      const least = Math.ceil(65_535 / row.length) + 20;
      return [row, Math.min(65_534, least + (spread % (65_535 - least)))] as const;
    });
    fc.assert(
      fc.property(tight, ([row, limit]) => {
        const margin = (row.length * limit) / 65_535 / 131_070 + 1e-4;
        return isMaxWeightLimited(9_999, made(row, Math.floor(limit * (1 - margin))), limit);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
