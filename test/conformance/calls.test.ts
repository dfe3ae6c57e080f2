import { describe, expect, test } from "vitest";
import type { Json, Outcome } from "../../conformance/case.ts";
import { callName } from "../../conformance/codecs/calls.ts";
import { blocksOf } from "../../conformance/suites/blocks.ts";
import { callsOf } from "../../conformance/suites/calls.ts";
import { sequencesOf } from "../../conformance/suites/sequences.ts";
import { bonded } from "../../model/bonded/rules.ts";
import { finney } from "../../model/finney/rules.ts";

const alice = `0x${"01".repeat(32)}`;
const state = { "Balances.Account": [[alice, "1000000"]], "Balances.TotalIssuance": "1000000" };

const [calls, blocks, sequences] = [callsOf(finney), blocksOf(finney), sequencesOf(finney)];

const outcomeOf = (call: string, input: Json): Outcome => calls.handlers.get(call)!(input).outcome;

describe("the suite of calls", () => {
  test("every call of the rule set has its handler", () => {
    expect(calls.handlers.size).toBe(finney.calls.size);
    expect(calls.handlers.has("add_stake")).toBe(true);
    expect(calls.handlers.has("Utility.batch")).toBe(true);
  });

  test("those of the bonded rules go by their own name and have a handler for each of their calls", () => {
    expect(callsOf(bonded).name).toBe("bonded/calls");
    expect([...callsOf(bonded).handlers.keys()]).toEqual([...bonded.calls.keys()].map(callName));
  });

  test("a call that is done gives events, changes and root; one that is refused its reason alone", () => {
    const args = { dest: alice, value: "5" };
    expect(outcomeOf("Balances.transfer_keep_alive", { state, origin: "Root", args })).toEqual({
      rejected: "BadOrigin",
    });
    const done = outcomeOf("Balances.transfer_keep_alive", { state, origin: { Signed: alice }, args });
    expect(done).toEqual({
      ok: { events: [], changes: [], root: expect.stringMatching(/^0x[0-9a-f]{64}$/) },
    });
  });

  // Kept out of the vectors, where these would be half a megabyte each.
  test.each(["batch", "batch_all", "force_batch"])("Utility.%s holds 10,922 calls and no more", (name) => {
    const remark = { call: "System.remark", args: { remark: "0x" } };
    const many = (count: number): Json => ({
      state,
      origin: { Signed: alice },
      args: { calls: new Array<Json>(count).fill(remark) },
    });
    expect(outcomeOf(`Utility.${name}`, many(10_923))).toEqual({ rejected: "Utility.TooManyCalls" });
    expect(outcomeOf(`Utility.${name}`, many(10_922))).toHaveProperty("ok");
  });
});

describe("the suites of blocks and sequences", () => {
  const parent_hash = `0x${"45".repeat(32)}`;

  test("a block is refused for nothing, and its number must be one", () => {
    const initialize = blocks.handlers.get("initialize")!;
    expect(initialize({ state, block: "1", parent_hash }).outcome).toHaveProperty("ok");
    for (const block of ["-1", "01", "4294967296", "x"])
      expect(() => initialize({ state, block, parent_hash })).toThrow(/block/);
  });

  test("a sequence names the step that cannot be read", () => {
    const replay = sequences.handlers.get("replay")!;
    const block = { block: "1", parent_hash };
    expect(() => replay({ genesis: state, steps: [block, { ...block, extra: 1 }] })).toThrow(
      /steps\[1\].extra/,
    );
    expect(() => replay({ genesis: state, steps: [block, { advance: 0, block: "3" }] })).toThrow(
      /steps\[1\].advance/,
    );
    expect(replay({ genesis: state, steps: [block, { advance: 3, block: "4" }] }).outcome).toHaveProperty(
      "ok.digest",
    );
  });
});
