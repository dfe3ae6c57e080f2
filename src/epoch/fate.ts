import type { EpochTrace } from "../../model/finney/yuma/types.ts";
import { type Cell, columnCells, type EpochView, rowCells, rule } from "./view.ts";

/** A stored weight that does not count, and why. */
export interface LostWeight extends Cell<number> {
  readonly reason: string;
}

/** Stored weights of UIDs that exist, as u16. */
const storedCells = ({ input }: EpochView): readonly Cell<number>[] =>
  input.weights.flatMap(([row, cells]) =>
    cells.flatMap(([column, value]) =>
      row < input.subnetworkN && column < input.subnetworkN ? [{ row, column, value }] : [],
    ),
  );

const holds = (
  trace: EpochTrace,
  name: "permittedWeights" | "currentWeights",
  { row, column }: Cell<number>,
) => (trace[name][row] ?? []).some(([position]) => position === column);

/** Why a validator has no active stake; `undefined` where it has some. */
export const reasonForNoActiveStake = ({ input, trace }: EpochView, uid: number): string | undefined => {
  if ((trace.activeStake[uid] ?? 0n) > 0n) return undefined;
  if ((trace.stake[uid] ?? 0n) === 0n) return `it has no share of the stake ${rule("stake")}`;
  if (trace.inactive[uid] === true) {
    return `it is inactive: its last update, block ${input.lastUpdate[uid]}, lies more than ${input.activityCutoff} blocks back ${rule("inactive")}`;
  }
  if (input.validatorPermit[uid] !== true) return `it holds no validator permit ${rule("activeStake")}`;
  return `its share of the active stake is zero ${rule("activeStake")}`;
};

/** Why a stored weight does not enter the consensus; `undefined` where it does. */
const reasonForLoss = (view: EpochView, cell: Cell<number>): string | undefined => {
  const { input, trace } = view;
  if (cell.value === 0) return "the weight is zero";
  if (!holds(trace, "permittedWeights", cell))
    return `UID ${cell.row} holds no validator permit ${rule("permittedWeights")}`;
  if (cell.row === cell.column) return `a weight on oneself does not count ${rule("offDiagonalWeights")}`;
  if (!holds(trace, "currentWeights", cell)) {
    return `it was set in block ${input.lastUpdate[cell.row]}, not after UID ${cell.column} was registered in block ${input.blockAtRegistration[cell.column]} ${rule("currentWeights")}`;
  }
  const noStake = reasonForNoActiveStake(view, cell.row);
  return noStake === undefined ? undefined : `UID ${cell.row} has no active stake: ${noStake}`;
};

const lostAmong = (view: EpochView, cells: readonly Cell<number>[]): readonly LostWeight[] =>
  cells.flatMap((cell) => {
    const reason = reasonForLoss(view, cell);
    return reason === undefined ? [] : [{ ...cell, reason }];
  });

/** Weights on a neuron that do not count. */
export const lostWeightsOn = (view: EpochView, uid: number): readonly LostWeight[] =>
  lostAmong(
    view,
    storedCells(view).filter(({ column }) => column === uid),
  );

/** Weights of a neuron that do not count. */
export const lostWeightsOf = (view: EpochView, uid: number): readonly LostWeight[] =>
  lostAmong(
    view,
    storedCells(view).filter(({ row }) => row === uid),
  );

/** A weight that counts: as set, normalised, and after clipping. */
export interface CountedWeight {
  readonly row: number;
  readonly column: number;
  /** As stored, u16. */
  readonly raw: number;
  readonly weight: bigint;
  readonly clipped: bigint;
  /** The validator's share of the active stake. */
  readonly stake: bigint;
}

const rawOf = ({ trace }: EpochView, row: number, column: number, position: number): number => {
  const same = columnCells([trace.currentWeights[row] ?? []], column);
  return Number((same[position]?.value ?? 0n) >> 32n);
};

const countedOf = (view: EpochView, cells: readonly Cell<bigint>[]): readonly CountedWeight[] =>
  cells.map(({ row, column, value }, index) => {
    const position = cells
      .slice(0, index)
      .filter((other) => other.row === row && other.column === column).length;
    return {
      row,
      column,
      raw: rawOf(view, row, column, position),
      weight: value,
      clipped: columnCells([view.trace.clippedWeights[row] ?? []], column)[position]?.value ?? 0n,
      stake: view.trace.activeStake[row] ?? 0n,
    };
  });

/** Weights on a neuron by validators with active stake. */
export const countedWeightsOn = (view: EpochView, uid: number): readonly CountedWeight[] =>
  countedOf(view, columnCells(view.trace.weights, uid)).filter(({ stake, raw }) => stake > 0n && raw > 0);

/** Weights of a neuron, normalised. */
export const countedWeightsOf = (view: EpochView, uid: number): readonly CountedWeight[] =>
  countedOf(view, rowCells(view.trace.weights, uid)).filter(({ raw }) => raw > 0);

/** A line for each lost weight, named after the other side. */
export const lossLines = (
  lost: readonly LostWeight[],
  who: (cell: LostWeight) => number,
  limit: number,
): readonly string[] => {
  const lines = lost.map((cell) => `  UID ${who(cell)}, weight ${cell.value}: ${cell.reason}`);
  const rest = lines.length - limit;
  return rest <= 0 ? lines : [...lines.slice(0, limit), `  and ${rest} more (--all shows them)`];
};
