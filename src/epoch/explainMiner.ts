import { I32F32 } from "../../model/numbers/fixed.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, fixedDecimal, integer, percent, percentWithUnit, taoWithUnit } from "../cli/units.ts";
import { type CountedWeight, countedWeightsOn, lossLines, lostWeightsOn } from "./fate.ts";
import { columnCells, descending, type EpochView, rule, shortHotkey, total } from "./view.ts";

const kappaShare = (kappa: number): bigint => (BigInt(kappa) * I32F32.one) / 65_535n;

const cutText = ({ weight, clipped }: CountedWeight): string =>
  clipped < weight ? percent(weight - clipped) : "-";

/** The weights that count, largest first, with the stake behind each and all larger ones. */
const weightTable = (view: EpochView, weights: readonly CountedWeight[], limit: number): string => {
  const rows = weights.map((weight, index) => [
    String(weight.row),
    shortHotkey(view.input, weight.row),
    integer(weight.raw),
    percent(weight.weight),
    percent(weight.stake),
    percent(total(weights.slice(0, index + 1).map(({ stake }) => stake))),
    percent(weight.clipped),
    cutText(weight),
  ]);
  const drawn = table(
    [
      { title: "UID" },
      { title: "Validator", align: "left" },
      { title: "u16" },
      { title: "Weight %" },
      { title: "Stake %" },
      { title: "So far %" },
      { title: "Counts %" },
      { title: "Cut %" },
    ],
    rows.slice(0, limit),
  );
  const rest = rows.length - limit;
  return rest <= 0 ? drawn : `${drawn}\nand ${counted(rest, "smaller weight")} (--all shows them)`;
};

/** How the stake-weighted median came about, from the stake on either side of it. */
const consensusStory = (
  { input, trace }: EpochView,
  uid: number,
  weights: readonly CountedWeight[],
): string => {
  const consensus = trace.consensus[uid]!;
  const stakeOf = (those: readonly CountedWeight[]) => total(those.map(({ stake }) => stake));
  const least = stakeOf(weights.filter(({ weight }) => weight >= consensus));
  const more = stakeOf(weights.filter(({ weight }) => weight > consensus));
  const kappa = `κ = ${percentWithUnit(kappaShare(input.kappa))}`;
  const name = `Consensus ${percentWithUnit(consensus)} ${rule("consensus")}`;
  if (consensus === 0n) {
    return `${name}: the validators that give it any weight hold ${percentWithUnit(more)} of the active stake, which does not reach ${kappa}; so the stake-weighted median is zero.`;
  }
  return `${name}, the stake-weighted median: the validators that give it at least that much hold ${percentWithUnit(least)} of the active stake, those that give it more hold ${percentWithUnit(more)}; ${kappa} lies between.`;
};

const clippingStory = (weights: readonly CountedWeight[]): string => {
  const cut = weights.filter(({ weight, clipped }) => clipped < weight);
  if (cut.length === 0) return `No weight on it is clipped ${rule("clippedWeights")}.`;
  const uids = cut.map(({ row }) => row).join(", ");
  const verb = cut.length === 1 ? "is" : "are";
  return `${counted(cut.length, "weight")} ${verb} clipped to the consensus ${rule("clippedWeights")}: of UID ${uids}.`;
};

const rankStory = ({ trace }: EpochView, uid: number): readonly string[] => [
  `Rank ${percentWithUnit(trace.ranks[uid]!)} ${rule("ranks")}, the sum of active stake times clipped weight; ${percentWithUnit(trace.preranks[uid]!)} before clipping ${rule("preranks")}. Trust is the ratio, ${fixedDecimal(trace.trust[uid]!, 4)} ${rule("trust")}.`,
  `Incentive ${percentWithUnit(trace.incentive[uid]!)} ${rule("incentive")}, its part of all ranks.`,
];

const bondStory = ({ trace }: EpochView, uid: number): readonly string[] => {
  const bonds = columnCells(trace.emaBonds, uid)
    .filter(({ value }) => value > 0n)
    .sort(descending(({ value }) => value));
  if (bonds.length === 0) return [`Nobody holds bonds on it ${rule("emaBonds")}.`];
  const named = bonds.slice(0, 5).map(({ row, value }) => `UID ${row} ${percentWithUnit(value)}`);
  const rest = bonds.length - named.length;
  const others = rest === 0 ? "" : ` and ${counted(rest, "other")}`;
  return [
    `Bonds on it ${rule("emaBonds")}: ${named.join(", ")}${others}; they earn these validators their dividends.`,
  ];
};

const emissionStory = ({ input, trace }: EpochView, uid: number): string => {
  const normalized = percentWithUnit(trace.normalizedServerEmission[uid]!);
  return `Paid as a miner: ${style.bold(taoWithUnit(trace.serverEmission[uid]!))}, which is ${normalized} of ${taoWithUnit(input.raoEmission)} ${rule("serverEmission")}.`;
};

/** Why nothing counts: who set a weight on it, or nobody. */
const noWeightStory = (view: EpochView, uid: number): readonly string[] => {
  const { trace } = view;
  const zero = `So its consensus, rank and incentive are zero ${rule("consensus")} ${rule("ranks")} ${rule("incentive")}.`;
  const nobody = total(trace.activeStake) === 0n ? " No validator has active stake." : "";
  return lostWeightsOn(view, uid).length > 0
    ? [`No weight on it counts. ${zero}${nobody}`]
    : [`No validator has set a weight on it. ${zero}${nobody}`];
};

/** A miner's story: which weights on it count, what they agree on, and what that pays. */
export const explainMiner = (view: EpochView, uid: number, limit: number): readonly string[] => {
  const weights = [...countedWeightsOn(view, uid)].sort(descending(({ weight }) => weight));
  const lost = lostWeightsOn(view, uid);
  const lostStory =
    lost.length === 0
      ? []
      : ["Weights on it that do not count:", ...lossLines(lost, ({ row }) => row, limit)];
  const heading = style.bold("As a miner");
  if (weights.length === 0) {
    return [
      heading,
      ...noWeightStory(view, uid),
      ...lostStory,
      ...bondStory(view, uid),
      emissionStory(view, uid),
    ];
  }
  return [
    heading,
    `${counted(weights.length, "weight")} on it, by validators with active stake ${rule("weights")}, largest first:`,
    "",
    weightTable(view, weights, limit),
    "",
    ...lostStory,
    consensusStory(view, uid, weights),
    clippingStory(weights),
    ...rankStory(view, uid),
    ...bondStory(view, uid),
    emissionStory(view, uid),
  ];
};
