import type { Named, Request } from "../../conformance/protocol/messages.ts";
import type { Broken, Verdict } from "../../conformance/protocol/session.ts";
import { namedRules } from "../../conformance/ruleSets.ts";

import { finney } from "../../model/finney/rules.ts";

/** What a user may set about the sessions with a target. */
export interface ConnectOptions {
  /** Time limit of a question. */
  readonly seconds: number;
  /** Longest line of the target, with its end. */
  readonly lineBytes: number;
  /** The rule set that the target is asked for. */
  readonly rules: Named;
}

export const defaultOptions: ConnectOptions = {
  seconds: 10,
  lineBytes: 67_108_864,
  rules: namedRules(finney),
};

/** How long a target has to exit once its input has ended. */
export const farewellSeconds = 2;

/** Carries messages to a target and back, one at a time, and knows nothing of what they mean. */
export interface Wire {
  /** What the target says next. Rejects with `Broken`. */
  readonly exchange: (request: Request) => Promise<unknown>;
  /** Ends the input and waits until the target is gone. Rejects with `Broken`. */
  readonly end: () => Promise<void>;
  /** Ends the target at once, and gives the reason with its last words. The first reason is the one that stays. */
  readonly breakOff: (verdict: Verdict, message: string) => Promise<Broken>;
}
