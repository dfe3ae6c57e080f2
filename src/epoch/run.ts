import { stripVTControlCharacters } from "node:util";
import * as Result from "effect/Result";
import { toJson } from "../../conformance/codecs/values.ts";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import { CliError, exitStatus, withFile } from "../cli/errors.ts";
import { page } from "../cli/prose.ts";
import { style } from "../cli/style.ts";
import { type EpochSubject, readEpochFile } from "../input/epochFile.ts";
import { explain } from "./explain.ts";
import { header, overview } from "./overview.ts";
import { findPhase, phaseInFull, requirePhase, traceSummary } from "./traceView.ts";
import type { EpochView } from "./view.ts";

export interface EpochCommandOptions {
  readonly explain?: number;
  readonly trace?: string | true;
  readonly json?: true;
  readonly emission?: bigint;
  readonly case?: string;
  readonly top: number;
  readonly all?: true;
}

const print = (text: string) => process.stdout.write(`${text}\n`);

const printJson = (value: unknown) => print(JSON.stringify(toJson(value), null, 2));

/** In `epoch --trace FILE` the file is taken for the phase: put it back in its place. */
const resolveFile = (file: string | undefined, options: EpochCommandOptions) => {
  const { trace } = options;
  if (file !== undefined) return { file, trace };
  if (typeof trace === "string" && findPhase(trace) === undefined)
    return { file: trace, trace: true as const };
  throw new CliError("missing FILE: a metagraph, an oracle case or a vector (taospec epoch --help explains)");
};

const aboutSubject = (file: string, { input, kind, title, assumptions }: EpochSubject) => ({
  file,
  kind,
  ...(title === undefined ? {} : { title }),
  rules: { name: finney.name, version: finney.version },
  netuid: input.netuid,
  block: input.block,
  neurons: input.subnetworkN,
  raoEmission: input.raoEmission,
  assumptions,
});

const reportPanic = (file: string, subject: EpochSubject, message: string, json: boolean): number => {
  if (json) printJson({ ...aboutSubject(file, subject), panic: message });
  else {
    const outcome = `${style.bold("Outcome:")} the chain's code would panic: ${message}`;
    print(page([...header(subject), "", outcome]));
  }
  return exitStatus.failure;
};

/** The text views that the options ask for; the overview where they ask for none. */
const textOf = (view: EpochView, options: EpochCommandOptions, trace: string | true | undefined): string => {
  const limit = options.all === true ? Number.POSITIVE_INFINITY : options.top;
  const views = [
    ...(trace === true ? [traceSummary(view.trace)] : []),
    ...(typeof trace === "string" ? [phaseInFull(view.trace, requirePhase(trace))] : []),
    ...(options.explain === undefined ? [] : [page(explain(view, options.explain, limit))]),
  ];
  return views.length === 0 ? overview(view, limit) : views.join("\n\n");
};

const jsonOf = (view: EpochView, options: EpochCommandOptions, trace: string | true | undefined) => {
  const names =
    typeof trace === "string"
      ? Object.keys(requirePhase(trace).traces)
      : trace === true
        ? Object.keys(view.trace)
        : [];
  const chosen = Object.entries(view.trace).filter(([name]) => names.includes(name));
  const story = options.explain === undefined ? [] : explain(view, options.explain, Number.POSITIVE_INFINITY);
  const lines = story.flatMap((part) => stripVTControlCharacters(part).split("\n"));
  return {
    ...aboutSubject(view.file, view.subject),
    output: view.output,
    ...(trace === undefined ? {} : { trace: Object.fromEntries(chosen) }),
    ...(lines.length === 0 ? {} : { explanation: lines }),
  };
};

/** Computes the epoch of a file and prints what the options ask for. Returns the exit status. */
export const runEpochCommand = (given: string | undefined, options: EpochCommandOptions): number => {
  const { file, trace } = resolveFile(given, options);
  const json = options.json === true;
  const subject = withFile(file, () =>
    readEpochFile(file, { caseName: options.case, emission: options.emission }),
  );
  const outcome = epoch(finney, subject.input);
  if (Result.isFailure(outcome)) return reportPanic(file, subject, outcome.failure.message, json);
  const view: EpochView = { file, subject, input: subject.input, ...outcome.success };
  withFile(file, () =>
    json ? printJson(jsonOf(view, options, trace)) : print(textOf(view, options, trace)),
  );
  return exitStatus.success;
};
