import { Command } from "commander";
import type { ConformanceCase } from "../../conformance/case.ts";
import { askCase } from "../../conformance/protocol/ask.ts";
import { Broken, type Session } from "../../conformance/protocol/session.ts";
import type { TargetFile } from "../../conformance/runner/targetFile.ts";
import { CliError, exitStatus, inFile } from "../cli/errors.ts";
import { connectorOf } from "../target/connect.ts";
import { endProgram } from "./endProgram.ts";
import { type Answered, explanation, withWholeTrace } from "./explain.ts";
import { loadCases } from "./load.ts";
import { withTargetOptions } from "./options.ts";
import { chosenTarget, placesOf, type TargetChoice } from "./run.ts";
import { requireCase } from "./select.ts";
import { ruleTitles } from "./specRules.ts";
import { columns } from "./width.ts";

interface ExplainOptions extends TargetChoice {
  readonly full?: boolean;
}

/** The one case that goes by a name. Throws a CliError where there is none, or where there are several. */
const oneCase = (cases: readonly ConformanceCase[], name: string): ConformanceCase => {
  const found = requireCase(cases, name, "CASE");
  const exact = found.filter(({ id }) => id === name);
  const [first, ...others] = exact.length > 0 ? exact : found;
  if (first === undefined || others.length === 0) return first!;
  throw new CliError(`CASE: ${name} may be any of ${found.length} cases, as ${first.id} or ${others[0]!.id}`);
};

const closed = async (session: Session): Promise<void> => {
  try {
    await session.close();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
};

const answerOf = async (
  subject: ConformanceCase,
  command: string,
  { reasons = {} }: TargetFile,
  timeout: number | undefined,
): Promise<Answered> => {
  const session = await connectorOf(command, timeout === undefined ? {} : { seconds: timeout }).open();
  try {
    const asked = await askCase(subject, session, reasons);
    if (asked.status !== "broken") await closed(session);
    return { command, asked, offer: session.offer };
  } catch (error) {
    throw inFile(subject.file, error);
  } finally {
    session.kill();
  }
};

/** A target that cannot be heard has no answer to explain. */
const requireHeard = async (answer: Promise<Answered>, command: string): Promise<Answered> => {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const lastWords = error.stderr.trim().split("\n").at(-1) ?? "";
    const told = lastWords === "" ? "" : ` (${lastWords})`;
    throw new CliError(`${command}: ${error.verdict}: ${error.message}${told}`, exitStatus.broken);
  }
};

const statuses = {
  passed: exitStatus.success,
  failed: exitStatus.failure,
  unoffered: exitStatus.incomplete,
  broken: exitStatus.broken,
} as const;

const explain = async (name: string, paths: readonly string[], options: ExplainOptions): Promise<void> => {
  const { command, file } = chosenTarget(options);
  const cases = loadCases(placesOf(paths));
  const subject = withWholeTrace(oneCase(cases, name));
  const telling = { titles: ruleTitles(), width: options.full === true ? undefined : columns() };
  if (command === undefined) {
    process.stdout.write(`${explanation(subject, telling)}\n`);
    return;
  }
  const answered = await requireHeard(answerOf(subject, command, file, options.timeout), command);
  process.stdout.write(`${explanation(subject, { ...telling, answered })}\n`);
  await endProgram(statuses[answered.asked.status]);
};

const help = `
Examples:
  $ taospec explain yuma/epoch/clipping
  $ taospec explain yuma/epoch/clipping --target "python3 target.py"
  $ taospec explain 'numbers/I32F32.mul/edges-and-random#3' --full

Exit status: 0; with --target 1 where it differs, 3 where it does not offer the
case, 4 where it is broken.`;

/** `taospec explain`: one case phase by phase, beside what a target makes of it. */
export const explainCommand = (): Command =>
  withTargetOptions(
    new Command("explain")
      .description("tell a case phase by phase, and where a target departs from it")
      .argument("<case>", "its ID, as a report prints it")
      .argument("[paths...]", "files or folders (default: the bundled vectors)"),
  )
    .option("--full", "every value whole, every path that differs")
    .addHelpText("after", help)
    .action(explain);
