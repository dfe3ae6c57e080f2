/** How large vectors and their twins are, and where they differ. */
import type { Difference } from "../../conformance/runner/compare.ts";
import { table } from "../cli/table.ts";
import { counted, integer } from "../cli/units.ts";
import type { TwinFile } from "./scale.ts";

/** A line for a file whose twin is not the same. */
export const faultText = (file: string, found: readonly Difference[]): readonly string[] => {
  const [first] = found;
  if (first === undefined) return [];
  const { path, expected, actual } = first;
  return [
    `${file}: ${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)} (${counted(found.length, "difference")})`,
  ];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const rowOf = (name: string, twins: readonly TwinFile[]): readonly string[] => [
  name,
  integer(twins.length),
  integer(sum(twins.map(({ jsonBytes }) => jsonBytes))),
  integer(sum(twins.map(({ twin }) => twin.length))),
];

/** Sizes by suite, and what was checked. */
export const sizesText = (twins: readonly TwinFile[], checked: boolean, faults: number): string => {
  const suites = [...new Set(twins.map(({ suite }) => suite))].sort();
  const columns = [
    { title: "suite", align: "left" as const },
    { title: "files" },
    { title: "JSON, bytes" },
    { title: "SCALE, bytes" },
  ];
  const rows = suites.map((suite) =>
    rowOf(
      suite,
      twins.filter((twin) => twin.suite === suite),
    ),
  );
  const sizes = table(columns, rows, [rowOf("all", twins)]);
  if (!checked) return sizes;
  const verdict = faults === 0 ? "each is the same both ways" : `${counted(faults, "file")} not the same`;
  return `${sizes}\n\n${counted(twins.length, "twin")}: ${verdict}`;
};
