import { existsSync } from "node:fs";
import { join } from "node:path";
import { specification } from "../../conformance/suites/index.ts";
import { properties } from "../../properties/index.ts";
import type { AnyProperty } from "../../properties/property.ts";
import { CliError, exitStatus } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { loadCases } from "../conform/load.ts";
import { didYouMean } from "../conform/suggest.ts";
import { progressOf } from "./progress.ts";
import { jsonReport, textReport } from "./report.ts";
import { inputsOf, type VerifyPlan, type VerifyReport, verify } from "./verify.ts";

export interface VerifyOptions {
  readonly seed: number;
  readonly runs: number;
  readonly property?: string;
  readonly path?: string;
  readonly json?: boolean;
}

type Areas = Readonly<Record<string, readonly AnyProperty[]>>;

const onlyProperty = (name: string): Areas => {
  for (const [area, members] of Object.entries(properties)) {
    const found = members.find((property) => property.name === name);
    if (found !== undefined) return { [area]: [found] };
  }
  const known = Object.values(properties)
    .flat()
    .map((property) => property.name);
  const near = didYouMean(name, known);
  throw new CliError(
    `no property is named ${name}${near === "" ? `; the properties are ${known.join(", ")}` : near}`,
  );
};

const bundledCases = () => {
  const folder = join(findPackage().root, "conformance", "vectors");
  return existsSync(folder) ? loadCases([folder]) : [];
};

const planOf = ({ seed, runs, property, path }: VerifyOptions): VerifyPlan => {
  if (path !== undefined && property === undefined) throw new CliError("--path needs --property");
  if (property === undefined) {
    return { properties, vectors: { cases: bundledCases(), target: specification }, seed, runs };
  }
  return { properties: onlyProperty(property), seed, runs, ...(path === undefined ? {} : { path }) };
};

const verifyWithProgress = (plan: VerifyPlan): VerifyReport => {
  const progress = progressOf(inputsOf(plan));
  try {
    return verify(plan, progress.step);
  } finally {
    progress.stop();
  }
};

/** Run `taospec verify`, print its report, and return the exit status. */
export const runVerifyCommand = (options: VerifyOptions): number => {
  const report = verifyWithProgress(planOf(options));
  process.stdout.write(`${options.json === true ? jsonReport(report) : textReport(report)}\n`);
  return report.holds ? exitStatus.success : exitStatus.failure;
};
