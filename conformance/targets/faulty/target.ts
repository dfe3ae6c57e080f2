/** What a wrong target is: a description of its fault, who ought to notice, and how it answers. */
import type { Response } from "../../protocol/messages.ts";
import type { Ask } from "../../protocol/model.ts";
import type { Verdict } from "../../protocol/session.ts";

/** The vectors that catch a wrong rule, and what their report blames. */
export interface Catch {
  readonly suite: string;
  /** The handlers whose cases fail. */
  readonly handlers: readonly string[];
  readonly rule: string;
  /** Other suites in which the same fault can show, since they go through the same rule. */
  readonly also?: readonly string[];
  /** Where the first difference lies. */
  readonly path: RegExp;
}

interface Described {
  /** What it does, in words with hyphens. */
  readonly name: string;
  /** One line for a list. */
  readonly description: string;
}

/** Keeps the protocol, and has a rule of the chain wrong. */
export interface WrongTarget extends Described {
  readonly caughtBy: Catch;
  /** Begins a session. `version`: of the program that serves it. */
  readonly begin: (version: string) => Ask;
}

/** What is written for a question, and how it goes on: the next question, the end of the process, the same text for ever. */
export interface Written {
  readonly text: string;
  readonly next: "listen" | "exit" | "repeat";
}

/** Has every rule right, and breaks the protocol. */
export interface BreakingTarget extends Described {
  readonly caughtBy: { readonly verdict: Verdict };
  /** What it writes where `right` would be the answer. `asked`: the questions of the session before this one. */
  readonly write: (right: Response, asked: number) => Written;
}

export type FaultyTarget = WrongTarget | BreakingTarget;
