import type { JsonObject } from "./wrapped.ts";
import { type Fault, paramsOf, wrapped } from "./wrapped.ts";

/** Knows single calls alone, and refuses every transfer. */
const fault: Fault = (question, result) => {
  if (question.method === "handshake")
    return { ...result, suites: { calls: ["Balances.*", "add_stake"] }, answers: ["changes"] };
  const { call } = paramsOf(question);
  const isTransfer = typeof call === "string" && call.startsWith("Balances.transfer");
  return isTransfer && (result["ok"] as JsonObject | undefined) !== undefined
    ? { rejected: "InsufficientBalance" }
    : undefined;
};

export const createSession = wrapped(fault);
