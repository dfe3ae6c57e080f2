import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json, Outcome } from "../../conformance/case.ts";
import { numbers } from "../../conformance/suites/numbers.ts";

const folder = new URL("../../../shared/oracle/common/", import.meta.url);
const present = existsSync(folder);

interface Group {
  readonly type: string;
  readonly op: string;
  readonly rows: readonly (readonly Json[])[];
}

const outcomeOf = (recorded: Json | undefined): Outcome => {
  if (typeof recorded === "object" && recorded !== null && !Array.isArray(recorded)) {
    const { error, panic } = recorded as { readonly [key: string]: Json };
    return typeof panic === "string" ? { panic } : { rejected: String(error) };
  }
  return { ok: recorded ?? null };
};

/** Input and expected outcome of a row; a share pool's row holds steps with their results. */
const caseOf = (group: Group, row: readonly Json[]): readonly [Json, Outcome] => {
  if (group.op !== "sequence") return [row.slice(0, -1), outcomeOf(row.at(-1))];
  const steps = row as readonly (readonly Json[])[];
  return [steps.map((step) => step.slice(0, 3)), { ok: steps.map((step) => step.slice(3)) }];
};

const groupsOf = (file: string): readonly Group[] =>
  JSON.parse(readFileSync(new URL(file, folder), "utf8")).cases;

const files = present ? readdirSync(folder).filter((file) => file.startsWith("arithmetic-")) : [];

describe.skipIf(!present)(
  `recorded arithmetic${present ? "" : " (skipped: ../shared/oracle is absent)"}`,
  () => {
    for (const file of files) {
      test.each(groupsOf(file).map((group) => [`${group.type}.${group.op}`, group] as const))(
        "%s",
        (name, group) => {
          const handler = numbers.handlers.get(name);
          if (handler === undefined) throw new Error(`no handler ${name}`);
          const cases = group.rows.map((row) => caseOf(group, row));
          expect(cases.length).toBeGreaterThan(0);
          const outcomes = cases.map(([input]) => ({ input, outcome: handler(input).outcome }));
          expect(outcomes).toEqual(cases.map(([input, outcome]) => ({ input, outcome })));
        },
      );
    }
  },
);
