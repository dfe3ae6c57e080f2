import { type Fault, paramsOf, wrapped } from "./wrapped.ts";

/** Products of one type are one bit too large where the first factor is above 2^40; sums of another are refused. */
const fault: Fault = (question, { ok }) => {
  if (question.method !== "compute") return undefined;
  const { handler, input } = paramsOf(question);
  if (handler === "I64F64.checked_add" && ok !== null) return { rejected: "Overflow" };
  if (handler !== "I32F32.mul" || typeof ok !== "string") return undefined;
  return BigInt((input as readonly string[])[0]!) > 2n ** 40n ? { ok: `${BigInt(ok) + 1n}` } : undefined;
};

export const createSession = wrapped(fault);
