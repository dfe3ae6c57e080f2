import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dotProducts } from "../../model/bonded/scoring/dotProducts.ts";
import { imageScore } from "../../model/bonded/scoring/images.ts";
import { imageScores } from "../../src/engines/imageScores.ts";
import { pack, type SimilarityEngine, typedArrays } from "../../src/engines/similarity.ts";
import { webAssembly } from "../../src/engines/webAssembly.ts";

const engines: readonly SimilarityEngine[] = [typedArrays, webAssembly()!];

const component = fc.oneof(fc.constantFrom(-127, 127, 0), fc.integer({ min: -127, max: 127 }));

const matrices = fc
  .record({
    dimension: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1_023, 1_024)),
    rows: fc.integer({ min: 0, max: 5 }),
    columns: fc.integer({ min: 0, max: 40 }),
    pattern: fc.array(component, { minLength: 1, maxLength: 97 }),
  })
  .map(({ dimension, rows, columns, pattern }) => {
    const vector = (number: number) =>
      Array.from({ length: dimension }, (_, index) => pattern[(number * 31 + index) % pattern.length]!);
    const vectors = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => vector(from + index));
    return { dimension, answers: vectors(rows, 0), references: vectors(columns, 7) };
  });

describe.each(engines.map((engine) => [engine.name, engine] as const))("similarity by %s", (_, engine) => {
  test("gives the integers of the readable core", () => {
    fc.assert(
      fc.property(matrices, ({ dimension, answers, references }) => {
        const found = engine.dotProducts(pack(answers, dimension), pack(references, dimension));
        expect([...found]).toEqual(dotProducts(answers, references).flat());
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("leads to the scores of the readable core, full ones among them", () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(matrices, ({ dimension, answers, references }) => {
        const own = [...references, ...answers];
        const found = imageScores(engine, pack(answers, dimension), pack(own, dimension));
        const expected = answers.flatMap((answer) => own.map((reference) => imageScore(answer, [reference])));
        expect([...found]).toEqual(expected);
        for (const score of expected) seen.add(score);
      }),
      { seed: 2, numRuns: 200 },
    );
    expect(seen.has(0) && seen.has(65_535) && seen.size > 100).toBe(true);
  });

  test("keeps the largest products of the largest dimension, and either sign", () => {
    const of = (value: number) => pack([Array.from({ length: 1_024 }, () => value)], 1_024);
    expect([...engine.dotProducts(of(127), of(127))]).toEqual([16_516_096]);
    expect([...engine.dotProducts(of(127), of(-127))]).toEqual([-16_516_096]);
  });

  test("refuses vectors of different dimensions and parts of vectors", () => {
    expect(() => pack([[1, 2], [3]], 2)).toThrow("a vector has 1 components instead of 2");
    expect(() => engine.dotProducts(pack([[1, 2]], 2), pack([[1]], 1))).toThrow(
      "answers have 2 components, references 1",
    );
    const torn = { components: new Int8Array(3), dimension: 2 };
    expect(() => engine.dotProducts(torn, torn)).toThrow("3 components are no vectors of 2");
  });
});
