import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, integer } from "../cli/units.ts";
import type { CheckedProperty, VerifyReport } from "./verify.ts";

const witnessText = ({ witnesses, unreached }: CheckedProperty): string => {
  const all = Object.keys(witnesses).length;
  return `${all - unreached.length}/${all}`;
};

const errataText = ({ errata }: CheckedProperty): string =>
  errata.map(({ id, excused }) => `${id} ×${integer(excused)}`).join(", ");

const propertyRow = (report: CheckedProperty): readonly string[] => [
  report.holds ? style.green("holds") : style.red("FAILS"),
  report.name,
  integer(report.runs),
  witnessText(report),
  errataText(report),
];

const propertyTable = (area: string, reports: readonly CheckedProperty[]): string =>
  table(
    [
      { title: area, align: "left" },
      { title: "property", align: "left" },
      { title: "inputs" },
      { title: "witnesses" },
      { title: "excused", align: "left" },
    ],
    reports.map(propertyRow),
  );

const areasOf = ({ properties }: VerifyReport) => [...new Set(properties.map(({ area }) => area))];

const vectorTable = ({ vectors }: VerifyReport): string | undefined => {
  if (vectors === undefined || vectors.results.length === 0) return undefined;
  const suites = [...new Set(vectors.results.map((result) => result.case.suite))];
  const rows = suites.map((suite) => {
    const results = vectors.results.filter((result) => result.case.suite === suite);
    const count = (status: string) => integer(results.filter((result) => result.status === status).length);
    return [suite, count("passed"), count("failed"), count("skipped")];
  });
  const titles = [{ title: "vectors", align: "left" } as const];
  return table([...titles, ...["passed", "failed", "skipped"].map((title) => ({ title }))], rows);
};

const counterexampleLines = ({ counterexample }: CheckedProperty): readonly string[] =>
  counterexample === undefined
    ? []
    : [
        `  ${counterexample.kind}: ${counterexample.violation}`,
        `  counterexample: ${JSON.stringify(counterexample.input)}`,
        `  replay: ${counterexample.replay}`,
      ];

/** Where a counterexample has ended the search, what it had not met yet says nothing. */
const unreachedLines = ({ counterexample, unreached, runs }: CheckedProperty): readonly string[] =>
  counterexample === undefined
    ? unreached.map((witness) => `  never met in ${counted(runs, "input")}: ${witness}`)
    : [];

const propertyFailure = (report: CheckedProperty): string =>
  [
    style.red(`${report.name} fails`),
    `  ${report.property.informal}`,
    `  ${report.property.formal}`,
    ...counterexampleLines(report),
    ...unreachedLines(report),
    ...report.errata
      .filter(({ scenario }) => scenario !== "excused")
      .map(({ id, scenario }) => `  ${id}: its scenario ${scenario}`),
  ].join("\n");

const vectorFailures = ({ vectors }: VerifyReport): readonly string[] => {
  if (vectors === undefined) return [];
  if (vectors.run === 0) return [style.red("no bundled vectors found")];
  return vectors.results.flatMap((result) => {
    if (result.status !== "failed") return [];
    const { file, name } = result.case;
    const [{ path, expected, actual }] = result.differences;
    return `${style.red(`${file} ${name} fails`)}\n  ${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  });
};

const verdict = (report: VerifyReport): string => {
  const { properties, vectors, seed } = report;
  const holding = properties.filter(({ holds }) => holds).length;
  const inputs = properties.reduce((sum, { runs }) => sum + runs, 0);
  const parts = [
    `${holding} of ${counted(properties.length, "property holds", "properties hold")} on ${counted(inputs, "input")}`,
    ...(vectors === undefined
      ? []
      : [`${integer(vectors.passed)} of ${counted(vectors.run, "vector")} pass`]),
    `seed ${seed}`,
  ];
  const text = parts.join(", ");
  return report.holds ? style.green(`✓ ${text}`) : style.red(`✗ ${text}`);
};

/** The report for a reader: a table for each area, what fails with how to see it again, and the verdict last. */
export const textReport = (report: VerifyReport): string => {
  const tables = areasOf(report).map((area) =>
    propertyTable(
      area,
      report.properties.filter((property) => property.area === area),
    ),
  );
  const failures = report.properties.filter(({ holds }) => !holds).map(propertyFailure);
  const vectors = vectorTable(report);
  return [
    ...tables,
    ...(vectors === undefined ? [] : [vectors]),
    ...failures,
    ...vectorFailures(report),
    verdict(report),
  ].join("\n\n");
};

/** The same for a program. */
export const jsonReport = ({ seed, runs, holds, properties, vectors }: VerifyReport): string => {
  const checked = properties.map(({ property, ...rest }) => ({
    informal: property.informal,
    formal: property.formal,
    ...rest,
  }));
  const failures = vectors?.results.flatMap((result) =>
    result.status === "failed"
      ? result.differences.map((difference) => ({
          file: result.case.file,
          case: result.case.name,
          ...difference,
        }))
      : [],
  );
  const counts =
    vectors === undefined
      ? {}
      : {
          vectors: {
            run: vectors.run,
            passed: vectors.passed,
            failed: vectors.failed,
            skipped: vectors.skipped,
            failures,
          },
        };
  return JSON.stringify({ seed, runs, holds, properties: checked, ...counts }, undefined, 2);
};
