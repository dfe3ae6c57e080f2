import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCall, writeCall } from "../../conformance/codecs/calls.ts";
import { readState, writeState } from "../../conformance/codecs/state.ts";
import { finney } from "../../model/finney/rules.ts";
import { decodeCall, encodeCall } from "../../model/runtime/callCodec.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { scenarios } from "../../properties/arbitraries/chain.ts";
import { runOf } from "../../properties/support/scenario.ts";

const runs = fc.sample(scenarios(80), { seed: 20_261, numRuns: 30 }).map(runOf);

describe("what a run meets survives being written and read", () => {
  test("states as JSON", () => {
    for (const run of runs) {
      const state = run.at(-1)?.after;
      const read = readState(finney.items, writeState(finney.items, state));
      expect(stateRoot(read, encodeEntry)).toBe(stateRoot(state, encodeEntry));
    }
  });

  const calls = runs.flatMap((run) => run.flatMap(({ extrinsic }) => extrinsic?.call ?? []));

  test("calls as JSON", () => {
    expect(calls.length).toBeGreaterThan(500);
    for (const call of calls) expect(readCall(finney, writeCall(finney, call))).toEqual(call);
  });

  test("calls as SCALE", () => {
    for (const call of calls) expect(decodeCall(finney, encodeCall(finney, call))).toEqual(call);
  });
});
