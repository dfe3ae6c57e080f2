import * as Schema from "effect/Schema";
import { InputError } from "../../conformance/case.ts";

type Key = string | number | symbol;

/** weights, 3, 1, 0 → "weights[3][1][0]". */
export const pathText = (path: readonly Key[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");

/** A value as the reader of an error sees it: JSON, cut short. */
export const found = (value: unknown): string => {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  // JSON.parse has rounded such a number: its digits here need not be those in the file.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return "a number beyond 2^53 - 1";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
};

/** "expected E (found V)" at `path`, as an `InputError`. */
export const refuse = (path: readonly Key[], expectation: string, value: unknown): InputError =>
  new InputError(pathText(path), `expected ${expectation} (found ${found(value)})`);

const unsignedText = /^(?:0|[1-9]\d*)$/;
const u64Limit = 1n << 64n;

/** A u64 as files write it: a decimal string, or a number that a double holds exactly. */
const isU64 = (value: unknown): value is string | number =>
  typeof value === "string"
    ? unsignedText.test(value) && value.length <= 20 && BigInt(value) < u64Limit
    : Number.isSafeInteger(value) && (value as number) >= 0;

const isU16 = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535;

export const U16 = Schema.declare(isU16, { expected: "a u16, a whole number from 0 to 65535" });
export const U64 = Schema.declare(isU64, {
  expected: "a u64: a decimal string below 2^64, or a whole number up to 2^53 - 1",
});
export const Text = Schema.declare((value): value is string => typeof value === "string", {
  expected: "a string",
});
export const Flag = Schema.declare((value): value is boolean => typeof value === "boolean", {
  expected: "true or false",
});

const at = (value: unknown, path: readonly Key[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<Key, unknown> | undefined)?.[key], value);

const lower = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Number of single-letter edits from one word to the other. */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries()) {
      next.push(Math.min(row[j]! + (letter === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
};

/** The name among `names` that `word` is nearly, if any. */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  const scored = names.map((name) => ({ name, edits: distance(lower(word), lower(name)) }));
  const best = scored.reduce((left, right) => (right.edits < left.edits ? right : left), {
    name: "",
    edits: 3,
  });
  return best.edits <= Math.min(2, word.length / 2) ? best.name : undefined;
};

const unknownField = (path: readonly Key[], fields: readonly string[]): InputError => {
  const name = String(path.at(-1));
  const near = nearest(name, fields);
  const hint = near === undefined ? `the fields are ${fields.join(", ")}` : `did you mean ${near}?`;
  return new InputError(pathText(path), `unknown field; ${hint}`);
};

/** The value as the schema's type; the first thing that does not fit is an `InputError` with its path. */
export const decodeStrict = <Type>(schema: Schema.ConstraintDecoder<Type>, fields: readonly string[]) => {
  const standard = Schema.toStandardSchemaV1(schema, { parseOptions: { onExcessProperty: "error" } })[
    "~standard"
  ];
  return (value: unknown): Type => {
    const outcome = standard.validate(value);
    if (outcome instanceof Promise) throw new Error("the schema must be synchronous");
    if (outcome.issues === undefined) return outcome.value as Type;
    const issue = outcome.issues[0]!;
    const path = (issue.path ?? []).map((part) => (typeof part === "object" ? part.key : part));
    if (issue.message === "Missing key") throw new InputError(pathText(path), "is missing");
    if (issue.message !== "Expected no excess property") {
      throw refuse(path, issue.message.replace(/^Expected /, ""), at(value, path));
    }
    if (typeof path.at(-1) === "number")
      throw refuse(path.slice(0, -1), "an array of two", at(value, path.slice(0, -1)));
    throw unknownField(path, fields);
  };
};
