import { InputError, type Json } from "../../conformance/case.ts";
import { parseJson } from "../input/json.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const lineFeed = 10;
const carriageReturn = 13;

const textOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new InputError("", "not valid UTF-8");
  }
};

/** The message on a line, given with or without its end; `number` is the line's. Throws an InputError. */
export const messageOf = (line: Uint8Array, number = 1): Json => {
  let end = line.length;
  if (line[end - 1] === lineFeed) end -= 1;
  if (line[end - 1] === carriageReturn) end -= 1;
  const text = textOf(line.subarray(0, end));
  if (text === "") throw new InputError("", "an empty line");
  if (text.startsWith("\ufeff")) throw new InputError("", "begins with a byte order mark");
  return parseJson(text, number);
};

/** A message as a line. */
export const lineOf = (message: unknown): string => `${JSON.stringify(message)}\n`;

/** The beginning of a line as a reader of a report sees it. */
export const excerptOf = (line: Uint8Array): string => {
  const text = Buffer.from(line.subarray(0, 400)).toString("utf8").trimEnd();
  return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`);
};

/** A line that grows chunk by chunk. */
export class GrowingLine {
  #chunks: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** All that has been added; the next line begins empty. */
  take(): Uint8Array {
    const line = this.#chunks.length === 1 ? (this.#chunks[0] as Uint8Array) : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#length = 0;
    return line;
  }
}

/** Where the first line of a chunk ends: the offset behind its line feed, or 0 where none ends. */
export const endOfLine = (chunk: Uint8Array): number => chunk.indexOf(lineFeed) + 1;
