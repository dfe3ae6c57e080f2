import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import type {
  EpochInput,
  EpochOutput,
  EpochRun,
  EpochTrace,
  SparseMatrix,
  SparseRow,
} from "../../model/finney/yuma/types.ts";
import { I32F32 } from "../../model/numbers/fixed.ts";

/** A property and its witnesses look at the same input; the epoch of an input never changes. */
const known = new WeakMap<EpochInput, EpochRun>();

const compute = (input: EpochInput): EpochRun => {
  const run = epoch(finney, input);
  if (Result.isFailure(run)) throw new Error(`the epoch panics: ${run.failure.message}`);
  return run.success;
};

/** The epoch of `input`. Throws where the chain would panic: on well-formed input it never does. */
const runOf = (input: EpochInput): EpochRun => {
  const run = known.get(input) ?? compute(input);
  known.set(input, run);
  return run;
};

export const traceOf = (input: EpochInput): EpochTrace => runOf(input).trace;
export const outputOf = (input: EpochInput): EpochOutput => runOf(input).output;

/** 1.0 as I32F32 bits; an ulp is 1n. */
export const one: bigint = I32F32.one;

/** The sum as an integer of unlimited width. */
export const exactSum = (values: readonly bigint[]): bigint =>
  values.reduce((total, value) => total + value, 0n);

export const sizeOf = (input: EpochInput): bigint => BigInt(input.subnetworkN);

/** The cell of a row, 0 where absent; of duplicates the last. */
export const cellOf = (row: SparseRow<bigint> | undefined, column: number): bigint =>
  row?.findLast(([other]) => other === column)?.[1] ?? 0n;

/** The exact sums of all columns of a matrix. */
export const columnSumsOf = (matrix: SparseMatrix<bigint>, columns: number): readonly bigint[] => {
  const sums = new Array<bigint>(columns).fill(0n);
  for (const row of matrix) for (const [column, value] of row) sums[column] = (sums[column] ?? 0n) + value;
  return sums;
};

/** UIDs of a subnet of `n`. */
export const uidsOf = (n: number): readonly number[] => [...new Array(n).keys()];

/** The first complaint that is one. */
export const firstOf = <Item>(
  items: Iterable<Item>,
  complaint: (item: Item) => string | undefined,
): string | undefined => {
  for (const item of items) {
    const found = complaint(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** UIDs whose stake takes part in consensus. */
export const votersOf = (input: EpochInput): readonly number[] =>
  traceOf(input).activeStake.flatMap((stake, uid) => (stake > 0n ? [uid] : []));

/** Each voter's share in the median, in ulps: active stake over its sum once more, as the rule has it. */
export const votingStakeOf = (input: EpochInput): ReadonlyMap<number, bigint> => {
  const { activeStake } = traceOf(input);
  const voters = votersOf(input);
  const total = exactSum(voters.map((uid) => activeStake[uid] ?? 0n));
  return new Map(voters.map((uid) => [uid, ((activeStake[uid] ?? 0n) * one) / total]));
};

/** κ in ulps. */
export const kappaOf = ({ kappa }: EpochInput): bigint => (BigInt(kappa) * one) / 65_535n;

/** The stored weights or bonds with the row of `uid` changed; a row that was absent counts as empty. */
export const changeRow = (
  input: EpochInput,
  uid: number,
  change: (row: SparseRow<number>) => SparseRow<number>,
): EpochInput => {
  const row = input.weights.find(([other]) => other === uid)?.[1] ?? [];
  const others = input.weights.filter(([other]) => other !== uid);
  const weights = [...others, [uid, change(row)] as const].sort(([left], [right]) => left - right);
  return { ...input, weights };
};
