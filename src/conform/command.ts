import { Command } from "commander";
import { endProgram } from "./endProgram.ts";
import { withReportOptions, withRunOptions, withTargetOptions } from "./options.ts";
import { beginReports, exitStatusOf, type ReportOptions } from "./reporters.ts";
import { conform, type RunOptions } from "./run.ts";

const help = `
Without --target this specification itself is run.

Examples:
  $ taospec conform
  $ taospec conform --target "python3 target.py" --suite numbers --suite yuma
  $ taospec conform --target-file target.json --report html=report.html
  $ taospec conform --target ./client --shard 2/4 --reporter json > part2.json

Exit status: 0 all cases of the offered suites pass, 1 a case fails, 2 bad input
or usage, 3 incomplete, 4 the target is broken.`;

/** `taospec conform`: run vectors and recordings against an implementation, or against this specification. */
export const conformCommand = (): Command =>
  withReportOptions(
    withRunOptions(
      withTargetOptions(
        new Command("conform")
          .description("run conformance vectors and recordings of the chain, and compare every value")
          .argument("[paths...]", "files or folders (default: the bundled vectors)"),
      ),
    ),
  )
    .addHelpText("after", help)
    .action(async (paths: readonly string[], options: RunOptions & ReportOptions) => {
      const reports = beginReports(options);
      try {
        const report = await conform(paths, options);
        reports.write(report);
        const status = exitStatusOf(report);
        process.exitCode = status;
        if (report.target !== null) await endProgram(status);
      } finally {
        reports.drop();
      }
    });
