/** States that several vectors begin with: each has a file of its own, which bears the hash of the state. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as Schema from "effect/Schema";
import { InputError, type Json } from "../case.ts";
import { named } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";
import { requireWholeNumbers } from "./numbers.ts";

export const stateFormat = "taospec-state/1";

/** Reads a file that another one names by a path; undefined where there is none. */
export type Neighbour = (path: string) => Json | undefined;

/** A shared state. */
export const stateFile = Schema.Struct({
  format: Schema.Literal(stateFormat),
  rules: Schema.Struct({ name: Schema.String, version: Schema.String }).annotate({
    description: "The rule set whose storage it is",
  }),
  state: Schema.Record(Schema.String, Schema.Json).annotate({
    description: "By item, what is absent left out; the file bears the SHA-256 of its compact JSON",
  }),
}).annotate({
  title: "taospec shared state",
  description:
    'The state before, of every vector that says {"shared": hash}; a vector has only what changes in it.',
});

/** Throws an InputError for what is no shared state. */
export const readStateFile: (json: unknown) => typeof stateFile.Type = reader(stateFile);

/** Where the shared state of a hash lies, below the folder of its rules. */
export const statePath = (hash: string): string => `states/${hash}.json`;

type Fields = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The members of an input that may be shared: what a call, a block or an epoch finds, and what a run begins with. */
export const stateMembers: readonly string[] = ["state", "genesis"];

/** The hash of a state, by which it is shared. */
export const stateHash = (state: Json): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(state))));

/** Hashes of states that were met before: one that many cases begin with is hashed once. */
const knownHashes = new WeakMap<object, string>();

const hashOnce = (state: Fields): string => {
  const hash = knownHashes.get(state) ?? stateHash(state);
  knownHashes.set(state, hash);
  return hash;
};

/** The state of a hash, which is checked. A caller that gives the same file twice gets the same state twice. */
const sharedState = (hash: string, neighbour: Neighbour): Json => {
  const path = statePath(hash);
  const file = neighbour(path);
  if (file === undefined) throw new InputError("shared", `the file ${path} is missing`);
  if (!isObject(file) || !isObject(file["state"])) throw new InputError("shared", `${path} holds no state`);
  const { state } = file;
  if (!knownHashes.has(state)) named(path, () => requireWholeNumbers(readStateFile(file), ""));
  const found = hashOnce(state);
  if (found !== hash) throw new InputError("shared", `${path} holds another state, of hash ${found}`);
  return state;
};

const isReference = (value: Json | undefined): value is { readonly shared: string } =>
  isObject(value) && Object.keys(value).length === 1 && typeof value["shared"] === "string";

/** The input with its shared states in their places. Throws an InputError for one that is missing or another. */
export const withStates = (input: Json, inputPath: string, neighbour: Neighbour): Json => {
  if (!isObject(input)) return input;
  const found = stateMembers.flatMap((member) => {
    const value = input[member];
    if (!isReference(value)) return [];
    return [[member, named(`${inputPath}.${member}`, () => sharedState(value.shared, neighbour))] as const];
  });
  return found.length === 0 ? input : { ...input, ...Object.fromEntries(found) };
};
