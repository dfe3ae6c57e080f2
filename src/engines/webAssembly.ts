import { countOf, type Embeddings, requireOneDimension, type SimilarityEngine } from "./similarity.ts";
import { similarityModule } from "./similarityModule.ts";

type Kernel = (
  answers: number,
  references: number,
  products: number,
  rows: number,
  columns: number,
  stride: number,
) => void;

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** The part of the runtime's interface that is used; the types of browsers are not at hand. */
interface Runtime {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: Memory } },
  ) => { readonly exports: { readonly dotProducts: Kernel } };
  readonly validate: (bytes: Uint8Array) => boolean;
}

const runtime = (globalThis as { readonly WebAssembly?: unknown }).WebAssembly as Runtime | undefined;

const PAGE = 65_536;

const roundedUp = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Components as 16 bits, each vector filled up with zeros to whole steps of eight. */
const spread = (target: Int16Array, { components, dimension }: Embeddings, padded: number): void => {
  for (let from = 0, to = 0; from < components.length; from += dimension, to += padded)
    target.set(components.subarray(from, from + dimension), to);
};

const instantiate = ({ Memory, Module, Instance }: Runtime, bytes: number) => {
  const memory = new Memory({ initial: Math.ceil(bytes / PAGE) + 1 });
  const { exports } = new Instance(new Module(similarityModule()), { host: { memory } });
  return { memory, kernel: exports.dotProducts };
};

const computeIn =
  (host: Runtime) =>
  (answers: Embeddings, references: Embeddings): Int32Array => {
    const dimension = requireOneDimension(answers, references);
    const [rows, columns] = [countOf(answers), countOf(references)];
    const products = new Int32Array(rows * columns);
    if (products.length === 0) return products;
    const [padded, width] = [roundedUp(dimension, 8), roundedUp(columns, 4)];
    const [second, third] = [2 * rows * padded, 2 * (rows + width) * padded];
    const { memory, kernel } = instantiate(host, third + 4 * rows * width);
    spread(new Int16Array(memory.buffer, 0, rows * padded), answers, padded);
    spread(new Int16Array(memory.buffer, second, width * padded), references, padded);
    kernel(0, second, third, rows, width, 2 * padded);
    const found = new Int32Array(memory.buffer, third, rows * width);
    for (let row = 0; row < rows; row += 1)
      products.set(found.subarray(row * width, row * width + columns), row * columns);
    return products;
  };

/** WebAssembly with vectors of 128 bits; `undefined` where the machine's runtime has none. */
export const webAssembly = (): SimilarityEngine | undefined =>
  runtime?.validate(similarityModule())
    ? { name: "WebAssembly, 128 bits", dotProducts: computeIn(runtime) }
    : undefined;
