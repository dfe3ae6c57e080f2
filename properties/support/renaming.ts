import type { EpochInput, EpochOutput, StoredRow } from "../../model/finney/yuma/types.ts";

/** `newUid[uid]` is the UID after the renaming. */
export type Renaming = readonly number[];

const moved = <Value>(values: readonly Value[], newUid: Renaming): readonly Value[] => {
  const result = [...values];
  for (const [uid, value] of values.entries()) result[newUid[uid]!] = value;
  return result;
};

const byFirst = (left: readonly [number, ...unknown[]], right: readonly [number, ...unknown[]]) =>
  left[0] - right[0];

const movedRows = (rows: readonly StoredRow[], newUid: Renaming): readonly StoredRow[] =>
  rows
    .map(
      ([uid, row]) =>
        [
          newUid[uid]!,
          row.map(([column, value]) => [newUid[column]!, value] as const).sort(byFirst),
        ] as const,
    )
    .sort(byFirst);

/** The same subnet with its UIDs renamed; every neuron keeps its key, its stake and its rows. */
export const renameInput = (input: EpochInput, newUid: Renaming): EpochInput => {
  const keyed = input.hotkeys.map(([uid, hotkey], position) => ({
    uid: newUid[uid]!,
    hotkey,
    stake: input.totalHotkeyStake[position] ?? 0n,
  }));
  const inOrder = keyed.sort((left, right) => left.uid - right.uid);
  return {
    ...input,
    lastUpdate: moved(input.lastUpdate, newUid),
    blockAtRegistration: moved(input.blockAtRegistration, newUid),
    validatorPermit: moved(input.validatorPermit, newUid),
    hotkeys: inOrder.map(({ uid, hotkey }) => [uid, hotkey]),
    totalHotkeyStake: inOrder.map(({ stake }) => stake),
    weights: movedRows(input.weights, newUid),
    bonds: movedRows(input.bonds, newUid),
  };
};

/** The same outputs under the new UIDs. */
export const renameOutput = (output: EpochOutput, newUid: Renaming): EpochOutput => ({
  result: moved(output.result, newUid),
  active: moved(output.active, newUid),
  emission: moved(output.emission, newUid),
  rank: moved(output.rank, newUid),
  trust: moved(output.trust, newUid),
  consensus: moved(output.consensus, newUid),
  incentive: moved(output.incentive, newUid),
  dividends: moved(output.dividends, newUid),
  pruningScores: moved(output.pruningScores, newUid),
  validatorTrust: moved(output.validatorTrust, newUid),
  validatorPermit: moved(output.validatorPermit, newUid),
  bonds: movedRows(output.bonds, newUid),
});
