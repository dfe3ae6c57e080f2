import { finney } from "../../model/finney/rules.ts";
import { page } from "../cli/prose.ts";
import { style } from "../cli/style.ts";
import { type Column, table } from "../cli/table.ts";
import { counted, fixedDecimal, integer, percent, tao, taoWithUnit } from "../cli/units.ts";
import type { EpochSubject } from "../input/epochFile.ts";
import {
  descending,
  type EpochView,
  isMiner,
  isValidator,
  rule,
  shortHotkey,
  stakeInRao,
  total,
  uidsOf,
} from "./view.ts";

/** What is computed: the subnet, the block, the amount, and all that had to be assumed. */
export const header = ({ input, title, assumptions, otherCases }: EpochSubject): readonly string[] => {
  const setters = input.weights.filter(([, row]) => row.length > 0).length;
  const cells = total(input.weights.map(([, row]) => BigInt(row.length)));
  const some = otherCases.slice(0, 5).join(", ");
  return [
    `${style.bold(`Subnet ${input.netuid}`)}, block ${integer(input.block)}: ${counted(input.subnetworkN, "neuron")}, ${integer(setters)} of which set ${counted(cells, "weight")}; ${style.bold(taoWithUnit(input.raoEmission))} to distribute`,
    `Rules: ${finney.name} ${finney.version}, ${finney.source}`,
    ...(title === undefined ? [] : [title]),
    ...(otherCases.length === 0
      ? []
      : [
          `The file holds ${counted(otherCases.length, "other case")} (--case NAME): ${some}${otherCases.length > 5 ? ", …" : ""}`,
        ]),
    ...(assumptions.length === 0 ? [] : ["Assumed, as the file does not say:"]),
    ...assumptions.map((assumption) => `  ${assumption}`),
  ];
};

const permitText = ({ input, output }: EpochView, uid: number): string => {
  const before = input.validatorPermit[uid] === true;
  const after = output.validatorPermit[uid] === true;
  if (before) return after ? "yes" : "lost";
  return after ? "next" : "no";
};

const validatorColumns: readonly Column[] = [
  { title: "UID" },
  { title: "Hotkey", align: "left" },
  { title: "Stake TAO" },
  { title: "Active %" },
  { title: "Vtrust" },
  { title: "Dividend %" },
  { title: "Paid TAO" },
  { title: "Permit", align: "left" },
];

const validatorRow = (view: EpochView, uid: number): readonly string[] => [
  String(uid),
  shortHotkey(view.input, uid),
  tao(stakeInRao(view.input, uid), 3),
  percent(view.trace.activeStake[uid]!),
  fixedDecimal(view.trace.validatorTrust[uid]!, 4),
  percent(view.trace.dividends[uid]!),
  tao(view.trace.validatorEmission[uid]!),
  permitText(view, uid),
];

const minerColumns: readonly Column[] = [
  { title: "UID" },
  { title: "Hotkey", align: "left" },
  { title: "Consensus %" },
  { title: "Rank %" },
  { title: "Incentive %" },
  { title: "Trust" },
  { title: "Paid TAO" },
  { title: "Prune u16" },
];

const minerRow = (view: EpochView, uid: number): readonly string[] => [
  String(uid),
  shortHotkey(view.input, uid),
  percent(view.trace.consensus[uid]!),
  percent(view.trace.ranks[uid]!),
  percent(view.trace.incentive[uid]!),
  fixedDecimal(view.trace.trust[uid]!, 3),
  tao(view.trace.serverEmission[uid]!),
  integer(view.output.pruningScores[uid]!),
];

interface Group {
  readonly noun: string;
  readonly emission: readonly bigint[];
  readonly columns: readonly Column[];
  readonly belongs: (view: EpochView, uid: number) => boolean;
  readonly row: (view: EpochView, uid: number) => readonly string[];
}

const groupTable = (view: EpochView, group: Group, limit: number): readonly string[] => {
  const members = uidsOf(view.input)
    .filter((uid) => group.belongs(view, uid))
    .sort(descending((uid) => group.emission[uid]!));
  const shown = members.slice(0, limit);
  const paid = members.filter((uid) => group.emission[uid]! > 0n).length;
  const heading = style.bold(`${counted(members.length, group.noun)}, ${integer(paid)} paid`);
  const rest = members.length - shown.length;
  return [
    "",
    rest === 0 ? heading : `${heading}; the first ${integer(shown.length)} by payment (--all shows the rest)`,
    ...(shown.length === 0
      ? []
      : [
          table(
            group.columns,
            shown.map((uid) => group.row(view, uid)),
          ),
        ]),
  ];
};

/** The two sums paid out, and what rounding down has left undistributed. */
const totals = ({ input, trace }: EpochView): readonly string[] => {
  const validators = total(trace.validatorEmission);
  const miners = total(trace.serverEmission);
  const lost = input.raoEmission - validators - miners;
  const remainder =
    lost >= 0n
      ? `${integer(lost)} rao lost to rounding`
      : `${integer(-lost)} rao more than there was to distribute`;
  return [
    "",
    `${style.bold("Paid")} ${taoWithUnit(validators + miners)}: validators ${tao(validators)}, miners ${tao(miners)}; ${remainder}.`,
  ];
};

const fallbackNote = ({ input, trace }: EpochView): readonly string[] => {
  const earned = total(trace.incentive) + total(trace.dividends);
  if (earned !== 0n || input.subnetworkN === 0) return [];
  const base = total(trace.activeStake) === 0n ? "stake, active or not" : "active stake";
  return [
    "",
    `No weight counts, so nobody earns incentive or dividends: validators are paid by ${base} ${rule("validatorEmission")}.`,
  ];
};

/** Who earns what: validators and miners, each by payment, and the sums. */
export const overview = (view: EpochView, limit: number): string => {
  const validators: Group = {
    noun: "validator",
    emission: view.trace.validatorEmission,
    columns: validatorColumns,
    belongs: isValidator,
    row: validatorRow,
  };
  const miners: Group = {
    noun: "miner",
    emission: view.trace.serverEmission,
    columns: minerColumns,
    belongs: isMiner,
    row: minerRow,
  };
  return page([
    ...header(view.subject),
    ...groupTable(view, validators, limit),
    ...groupTable(view, miners, limit),
    ...fallbackNote(view),
    ...totals(view),
  ]);
};
