import fc from "fast-check";
import {
  rowCall,
  type WeightsCase,
  weightsCases,
  weightsState,
} from "../../../properties/arbitraries/weights.ts";
import type { Draft } from "../files.ts";
import { functionDrafts } from "../functions.ts";
import { callDraft, mostlyAccepted } from "./callDrafts.ts";

const generator = "src/vectors/chapters/weights.ts";

/** A row as the functions take it. */
const rowOf = ({ setter, uids, values }: WeightsCase) => ({ uid: setter, uids, weights: values });

/** The vectors of this chapter that are not taken from recorded calls. */
export const weightsVectors = (): readonly Draft[] => [
  ...functionDrafts(generator, {
    has_duplicate_uids: fc.record({ items: fc.array(fc.nat(9), { maxLength: 6 }) }),
    check_len_uids_within_allowed: fc.record({
      uids: fc.array(fc.nat(9), { maxLength: 4 }),
      subnetwork_n: fc.nat(4),
    }),
    is_self_weight: weightsCases.map(rowOf),
    check_length: weightsCases.map((input) => ({
      ...rowOf(input),
      netuid: input.netuid,
      subnetwork_n: input.neurons.length,
      min_allowed_weights: input.minimum,
    })),
    max_weight_limited: weightsCases.map((input) => ({ ...rowOf(input), max_weight_limit: input.limit })),
  }),
  callDraft(
    "SubtensorModule.set_weights",
    mostlyAccepted(weightsCases.map((input) => ({ state: weightsState(input), call: rowCall(input) }))),
    generator,
    {
      description:
        "Rows of weights in a subnet and on root, on oneself, at the limits of length, size and rate.",
    },
  ),
];
