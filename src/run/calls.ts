import { InputError, type Json } from "../../conformance/case.ts";
import { readExtrinsic } from "../../conformance/replay/execute.ts";
import type { RuleSet } from "../../model/rules.ts";
import type { Extrinsic } from "../../model/runtime/block.ts";
import { withFile } from "../cli/errors.ts";
import { readJsonLines } from "../input/file.ts";

/** The calls of each block, in the order of the file. */
export type CallsByBlock = ReadonlyMap<bigint, readonly Extrinsic[]>;

type JsonObject = { readonly [name: string]: Json };

const readLine = (line: Json): JsonObject => {
  if (typeof line !== "object" || line === null || Array.isArray(line))
    throw new InputError("", 'expected {"block": N, "call", "args", "origin"} on each line');
  return line as JsonObject;
};

const readBlock = (line: JsonObject, current: bigint | undefined): bigint => {
  const { block } = line;
  if (block === undefined && current !== undefined) return current;
  if (!/^\d{1,10}$/.test(String(block)))
    throw new InputError("block", `expected a block number (found ${JSON.stringify(block) ?? "nothing"})`);
  const number = BigInt(String(block));
  if (current !== undefined && number < current)
    throw new InputError("block", `expected blocks in ascending order (found ${number} after ${current})`);
  return number;
};

const inLine = <Value>(index: number, read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const place = error.path === "" ? `line ${index + 1}` : `line ${index + 1}: ${error.path}`;
    throw new InputError(place, error.expectation, { cause: error });
  }
};

/**
 * The calls of a file of JSON lines: `{"block", "call", "args", "origin"}`. A line without `block` belongs to the block
 * of the line before, and a line of `block` alone begins one, so that the steps of a recording can be given as they are.
 */
export const loadCalls = (rules: RuleSet, file: string): CallsByBlock =>
  withFile(file, () => {
    const calls = new Map<bigint, readonly Extrinsic[]>();
    let current: bigint | undefined;
    for (const [index, json] of readJsonLines(file).entries()) {
      inLine(index, () => {
        const line = readLine(json);
        const block = readBlock(line, current);
        current = block;
        const { call, args = null, origin = null } = line;
        if (call === undefined) return;
        if (typeof call !== "string") throw new InputError("call", "expected the name of a call");
        calls.set(block, [...(calls.get(block) ?? []), readExtrinsic(rules, { call, args, origin })]);
      });
    }
    return calls;
  });
