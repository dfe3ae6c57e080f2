/** `taospec target --faulty`: targets that are wrong on purpose, to see that a runner notices. */
import { Writable } from "node:stream";
import type { Response } from "../../conformance/protocol/messages.ts";
import { modelSession } from "../../conformance/protocol/model.ts";
import { faultyTargets } from "../../conformance/targets/faulty/index.ts";
import type { BreakingTarget, FaultyTarget, Written } from "../../conformance/targets/faulty/target.ts";
import { CliError } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { table } from "../cli/table.ts";
import { serve } from "./serve.ts";

const noticed = ({ caughtBy }: FaultyTarget): string =>
  "verdict" in caughtBy ? `verdict ${caughtBy.verdict}` : `suite ${caughtBy.suite}: ${caughtBy.rule}`;

const columns = ["Target", "What is wrong", "What notices"].map(
  (title) => ({ title, align: "left" }) as const,
);

/** One line for each: its name, what is wrong, and what notices. */
export const faultyList = (): string =>
  table(
    columns,
    faultyTargets.map((target) => [target.name, target.description, noticed(target)]),
  );

const faultyNamed = (name: string): FaultyTarget => {
  const found = faultyTargets.find((target) => target.name === name);
  if (found === undefined)
    throw new CliError(`no faulty target ${JSON.stringify(name)} (taospec target --faulty lists them)`);
  return found;
};

/** The text over and over, until nobody reads it any more. */
const repeat = (text: string): void => {
  process.stdout.write(text, (error) => {
    if (error === null || error === undefined) repeat(text);
  });
};

const write = ({ text, next }: Written, written: () => void): void => {
  if (next === "repeat") repeat(text);
  else process.stdout.write(text, () => (next === "exit" ? process.exit(1) : written()));
};

/** An output on which right answers go wrong. */
const breakingOutput = (target: BreakingTarget): Writable => {
  let asked = 0;
  return new Writable({
    decodeStrings: false,
    write: (line: string, _encoding, written) => {
      write(target.write(JSON.parse(line) as Response, asked), written);
      asked += 1;
    },
  });
};

/** What answers the questions on standard input as the faulty target of this name. Throws a CliError where there is none. */
export const faultyServer = (name: string): (() => Promise<void>) => {
  const target = faultyNamed(name);
  const { version } = findPackage();
  return "begin" in target
    ? () => serve(process.stdin, process.stdout, target.begin(version))
    : () => serve(process.stdin, breakingOutput(target), modelSession(version));
};
