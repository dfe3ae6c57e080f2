/** Laws that every step of a run keeps. */
import * as Result from "effect/Result";
import type { Event } from "../../model/runtime/event.ts";
import { type Ran, runOf, type Scenario } from "./scenario.ts";

/** What is wrong with the first step that `check` finds fault with, and which step that is. */
export const firstFault =
  (check: (ran: Ran) => string | undefined) =>
  (scenario: Scenario): string | undefined => {
    for (const [index, ran] of runOf(scenario).entries()) {
      const fault = check(ran);
      if (fault !== undefined) return `step ${index} (${ran.extrinsic?.call.call ?? "block"}): ${fault}`;
    }
    return undefined;
  };

/** Whether some step of a run is as `is` says. */
export const someStep =
  (is: (ran: Ran) => boolean) =>
  (scenario: Scenario): boolean =>
    runOf(scenario).some(is);

/** The events of a step; none where it was refused. */
export const eventsOf = ({ result }: Ran): readonly Event[] =>
  Result.isSuccess(result) ? result.success.events : [];

/** Whether the step is an accepted call of this name in the main pallet. */
export const accepted =
  (name: string) =>
  ({ extrinsic, result }: Ran): boolean =>
    extrinsic?.call.call === name && Result.isSuccess(result);

/** Whether a step leaves an event of this name. */
export const leaves =
  (name: string) =>
  (ran: Ran): boolean =>
    eventsOf(ran).some((event) => event.name === name);

/** The first line of what does not agree, or nothing. */
export const firstOf = <Value>(
  values: Iterable<Value>,
  fault: (value: Value) => string | undefined,
): string | undefined => {
  for (const value of values) {
    const found = fault(value);
    if (found !== undefined) return found;
  }
  return undefined;
};
