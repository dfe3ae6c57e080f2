import { Command } from "commander";
import { merge, readPart } from "./merge.ts";
import { withReportOptions } from "./options.ts";
import { beginReports, exitStatusOf, type ReportOptions } from "./reporters.ts";

const help = `
Parts are what taospec conform --shard i/n --reporter json has written. All n of
them are needed, of the same cases, rules, vectors and target; the report is the
one that a run without parts would give.

Example:
  $ taospec merge part1.json part2.json part3.json --report html=report.html

Exit status: that of the whole run; 2 where the parts do not belong together, 3
where some are missing.`;

/** `taospec merge`: one report of the parts of a run. */
export const mergeCommand = (): Command =>
  withReportOptions(
    new Command("merge")
      .description("join the reports of the parts of a run of conform")
      .argument("<parts...>", "JSON reports of taospec conform --shard"),
  )
    .addHelpText("after", help)
    .action((files: readonly string[], options: ReportOptions) => {
      const reports = beginReports(options);
      try {
        const report = merge(files.map(readPart));
        reports.write(report);
        process.exitCode = exitStatusOf(report);
      } finally {
        reports.drop();
      }
    });
