import { describe, expect, test } from "vitest";
import type { Json, Outcome } from "../../conformance/case.ts";
import { specification } from "../../conformance/suites/index.ts";
import { readSpecification } from "../../src/spec/chapters.ts";

interface WorkedExample {
  readonly suite: string;
  readonly handler: string;
  readonly input: Json;
  readonly expected: Outcome;
}

const { examples, rules } = readSpecification("spec");

describe("worked examples of the specification", () => {
  test("there are some in every chapter of rules", () => {
    const chaptersOf = (entries: readonly { readonly chapter: string }[]) =>
      [...new Set(entries.map(({ chapter }) => chapter))].sort();
    expect(chaptersOf(examples)).toEqual(chaptersOf(rules));
  });

  test.each(examples.map(({ rule, text }, index) => [`${rule} (${index})`, text]))("%s", (_, text) => {
    const { suite, handler, input, expected } = JSON.parse(text) as WorkedExample;
    const run = specification.suites.find(({ name }) => name === suite)?.handlers.get(handler);
    expect(run, `${suite} ${handler}`).toBeDefined();
    expect(run!(input).outcome).toEqual(expected);
  });
});
