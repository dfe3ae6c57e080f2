import { InputError, type Json } from "../../conformance/case.ts";
import { readExtrinsic } from "../../conformance/replay/execute.ts";
import { u32 } from "../../model/numbers/integer.ts";
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
  if (!/^\d{1,10}$/.test(String(block)) || BigInt(String(block)) > u32.maximum)
    throw new InputError("block", `expected a block number (found ${JSON.stringify(block) ?? "nothing"})`);
  const number = BigInt(String(block));
  if (current !== undefined && number < current)
    throw new InputError("block", `expected blocks in ascending order (found ${number} after ${current})`);
  return number;
};

/** What a line says of a call, and what a recorded step has besides, which is not looked at. */
const fields = ["block", "call", "args", "origin"];
const recorded = ["result", "events", "changes", "state_root", "overflow", "debug_panic"];

/** A line of a call has no field that is not known; one that only begins a block has nothing of a call. */
const requireFields = (line: JsonObject): void => {
  if (line["call"] === undefined && (line["args"] !== undefined || line["origin"] !== undefined))
    throw new InputError("call", "expected the name of a call (found nothing)");
  if (line["call"] === undefined) return;
  const other = Object.keys(line).find((field) => ![...fields, ...recorded].includes(field));
  if (other !== undefined) throw new InputError(other, `unknown field; the fields are ${fields.join(", ")}`);
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
        requireFields(line);
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
