/** The binary twin of a vector file and of a shared state, as spec/versions.md defines it. */
import { concat } from "../../model/storage/bytes.ts";
import { ScaleError } from "../../model/storage/scale.ts";
import { AccountId, BlockNumber, Hash, U16, U32, U64 } from "../../model/storage/shape.ts";
import { InputError, type Json } from "../case.ts";
import { stateFormat } from "../formats/state.ts";
import { vectorFormat } from "../formats/vector.ts";
import { type ChainTwins, chainTwins, origin } from "./chain.ts";
import { tree } from "./tree.ts";
import {
  type Alternative,
  choice,
  type Fields,
  fields,
  formOf,
  isFields,
  list,
  type Read,
  row,
  scaled,
  type Twin,
  text,
} from "./twin.ts";

/** The version of the twins' format, with which each begins. */
export const twinFormat = "taospec-twin/1";

const hash = scaled(Hash);
const anything: Alternative = { fits: () => true, twin: tree };

/** An outcome whose value is of this kind: ok, rejected or panic. */
const outcome = (value: Twin): Twin =>
  choice([formOf({ ok: value }), formOf({ rejected: text }), formOf({ panic: text })]);

const stepPartsOf = ({ change }: ChainTwins) => ({ events: list(tree), changes: list(change) });

/** The input of a call whose name the file bears. */
const callInput = ({ state, call }: ChainTwins, name: string): Twin => {
  const parts = fields({ state, origin, call });
  const withCall = (json: Json): Json => {
    const { args, ...rest } = json as { readonly args: Json };
    if (args === undefined) throw new InputError("args", "is missing");
    return { ...rest, call: { call: name, args } };
  };
  const withArguments = (json: Json): Json => {
    const { call: own, ...rest } = json as { readonly call: { readonly call: string; readonly args: Json } };
    if (own.call !== name) throw new ScaleError(`the call ${name} is expected, found ${own.call}`);
    return { ...rest, args: own.args };
  };
  return {
    write: (json) => parts.write(withCall(json)),
    read: (bytes, offset) => {
      const [value, next] = parts.read(bytes, offset);
      return [withArguments(value), next];
    },
    plain: (json) => withArguments(parts.plain(withCall(json))),
  };
};

/** A call within a run: its origin, then the call. */
const callStepOf = ({ call }: ChainTwins): Alternative => ({
  fits: (json) => isFields(json) && "call" in json,
  twin: {
    write: (json) => {
      const { origin: who, ...own } = json as Fields;
      return concat(origin.write(who ?? null), call.write(own));
    },
    read: (bytes, offset) => {
      const [who, start] = origin.read(bytes, offset);
      const [own, next] = call.read(bytes, start);
      return [{ ...(own as Fields), origin: who }, next];
    },
    plain: (json) => json,
  },
});

const stepOf = (chain: ChainTwins): Twin =>
  choice([
    callStepOf(chain),
    formOf({ advance: scaled(U32), block: scaled(BlockNumber) }),
    formOf({ block: scaled(BlockNumber), parent_hash: hash }),
  ]);

const stepRecordOf = (chain: ChainTwins): Twin =>
  choice([formOf({ result: tree, ...stepPartsOf(chain) }), formOf({ digest: hash }), anything]);

const stateFirst = ({ state }: ChainTwins): Twin => {
  const parts = row(state, tree);
  const parted = (json: Json): Json => {
    const { state: own, ...rest } = json as { readonly [key: string]: Json };
    return [own!, rest];
  };
  const joined = (json: Json): Json => {
    const [own, rest] = json as readonly [Json, Fields];
    return { state: own, ...rest };
  };
  return {
    write: (json) => parts.write(parted(json)),
    read: (bytes, offset) => {
      const [value, next] = parts.read(bytes, offset);
      return [joined(value), next];
    },
    plain: (json) => joined(parts.plain(parted(json))),
  };
};

/** Any input; a state that it has stands in front of its other members. */
const anyInputOf = (chain: ChainTwins): Twin =>
  choice([{ fits: (json) => isFields(json) && isFields(json["state"]), twin: stateFirst(chain) }, anything]);

/** What the cases of a suite are given, and what an outcome `ok` holds. */
interface Kinds {
  readonly input: Twin;
  readonly value: Twin;
}

const epochValueOf = ({ wholeState }: ChainTwins): Twin => fields({ result: tree, state: wholeState });

const steppedOf = (chain: ChainTwins): Twin => fields({ ...stepPartsOf(chain), root: hash });

const callKinds = (chain: ChainTwins, handler: string): Kinds => ({
  input: callInput(chain, handler),
  value: steppedOf(chain),
});

const kinds: Readonly<Record<string, (chain: ChainTwins, handler: string) => Kinds>> = {
  calls: callKinds,
  rejected: callKinds,
  block: (chain) => ({
    input: fields({ state: chain.state, block: scaled(BlockNumber), parent_hash: hash }),
    value: steppedOf(chain),
  }),
  yuma: (chain) => ({
    input: fields({ block: scaled(U64), netuid: scaled(U16), rao_emission: scaled(U64), state: chain.state }),
    value: epochValueOf(chain),
  }),
  root: (chain) => ({
    input: fields({ block: scaled(U64), state: chain.state }),
    value: epochValueOf(chain),
  }),
  sequence: (chain) => ({
    input: fields({ genesis: chain.state, steps: list(stepOf(chain)) }),
    value: fields({ steps: list(stepRecordOf(chain)), digest: scaled(AccountId) }),
  }),
};

const kindsOf = (chain: ChainTwins, suite: string, handler: string): Kinds =>
  Object.hasOwn(kinds, suite) ? kinds[suite]!(chain, handler) : { input: anyInputOf(chain), value: tree };

/** What follows the head of a vector: one case, rows, pairs, or a refused call with its repaired twin. */
const bodyOf = ({ input, value }: Kinds): Twin => {
  const expected = outcome(value);
  const given = fields({ input, expected });
  const trace = list(row(text, tree));
  return choice([
    formOf({ input, expected }),
    formOf({ input, expected, trace }),
    formOf({ rows: list(list(tree)) }),
    formOf({ pairs: list(row(input, expected)) }),
    formOf({ repair: text, rejected: given, repaired: given }),
  ]);
};

/** What a chain is made of under the rules that a file names. Throws an InputError for rules that are not known. */
const chainUnder = (rules: Json | undefined): ChainTwins => {
  const found = chainTwins.get(String(isFields(rules) ? rules["name"] : undefined));
  if (found === undefined) throw new InputError("rules.name", "the name of a rule set is expected");
  return found;
};

const bodyFields = ["input", "expected", "trace", "rows", "pairs", "repair", "rejected", "repaired"];

const pick = (json: Fields, inBody: boolean): Fields =>
  Object.fromEntries(Object.entries(json).filter(([name]) => bodyFields.includes(name) === inBody));

const bodyUnder = (head: Json): Twin => {
  const { rules, suite, handler } = head as Fields;
  return bodyOf(kindsOf(chainUnder(rules), String(suite), String(handler)));
};

/** A vector: what it says of itself as a tree, then its body, whose form follows from suite and handler. */
const vectorTwin: Twin = {
  write: (json) => {
    const head = pick(json as Fields, false);
    return concat(tree.write(head), bodyUnder(head).write(pick(json as Fields, true)));
  },
  read: (bytes, offset) => {
    const [head, start] = tree.read(bytes, offset);
    const [body, next] = bodyUnder(head).read(bytes, start);
    return [{ ...(head as Fields), ...(body as Fields) }, next];
  },
  plain: (json) => ({
    ...pick(json as Fields, false),
    ...(bodyUnder(json).plain(pick(json as Fields, true)) as Fields),
  }),
};

const stateHead = row(text, tree);

const stateFieldsOf = (rules: Json | undefined): Twin =>
  fields({ format: text, rules: tree, state: chainUnder(rules).wholeState });

/** A shared state: its format and its rules, then the state, which is one of those rules. */
const stateTwin: Twin = {
  write: (json) => stateFieldsOf((json as Fields)["rules"]).write(json),
  read: (bytes, offset) => {
    const [head] = stateHead.read(bytes, offset);
    return stateFieldsOf((head as readonly Json[])[1]).read(bytes, offset);
  },
  plain: (json) => stateFieldsOf((json as Fields)["rules"]).plain(json),
};

const hasFormat = (format: string) => (json: Json) => isFields(json) && json["format"] === format;

const file = choice([
  { fits: hasFormat(vectorFormat), twin: vectorTwin },
  { fits: hasFormat(stateFormat), twin: stateTwin },
]);

const front = text.write(twinFormat);

/** The SCALE twin of a vector file or of a shared state. Throws an InputError. */
export const writeTwin = (json: Json): Uint8Array => concat(front, file.write(json));

/** What reading its twin gives of a file: the same JSON, states in the order of the chain. */
export const plainOf = (json: Json): Json => file.plain(json);

const isSame = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

const readWhole = (bytes: Uint8Array): Read => {
  const [format, start] = text.read(bytes, 0);
  if (format !== twinFormat) throw new ScaleError(`a twin of format ${twinFormat} is expected`);
  return file.read(bytes, start);
};

/** The file whose twin these bytes are, and no others. Throws a ScaleError; for rules that are not known an InputError. */
export const readTwin = (bytes: Uint8Array): Json => {
  const [json, next] = readWhole(bytes);
  if (next !== bytes.length) throw new ScaleError(`${bytes.length - next} bytes are left over`);
  if (!isSame(writeTwin(json), bytes))
    throw new ScaleError("the bytes that this file is written in are expected");
  return json;
};
