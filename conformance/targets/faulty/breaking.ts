/** Targets that break the protocol: every rule is right, but the runner never hears a whole run of answers. */
import type { Json } from "../../case.ts";
import type { Response } from "../../protocol/messages.ts";
import type { BreakingTarget, Written } from "./target.ts";

const line = (message: unknown): string => `${JSON.stringify(message)}\n`;

const listening = (text: string): Written => ({ text, next: "listen" });

/** Handshake and health are right, so that it breaks while it is asked cases. */
const ASKED_BEFORE_CASES = 2;

const later =
  (write: (right: Response) => Written, from = ASKED_BEFORE_CASES): BreakingTarget["write"] =>
  (right, asked) =>
    asked < from ? listening(line(right)) : write(right);

const objectOf = (right: Response): { readonly [key: string]: Json } =>
  ("result" in right ? right.result : {}) as { readonly [key: string]: Json };

/** One answer of the session, by its place, with other fields in its result. */
const lie =
  (place: number, fields: { readonly [key: string]: Json }): BreakingTarget["write"] =>
  (right, asked) =>
    listening(line(asked === place ? { id: right.id, result: { ...objectOf(right), ...fields } } : right));

export const breakingTargets: readonly BreakingTarget[] = [
  {
    name: "hangs",
    description: "Shakes hands, and then answers no more",
    caughtBy: { verdict: "hangs" },
    write: later(() => listening("")),
  },
  {
    name: "dies-midway",
    description: "Answers 300 questions, and exits in the middle of the next answer",
    caughtBy: { verdict: "dies" },
    write: later((right) => ({ text: line(right).slice(0, 12), next: "exit" }), 300),
  },
  {
    name: "answers-garbage",
    description: "Answers what is no JSON",
    caughtBy: { verdict: "garbles" },
    write: later((right) => listening(line(right).replace(/[{:]/g, "?"))),
  },
  {
    name: "floods",
    description: "Answers with a line that never ends",
    caughtBy: { verdict: "floods" },
    write: later(() => ({ text: "0".repeat(65_536), next: "repeat" })),
  },
  {
    name: "answers-out-of-order",
    description: "Puts the number of the next question on an answer",
    caughtBy: { verdict: "out of order" },
    write: later((right) => listening(line({ ...right, id: right.id + 1 }))),
  },
  {
    name: "answers-twice",
    description: "Gives each answer a second time",
    caughtBy: { verdict: "out of order" },
    write: later((right) => listening(line(right).repeat(2))),
  },
  {
    name: "lies-about-its-version",
    description: "Is of another version when asked for its health than when it shook hands",
    caughtBy: { verdict: "changes its story" },
    write: lie(1, { target: { name: "taospec", version: "9.9.9" } }),
  },
  {
    name: "implements-other-rules",
    description: "Says in the handshake that it implements the rules of another version",
    caughtBy: { verdict: "refuses the handshake" },
    write: lie(0, { rules: { name: "finney", version: "2" } }),
  },
];
