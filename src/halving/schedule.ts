/** The halving schedule with dates, beside Bitcoin's. The model counts blocks; a calendar is an effect. */
import { emissionOver } from "../../model/finney/tokenomics/emissionOver.ts";
import {
  blocksUntilIssuance,
  type Halving,
  halvings,
  issuanceAfter,
} from "../../model/finney/tokenomics/halving.ts";
import type { RuleSet } from "../../model/rules.ts";

/** Where the projection starts. */
export interface Start {
  readonly block: bigint;
  /** Total issuance in that block, in rao. */
  readonly issuance: bigint;
  readonly date: Date;
}

/** One era of the schedule. Amounts in rao. */
export interface Era {
  readonly halving: number;
  readonly issuance: bigint;
  /** Threshold minus cap · (1 − 2^−halving), as numerator over 2^halving rao. */
  readonly aboveIdeal: bigint;
  readonly perBlock: bigint;
  readonly perDay: bigint;
  readonly perYear: bigint;
  /** Expected first block and date; absent for what lies before the start. */
  readonly expected?: { readonly block: bigint; readonly date: Date };
}

/** Bitcoin's constants: 50 coins a block of ten minutes, halved every 210,000 blocks, rounded down to satoshi. */
export const bitcoin = {
  launch: new Date("2009-01-03T00:00:00Z"),
  satoshiPerCoin: 100_000_000n,
  firstReward: 5_000_000_000n,
  blocksPerEra: 210_000n,
  blockSeconds: 600n,
} as const;

const secondsPerDay = 86_400n;
const daysPerYear = 365n;
const lastDate = new Date("9999-12-31T00:00:00Z");

/** `date` some seconds later; the last day of the calendar where it ends before. */
const later = (date: Date, seconds: bigint): Date => {
  const milliseconds = date.getTime() + Number(seconds) * 1000;
  return milliseconds > lastDate.getTime() ? lastDate : new Date(milliseconds);
};

/** Every era of `rules` as it is expected from `start` on. */
export const eras = (rules: RuleSet, start: Start): readonly Era[] => {
  const { blockSeconds } = rules.constants;
  const schedule = halvings(rules);
  return schedule.map(({ halving, issuance, aboveIdeal, blockEmission }) => {
    const era = {
      halving,
      issuance,
      aboveIdeal,
      perBlock: blockEmission,
      perDay: emissionOver(rules, blockEmission, secondsPerDay),
      perYear: emissionOver(rules, blockEmission, secondsPerDay * daysPerYear),
    };
    const blocks =
      start.issuance > issuance ? undefined : blocksUntilIssuance(schedule, start.issuance, issuance);
    if (blocks === undefined) return era;
    const expected = { block: start.block + blocks, date: later(start.date, blocks * blockSeconds) };
    return { ...era, expected };
  });
};

/** A point of a schedule: coins issued and coins a day, some years after the launch. */
export interface Point {
  readonly network: "TAO" | "Bitcoin";
  readonly years: number;
  readonly coins: number;
  readonly perDay: number;
}

const coinsOf = (amount: bigint, unit: bigint): number => Number(amount) / Number(unit);

const bitcoinIssued = (blocks: bigint): { readonly issued: bigint; readonly reward: bigint } => {
  let issued = 0n;
  let reward: bigint = bitcoin.firstReward;
  let left = blocks;
  while (left > bitcoin.blocksPerEra && reward > 0n) {
    issued += bitcoin.blocksPerEra * reward;
    left -= bitcoin.blocksPerEra;
    reward /= 2n;
  }
  return { issued: issued + (reward > 0n ? left * reward : 0n), reward };
};

const bitcoinPoint = (days: bigint): Point => {
  const { issued, reward } = bitcoinIssued((days * secondsPerDay) / bitcoin.blockSeconds);
  return {
    network: "Bitcoin",
    years: Number(days) / 365.25,
    coins: coinsOf(issued, bitcoin.satoshiPerCoin),
    perDay: coinsOf((reward * secondsPerDay) / bitcoin.blockSeconds, bitcoin.satoshiPerCoin),
  };
};

const taoPoint = (rules: RuleSet, schedule: readonly Halving[], start: Start, days: bigint): Point => {
  const { blockSeconds, raoPerTao } = rules.constants;
  const blocks = (days * secondsPerDay) / blockSeconds;
  const issuance = issuanceAfter(schedule, start.issuance, blocks);
  const emission = issuanceAfter(schedule, issuance, 1n) - issuance;
  return {
    network: "TAO",
    years: Number(days) / 365.25,
    coins: coinsOf(issuance, raoPerTao),
    perDay: coinsOf(emissionOver(rules, emission, secondsPerDay), raoPerTao),
  };
};

/** Both schedules on one time axis: years after the start for TAO, after the launch for Bitcoin. */
export const points = (rules: RuleSet, start: Start, years: number, count: number): readonly Point[] => {
  const schedule = halvings(rules);
  return Array.from({ length: count + 1 }, (_, index) =>
    BigInt(Math.round((index * years * 365.25) / count)),
  ).flatMap((days) => [taoPoint(rules, schedule, start, days), bitcoinPoint(days)]);
};
