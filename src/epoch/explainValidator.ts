import { I32F32 } from "../../model/numbers/fixed.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, fixedDecimal, integer, percent, percentWithUnit, tao, taoWithUnit } from "../cli/units.ts";
import {
  type CountedWeight,
  countedWeightsOf,
  lossLines,
  lostWeightsOf,
  reasonForNoActiveStake,
} from "./fate.ts";
import { descending, type EpochView, rowCells, rule, shortHotkey, stakeInRao, total } from "./view.ts";

const permitStory = ({ input, output }: EpochView, uid: number): string => {
  const now =
    input.validatorPermit[uid] === true ? "It holds a validator permit" : "It holds no validator permit";
  const next =
    output.validatorPermit[uid] === true ? "has one in the next epoch" : "has none in the next epoch";
  return `${now}, and ${next}: the ${input.maxAllowedValidators} neurons with most stake get one ${rule("newValidatorPermits")}.`;
};

const stakeStory = (view: EpochView, uid: number): string => {
  const { input, trace } = view;
  const stake = `Stake ${tao(stakeInRao(input, uid))} TAO, ${percentWithUnit(trace.stake[uid]!)} of the subnet's ${rule("stake")}`;
  const reason = reasonForNoActiveStake(view, uid);
  return reason === undefined
    ? `${stake}; ${percentWithUnit(trace.activeStake[uid]!)} of the active stake ${rule("activeStake")}.`
    : `${stake}; no active stake, as ${reason}.`;
};

const cutTable = (view: EpochView, cut: readonly CountedWeight[], limit: number): string => {
  const drawn = table(
    [
      { title: "UID" },
      { title: "Miner", align: "left" },
      { title: "u16" },
      { title: "Weight %" },
      { title: "Counts %" },
      { title: "Cut %" },
    ],
    cut
      .slice(0, limit)
      .map(({ column, raw, weight, clipped }) => [
        String(column),
        shortHotkey(view.input, column),
        integer(raw),
        percent(weight),
        percent(clipped),
        percent(weight - clipped),
      ]),
  );
  const rest = cut.length - limit;
  return rest <= 0 ? drawn : `${drawn}\nand ${counted(rest, "smaller cut")} (--all shows them)`;
};

const weightStory = (view: EpochView, uid: number, limit: number): readonly string[] => {
  const weights = countedWeightsOf(view, uid);
  const lost = lostWeightsOf(view, uid).filter(({ reason }) => !reason.includes("active stake"));
  const masked =
    lost.length === 0
      ? []
      : ["Weights of its own that do not count:", ...lossLines(lost, ({ column }) => column, limit)];
  if (weights.length === 0) {
    return [lost.length === 0 ? "It has set no weights." : "None of its weights counts.", ...masked];
  }
  const cut = weights
    .filter(({ weight, clipped }) => clipped < weight)
    .sort(descending(({ weight, clipped }) => weight - clipped));
  const lostShare = total(cut.map(({ weight, clipped }) => weight - clipped));
  const trust = `validator trust ${fixedDecimal(view.trace.validatorTrust[uid]!, 4)} ${rule("validatorTrust")}`;
  const opening = `${counted(weights.length, "weight")} of its own, normalised to a sum of one ${rule("weights")}`;
  if (cut.length === 0)
    return [...masked, `${opening}; none is clipped ${rule("clippedWeights")}, ${trust}.`];
  return [
    ...masked,
    `${opening}; ${integer(cut.length)} clipped to the consensus ${rule("clippedWeights")}, which takes ${percentWithUnit(lostShare)} of its weight and leaves ${trust}:`,
    "",
    cutTable(view, cut, limit),
    "",
  ];
};

const bondTable = (view: EpochView, uid: number, limit: number): readonly string[] => {
  const { trace } = view;
  const bonds = rowCells(trace.emaBonds, uid)
    .map(({ column, value }) => ({
      column,
      value,
      earned: I32F32.wrappingMul(I32F32.fromBits(value), trace.incentive[column]!),
    }))
    .filter(({ value }) => value > 0n)
    .sort(descending(({ earned }) => earned));
  if (bonds.length === 0)
    return [`It holds no bonds ${rule("emaBonds")}, so it earns no dividends ${rule("dividends")}.`];
  const drawn = table(
    [
      { title: "UID" },
      { title: "Miner", align: "left" },
      { title: "Bond %" },
      { title: "Incentive %" },
      { title: "Product %" },
    ],
    bonds
      .slice(0, limit)
      .map(({ column, value, earned }) => [
        String(column),
        shortHotkey(view.input, column),
        percent(value),
        percent(trace.incentive[column]!),
        percent(earned),
      ]),
  );
  const rest = bonds.length - limit;
  return [
    `Bonds on ${counted(bonds.length, "miner")} ${rule("emaBonds")}; each earns bond times the miner's incentive ${rule("dividends")}:`,
    "",
    rest <= 0 ? drawn : `${drawn}\nand ${counted(rest, "smaller one")} (--all shows them)`,
    "",
  ];
};

const paymentStory = ({ input, trace }: EpochView, uid: number): readonly string[] => {
  const normalized = percentWithUnit(trace.normalizedValidatorEmission[uid]!);
  const earned = total(trace.incentive) + total(trace.dividends) !== 0n;
  const base = total(trace.activeStake) === 0n ? "stake" : "active stake";
  return [
    `Dividends ${percentWithUnit(trace.dividends[uid]!)} ${rule("dividends")}, its part of all that the bonds earn.`,
    ...(earned
      ? []
      : [`As no weight counts on this subnet, validators are paid by ${base} ${rule("validatorEmission")}.`]),
    `Paid as a validator: ${style.bold(taoWithUnit(trace.validatorEmission[uid]!))}, which is ${normalized} of ${taoWithUnit(input.raoEmission)} ${rule("validatorEmission")}.`,
  ];
};

/** A validator's story: its stake and permit, what clipping takes from its weights, its bonds, and what they pay. */
export const explainValidator = (view: EpochView, uid: number, limit: number): readonly string[] => [
  style.bold("As a validator"),
  stakeStory(view, uid),
  permitStory(view, uid),
  ...weightStory(view, uid, limit),
  ...bondTable(view, uid, limit),
  ...paymentStory(view, uid),
];
