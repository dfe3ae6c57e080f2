import { type Fault, type JsonObject, paramsOf, wrapped } from "./wrapped.ts";

/** Stake is added without an event. */
const fault: Fault = (question, { ok }) => {
  const isDone = typeof ok === "object" && ok !== null && "events" in ok;
  if (question.method !== "apply" || paramsOf(question)["call"] !== "add_stake" || !isDone) return undefined;
  return { ok: { ...(ok as JsonObject), events: [] } };
};

export const createSession = wrapped(fault);
