/** What epochs and payments see of hotkeys that are jailed: nothing. */
import type { EpochReaders } from "../../finney/emission/blockStep.ts";
import type { EmissionTuple } from "../../finney/emission/drain.ts";
import { LoadedEmission } from "../../finney/items/subtensor.ts";
import { readRootEpochInput } from "../../finney/root/readRootEpochInput.ts";
import { readEpochInput } from "../../finney/yuma/readEpochInput.ts";
import type { EpochInput, StoredRow } from "../../finney/yuma/types.ts";
import type { State } from "../../storage/item.ts";
import { JailedUntil } from "./items.ts";
import { isJailed } from "./jail.ts";

const isAnyoneJailed = (state: State): boolean => JailedUntil.entries(state).length > 0;

/** UIDs of the jailed among the keys of a network. */
const jailedUids = (state: State, { hotkeys }: Pick<EpochInput, "hotkeys">): ReadonlySet<number> =>
  new Set(hotkeys.filter(([, hotkey]) => isJailed(state, hotkey)).map(([uid]) => uid));

type Staked = Pick<EpochInput, "hotkeys" | "totalHotkeyStake">;

/** Stakes stand where the keys stand. */
const stakesWithout = ({ hotkeys, totalHotkeyStake }: Staked, jailed: ReadonlySet<number>) =>
  totalHotkeyStake.map((stake, position) => (jailed.has(hotkeys[position]![0]) ? 0n : stake));

const withoutRows = (rows: readonly StoredRow[], jailed: ReadonlySet<number>): readonly StoredRow[] =>
  rows.map(([uid, row]) => [uid, jailed.has(uid) ? [] : row]);

const withoutCells = (rows: readonly StoredRow[], jailed: ReadonlySet<number>): readonly StoredRow[] =>
  rows.map(([uid, row]) => [uid, row.filter(([column]) => !jailed.has(column))]);

/**
 * [SLA-6] What an epoch reads, with no stake, weights and bonds of jailed hotkeys, and no weights on them. They count as
 * permitted: without stake that is worth nothing, and the epoch empties the bonds of whoever loses a permit.
 */
const readWithoutJailed: EpochReaders["epoch"] = (state, netuid, block, raoEmission) => {
  const input = readEpochInput(state, netuid, block, raoEmission);
  const jailed = jailedUids(state, input);
  if (jailed.size === 0) return input;
  return {
    ...input,
    totalHotkeyStake: stakesWithout(input, jailed),
    validatorPermit: input.validatorPermit.map((permit, uid) => permit || jailed.has(uid)),
    weights: withoutCells(withoutRows(input.weights, jailed), jailed),
    bonds: withoutRows(input.bonds, jailed),
  };
};

/** [SLA-6] What the root epoch reads, with no stake and weights of jailed hotkeys. */
const readRootWithoutJailed: EpochReaders["rootEpoch"] = (constants, state, block) => {
  const input = readRootEpochInput(constants, state, block);
  const jailed = jailedUids(state, input);
  return {
    ...input,
    totalHotkeyStake: stakesWithout(input, jailed),
    weights: withoutRows(input.weights, jailed),
  };
};

/** [SLA-6] Epochs for which the jailed do not count. */
export const readersWithoutJailed: EpochReaders = {
  epoch: readWithoutJailed,
  rootEpoch: readRootWithoutJailed,
};

const withoutJailed = (state: State, payments: readonly EmissionTuple[]): readonly EmissionTuple[] =>
  payments.filter(([hotkey]) => !isJailed(state, hotkey));

/** [SLA-6] Payments that wait for jailed hotkeys are dropped; they were never issued. */
export const dropJailedPayments = (state: State): State => {
  if (!isAnyoneJailed(state)) return state;
  return LoadedEmission.entries(state).reduce<State>((next, { keys: [netuid], value: payments }) => {
    const kept = withoutJailed(state, payments);
    return kept.length === payments.length ? next : LoadedEmission.put(next, netuid, kept);
  }, state);
};
