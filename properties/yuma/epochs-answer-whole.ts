import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import type { EpochInput, EpochOutput } from "../../model/finney/yuma/types.ts";
import { storableEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";

const run = (input: EpochInput) => epoch(finney, input);

const vectors = [
  "emission",
  "trust",
  "consensus",
  "incentive",
  "dividends",
  "pruningScores",
  "validatorPermit",
] as const;

const incomplete = (input: EpochInput, output: EpochOutput): string | undefined =>
  vectors.find((name) => output[name].length !== input.subnetworkN);

/** A copy that cannot be written to. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== "object" || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map(frozen)
    : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, frozen(member)]));
  return Object.freeze(copy) as Value;
};

export const epochsAnswerWhole = property({
  name: "epochs-answer-whole",
  informal:
    "Whatever storage holds, an epoch ends in one whole output or in the panic of the chain's code, the same each time, and leaves its input as it was.",
  formal: "epoch(x) ∈ Output_n ∪ Panic, epoch(x) = epoch(x), x unchanged",
  rules: ["YUM-2", "YUM-5", "YUM-6", "YUM-14"],
  status: "tested",
  arbitrary: storableEpochInputs(),
  witnesses: {
    "the chain would panic": (input) => Result.isFailure(run(input)),
    "a row beyond the last UID": (input) =>
      Result.isSuccess(run(input)) && input.weights.some(([uid]) => uid >= input.subnetworkN),
    "a column stands twice": (input) =>
      Result.isSuccess(run(input)) &&
      input.weights.some(([, row]) => new Set(row.map(([column]) => column)).size < row.length),
    "an empty subnet": (input) => Result.isSuccess(run(input)) && input.subnetworkN === 0,
  },
  violation: (input) => {
    const before = frozen(input);
    const first = run(before);
    const changed = firstDifference(before, input) ?? firstDifference(run(frozen(input)), first);
    if (changed !== undefined || Result.isFailure(first)) return changed;
    const name = incomplete(input, first.success.output);
    return name === undefined ? undefined : `${name} does not have an entry for each UID`;
  },
});
