import type { Answer, Offer, Question } from "./messages.ts";

/** How a session can break: the verdicts of spec/targets.md. */
export type Verdict =
  | "hangs"
  | "dies"
  | "floods"
  | "garbles"
  | "out of order"
  | "changes its story"
  | "refuses the handshake";

/** A target did not keep to the protocol. The session is over. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly verdict: Verdict;
  /** The last lines of the target's standard error, where it has one. */
  readonly stderr: string;
  constructor(verdict: Verdict, message: string, stderr = "") {
    super(message);
    this.verdict = verdict;
    this.stderr = stderr;
  }
}

/** A target that has shaken hands and can be asked, one question at a time. */
export interface Session {
  readonly offer: Offer;
  /** Rejects with `Broken` where the target does not keep to the protocol. */
  readonly ask: (question: Question) => Promise<Answer>;
  /** Asks for its health, and ends it. Rejects with `Broken`. */
  readonly close: () => Promise<void>;
  /** Ends it at once, whatever it is doing. Never fails. */
  readonly kill: () => void;
}

/** A way to a target: each call begins a session. Rejects with `Broken`. */
export interface Connector {
  /** As the user wrote it. */
  readonly description: string;
  readonly open: () => Promise<Session>;
}
