import type { ConformanceCase, Json } from "../case.ts";
import { type CaseEnd, compareExecuted } from "../runner/run.ts";
import { type Conversation, conversation, type Heard } from "./conversation.ts";
import { type Answer, offers, type Question } from "./messages.ts";
import { Broken, type Session } from "./session.ts";

/** How a case went with a target. */
export type Asked = Extract<CaseEnd, { readonly status: "passed" | "failed" | "unoffered" | "broken" }>;

/** The target's names of rejections, each with the chain's. */
export type Reasons = Readonly<Record<string, string>>;

const resultOf = (answer: Answer): { readonly rejected?: Json } =>
  ("result" in answer ? (answer.result ?? {}) : {}) as { readonly rejected?: Json };

const rejectedOf = (answer: Answer): string | undefined => {
  const { rejected } = resultOf(answer);
  return typeof rejected === "string" ? rejected : undefined;
};

const translated = (answer: Answer, reasons: Reasons): Answer => {
  const rejected = rejectedOf(answer);
  const ours = rejected !== undefined && Object.hasOwn(reasons, rejected) ? reasons[rejected] : undefined;
  // All else that was said stays, to be judged too.
  return ours === undefined ? answer : { result: { ...resultOf(answer), rejected: ours } };
};

/** Carry a conversation with a target that answers at once. */
export const converseNow = (talk: Conversation, ask: (question: Question) => Answer): Heard => {
  let step = talk.next();
  while (!step.done) step = talk.next(ask(step.value));
  return step.value;
};

const converse = async (talk: Conversation, session: Session, reasons: Reasons): Promise<Heard> => {
  let step = talk.next();
  while (!step.done) step = talk.next(translated(await session.ask(step.value), reasons));
  return step.value;
};

/** What was heard, compared. */
export const judge = (heard: Heard): Asked => {
  const found =
    "failure" in heard
      ? [
          {
            path: "outcome",
            expected: "an outcome",
            actual: `error ${heard.failure.code}: ${heard.failure.message}`,
          },
        ]
      : compareExecuted(heard, heard.executed);
  const [first, ...rest] = found;
  return first === undefined ? { status: "passed" } : { status: "failed", differences: [first, ...rest] };
};

/** Ask a case of a target. After the status `broken` the session is over. */
export const askCase = async (
  subject: ConformanceCase,
  session: Session,
  reasons: Reasons = {},
): Promise<Asked> => {
  if (!offers(session.offer, subject.suite, subject.handler)) return { status: "unoffered" };
  try {
    return judge(await converse(conversation(subject, session.offer), session, reasons));
  } catch (error) {
    session.kill();
    if (!(error instanceof Broken)) throw error;
    const { verdict, message, stderr } = error;
    return { status: "broken", verdict, message, stderr };
  }
};
