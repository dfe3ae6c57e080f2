import type { CallDefinition } from "../../rules.ts";
import { call, dispatch, done } from "../../runtime/call.ts";
import { ensureRoot, ensureSigned, root } from "../../runtime/origin.ts";
import { Bytes, Call, CompactU64, tuple, U16, vector } from "../../storage/shape.ts";
import { batch, batchAll, dispatchItem, forceBatch } from "./batch.ts";
import { derivativeOf } from "./derivative.ts";

const pallet = "Utility";
const calls = vector(Call);

/** [GOV-9] Calls until one is refused. */
const batchCall = call(
  {
    pallet,
    name: "batch",
    index: 0,
    arguments: { calls },
    rules: ["GOV-9"],
    rejections: ["BadOrigin", "Utility.TooManyCalls"],
    documentation: "make calls until one is refused",
  },
  function* (chain, origin, { calls: items }) {
    return yield* batch(chain, origin, items);
  },
);

/** [GOV-10] A call as an account that belongs to the one that signs. */
const asDerivative = call(
  {
    pallet,
    name: "as_derivative",
    index: 1,
    arguments: { index: U16, call: Call },
    rules: ["GOV-10"],
    rejections: ["BadOrigin", "System.CallFiltered"],
    documentation: "make a call as a numbered account of one's own",
  },
  function* (chain, origin, { index, call: inner }) {
    const account = derivativeOf(yield* ensureSigned(origin), index);
    return yield* dispatchItem(chain, { ...origin, kind: "Signed", account }, inner);
  },
);

/** [GOV-9] All calls or none. */
const batchAllCall = call(
  {
    pallet,
    name: "batch_all",
    index: 2,
    arguments: { calls },
    rules: ["GOV-9"],
    rejections: ["BadOrigin", "Utility.TooManyCalls", "System.CallFiltered"],
    documentation: "make all calls or none",
  },
  function* (chain, origin, { calls: items }) {
    return yield* batchAll(chain, origin, items);
  },
);

/** [GOV-9] All calls that are not refused. */
const forceBatchCall = call(
  {
    pallet,
    name: "force_batch",
    index: 4,
    arguments: { calls },
    rules: ["GOV-9"],
    rejections: ["BadOrigin", "Utility.TooManyCalls"],
    documentation: "make all calls that are not refused",
  },
  function* (chain, origin, { calls: items }) {
    return yield* forceBatch(chain, origin, items);
  },
);

/** [GOV-10] A call as Root, with a weight that is named and not measured. */
const withWeight = call(
  {
    pallet,
    name: "with_weight",
    index: 5,
    arguments: { call: Call, weight: tuple(CompactU64, CompactU64) },
    rules: ["GOV-10"],
    rejections: ["BadOrigin"],
    documentation: "make a call as Root with the weight that is given",
  },
  function* (chain, origin, { call: inner }) {
    yield* ensureRoot(origin);
    return yield* dispatch(chain, root, inner);
  },
);

/** [GOV-10] A remark, signed or by Root, which leaves nothing behind. */
const remark = call(
  {
    pallet: "System",
    name: "remark",
    index: 0,
    arguments: { remark: Bytes },
    rules: ["GOV-10"],
    rejections: ["BadOrigin"],
    documentation: "say something that changes nothing",
  },
  function* ({ state }, origin) {
    if (origin.kind !== "Root") yield* ensureSigned(origin);
    return done(state);
  },
);

/** The calls of this chapter. */
export const utilityCalls: readonly CallDefinition[] = [
  batchCall,
  asDerivative,
  batchAllCall,
  forceBatchCall,
  withWeight,
  remark,
];
