import { InputError } from "../../conformance/case.ts";

/**
 * What the shell sees. `failure`: the job ran and the answer is no; `input`: the job could not start; `incomplete`: the
 * answer is not known whole; `broken`: an implementation that is tested did not keep to the protocol.
 */
export const exitStatus = {
  success: 0,
  failure: 1,
  input: 2,
  incomplete: 3,
  broken: 4,
  internal: 70,
} as const;

/** A foreseen end of a command: one line for the reader, and the exit status. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly status: number;
  constructor(message: string, status: number = exitStatus.input, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

const systemMessages: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a directory, a file is expected",
  ENOTDIR: "is not a directory",
  EACCES: "permission denied",
  EEXIST: "exists already",
  EFBIG: "the file grows too large",
  ELOOP: "links lead round in a circle",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "no space left on the device",
  EPERM: "operation not permitted",
  EPIPE: "its reader has gone",
  EROFS: "the file system is read-only",
};

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string" && "syscall" in error;

/** The error with the file that it speaks of in front, where it is one about input; any other as it is. */
export const inFile = (file: string, error: unknown): unknown => {
  if (error instanceof InputError) {
    const place = error.path === "" ? file : `${file}: ${error.path}`;
    return new CliError(`${place}: ${error.expectation}`, exitStatus.input, { cause: error });
  }
  if (isSystemError(error)) {
    const reason = systemMessages[error.code ?? ""] ?? error.message;
    return new CliError(`${file}: ${reason}`, exitStatus.input, { cause: error });
  }
  return error;
};

/** Run `work` on `file`, naming the file in what goes wrong with it. */
export const withFile = <Value>(file: string, work: () => Value): Value => {
  try {
    return work();
  } catch (error) {
    throw inFile(file, error);
  }
};

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ");

const foreseen = (error: unknown): CliError | undefined => {
  if (error instanceof CliError) return error;
  const named = inFile(isSystemError(error) ? (error.path ?? "file") : "input", error);
  return named instanceof CliError ? named : undefined;
};

/** What to print on stderr for an error, and the status to end with. `command` is e.g. "taospec epoch". */
export const describeError = (
  command: string,
  error: unknown,
  debug: boolean,
): { readonly text: string; readonly status: number } => {
  const known = foreseen(error);
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  const cause =
    debug && error instanceof Error && error.cause instanceof Error ? error.cause.stack : undefined;
  const details = `${stack}${cause === undefined ? "" : `\ncaused by ${cause}`}`;
  if (known !== undefined)
    return { text: `${command}: ${oneLine(known.message)}${details}`, status: known.status };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const plea = debug
    ? "please report it"
    : "please report it with the output of the same command under --debug";
  return {
    text: `${command}: a bug in taospec (${oneLine(what)}); ${plea}${details}`,
    status: exitStatus.internal,
  };
};
