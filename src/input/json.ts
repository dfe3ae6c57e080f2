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

/** Parse JSON. A fault is an `InputError` that names line and column, in the same words on every Node. */
export const parseJson = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const { offset, expecting } = firstFault(text);
    const before = text.slice(0, offset).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    const found =
      offset >= text.length ? "the end of the file" : JSON.stringify(text.slice(offset, offset + 12));
    throw new InputError("", `not valid JSON: ${place}: expected ${expecting} (found ${found})`);
  }
};
