import { describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { differences } from "../../conformance/runner/compare.ts";
import { distanceOf } from "../../conformance/runner/distance.ts";

describe("the distance of two whole numbers, by where they stand", () => {
  test.each<readonly [string, string, string, string | undefined]>([
    ["numbers", "I32F32.mul", "ok", "ulp"],
    ["numbers", "I32F32.to_num_u64", "ok", "units"],
    ["numbers", "I32F32.cmp", "ok", undefined],
    ["numbers", "SafeFloat.add", "ok.mantissa", undefined],
    ["tokenomics", "block_emission", "ok", "rao"],
    ["yuma", "epoch", 'trace["C"][5]', "ulp"],
    ["yuma", "epoch", 'trace["W (mask+norm)"][0][2][1]', "ulp"],
    ["yuma", "epoch", 'trace["W (mask+norm)"][0][2][0]', "units"],
    ["yuma", "epoch", 'trace["SE"][0]', "rao"],
    ["yuma", "epoch", 'trace["Last update"][0]', "units"],
    ["yuma", "epoch", "ok.result[3][2]", "rao"],
    ["yuma", "epoch", "ok.state.Emission[0][1][3]", "rao"],
    ["yuma", "epoch", "ok.state.Consensus[0][1][3]", "units"],
    ["root", "root_epoch", 'trace["S"][0]', "ulp"],
    ["root", "root_epoch", 'trace["Eu64"][0]', "rao"],
    ["root", "root_epoch", 'trace["n"]', "units"],
    ["root", "root_epoch", "ok.state.EmissionValues[1][1]", "rao"],
    ["calls", "add_stake", 'ok.changes.Stake["0xaa","0xbb"].after', "rao"],
    ["calls", "add_stake", 'ok.changes.Balances.Account["0xaa"].before', "rao"],
    ["calls", "set_weights", "ok.changes.LastUpdate[1].after[0]", "units"],
    ["calls", "add_stake", "ok.events[0].StakeAdded[1]", "rao"],
    ["calls", "serve_axon", "ok.events[0].AxonServed[0]", undefined],
    ["sequence", "replay", "ok.steps[4].changes.TotalStake.after", "rao"],
    ["function", "hadamard", "ok[0][1]", "ulp"],
    ["function", "hadamard_sparse", "ok[0][1][0]", "units"],
    ["function", "fixed_to_u16", "ok", "units"],
    ["function", "get_network_lock_cost", "ok", "rao"],
    ["function", "calculate_stake_proportional_emission", "ok", "rao"],
    ["genesis", "build", "ok.TotalIssuance", "rao"],
    ["genesis", "build", 'ok.Balances.Account["0xaa"]', "rao"],
    ["genesis", "build", "ok.TotalNetworks", "units"],
    ["codec", "state_order", "ok.Tempo[0][0]", "units"],
    ["codec", "scale", "ok", undefined],
  ])("%s/%s %s", (suite, handler, path, unit) => {
    const found = distanceOf({ suite, handler }, { path, expected: "5", actual: 8 });
    expect(found).toEqual(unit === undefined ? { value: "3" } : { value: "3", unit });
  });

  test("it is exact where a double is not, and never negative", () => {
    const far = (expected: Json, actual: Json) =>
      distanceOf({ suite: "numbers", handler: "I64F64.add" }, { path: "ok", expected, actual })?.value;
    expect(far("170141183460469231731687303715884105727", "-1")).toBe(
      "170141183460469231731687303715884105728",
    );
    expect(far("-3", "-1")).toBe("2");
  });

  test.each<readonly [Json | undefined, Json | undefined]>([
    ["5", undefined],
    [undefined, "5"],
    ["5", "0x05"],
    ["5", true],
    ["5", ["5"]],
    [null, "5"],
    [1.5, 2],
  ])("between %j and %j there is none", (expected, actual) => {
    expect(distanceOf({ suite: "numbers", handler: "I64F64.add" }, { path: "ok", expected, actual })).toBe(
      undefined,
    );
  });

  test("a change that was not made is as far as it would have gone", () => {
    const path = 'ok.changes.Stake["0xaa","0xbb"]';
    const subject = { suite: "calls", handler: "add_stake" };
    expect(distanceOf(subject, { path, expected: ["10", "25"], actual: undefined })).toEqual({
      ...{ value: "15", unit: "rao" },
    });
    expect(distanceOf(subject, { path, expected: undefined, actual: ["10", "3"] })?.value).toBe("7");
  });
});

describe("changes of storage", () => {
  const found = (expected: Json, actual: Json) => differences("ok.changes", expected, actual);

  test("are compared entry by entry: one that is missing does not shift the others", () => {
    const [first, second] = [
      ["Burn", [1], "1", "2"],
      ["Stake", ["0xaa"], "3", "4"],
    ];
    expect(found([first, second], [second])).toEqual([
      { path: "ok.changes.Burn[1]", expected: ["1", "2"], actual: undefined },
    ]);
    expect(found([first, second], [first, ["Stake", ["0xaa"], "3", "5"]])).toEqual([
      { path: 'ok.changes.Stake["0xaa"].after', expected: "4", actual: "5" },
    ]);
  });

  test("in another order, or twice, differ all the same", () => {
    const [first, second] = [
      ["Burn", [1], "1", "2"],
      ["Burn", [2], "1", "2"],
    ];
    expect(found([first, second], [second, first])).not.toEqual([]);
    expect(found([first], [first, first])).not.toEqual([]);
    expect(found([first, second], [first, second])).toEqual([]);
  });

  test("of another shape are compared by their places", () => {
    expect(found([["Burn", [1], "1", "2"]], ["Burn"])).toEqual([
      { path: "ok.changes[0]", expected: ["Burn", [1], "1", "2"], actual: "Burn" },
    ]);
  });
});
