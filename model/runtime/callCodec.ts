import type { CallDefinition, RuleSet, RuntimeCall } from "../rules.ts";
import { concat } from "../storage/bytes.ts";
import { type CallCodec, decodeAt, encode, ScaleError } from "../storage/scale.ts";
import { struct } from "../storage/shape.ts";

const definitionNamed = ({ calls }: RuleSet, name: string): CallDefinition => {
  const definition = calls.get(name);
  if (definition === undefined) throw new ScaleError(`a call of the rules is expected, found ${name}`);
  return definition;
};

const palletIndexOf = ({ palletIndices }: RuleSet, pallet: string): number => {
  const index = palletIndices[pallet];
  if (index === undefined) throw new ScaleError(`a pallet of the runtime is expected, found ${pallet}`);
  return index;
};

const encodeUnder = (rules: RuleSet, { call, args }: RuntimeCall): Uint8Array => {
  const { pallet, index, arguments: types } = definitionNamed(rules, call);
  const head = Uint8Array.of(palletIndexOf(rules, pallet), index);
  return concat(head, encode(struct(types), args, codecUnder(rules)));
};

const definitionAt = (rules: RuleSet, bytes: Uint8Array, offset: number): CallDefinition => {
  const [pallet, index] = bytes.subarray(offset, offset + 2);
  const found = [...rules.calls.values()].find(
    (definition) => rules.palletIndices[definition.pallet] === pallet && definition.index === index,
  );
  if (found === undefined) throw new ScaleError(`a call of the rules is expected at ${offset}`);
  return found;
};

/** Calls inside calls, at most. A node decodes no deeper, so that hostile bytes cannot use up its stack. */
const MAXIMUM_DEPTH = 256;

const decodeUnder = (rules: RuleSet, bytes: Uint8Array, offset: number, depth = 0) => {
  if (depth > MAXIMUM_DEPTH) throw new ScaleError(`calls lie more than ${MAXIMUM_DEPTH} deep at ${offset}`);
  const { pallet, name, arguments: types } = definitionAt(rules, bytes, offset);
  const [args, next] = decodeAt(struct(types), bytes, offset + 2, codecUnder(rules, depth + 1));
  return [{ call: `${pallet}.${name}`, args }, next] as const;
};

const codecUnder = (rules: RuleSet, depth = 0): CallCodec => ({
  encode: (call) => encodeUnder(rules, call),
  decode: (bytes, offset) => decodeUnder(rules, bytes, offset, depth),
});

/**
 * [GOV-3] A call as SCALE: the index of its pallet, its own index, then its arguments in order. Throws a ScaleError
 * for a call that the rules do not have.
 */
export const encodeCall = (rules: RuleSet, call: RuntimeCall): Uint8Array => encodeUnder(rules, call);

/** [GOV-3] The call that all of `bytes` encode. Throws a ScaleError where they encode none. */
export const decodeCall = (rules: RuleSet, bytes: Uint8Array): RuntimeCall => {
  const [call, next] = decodeUnder(rules, bytes, 0);
  if (next !== bytes.length) throw new ScaleError(`${bytes.length - next} bytes are left over`);
  return call;
};
