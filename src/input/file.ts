import { readFileSync } from "node:fs";
import { InputError, type Json } from "../../conformance/case.ts";
import { parseJson } from "./json.ts";

/** A UTF-8 text file. Bytes that are no UTF-8 are an `InputError`. */
const readText = (file: string): string => {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("", "not valid JSON: the bytes are not UTF-8 text");
  }
};

/** A JSON file. Throws an `InputError` for text that is no JSON, and the system's error for a file that cannot be read. */
export const readJsonFile = (file: string): Json => {
  const text = readText(file);
  if (text.trim() === "") throw new InputError("", "not valid JSON: the file is empty");
  return parseJson(text);
};
