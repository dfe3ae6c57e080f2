import * as Result from "effect/Result";
import fc from "fast-check";
import { MaxTake, NetworksAdded, TxRateLimit } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { root } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { after, hasEvent, make } from "../support/motions.ts";

const item: fc.Arbitrary<RuntimeCall> = fc.oneof(
  fc.nat(9).map((take) => ({ call: "AdminUtils.sudo_set_default_take", args: { default_take: take } })),
  fc
    .nat(9)
    .map((limit) => ({ call: "AdminUtils.sudo_set_tx_rate_limit", args: { tx_rate_limit: BigInt(limit) } })),
  fc
    .tuple(fc.nat(1), fc.nat(9))
    .map(([netuid, tempo]) => ({ call: "AdminUtils.sudo_set_tempo", args: { netuid, tempo } })),
);

const empty: State = TxRateLimit.put(MaxTake.put(NetworksAdded.put(undefined, 1, true), 0), 0n);

/** What is left where each call is made alone: of all of them, or of those before the first that is refused. */
const inTurn = (calls: readonly RuntimeCall[], stop: boolean): State => {
  let state = empty;
  for (const call of calls) {
    const result = applyCall({ rules: finney, state }, { origin: root, call });
    if (Result.isFailure(result) && stop) break;
    state = after(state, result);
  }
  return state;
};

const isRefused = (call: RuntimeCall): boolean =>
  Result.isFailure(applyCall({ rules: finney, state: empty }, { origin: root, call }));

const same = (left: State, right: State): boolean => changesBetween(left, right).length === 0;

export const batchesMakeTheirCallsInTurn = property({
  name: "batches-make-their-calls-in-turn",
  informal:
    "A batch leaves what its calls before the first refused one leave, batch_all what all leave or nothing, force_batch what all that are not refused leave; and each says whether one was.",
  formal: "batch = fold until refused, force_batch = fold of those accepted, batch_all = fold or refused",
  rules: ["GOV-9"],
  status: "tested",
  arbitrary: fc.array(item, { maxLength: 8, size: "max" }),
  witnesses: {
    "one in the middle is refused": (calls) =>
      calls.findIndex(isRefused) > 0 && calls.findIndex(isRefused) < calls.length - 1,
    "none is refused": (calls) => calls.length > 1 && !calls.some(isRefused),
    "no calls": (calls) => calls.length === 0,
  },
  violation: (calls) => {
    const refused = calls.some(isRefused);
    const [batch, all, force] = ["batch", "batch_all", "force_batch"].map((name) =>
      make(empty, root, `Utility.${name}`, { calls }),
    );
    if (!same(after(empty, batch!), inTurn(calls, true))) return "batch leaves something else";
    if (!same(after(empty, force!), inTurn(calls, false))) return "force_batch leaves something else";
    if (Result.isFailure(all!) !== refused)
      return "batch_all does not fail where it should, or fails elsewhere";
    if (!refused && !same(after(empty, all!), inTurn(calls, false))) return "batch_all leaves something else";
    const told = hasEvent(batch!, "BatchInterrupted") && hasEvent(force!, "BatchCompletedWithErrors");
    return told === refused ? undefined : "the events tell otherwise";
  },
});
