import { Entries, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import {
  firstUnbondingFault,
  refusalOfStep,
  someUnbondingStep,
  type UnbondingScenario,
  type UnbondingStep,
} from "../support/unbonding.ts";

/** The blocks in which what the call adds to was opened: entries of its pair, or redelegations of it. */
const openBlocks = (state: State, { extrinsic }: UnbondingStep): readonly bigint[] => {
  if (extrinsic?.origin.kind !== "Signed") return [];
  const { account } = extrinsic.origin;
  const { hotkey, from } = extrinsic.call.args as { readonly hotkey: string; readonly from: string };
  const open =
    hotkey === undefined ? Redelegations.get(state, from, account) : Entries.get(state, hotkey, account);
  return open.map(({ creation }) => creation);
};

const opens = ({ move }: UnbondingStep): boolean => move.kind === "remove" || move.kind === "redelegate";

const isFull = (step: UnbondingStep): boolean =>
  refusalOfStep(step) === "Unbonding.TooManyEntries" ||
  refusalOfStep(step) === "Unbonding.TooManyRedelegations";

const added = (step: UnbondingStep): number =>
  openBlocks(step.after, step).length - openBlocks(step.before, step).length;

export const callsOpenAtMostTheMaximum = property<UnbondingScenario>({
  name: "calls-open-at-most-the-maximum",
  informal:
    "A call opens an entry or a redelegation only below the maximum, and is refused for their number only where it is reached.",
  formal: "opened ⇒ |open| ≤ maxEntries; refused as too many ⇒ |open| ≥ maxEntries",
  rules: ["UNB-3", "UNB-6", "UNB-2"],
  status: "tested",
  arbitrary: unbondingScenarios,
  witnesses: {
    "an entry is refused": someUnbondingStep((step) => refusalOfStep(step) === "Unbonding.TooManyEntries"),
    "a redelegation is refused": someUnbondingStep(
      (step) => refusalOfStep(step) === "Unbonding.TooManyRedelegations",
    ),
    "several calls of a block make one": someUnbondingStep(
      (step) => opens(step) && step.accepted && added(step) === 0,
    ),
  },
  violation: firstUnbondingFault((step, { maxEntries }) => {
    if (!opens(step)) return undefined;
    const before = openBlocks(step.before, step);
    if (step.accepted && added(step) > 0 && before.length >= maxEntries)
      return `${openBlocks(step.after, step).length} are open, ${maxEntries} may be`;
    if (!isFull(step)) return undefined;
    const block = BlockNumber.get(step.before);
    if (before.length < maxEntries) return `refused, although only ${before.length} are open`;
    return step.move.kind === "remove" && before.includes(block)
      ? "refused, although one of this block can grow"
      : undefined;
  }),
});
