import { Command } from "commander";
import type { ConformanceCase } from "../../conformance/case.ts";
import { askCase } from "../../conformance/protocol/ask.ts";
import { Broken, type Session } from "../../conformance/protocol/session.ts";
import { namedRules } from "../../conformance/ruleSets.ts";
import type { TargetFile } from "../../conformance/runner/targetFile.ts";
import { CliError, exitStatus, inFile } from "../cli/errors.ts";
import { connectorOf } from "../target/connect.ts";
import { endProgram } from "./endProgram.ts";
import { type Answered, explanation, withWholeTrace } from "./explain.ts";
import { loadCases } from "./load.ts";
import { withTargetOptions } from "./options.ts";
import { chosenTarget, placesOf, type TargetChoice } from "./run.ts";
import { requireCase, rulesOfCase } from "./select.ts";
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

/** An answer, and how the session broke after it, where it did. */
interface Heard {
  readonly answered: Answered;
  readonly ending: Broken | undefined;
}

const closed = async (session: Session): Promise<Broken | undefined> => {
  try {
    await session.close();
    return undefined;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return error;
  }
};

const answerOf = async (
  subject: ConformanceCase,
  command: string,
  { reasons = {} }: TargetFile,
  timeout: number | undefined,
): Promise<Heard> => {
  const rules = namedRules(rulesOfCase(subject));
  const seconds = timeout === undefined ? {} : { seconds: timeout };
  const session = await connectorOf(command, { rules, ...seconds }).open();
  try {
    const asked = await askCase(subject, session, reasons);
    const ending = asked.status === "broken" ? undefined : await closed(session);
    return { answered: { command, asked, offer: session.offer }, ending };
  } catch (error) {
    throw inFile(subject.file, error);
  } finally {
    session.kill();
  }
};

const brokenError = (command: string, { verdict, message, stderr }: Broken): CliError => {
  const lastWords = stderr.trim().split("\n").at(-1) ?? "";
  const told = lastWords === "" ? "" : ` (${lastWords})`;
  return new CliError(`${command}: ${verdict}: ${message}${told}`, exitStatus.broken);
};

/** A target that cannot be heard has no answer to explain. */
const requireHeard = async (heard: Promise<Heard>, command: string): Promise<Heard> => {
  try {
    return await heard;
  } catch (error) {
    throw error instanceof Broken ? brokenError(command, error) : error;
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
  const heard = answerOf(subject, command, file, options.timeout);
  const { answered, ending } = await requireHeard(heard, command);
  process.stdout.write(`${explanation(subject, { ...telling, answered })}\n`);
  if (ending !== undefined) throw brokenError(command, ending);
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
