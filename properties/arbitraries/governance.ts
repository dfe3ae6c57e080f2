import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import type { CallDefinition, RuntimeCall } from "../../model/rules.ts";
import type { Shape } from "../../model/storage/shape.ts";
import { valuesOf } from "./storage.ts";

const definitions: readonly CallDefinition[] = [...finney.calls.values()];

/** The calls that hold calls. */
const holders = definitions.filter(({ arguments: types }) =>
  Object.values(types).some(({ shape }) => shape.kind === "call" || shape.kind === "vector"),
);

const argumentOf = (shape: Shape, depth: number): fc.Arbitrary<unknown> => {
  if (shape.kind === "call") return callsOf(depth - 1);
  if (shape.kind !== "vector" || shape.of.kind !== "call") return valuesOf(shape);
  return fc.array(callsOf(depth - 1), { maxLength: 3 });
};

const callOf = ({ pallet, name, arguments: types }: CallDefinition, depth: number) =>
  fc.record({
    call: fc.constant(`${pallet}.${name}`),
    args: fc.record(
      Object.fromEntries(Object.entries(types).map(([key, { shape }]) => [key, argumentOf(shape, depth)])),
    ),
  });

const remark: RuntimeCall = { call: "System.remark", args: { remark: "0x" } };

/** Any call with any arguments, calls in it up to a depth. */
export const callsOf = (depth: number): fc.Arbitrary<RuntimeCall> => {
  if (depth <= 0) return fc.constant(remark);
  const any = fc.constantFrom(...definitions).chain((definition) => callOf(definition, depth));
  const nested = fc.constantFrom(...holders).chain((definition) => callOf(definition, depth));
  return fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: nested });
};
