import fc from "fast-check";
import type { Shape } from "../../model/storage/shape.ts";
import { type Asker, NEURONS, NOWHERE, type Setting, SUBNET, setters } from "../support/settings.ts";

const edges = [0, 1, NEURONS, NEURONS + 1, 128, 129];

const valuesOf = (shape: Shape): fc.Arbitrary<Setting["value"]> => {
  if (shape.kind === "boolean") return fc.boolean();
  if (shape.kind !== "integer") throw new TypeError(`no setter takes a ${shape.kind}`);
  const { maximum } = shape.type;
  const integers = fc.oneof(
    fc.constantFrom(...edges.map(BigInt), maximum),
    fc.bigInt({ min: 0n, max: maximum }),
  );
  return shape.big ? integers : integers.map(Number);
};

const shapeOf = (call: string): Shape => {
  const argument = Object.values(setters.get(call)?.arguments ?? {}).at(-1);
  if (argument === undefined) throw new TypeError(`${call} sets no value`);
  return argument.shape;
};

/** The two that look at their value are drawn more often than the others. */
const ranged = ["sudo_set_max_allowed_uids", "sudo_set_max_allowed_validators"];
const any: readonly string[] = [...setters.keys(), ...ranged, ...ranged, ...ranged];

/** A setter of those given, with a value at an edge or anywhere. */
export const settings = (
  calls: readonly string[] = any,
  askers: readonly Asker[] = ["Root", "Root", "owner", "stranger", "seats"],
): fc.Arbitrary<Setting> =>
  fc.constantFrom(...calls).chain((call) =>
    fc.record({
      call: fc.constant(call),
      by: fc.constantFrom(...askers),
      netuid: fc.constantFrom(SUBNET, SUBNET, NOWHERE),
      value: valuesOf(shapeOf(call)),
    }),
  );
