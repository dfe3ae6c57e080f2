import { InputError, type Json } from "../../conformance/case.ts";

/** White space and one token; characters below U+0020 have no place in a string. */
const token =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

type Expecting = "a value" | "a value or ]" | "a key" | "a key or }" | "a colon" | "a comma or the end";

/** What may follow, given what was expected and the token met; `undefined` where the token does not fit. */
const advance = (expecting: Expecting, met: string, open: string[]): Expecting | undefined => {
  const closes = (met === "}" && open.at(-1) === "{") || (met === "]" && open.at(-1) === "[");
  const mayClose = expecting === "a comma or the end" || expecting.endsWith(` or ${met}`);
  if (closes && mayClose) {
    open.pop();
    return "a comma or the end";
  }
  if (expecting === "a comma or the end") {
    return met !== "," || open.length === 0 ? undefined : open.at(-1) === "{" ? "a key" : "a value";
  }
  if (expecting === "a colon") return met === ":" ? "a value" : undefined;
  if (expecting.startsWith("a key")) return met.startsWith('"') ? "a colon" : undefined;
  if (met === "{" || met === "[") {
    open.push(met);
    return met === "{" ? "a key or }" : "a value or ]";
  }
  return /^[}\],:]/.test(met) ? undefined : "a comma or the end";
};

/** Offset of the first character that makes `text` no JSON, and what should stand there. */
const firstFault = (text: string): { readonly offset: number; readonly expecting: Expecting } => {
  const open: string[] = [];
  let expecting: Expecting = "a value";
  let offset = 0;
  while (true) {
    token.lastIndex = offset;
    const match = token.exec(text);
    const met = match?.[1] ?? match?.[2] ?? match?.[3];
    const next: Expecting | undefined = met === undefined ? undefined : advance(expecting, met, open);
    if (next === undefined)
      return { offset: offset + (text.slice(offset).match(/^[ \t\n\r]*/)?.[0].length ?? 0), expecting };
    expecting = next;
    offset = token.lastIndex;
  }
};

const placeOf = (text: string, offset: number, firstLine: number): string => {
  const before = text.slice(0, offset).split("\n");
  return `line ${firstLine + before.length - 1}, column ${(before.at(-1) ?? "").length + 1}`;
};

const syntaxFault = (text: string, firstLine: number): InputError => {
  const { offset, expecting } = firstFault(text);
  const found =
    offset >= text.length ? "the end of the file" : JSON.stringify(text.slice(offset, offset + 12));
  const place = placeOf(text, offset, firstLine);
  return new InputError("", `not valid JSON: ${place}: expected ${expecting} (found ${found})`);
};

/** Significant digits and power of ten of a number's text: "1.50" and "15e-1" have the same. */
const decimalOf = (text: string): string => {
  const [, whole = "", fraction = "", power = "0"] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
};

/** Whether a double stands for the number as it is written: rounded to as many digits it reads the same again. */
const isKept = (text: string): boolean => {
  const written = decimalOf(text);
  const value = Number(text);
  const digits = Math.min(100, written.split("e")[0]!.length);
  return [String(value), value.toPrecision(digits)].some((read) => decimalOf(read) === written);
};

/** Strings, with the colon that makes one a key, and numbers that are long enough to be rounded. */
const lexeme = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

interface Lexemes {
  readonly keys: number;
  /** Offset of the first number that a double cannot hold. */
  readonly rounded: number | undefined;
}

/** One pass over the text of valid JSON. */
const lexemesOf = (text: string): Lexemes => {
  let keys = 0;
  for (const { 0: met, 1: colon, index } of text.matchAll(lexeme)) {
    if (met.startsWith('"')) keys += colon === undefined ? 0 : 1;
    else if (!isShort(met) && !isKept(met)) return { keys, rounded: index };
  }
  return { keys, rounded: undefined };
};

/** Fewer than 16 digits and no exponent: no double rounds such a number. */
const isShort = (number: string): boolean => number.length < 16 && !/[eE]/.test(number);

/** More levels than any file has that means something; the readers go down them one by one. */
const deepest = 500;

interface Extent {
  readonly keys: number;
  readonly levels: number;
}

/** Keys of all objects in a value, and how deep it goes. Level by level, as a deep value would exhaust the stack. */
const extentOf = (value: Json): Extent => {
  let keys = 0;
  let levels = 0;
  for (let level: Json[] = [value]; level.length > 0 && levels <= deepest; levels += 1) {
    const next: Json[] = [];
    for (const part of level) {
      if (typeof part !== "object" || part === null) continue;
      const inner = Object.values(part) as Json[];
      if (!Array.isArray(part)) keys += inner.length;
      for (const each of inner) if (typeof each === "object" && each !== null) next.push(each);
    }
    level = next;
  }
  return { keys, levels };
};

type Step = string | number;

const pathText = (path: readonly Step[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");

/** An object or array that is being read: where in it the reader is, and the keys that it has had. */
interface Level {
  at: Step;
  readonly seen: Set<string> | undefined;
}

/** Walks through valid JSON; `visit` hears of each key and number with its path, and may end the walk. */
const walk = (
  text: string,
  visit: (met: string, offset: number, levels: readonly Level[], isKey: boolean) => boolean,
): readonly Level[] => {
  const levels: Level[] = [];
  let expectsKey = false;
  token.lastIndex = 0;
  while (true) {
    const match = token.exec(text);
    const met = match?.[1] ?? match?.[2] ?? match?.[3];
    if (met === undefined) return levels;
    const inside = levels.at(-1);
    const isKey = expectsKey && met.startsWith('"');
    if (isKey && inside !== undefined) inside.at = JSON.parse(met) as string;
    if (visit(met, token.lastIndex - met.length, levels, isKey)) return levels;
    if (met === "{" || met === "[")
      levels.push({ at: met === "{" ? "" : 0, seen: met === "{" ? new Set() : undefined });
    else if (met === "}" || met === "]") levels.pop();
    else if (met === "," && typeof inside?.at === "number") inside.at += 1;
    expectsKey = met === "{" || (met === "," && inside?.seen !== undefined);
  }
};

const pathOf = (levels: readonly Level[]): string => pathText(levels.map(({ at }) => at));

const roundedFault = (text: string, offset: number): InputError => {
  const levels = walk(text, (_, at) => at >= offset);
  const number = /^[-+.\deE]+/.exec(text.slice(offset, offset + 60))?.[0] ?? "";
  const wanted = /^-?\d+$/.test(number)
    ? "a whole number up to 2^53 - 1, or a decimal string"
    : "a number that a double holds as it is written";
  return new InputError(pathOf(levels), `expected ${wanted} (found ${number})`);
};

const duplicateFault = (text: string): InputError => {
  const levels = walk(text, (_met, _offset, open, isKey) => {
    const inside = open.at(-1);
    if (!isKey || inside?.seen === undefined) return false;
    const key = String(inside.at);
    if (inside.seen.has(key)) return true;
    inside.seen.add(key);
    return false;
  });
  return new InputError(pathOf(levels), "expected each key once in an object (it stands twice)");
};

const parsed = (text: string, firstLine: number): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw syntaxFault(text, firstLine);
  }
};

/**
 * Parse JSON in which nothing gets lost. A fault is an `InputError`: of the syntax, with line and column, in the same
 * words on every Node; a number that a double would round, or a key that stands twice in an object, with its path.
 */
export const parseJson = (text: string, firstLine = 1): Json => {
  const value = parsed(text, firstLine);
  const { keys, rounded } = lexemesOf(text);
  if (rounded !== undefined) throw roundedFault(text, rounded);
  const extent = extentOf(value);
  if (extent.levels > deepest) throw new InputError("", `expected at most ${deepest} levels of nesting`);
  if (keys !== extent.keys) throw duplicateFault(text);
  return value;
};
