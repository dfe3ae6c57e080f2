import type { ConformanceCase } from "../../conformance/case.ts";
import type { Asked } from "../../conformance/protocol/ask.ts";
import { blameOf } from "../conform/failures.ts";

/** How a target's answer is not the model's. */
export type Fault = Extract<Asked, { readonly status: "failed" | "broken" }>;

export const isFault = (asked: Asked): asked is Fault =>
  asked.status === "failed" || asked.status === "broken";

/** The path without indices and keys, no deeper than the item, event or result that it leads to. */
const placeOf = (path: string): string =>
  path
    .replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|[^\]])*\]/g, "")
    .split(".")
    .slice(0, 3)
    .join(".");

const partOfStep = /^ok\.steps\[\d+\]\.(\w+)/;

/**
 * What goes wrong first, in few words: differences of which these are the same count as one. A phase or a step is
 * named without the values and entries in it, since one fault shows in many.
 */
const labelOf = (subject: ConformanceCase, fault: Fault): string => {
  if (fault.status === "broken") return `verdict ${fault.verdict}`;
  const [first] = fault.differences;
  const { phase, step } = blameOf(subject, first);
  if (phase !== undefined) return `phase ${phase}`;
  if (step === undefined) return placeOf(first.path);
  const call = step.replace(/^\d+, /, "");
  return `${call}: ${partOfStep.exec(first.path)?.[1] ?? "the step"}`;
};

/** The same with suite and handler: tells differences apart. */
export const classOf = (subject: ConformanceCase, fault: Fault): string =>
  `${subject.suite}/${subject.handler}: ${labelOf(subject, fault)}`;
