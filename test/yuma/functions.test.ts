import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { laterFunctions, yumaFunctions } from "../../conformance/suites/yumaFunctions.ts";

const outcomeOf = (name: string, input: Json) => yumaFunctions.handlers.get(name)!(input).outcome;

const one = "4294967296";
const minusOne = "-4294967296";

describe("vector and matrix functions beyond what the chain's recordings reach", () => {
  test("asserted lengths panic with the chain's first line", () => {
    expect(outcomeOf("vecdiv", { x: [one], y: [] })).toEqual({ panic: "assertion `left == right` failed" });
    expect(outcomeOf("matmul", { matrix: [[one]], vector: [] })).toEqual({
      panic: "assertion failed: matrix.len() == vector.len()",
    });
    expect(outcomeOf("matmul_transpose", { matrix: [[one]], vector: [] })).toEqual({
      panic: "assertion failed: first_row.len() == vector.len()",
    });
    expect(outcomeOf("hadamard", { mat1: [[one]], mat2: [[]] })).toEqual({
      panic: "assertion failed: row1.len() == row2.len()",
    });
    expect(outcomeOf("mat_ema_sparse", { new: [[]], old: [], alpha: one })).toEqual({
      panic: "assertion failed: new.len() == old.len()",
    });
    const median = {
      score: [one],
      partition_idx: ["0", "0"],
      minority: "0",
      partition_lo: "0",
      partition_hi: one,
    };
    expect(outcomeOf("weighted_median", { stake: [one, one], ...median })).toEqual({
      panic: "assertion failed: stake.len() == score.len()",
    });
  });

  test("a column beyond the matrix panics as an index out of bounds", () => {
    const panic = "index out of bounds: the len is 1 but the index is 3";
    const sparse_matrix = [[[3, one]]];
    expect(outcomeOf("col_sum_sparse", { sparse_matrix, columns: 1 })).toEqual({ panic });
    expect(outcomeOf("matmul_sparse", { sparse_matrix, vector: [one], columns: 1 })).toEqual({ panic });
    expect(outcomeOf("col_clip_sparse", { sparse_matrix, col_threshold: [one] })).toEqual({ panic });
    expect(outcomeOf("matmul_transpose_sparse", { sparse_matrix, vector: [one] })).toEqual({ panic });
    expect(outcomeOf("mat_ema_sparse", { new: sparse_matrix, old: [[]], alpha: one })).toEqual({ panic });
  });

  test("dense rows of unequal length are cut to the first row, and cells beyond a threshold vector stay", () => {
    expect(outcomeOf("col_sum", { x: [[one, one], [one]] })).toEqual({ ok: ["8589934592"] });
    expect(outcomeOf("inplace_col_clip", { x: [[one, one]], col_threshold: ["5"] })).toEqual({
      ok: [["5", one]],
    });
    expect(outcomeOf("inplace_col_normalize", { x: [[one, one], [one]] })).toEqual({
      ok: [["2147483648", one], ["2147483648"]],
    });
    expect(outcomeOf("inplace_mask_rows", { mask: [false, true], matrix: [[one], [one, one]] })).toEqual({
      ok: [[one], ["0"]],
    });
  });

  test("a row whose wrapping sum is not positive is not normalised", () => {
    expect(outcomeOf("inplace_row_normalize", { x: [[one, minusOne]] })).toEqual({ ok: [[one, minusOne]] });
    expect(outcomeOf("inplace_row_normalize_sparse", { sparse_matrix: [[[0, minusOne]]] })).toEqual({
      ok: [[[0, minusOne]]],
    });
  });

  test("upscaling to u16 rounds halves away from zero and lets negative values wrap", () => {
    expect(outcomeOf("vec_max_upscale_to_u16", { vec: ["0", "0"] })).toEqual({ ok: [0, 0] });
    expect(outcomeOf("vec_max_upscale_to_u16", { vec: [] })).toEqual({ ok: [] });
    expect(outcomeOf("vec_max_upscale_to_u16", { vec: [one, "2147483648", minusOne] })).toEqual({
      ok: [65_535, 32_768, 1],
    });
  });

  test("checked sums and weight limits hold at the edge of u16", () => {
    expect(outcomeOf("checked_sum_u16", { x: [65_535] })).toEqual({ ok: 65_535 });
    expect(outcomeOf("checked_sum_u16", { x: [65_535, 1] })).toEqual({ ok: null });
    expect(outcomeOf("check_vec_max_limited", { vec: [], max_limit: 0 })).toEqual({ ok: true });
    expect(outcomeOf("check_vec_max_limited", { vec: [1, 1], max_limit: 32_767 })).toEqual({ ok: false });
    expect(outcomeOf("check_vec_max_limited", { vec: [1, 1], max_limit: 32_768 })).toEqual({ ok: true });
  });

  test("arguments that do not fit are refused by path, and nothing is coerced", () => {
    expect(() => outcomeOf("sum", { x: [1] })).toThrow(/^x\[0\]: /);
    expect(() => outcomeOf("sum", { x: ["9223372036854775808"] })).toThrow(/^x\[0\]: /);
    expect(() => outcomeOf("sum", {})).toThrow(/^x: /);
    expect(() => outcomeOf("is_topk", { vector: [], k: "-1" })).toThrow(/^k: /);
    expect(() => outcomeOf("u16_to_fixed", { x: 65_536 })).toThrow(/^x: /);
  });
});

interface RecordedFunction {
  readonly fn: string;
  readonly args: Json;
  readonly result: Json;
}

const expectedOutcome = (result: Json) =>
  typeof result === "object" && result !== null && "panic" in result
    ? { panic: result["panic"] }
    : { ok: result };

const recording = "../shared/oracle/finney/function/function-01.json";
const present = existsSync(recording);

describe.skipIf(!present)(`recorded chain functions (${present ? "present" : "absent: skipped"})`, () => {
  const cases: readonly RecordedFunction[] = present ? JSON.parse(readFileSync(recording, "utf8")).cases : [];
  const names = [...new Set(cases.map(({ fn }) => fn))];

  test("each is either computed or listed for a later chapter", () => {
    expect(names.filter((fn) => yumaFunctions.handlers.has(fn) === laterFunctions.has(fn))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });

  test.each(names.filter((fn) => yumaFunctions.handlers.has(fn)))("%s", (name) => {
    for (const { args, result } of cases.filter(({ fn }) => fn === name)) {
      expect(outcomeOf(name, args), JSON.stringify(args).slice(0, 300)).toEqual(expectedOutcome(result));
    }
  });
});
