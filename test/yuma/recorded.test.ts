import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Executed, Json, Suite, Trace } from "../../conformance/case.ts";
import { root } from "../../conformance/suites/root.ts";
import { yuma } from "../../conformance/suites/yuma.ts";

interface Recorded {
  readonly name: string;
  readonly input: Json;
  readonly output: { readonly result: Json; readonly state: Json };
  readonly trace: Trace;
}

const isDigest = (value: Json | undefined): value is { readonly sha256: string } =>
  typeof value === "object" && value !== null && "sha256" in value;

/** A long value as the recordings write it: the digest of its compact JSON. */
const digest = (value: Json) => ({
  sha256: `0x${createHash("sha256").update(JSON.stringify(value)).digest("hex")}`,
});

/** Our trace, with digests where the recording has them. */
const abridged = (trace: Trace, recorded: Trace): Trace =>
  trace.map(([label, value], index) => [label, isDigest(recorded[index]?.[1]) ? digest(value) : value]);

const recordings: readonly (readonly [file: string, suite: Suite, handler: string])[] = [
  ["epoch/epoch-01.json", yuma, "epoch"],
  ["epoch/epoch-02.json", yuma, "epoch"],
  ["bench/bench-64x256.json", yuma, "epoch"],
  ["root_epoch/root_epoch-01.json", root, "root_epoch"],
];

describe.each(recordings)("%s", (file, suite, handler) => {
  const path = `../shared/oracle/finney/${file}`;
  const present = existsSync(path);
  const cases: readonly Recorded[] = present ? JSON.parse(readFileSync(path, "utf8")).cases : [];

  test.skipIf(!present)(
    `every case, result, storage and trace (${present ? cases.length : "absent"})`,
    () => {
      expect(cases.length).toBeGreaterThan(0);
      for (const { name, input, output, trace } of cases) {
        const { outcome, trace: computed = [] }: Executed = suite.handlers.get(handler)!(input);
        expect(abridged(computed, trace), `${name}: trace`).toEqual(trace);
        expect(outcome, name).toEqual({ ok: { result: output.result, state: output.state } });
      }
    },
  );
});
