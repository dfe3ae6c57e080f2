/** Takes the states that several cases begin with out of vector files, into files of their own. */
import type { Json } from "../../conformance/case.ts";
import {
  type Neighbour,
  stateFormat,
  stateHash,
  stateMembers,
  statePath,
  withStates,
} from "../../conformance/formats/state.ts";
import type { VectorFile } from "../../conformance/formats/vector.ts";

/** Vector files by their paths below the folder of vectors. */
export type Vectors = ReadonlyMap<string, VectorFile>;

/** Shorter states stay where they are: a file for each would be longer, and harder to read. */
const leastShared = 200;

type Change = (input: Json) => Json;

/** The same file with other inputs. */
const withInputs = (file: VectorFile, change: Change): VectorFile => {
  if ("rows" in file) return file;
  if ("pairs" in file)
    return { ...file, pairs: file.pairs.map(([input, expected]) => [change(input), expected]) };
  if ("input" in file) return { ...file, input: change(file.input) };
  const { rejected, repaired } = file;
  return {
    ...file,
    rejected: { ...rejected, input: change(rejected.input) },
    repaired: { ...repaired, input: change(repaired.input) },
  };
};

/** The same file with its shared states in their places. */
export const whole = (file: VectorFile, neighbour: Neighbour): VectorFile =>
  withInputs(file, (input) => withStates(input, "input", neighbour));

type Fields = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const statesIn = (input: Json): readonly (readonly [member: string, text: string])[] => {
  if (!isObject(input)) return [];
  return stateMembers.flatMap((member) => {
    const text = isObject(input[member]) ? JSON.stringify(input[member]) : "";
    return text.length < leastShared ? [] : [[member, text] as const];
  });
};

/** States are shared among the vectors of one rule set: what is added to another one changes no file of this one. */
const ownKey = ({ rules }: VectorFile, text: string): string => `${rules.name} ${text}`;

/** The texts of states that more than one case begins with, each with its rule set. */
const sharedIn = (files: Iterable<VectorFile>): ReadonlySet<string> => {
  const met = new Set<string>();
  const again = new Set<string>();
  const countIn =
    (file: VectorFile): Change =>
    (input) => {
      for (const [, text] of statesIn(input)) {
        const key = ownKey(file, text);
        (met.has(key) ? again : met).add(key);
      }
      return input;
    };
  for (const file of files) withInputs(file, countIn(file));
  return again;
};

/** A state's file, as values: its path below the folder of vectors, and what it holds. */
type StateFile = readonly [path: string, content: { readonly state: Json }];

/** The files with what they share taken out, and the files of the states. */
export const sharing = (
  files: Vectors,
): { readonly files: Vectors; readonly states: readonly StateFile[] } => {
  const shared = sharedIn(files.values());
  const states = new Map<string, StateFile>();
  const shareIn =
    (file: VectorFile): Change =>
    (input) => {
      const { rules } = file;
      const own = statesIn(input).filter(([, text]) => shared.has(ownKey(file, text)));
      const references = own.map(([member, text]) => {
        const state = JSON.parse(text) as Json;
        const hash = stateHash(state);
        const path = `${rules.name}/${statePath(hash)}`;
        states.set(path, [path, { format: stateFormat, rules, state } as StateFile[1]]);
        return [member, { shared: hash }] as const;
      });
      return own.length === 0 ? input : { ...(input as Fields), ...Object.fromEntries(references) };
    };
  const taken = [...files].map(([path, file]) => [path, withInputs(file, shareIn(file))] as const);
  return { files: new Map(taken), states: [...states.values()] };
};
