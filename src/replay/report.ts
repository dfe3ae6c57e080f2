import type { Json } from "../../conformance/case.ts";
import type { StepDifference } from "../../conformance/replay/compare.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, integer } from "../cli/units.ts";
import { shortText, shown } from "../conform/failures.ts";
import { type Divergence, isFaithful, type ReplayReport, type ScenarioReport } from "./run.ts";

/** So many differences of one step are shown; the JSON report has them all. */
const shownDifferences = 8;

const isChange = ({ item, path }: StepDifference): boolean =>
  item !== undefined && !path.startsWith("final ");

/** A change of storage as "before → after"; none stands for an entry that is not stored. */
const changeText = (value: Json | undefined): string => {
  if (value === undefined) return "no change";
  const [before, after] = value as readonly Json[];
  const text = (side: Json | undefined) => (side === null ? "absent" : shortText(side));
  return `${text(before)} → ${text(after)}`;
};

const valueText = (difference: StepDifference, value: Json | undefined): string =>
  isChange(difference) ? changeText(value) : shortText(value);

const placeLines = ({ item, keys, path }: StepDifference): readonly string[] => {
  if (item === undefined) return [`  where     ${path}`];
  const list = (keys ?? []) as readonly Json[];
  const key = list.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(", ");
  return [`  item      ${item}`, ...(list.length === 0 ? [] : [`  key       ${key}`])];
};

const differenceLines = (difference: StepDifference): readonly string[] => [
  ...placeLines(difference),
  `  expected  ${valueText(difference, difference.expected)}`,
  `  actual    ${valueText(difference, difference.actual)}`,
];

/** What the step does, in the recording's words. */
const stepLines = ({ recorded }: Divergence): readonly string[] => {
  if (recorded === undefined) return [];
  if ("call" in recorded) {
    const { call, args, origin } = recorded;
    return [`  call      ${call} ${JSON.stringify(args)}`, `  origin    ${JSON.stringify(origin)}`];
  }
  return [
    `  call      ${"advance" in recorded ? `${recorded.advance} blocks` : "none: the beginning of a block"}`,
  ];
};

const titleOf = ({ step, label }: Divergence): string =>
  step === undefined ? "the state at the end" : `step ${step + 1}, ${label}`;

const failureLines = (report: ScenarioReport, divergence: Divergence): readonly string[] => {
  const { differences, step, block, rules } = divergence;
  const more = differences.length - shownDifferences;
  return [
    `${style.red("differs")} ${report.name}: ${titleOf(divergence)}`,
    `  file      ${report.file}`,
    `  scenario  ${report.name}`,
    `  step      ${step === undefined ? "after the last" : `${step + 1} of ${report.steps}`}`,
    `  block     ${block}`,
    ...stepLines(divergence),
    ...(rules.length === 0 ? [] : [`  rule      ${rules.join(", ")}`]),
    ...differences.slice(0, shownDifferences).flatMap(differenceLines),
    ...(more > 0 ? [`  … and ${counted(more, "more difference", "more differences")}`] : []),
    "",
  ];
};

const rootLines = ({ scenarios }: ReplayReport): readonly string[] => {
  const rows = scenarios.flatMap(({ name, roots }) =>
    roots.map(({ block, root }) => [name, integer(block), root]),
  );
  if (rows.length === 0) return [];
  const columns = [
    { title: "scenario", align: "left" as const },
    { title: "block" },
    { title: "state root", align: "left" as const },
  ];
  return [table(columns, rows), ""];
};

const callsTable = ({ calls }: ReplayReport): string => {
  const rows = [...calls].sort(([left], [right]) => (left < right ? -1 : 1));
  const total = rows.reduce(
    (sum, [, { steps, failed }]) => ({ steps: sum.steps + steps, failed: sum.failed + failed }),
    { steps: 0, failed: 0 },
  );
  const figures = ({ steps, failed }: typeof total) => [steps, steps - failed, failed].map(integer);
  return table(
    [{ title: "call", align: "left" }, { title: "steps" }, { title: "passed" }, { title: "failed" }],
    rows.map(([name, own]) => [name, ...figures(own)]),
    [["all", ...figures(total)]],
  );
};

const stepsOf = ({ scenarios }: ReplayReport): number =>
  scenarios.reduce((sum, { replayed }) => sum + replayed, 0);

const verdict = (report: ReplayReport): string => {
  const { scenarios, left } = report;
  const steps = counted(stepsOf(report), "step");
  if (isFaithful(report))
    return style.green(`✓ ${counted(scenarios.length, "scenario")}, ${steps}: all is as recorded`);
  const failed = scenarios.filter(({ divergence }) => divergence !== undefined).length;
  const rest = left === 0 ? "" : `, ${counted(left, "scenario")} left (--keep-going judges them too)`;
  return style.red(
    `✗ ${integer(failed)} of ${counted(scenarios.length, "scenario")} ${failed === 1 ? "differs" : "differ"} after ${steps}${rest}`,
  );
};

/** For a reader: what differs first in each scenario, the state roots if asked for, a table by call, the answer. */
export const textReport = (report: ReplayReport): string =>
  [
    ...report.scenarios.flatMap((scenario) =>
      scenario.divergence === undefined ? [] : failureLines(scenario, scenario.divergence),
    ),
    ...rootLines(report),
    callsTable(report),
    "",
    verdict(report),
  ].join("\n");

const divergenceJson = ({ step, label, block, rules, recorded, differences }: Divergence) => ({
  ...(step === undefined ? {} : { step: step + 1 }),
  block: `${block}`,
  label,
  ...(recorded !== undefined && "call" in recorded ? { args: recorded.args, origin: recorded.origin } : {}),
  rules,
  differences: differences.map(({ path, item, keys, expected, actual }) => ({
    path,
    ...(item === undefined ? {} : { item, keys }),
    expected: shown(expected),
    actual: shown(actual),
  })),
});

/** The same for a program. */
export const jsonReport = (report: ReplayReport): string =>
  JSON.stringify({
    faithful: isFaithful(report),
    steps: stepsOf(report),
    left: report.left,
    calls: Object.fromEntries(report.calls),
    scenarios: report.scenarios.map(({ file, name, steps, replayed, roots, divergence }) => ({
      file,
      name,
      steps,
      replayed,
      ...(roots.length === 0 ? {} : { roots: roots.map(({ block, root }) => ({ block: `${block}`, root })) }),
      ...(divergence === undefined ? {} : { divergence: divergenceJson(divergence) }),
    })),
  });
