/** The WebAssembly module of the engine for similarity, written byte by byte: no compiler has to be at hand. */

type Code = readonly number[];

const unsigned = (value: number): Code =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
const vector = (parts: readonly Code[]): Code => [...unsigned(parts.length), ...parts.flat()];
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const section = (id: number, parts: readonly Code[]): Code => [id, ...sized(vector(parts))];
const name = (text: string): Code => sized([...text].map((character) => character.charCodeAt(0)));

const i32 = 0x7f;
const v128 = 0x7b;

const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];
/** Values below 64 fit one byte. */
const constant = (value: number): Code => [0x41, value];
const add = (left: Code, right: Code): Code => [...left, ...right, 0x6a];
const multiply = (left: Code, right: Code): Code => [...left, ...right, 0x6c];
const isBelow = (left: Code, right: Code): Code => [...left, ...right, 0x49];
/** Repeats `body` while `condition` holds after it. */
const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0x00, 0x0b];
const load128 = (address: Code): Code => [...address, 0xfd, 0x00, 0x04, 0x00];
const zero128: Code = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
/** Eight products of 16 bits, added in pairs to four sums of 32 bits. */
const dot128 = (left: Code, right: Code): Code => [...left, ...right, 0xfd, 0xba, 0x01];
const add128 = (left: Code, right: Code): Code => [...left, ...right, 0xfd, 0xae, 0x01];
const lane = (value: Code, index: number): Code => [...value, 0xfd, 0x1b, index];
const store32 = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x36,
  0x02,
  ...unsigned(offset),
];

const [answers, references, products, rows, columns, stride] = [0, 1, 2, 3, 4, 5];
const [column, row, answer, end, place] = [6, 7, 8, 9, 10];
const others = [11, 12, 13, 14] as const;
const sums = [15, 16, 17, 18] as const;
const loaded = 19;

/** An answer against four references: each 16 bytes of the answer are read once for all four. */
const fourProducts: Code = [
  ...set(answer!, add(get(answers!), multiply(get(row!), get(stride!)))),
  ...set(end!, add(get(answer!), get(stride!))),
  ...others.flatMap((other, index) =>
    set(other, add(get(references!), multiply(add(get(column!), constant(index)), get(stride!)))),
  ),
  ...sums.flatMap((sum) => set(sum, zero128)),
  ...repeat(
    [
      ...set(loaded, load128(get(answer!))),
      ...sums.flatMap((sum, index) =>
        set(sum, add128(get(sum), dot128(get(loaded), load128(get(others[index]!))))),
      ),
      ...[answer!, ...others].flatMap((pointer) => set(pointer, add(get(pointer), constant(16)))),
    ],
    isBelow(get(answer!), get(end!)),
  ),
  ...set(
    place!,
    add(get(products!), multiply(add(multiply(get(row!), get(columns!)), get(column!)), constant(4))),
  ),
  ...sums.flatMap((sum, index) => {
    const halves = [add(lane(get(sum), 0), lane(get(sum), 1)), add(lane(get(sum), 2), lane(get(sum), 3))];
    return store32(get(place!), 4 * index, add(halves[0]!, halves[1]!));
  }),
];

const step = (local: number, by: number): Code => set(local, add(get(local), constant(by)));

const body: Code = repeat(
  [
    ...set(row!, constant(0)),
    ...repeat([...fourProducts, ...step(row!, 1)], isBelow(get(row!), get(rows!))),
    ...step(column!, 4),
  ],
  isBelow(get(column!), get(columns!)),
);

const locals = vector([
  [9, i32],
  [5, v128],
]);

/**
 * A module that imports `memory` of `host` and exports
 * `dotProducts(answers, references, products, rows, columns, stride)`: addresses of 16-bit components and of 32-bit
 * results, the numbers of vectors, and the bytes from one to the next. Columns are a multiple of 4 and, like rows, not 0;
 * the stride is a multiple of 16.
 */
export const similarityModule = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, ...vector(Array.from({ length: 6 }, () => [i32])), 0x00]]),
    ...section(2, [[...name("host"), ...name("memory"), 0x02, 0x00, 0x01]]),
    ...section(3, [[0x00]]),
    ...section(7, [[...name("dotProducts"), 0x00, 0x00]]),
    ...section(10, [sized([...locals, ...body, 0x0b])]),
  ]);
