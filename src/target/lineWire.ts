/** Messages as lines over a stream of bytes: what a command and a socket have in common. */
import { InputError, type Json } from "../../conformance/case.ts";
import type { Request } from "../../conformance/protocol/messages.ts";
import { Broken, type Verdict } from "../../conformance/protocol/session.ts";
import { endOfLine, excerptOf, GrowingLine, lineOf, messageOf } from "./line.ts";
import { within } from "./timeLimit.ts";
import { farewellSeconds, type Wire } from "./wire.ts";

/** How a channel has ended. */
export interface Ending {
  /** Whether a target may end like this when its input has ended. */
  readonly orderly: boolean;
  /** For a reader: "it exited with status 3". */
  readonly message: string;
}

/** What is told about a channel. Nothing is told after it was killed. */
export interface Listener {
  readonly bytes: (chunk: Uint8Array) => void;
  readonly ended: (ending: Ending) => void;
}

/** Bytes to a target and back. */
export interface Channel {
  readonly listen: (listener: Listener) => void;
  readonly write: (text: string) => void;
  /** Ends what the target hears; what it says is still heard. */
  readonly endInput: () => void;
  /** Ends the target, and waits a moment for its last words on standard error. */
  readonly kill: () => Promise<string>;
}

interface Waiting<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/** A line that begins as no answer does: a greeting, a log, or JSON over several lines, as a new target often writes. */
const hintOn = (line: Uint8Array): string => {
  const text = Buffer.from(line.subarray(0, 16)).toString("utf8").trim();
  const isBegun = text.startsWith("{") && text !== "{";
  if (isBegun || text.startsWith("\ufeff")) return "";
  return "; a target writes nothing but answers, each on one line, and all else to standard error";
};

/** One session's lines: a question, then the line that answers it, and nothing in between. */
export class LineWire implements Wire {
  readonly #channel: Channel;
  readonly #lineBytes: number;
  readonly #line = new GrowingLine();
  #asked: Waiting<unknown> | undefined;
  #leaving: Waiting<void> | undefined;
  #broken: Promise<Broken> | undefined;

  constructor(channel: Channel, lineBytes: number) {
    this.#channel = channel;
    this.#lineBytes = lineBytes;
    channel.listen({ bytes: (chunk) => this.#hear(chunk), ended: (ending) => this.#ended(ending) });
  }

  async exchange(request: Request): Promise<unknown> {
    if (this.#broken !== undefined) throw await this.#broken;
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject };
      this.#channel.write(lineOf(request));
    });
  }

  async end(): Promise<void> {
    if (this.#broken !== undefined) throw await this.#broken;
    const gone = new Promise<void>((resolve, reject) => {
      this.#leaving = { resolve, reject };
    });
    this.#channel.endInput();
    await within(farewellSeconds, gone, async () => {
      throw await this.breakOff("hangs", `it lives on ${farewellSeconds} s after its input has ended`);
    });
  }

  breakOff(verdict: Verdict, message: string): Promise<Broken> {
    this.#broken ??= this.#channel.kill().then((stderr) => new Broken(verdict, message, stderr));
    const waiting = [this.#asked, this.#leaving];
    void this.#broken.then((broken) => {
      for (const one of waiting) one?.reject(broken);
    });
    return this.#broken;
  }

  #hear(chunk: Uint8Array): void {
    if (this.#broken !== undefined) return;
    const heard = this.#line.length + chunk.length;
    if (heard > this.#lineBytes) {
      void this.breakOff("floods", `more than ${this.#lineBytes} bytes in answer to a question`);
      return;
    }
    if (this.#asked === undefined) {
      void this.breakOff("out of order", `it says unasked ${excerptOf(chunk)}`);
      return;
    }
    this.#grow(chunk);
  }

  #grow(chunk: Uint8Array): void {
    const end = endOfLine(chunk);
    this.#line.add(end === 0 ? chunk : chunk.subarray(0, end));
    if (end > 0) this.#answered(chunk.subarray(end));
  }

  /** A line has ended, and `more` came behind it. */
  #answered(more: Uint8Array): void {
    const message = this.#read(this.#line.take());
    if (message === undefined) return;
    if (more.length > 0) {
      void this.breakOff("out of order", `it says more than its answer: ${excerptOf(more)}`);
      return;
    }
    this.#asked?.resolve(message);
    this.#asked = undefined;
  }

  #read(line: Uint8Array): Json | undefined {
    try {
      return messageOf(line);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      void this.breakOff("garbles", `${error.expectation}: ${excerptOf(line)}${hintOn(line)}`);
      return undefined;
    }
  }

  #ended({ orderly, message }: Ending): void {
    if (this.#broken !== undefined) return;
    if (this.#asked !== undefined) {
      const middle = this.#line.length === 0 ? "before it answered" : "in the middle of a line";
      void this.breakOff("dies", `${message} ${middle}`);
    } else if (this.#leaving !== undefined && orderly) this.#leaving.resolve();
    else void this.breakOff("dies", message);
  }
}
