import type { Json } from "../../../conformance/case.ts";
import { type Fault, wrapped } from "./wrapped.ts";

type Phases = readonly (readonly [label: string, value: Json])[];

const plusOne = (value: Json): Json => (value === "0" ? value : `${BigInt(value as string) + 1n}`);

/** The consensus of an epoch is one bit too large where it is not zero; nothing but the trace shows it. */
const fault: Fault = ({ method }, result) => {
  const trace = result["trace"] as Phases | undefined;
  if (method !== "epoch" || trace === undefined) return undefined;
  const other = trace.map(([label, value]) =>
    label === "C" ? [label, (value as readonly Json[]).map(plusOne)] : [label, value],
  );
  return { ...result, trace: other as Json };
};

export const createSession = wrapped(fault);
