import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callName, writtenReason } from "../../conformance/codecs/calls.ts";
import { finney } from "../../model/finney/rules.ts";
import { shapeText } from "../../model/storage/shape.ts";

interface ChainCall {
  readonly call: string;
  readonly index: number;
  readonly args: readonly { readonly name: string; readonly type: string }[];
  readonly errors: readonly string[];
  readonly observed?: Readonly<Record<string, number>>;
}

const path = "../shared/oracle/finney/calls.json";
const present = existsSync(path);
const listed: readonly ChainCall[] = present ? JSON.parse(readFileSync(path, "utf8")).calls : [];

const ours = new Map([...finney.calls].map(([name, definition]) => [callName(name), definition]));

/** The chain's build lacks the feature that faucet needs, so that its list ends where the call does. */
const unlisted: Readonly<Record<string, readonly string[]>> = {
  faucet: ["BadOrigin", "InvalidWorkBlock", "InvalidDifficulty", "InvalidSeal"],
};

describe.skipIf(!present)(`calls as the chain has them${present ? "" : ` (absent: ${path})`}`, () => {
  test("every call of the list is declared", () => {
    expect(listed.length).toBeGreaterThan(40);
    expect(listed.map(({ call }) => call).filter((call) => !ours.has(call))).toEqual([]);
  });

  test.each(listed.map((entry) => [entry.call, entry] as const))(
    "%s",
    (name, { index, args, errors, observed }) => {
      const definition = ours.get(name)!;
      expect(definition.index).toBe(index);
      expect(Object.keys(definition.arguments)).toEqual(args.map((argument) => argument.name));
      const declared = definition.rejections.map(writtenReason);
      expect([...declared].sort()).toEqual([...errors, ...(unlisted[name] ?? [])].sort());
      const refusals = Object.keys(observed ?? {}).filter((end) => end !== "Ok" && !/panic/i.test(end));
      expect(refusals.filter((reason) => !declared.includes(reason))).toEqual([]);
    },
  );
});

interface RecordedStep {
  readonly call?: string;
  readonly result?: "Ok" | { readonly error?: string };
}

const folder = "../shared/oracle/finney/transition";
const recorded = existsSync(folder);

/** What they answer may be the answer of a call that they hold. */
const passOn = new Set([
  "Utility.batch_all",
  "Utility.as_derivative",
  "Utility.with_weight",
  "sudo",
  "sudo_unchecked_weight",
]);

test.skipIf(!recorded)(
  `no recorded call answers what it does not declare${recorded ? "" : ` (absent: ${folder})`}`,
  () => {
    const steps = readdirSync(folder).flatMap((file) =>
      (JSON.parse(readFileSync(join(folder, file), "utf8")).cases as { steps: RecordedStep[] }[]).flatMap(
        (run) => run.steps,
      ),
    );
    const refused = steps.flatMap(({ call, result }) =>
      call === undefined || typeof result !== "object" || result.error === undefined
        ? []
        : [[call, result.error] as const],
    );
    expect(refused.length).toBeGreaterThan(2_000);
    const undeclared = refused.filter(
      ([call, reason]) =>
        !passOn.has(call) && !ours.get(call)!.rejections.map(writtenReason).includes(reason),
    );
    expect(undeclared).toEqual([]);
  },
);

test("a call's arguments, rules, rejections and place in its pallet are declared once each", () => {
  const places = [...finney.calls.values()].map(({ pallet, index }) => `${pallet} ${index}`);
  expect(new Set(places).size).toBe(places.length);
  for (const { name, rules, rejections, documentation, arguments: types } of finney.calls.values()) {
    expect([name, new Set(rejections).size]).toEqual([name, rejections.length]);
    expect([name, rules.length > 0 && documentation !== ""]).toEqual([name, true]);
    for (const { shape } of Object.values(types)) expect(shapeText(shape)).not.toBe("");
  }
});
