/** A target that is a command: asked on its standard input, heard on its standard output. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { Channel, Ending, Listener } from "./lineWire.ts";
import { remember } from "./running.ts";
import { Tail } from "./tail.ts";
import { after } from "./timeLimit.ts";

/** How many seconds the parts of an end, an exit and the ends of its outputs, are waited for once one is there. */
const patience = 0.2;

const isWindows = process.platform === "win32";

const killGroup = (child: ChildProcessWithoutNullStreams): void => {
  try {
    if (isWindows || child.pid === undefined) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
};

const exitText = (status: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `it exited with status ${status}` : `the signal ${signal} ended it`;

/** Starts the command through the shell, in a process group of its own, so that an end takes its children too. */
const start = (command: string): ChildProcessWithoutNullStreams =>
  spawn(command, { shell: true, detached: !isWindows, stdio: "pipe" });

/** A running command. */
class ProcessChannel implements Channel {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #stderr = new Tail();
  readonly #over: Promise<unknown>;
  readonly #forget: () => void;
  #listener: Listener | undefined;
  #ending: Ending = { orderly: false, message: "it closed its output" };
  #inputEnded = false;
  #exited = false;

  constructor(command: string) {
    this.#child = start(command);
    this.#forget = remember(() => {
      if (!this.#exited) killGroup(this.#child);
    });
    this.#over = new Promise((resolve) => {
      this.#child.once("close", resolve);
      this.#child.once("error", resolve);
    });
    this.#watchEnd();
    this.#watchStreams();
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  write(text: string): void {
    this.#child.stdin.write(text);
  }

  endInput(): void {
    this.#inputEnded = true;
    this.#child.stdin.end();
  }

  async kill(): Promise<string> {
    this.#listener = undefined;
    if (!this.#exited) killGroup(this.#child);
    this.#child.stdin.destroy();
    this.#child.stdout.destroy();
    let stop = () => {};
    const enough = new Promise<void>((resolve) => {
      stop = after(patience, resolve);
    });
    await Promise.race([this.#over, enough]);
    stop();
    this.#child.stderr.destroy();
    return this.#stderr.text();
  }

  #watchStreams(): void {
    const { stdin, stdout, stderr } = this.#child;
    // A target that no longer listens shows it by its silence or its end.
    for (const stream of [stdin, stdout, stderr]) stream.on("error", () => {});
    stdout.on("data", (chunk: Buffer) => this.#listener?.bytes(chunk));
    stderr.on("data", (chunk: Buffer) => this.#stderr.add(chunk));
    stdout.once("end", () => {
      // At the end of a session only the exit counts.
      if (!this.#inputEnded) after(patience, () => this.#tell());
    });
  }

  #watchEnd(): void {
    this.#child.once("error", (error) => this.#end({ orderly: false, message: error.message }));
    this.#child.once("exit", (status, signal) => {
      this.#ending = { orderly: status === 0, message: exitText(status, signal) };
      // Whoever is left in the group, and holds the output open, is no target any more.
      killGroup(this.#child);
      this.#exited = true;
      this.#child.once(
        "close",
        after(patience, () => this.#destroyOutputs()),
      );
    });
    this.#child.once("close", () => this.#end(this.#ending));
  }

  #destroyOutputs(): void {
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
  }

  #end(ending: Ending): void {
    this.#forget();
    this.#ending = ending;
    this.#tell();
  }

  #tell(): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.ended(this.#ending);
  }
}

/** Start a command. What keeps it from starting is told as its end. */
export const processChannel = (command: string): Channel => new ProcessChannel(command);
