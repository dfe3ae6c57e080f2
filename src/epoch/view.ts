import { phases } from "../../model/finney/yuma/phases.ts";
import type { EpochInput, EpochOutput, EpochTrace, SparseMatrix } from "../../model/finney/yuma/types.ts";
import type { EpochSubject } from "../input/epochFile.ts";
import { writeHotkey } from "../input/hotkey.ts";

/** A computed epoch, as the views of the command read it. */
export interface EpochView {
  readonly file: string;
  readonly subject: EpochSubject;
  readonly input: EpochInput;
  readonly output: EpochOutput;
  readonly trace: EpochTrace;
}

/** The rule that yields a result, for citing: "[YUM-9]". */
export const rule = (name: keyof EpochTrace): string => {
  const phase = phases.find(({ traces }) => name in traces);
  if (phase === undefined) throw new Error(`no phase yields ${name}`);
  return `[${phase.rule}]`;
};

const hotkeyOf = (input: EpochInput, uid: number): string | undefined =>
  input.hotkeys.findLast(([owner]) => owner === uid)?.[1];

/** The hotkey of a UID in SS58; "no hotkey" where the chain state has none. */
export const hotkey = (input: EpochInput, uid: number): string => {
  const account = hotkeyOf(input, uid);
  return account === undefined ? "no hotkey" : writeHotkey(account);
};

/** The first and last letters of a hotkey, enough to recognise it. */
export const shortHotkey = (input: EpochInput, uid: number): string => {
  const text = hotkey(input, uid);
  return text.startsWith("no ") ? text : `${text.slice(0, 4)}…${text.slice(-4)}`;
};

/** TotalHotkeyStake of a UID, in rao. */
export const stakeInRao = (input: EpochInput, uid: number): bigint => {
  const position = input.hotkeys.findLastIndex(([owner]) => owner === uid);
  return input.totalHotkeyStake[position] ?? 0n;
};

export interface Cell<Value> {
  readonly row: number;
  readonly column: number;
  readonly value: Value;
}

/** The cells of a column, by row. */
export const columnCells = <Value>(matrix: SparseMatrix<Value>, column: number): readonly Cell<Value>[] =>
  matrix.flatMap((cells, row) =>
    cells.flatMap(([position, value]) => (position === column ? [{ row, column, value }] : [])),
  );

/** The cells of a row. */
export const rowCells = <Value>(matrix: SparseMatrix<Value>, row: number): readonly Cell<Value>[] =>
  (matrix[row] ?? []).map(([column, value]) => ({ row, column, value }));

export const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

/** Largest first; equal ones keep their order. */
export const descending =
  <Item>(key: (item: Item) => bigint) =>
  (left: Item, right: Item): number =>
    key(left) < key(right) ? 1 : key(left) > key(right) ? -1 : 0;

export const uidsOf = (input: EpochInput): readonly number[] =>
  Array.from({ length: input.subnetworkN }, (_, uid) => uid);

/** Whether a neuron acts as a validator: it may set weights and does, or it is paid as one. */
export const isValidator = ({ trace }: EpochView, uid: number): boolean =>
  (trace.permittedWeights[uid] ?? []).length > 0 || (trace.validatorEmission[uid] ?? 0n) > 0n;

/** Whether a neuron acts as a miner: it validates not, or some weight on it counts. */
export const isMiner = (view: EpochView, uid: number): boolean =>
  !isValidator(view, uid) || (view.trace.preranks[uid] ?? 0n) > 0n;
