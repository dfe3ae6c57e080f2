/** Whether each reason for which a call may be refused has a vector, and whether calls are declared as the chain has them. */
import { callName, writtenReason } from "../../conformance/codecs/calls.ts";
import type { RuleSet } from "../../model/rules.ts";
import { ownCalls } from "../rules/difference.ts";

/** How the vectors of single calls end: by call, "Ok" and the reasons. */
export type CallEnds = ReadonlyMap<string, ReadonlySet<string>>;

/** A rule set, and how the active vectors of its calls end. */
export interface RulesCoverage {
  readonly rules: RuleSet;
  readonly callEnds: CallEnds;
  /** How those of them end that stand beside a repaired twin. */
  readonly twinEnds: CallEnds;
}

/** An end of a call that no vector has, and why; it stands in a table of the specification. */
export interface Unreached {
  readonly chapter: string;
  readonly call: string;
  readonly end: string;
  readonly reason: string;
}

/** Of the calls that the rules do not simply take from their parent. */
const endsOf = (rules: RuleSet): readonly (readonly [call: string, end: string])[] =>
  ownCalls(rules).flatMap(({ pallet, name, rejections }) =>
    ["Ok", ...rejections.map(writtenReason)].map((end) => [callName(`${pallet}.${name}`), end] as const),
  );

/**
 * Reasons without a pair of twins: the call refused for it, and the same done where the one fault is repaired. A call
 * that is never done has no twin.
 */
const twinFaults = (
  rules: RuleSet,
  twins: CallEnds,
  isExcused: (call: string, end: string) => boolean,
): readonly string[] =>
  endsOf(rules)
    .filter(([call, end]) => end !== "Ok" && !isExcused(call, end) && !isExcused(call, "Ok"))
    .filter(([call, end]) => twins.get(call)?.has(end) !== true)
    .map(([call, end]) => `${call}: no vector of suite rejected is refused with ${end}`);

/** Ends of calls without a vector and without a reason, and reasons for what has a vector or is not declared. */
export const coverageFaults = (
  { rules, callEnds: vectors, twinEnds: twins }: RulesCoverage,
  unreached: readonly Unreached[],
): readonly string[] => {
  const declared = endsOf(rules);
  const isExcused = (call: string, end: string) =>
    unreached.some((row) => row.call === call && row.end === end);
  const isDeclared = ({ call, end }: Unreached) =>
    declared.some(([name, own]) => name === call && own === end);
  return [
    ...declared
      .filter(([call, end]) => vectors.get(call)?.has(end) !== true && !isExcused(call, end))
      .map(([call, end]) => `${call}: no vector ends with ${end}`),
    ...twinFaults(rules, twins, isExcused),
    ...unreached
      .filter((row) => !isDeclared(row))
      .map(({ call, end }) => `${call} does not end with ${end}, but a table of the spec says why it cannot`),
    ...unreached
      .filter(({ call, end }) => vectors.get(call)?.has(end) === true)
      .map(
        ({ call, end }) =>
          `${call} ends with ${end} in a vector, though a table of the spec says that it cannot`,
      ),
  ];
};
