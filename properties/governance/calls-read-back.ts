import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { toJson } from "../../model/json.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { decodeCall, encodeCall } from "../../model/runtime/callCodec.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { callsOf } from "../arbitraries/governance.ts";
import { property } from "../property.ts";

const text = (call: RuntimeCall): string => JSON.stringify(toJson(call));

const depthOf = (value: unknown): number => {
  if (Array.isArray(value)) return Math.max(0, ...value.map(depthOf));
  if (typeof value !== "object" || value === null) return 0;
  const inner = Math.max(0, ...Object.values(value).map(depthOf));
  return "call" in value && "args" in value ? inner + 1 : inner;
};

export const callsReadBack = property({
  name: "calls-read-back",
  informal:
    "Every call survives its SCALE encoding, calls in calls too, and different calls have different bytes.",
  formal: "decode(encode(c)) = c; encode(c) = encode(d) ⇒ c = d",
  rules: ["GOV-3"],
  status: "tested",
  arbitrary: fc.tuple(callsOf(3), callsOf(2)),
  witnesses: {
    "a call in a call in a call": ([call]) => depthOf(call) > 2,
    "a list of calls": ([{ args }]) => Array.isArray(args["calls"]) && args["calls"].length > 1,
  },
  violation: ([call, other]) => {
    const bytes = encodeCall(finney, call);
    const back = decodeCall(finney, bytes);
    if (text(back) !== text(call)) return `${call.call} comes back as ${text(back)}`;
    return toHex(bytes) === toHex(encodeCall(finney, other)) && text(call) !== text(other)
      ? `${call.call} and ${other.call} have the same bytes`
      : undefined;
  },
});
