import { TotalLockedFees } from "../../model/bonded/queries/items.ts";
import { TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as Items from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { page } from "../cli/prose.ts";
import { table } from "../cli/table.ts";
import { counted, integer, tao } from "../cli/units.ts";
import type { RunPlan } from "./blocks.ts";
import type { CallsByBlock } from "./calls.ts";
import type { Ended } from "./tally.ts";

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const valuesOf = <Value>(entries: readonly { readonly value: Value }[]): readonly Value[] =>
  entries.map(({ value }) => value);

/** Where all rao of a state are. `drift` is what TotalIssuance counts beyond what is held. */
interface Supply {
  readonly issuance: bigint;
  readonly balances: bigint;
  readonly stake: bigint;
  readonly locked: bigint;
  /** Entries and fees of open queries: nothing under finney's rules. */
  readonly unbonding: bigint;
  readonly lockedFees: bigint;
  readonly drift: bigint;
  /** Emitted to subnets and waiting for an epoch, or computed by one and paid in the next block: not issued yet. */
  readonly pending: bigint;
}

const waiting = (state: State): bigint =>
  total(
    valuesOf(Items.LoadedEmission.entries(state)).flatMap((rows) =>
      rows.map(([, miner, validator]) => miner + validator),
    ),
  );

/** Where all rao of a state are, added up. */
export const supplyOf = (state: State): Supply => {
  const issuance = Items.TotalIssuance.get(state);
  const balances = BalancesIssuance.get(state);
  const stake = total(valuesOf(Items.Stake.entries(state)));
  const locked = total(valuesOf(Items.SubnetLocked.entries(state)));
  const pending = total(valuesOf(Items.PendingEmission.entries(state))) + waiting(state);
  const [unbonding, lockedFees] = [TotalUnbonding.get(state), TotalLockedFees.get(state)];
  const drift = issuance - balances - stake - locked - unbonding - lockedFees;
  return { issuance, balances, stake, locked, unbonding, lockedFees, drift, pending };
};

interface SubnetFigures {
  readonly netuid: number;
  readonly neurons: number;
  readonly tempo: number;
  readonly epochs: number;
  /** Rao of a block's emission. */
  readonly emission: bigint;
  readonly pending: bigint;
}

const subnetsOf = ({ chain: { state }, tally }: Ended): readonly SubnetFigures[] =>
  Items.NetworksAdded.entries(state)
    .filter(({ value }) => value)
    .map(({ keys: [netuid] }) => ({
      netuid,
      neurons: Items.SubnetworkN.get(state, netuid),
      tempo: Items.Tempo.get(state, netuid),
      epochs: tally.epochs.get(netuid) ?? 0,
      emission: Items.EmissionValues.get(state, netuid),
      pending: Items.PendingEmission.get(state, netuid),
    }))
    .sort((left, right) => left.netuid - right.netuid);

/** What a run has come to. Amounts in rao. */
export interface RunReport {
  readonly rules: string;
  /** The rules before, and the first block that followed those of now. */
  readonly upgrade?: { readonly from: string; readonly block: bigint };
  readonly start: string;
  readonly block: bigint;
  readonly ended: Ended;
  /** Calls of blocks that the run has not come to. */
  readonly callsLeft: number;
  readonly supply: Supply;
  readonly subnets: readonly SubnetFigures[];
  readonly root: string;
  readonly perSecond: number;
  /** Undefined where every block had an epoch. */
  readonly perSecondPlain: number | undefined;
  readonly peakMegabytes: number;
}

const rate = (blocks: number, milliseconds: number): number =>
  milliseconds === 0 ? 0 : (blocks * 1_000) / milliseconds;

const callsAfter = (calls: CallsByBlock, block: bigint): number =>
  [...calls].reduce((sum, [number, made]) => sum + (number > block ? made.length : 0), 0);

/** The upgrade of the plan, where the run has come to it. */
const upgradeOf = ({ chain, schedule }: RunPlan, { chain: last }: Ended): Pick<RunReport, "upgrade"> => {
  const change = schedule.changes.find(({ kind }) => kind === "upgrade");
  return change === undefined || last.rules === chain.rules
    ? {}
    : { upgrade: { from: chain.rules.name, block: change.block } };
};

/** Look at the end of a run. `start` says what it began with. */
export const reportOf = (ended: Ended, start: string, plan: RunPlan): RunReport => {
  const { chain, tally } = ended;
  return {
    rules: chain.rules.name,
    ...upgradeOf(plan, ended),
    start,
    block: BlockNumber.get(chain.state),
    ended,
    callsLeft: callsAfter(plan.calls, BlockNumber.get(chain.state)),
    supply: supplyOf(chain.state),
    subnets: subnetsOf(ended),
    root: stateRoot(chain.state, encodeEntry),
    perSecond: rate(tally.blocks, tally.plainTime + tally.epochTime),
    perSecondPlain: tally.plainBlocks === 0 ? undefined : rate(tally.plainBlocks, tally.plainTime),
    peakMegabytes: Math.ceil(process.resourceUsage().maxRSS / 1_024),
  };
};

const endOf = ({ ended }: RunReport): readonly string[] => {
  if (ended.stopped !== undefined)
    return [
      `Block ${integer(ended.stopped.number)} cannot be made: the chain panics with "${ended.stopped.panic}"`,
    ];
  return ended.interrupted ? ["Interrupted"] : [];
};

/** Where rao lie under the bonded rules alone. */
const bondedRows = ({ unbonding, lockedFees }: Supply): readonly (readonly [string, string])[] => [
  ...(unbonding === 0n ? [] : [["unbonding", tao(unbonding)] as const]),
  ...(lockedFees === 0n ? [] : [["fees of open queries", tao(lockedFees)] as const]),
];

const supplyTable = (supply: Supply): string =>
  table(
    [{ title: "Supply", align: "left" }, { title: "TAO" }],
    [
      ["balances", tao(supply.balances)],
      ["stake", tao(supply.stake)],
      ["locked by owners", tao(supply.locked)],
      ...bondedRows(supply),
      ["drift", tao(supply.drift)],
    ],
    [
      ["issuance", tao(supply.issuance)],
      ["pending, not issued yet", tao(supply.pending)],
    ],
  );

const subnetTable = (subnets: readonly SubnetFigures[]): string =>
  table(
    [
      { title: "Subnet" },
      { title: "Neurons" },
      { title: "Tempo" },
      { title: "Epochs" },
      { title: "A block TAO" },
      { title: "Pending TAO" },
    ],
    subnets.map((subnet) => [
      `${subnet.netuid}`,
      integer(subnet.neurons),
      integer(subnet.tempo),
      integer(subnet.epochs),
      tao(subnet.emission),
      tao(subnet.pending),
    ]),
  );

const callsText = ({ ended: { tally }, callsLeft }: RunReport): readonly string[] => {
  if (tally.accepted + tally.refused + callsLeft === 0) return [];
  const left = callsLeft === 0 ? "" : `, ${integer(callsLeft)} left for later blocks`;
  return [`${counted(tally.accepted, "call")} done, ${integer(tally.refused)} refused${left}`];
};

const speedText = ({ ended: { tally }, perSecond, perSecondPlain, peakMegabytes }: RunReport): string => {
  const outside =
    perSecondPlain === undefined ? "" : `, ${integer(Math.round(perSecondPlain))} outside epochs`;
  const epochs =
    tally.epochTime === 0 ? "" : `, ${(tally.epochTime / 1_000).toFixed(1)} s in blocks with epochs`;
  return `${integer(Math.round(perSecond))} blocks a second${outside}${epochs}; ${integer(peakMegabytes)} MB at most`;
};

const rulesText = ({ rules, upgrade }: RunReport): string =>
  upgrade === undefined
    ? `rules ${rules}`
    : `rules ${upgrade.from}, and ${rules} from block ${integer(upgrade.block)} on`;

/** The report for people. */
export const textReport = (report: RunReport): string =>
  page([
    ...endOf(report),
    `Block ${integer(report.block)}, ${counted(report.ended.tally.blocks, "block")} run from ${report.start}, ${rulesText(report)}`,
    ...callsText(report),
    "",
    subnetTable(report.subnets),
    "",
    supplyTable(report.supply),
    "",
    `State root ${report.root}`,
    speedText(report),
  ]);

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value);

/** The report as data; amounts are rao in decimal strings. */
export const jsonReport = (report: RunReport): string => {
  const { ended, supply, subnets } = report;
  const shown = {
    rules: report.rules,
    upgrade: report.upgrade ?? null,
    start: report.start,
    block: report.block,
    blocks: ended.tally.blocks,
    stopped: ended.stopped ?? null,
    interrupted: ended.interrupted,
    calls: { done: ended.tally.accepted, refused: ended.tally.refused, left: report.callsLeft },
    supply,
    subnets,
    stateRoot: report.root,
    blocksPerSecond: rounded(report.perSecond),
    blocksPerSecondOutsideEpochs: rounded(report.perSecondPlain),
    peakMegabytes: report.peakMegabytes,
  };
  return JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? `${value}` : value), 2);
};
