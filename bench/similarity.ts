/** `node bench/similarity.ts [SECONDS]`: answers times references a second, by engine, and whether all agree. */
import { arch, cpus, platform } from "node:os";
import { dotProducts, type Embedding } from "../model/bonded/scoring/dotProducts.ts";
import { table } from "../src/cli/table.ts";
import { imageScores } from "../src/engines/imageScores.ts";
import { pack, type SimilarityEngine, typedArrays } from "../src/engines/similarity.ts";
import { webAssembly } from "../src/engines/webAssembly.ts";

const seconds = Number(process.argv[2] ?? 2);

const sizes = [
  { answers: 64, references: 16, dimension: 512 },
  { answers: 256, references: 256, dimension: 512 },
  { answers: 1_024, references: 1_024, dimension: 1_024 },
] as const;

/** A linear congruential sequence: the same embeddings on every machine. */
const embeddings = (count: number, dimension: number, seed: number): readonly Embedding[] => {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 16) % 255) - 127;
  };
  return Array.from({ length: count }, () => Array.from({ length: dimension }, next));
};

/** The readable core as an engine: vectors are unpacked before, which is not measured. */
const core = (answers: readonly Embedding[], references: readonly Embedding[]): SimilarityEngine => ({
  name: "readable core",
  dotProducts: () => Int32Array.from(dotProducts(answers, references).flat()),
});

/** Median of the milliseconds of as many runs as fit into the time, three at least. */
const medianOf = (run: () => unknown): number => {
  const times: number[] = [];
  const end = performance.now() + seconds * 1_000;
  while (times.length < 4 || performance.now() < end) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  const warm = times.slice(1).toSorted((left, right) => left - right);
  return warm[Math.floor(warm.length / 2)]!;
};

const rowsOf = ({ answers, references, dimension }: (typeof sizes)[number]) => {
  const [left, right] = [embeddings(answers, dimension, 1), embeddings(references, dimension, 2)];
  const packed = [pack(left, dimension), pack(right, dimension)] as const;
  const engines = [core(left, right), typedArrays, webAssembly()].filter((engine) => engine !== undefined);
  const expected = typedArrays.dotProducts(...packed);
  return engines.map((engine) => {
    const agrees = engine.dotProducts(...packed).every((product, index) => product === expected[index]);
    if (!agrees) throw new Error(`${engine.name} gives other integers`);
    const time = medianOf(() => engine.dotProducts(...packed));
    const pairs = (answers * references * 1_000) / time;
    const size = `${answers} × ${references}, ${dimension}`;
    return [size, engine.name, time.toFixed(2), pairs.toFixed(0), ((pairs * dimension) / 1e9).toFixed(2)];
  });
};

const largest = sizes[sizes.length - 1]!;
const scoring = (engine: SimilarityEngine): string => {
  const [left, right] = [
    embeddings(largest.answers, largest.dimension, 1),
    embeddings(largest.references, largest.dimension, 2),
  ];
  const packed = [pack(left, largest.dimension), pack(right, largest.dimension)] as const;
  const time = medianOf(() => imageScores(engine, ...packed));
  return `${largest.answers} × ${largest.references} scores by ${engine.name}: ${time.toFixed(0)} ms`;
};

const rows = sizes.flatMap(rowsOf);
console.log(
  `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${platform()} ${arch()}, Node ${process.version}`,
);
console.log(
  table(
    [
      { title: "answers × references, dimension", align: "left" },
      { title: "engine", align: "left" },
      { title: "ms" },
      { title: "pairs/s" },
      { title: "10^9 products/s" },
    ],
    rows,
  ),
);
console.log(scoring(webAssembly() ?? typedArrays));
