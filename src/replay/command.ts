import { Command, Option } from "commander";
import { exitStatus } from "../cli/errors.ts";
import type { RootsAt } from "./run.ts";

interface ReplayOptions {
  readonly keepGoing?: boolean;
  readonly unchecked?: boolean;
  readonly root?: RootsAt;
  readonly json?: boolean;
}

const help = `
A file holds runs of the chain: a recording of its own code (format oracle/1, suite transition), a vector of suite
sequence, or a log (format taospec-log/1) as one JSON object or as JSON lines: a header with the state before, then
a line for each step. Every step is computed from the state before it, and its result, events, changes and state root
are compared with what the file says, as is the state at the end. spec/runtime.md describes the format. A log is refused
where its blocks do not follow each other, or where the state before it does not agree with itself.

Examples:
  $ taospec replay examples/log-small.jsonl --root block
  $ taospec replay conformance/vectors
  $ taospec replay recordings/ --keep-going --json

Exit status: 0 all is as recorded, 1 something differs, 2 bad input or usage.`;

/** `taospec replay`: prove recorded calls and blocks, step by step. */
export const replayCommand = (): Command =>
  new Command("replay")
    .description("Replay recorded calls and blocks, and prove each step: result, events, changes, state.")
    .argument("<paths...>", "files or folders that hold runs")
    .option("--keep-going", "judge the other runs too after one that differs")
    .option("--unchecked", "take a log also where the state before it does not agree with itself")
    .addOption(
      new Option("--root <when>", "print the state root at the end of each block, or of each run").choices([
        "block",
        "end",
      ]),
    )
    .option("--json", "the report as JSON")
    .addHelpText("after", help)
    .action(async (paths: readonly string[], options: ReplayOptions) => {
      const { keepGoing = false, unchecked = false, root, json } = options;
      const { loadScenarios } = await import("./load.ts");
      const { isFaithful, replayAll } = await import("./run.ts");
      const { jsonReport, textReport } = await import("./report.ts");
      const { progressBar } = await import("../cli/progress.ts");
      const scenarios = loadScenarios(paths, unchecked);
      const steps = scenarios.reduce((sum, { scenario }) => sum + scenario.steps.length + 1, 0);
      const bar = progressBar("replay", steps, "steps");
      try {
        const settings = { keepGoing, ...(root === undefined ? {} : { roots: root }) };
        const report = replayAll(scenarios, settings, () => bar.tick());
        bar.stop();
        process.stdout.write(`${json === true ? jsonReport(report) : textReport(report)}\n`);
        process.exitCode = isFaithful(report) ? exitStatus.success : exitStatus.failure;
      } finally {
        bar.stop();
      }
    });
