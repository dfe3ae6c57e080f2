import * as Schema from "effect/Schema";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import { finney } from "../../model/finney/rules.ts";
import * as dense from "../../model/finney/yuma/dense.ts";
import * as elementwise from "../../model/finney/yuma/elementwise.ts";
import * as limits from "../../model/finney/yuma/limits.ts";
import { weightedMedian, weightedMedianOfColumns } from "../../model/finney/yuma/median.ts";
import * as payout from "../../model/finney/yuma/payout.ts";
import { boundedExponential, sigmoid } from "../../model/finney/yuma/sigmoid.ts";
import * as sparse from "../../model/finney/yuma/sparse.ts";
import { maxUpscaleToU16, proportionToU16 } from "../../model/finney/yuma/stored.ts";
import * as vector from "../../model/finney/yuma/vector.ts";
import { I32F32, I64F64 } from "../../model/numbers/fixed.ts";
import { u16 as u16Type, u64 as u64Type } from "../../model/numbers/integer.ts";
import type { Suite } from "../case.ts";
import { fixedBits, u16, u64 } from "../codecs/values.ts";
import { handler } from "./functions/handler.ts";
import { chapterFunctions } from "./functions/index.ts";

const { Array: listOf, Boolean: bool, Tuple: tuple } = Schema;

const fixed32 = fixedBits(I32F32);
const fixed64 = fixedBits(I64F64);
const fixed32s = listOf(fixed32);
const fixed64s = listOf(fixed64);
const u16s = listOf(u16);
const u64s = listOf(u64);
const bools = listOf(bool);
const denseMatrix = listOf(fixed32s);
const sparseMatrix = listOf(listOf(tuple([u16, fixed32])));

const toU16 = (value: bigint): number => Number(u16Type.wrapping(value));
const floor32 = (value: I32F32) => I32F32.wrappingToInteger(u64Type, value);
const floor64 = (value: I64F64) => I64F64.wrappingToInteger(u64Type, value);
const to32 = (value: I64F64) => I32F32.wrappingFromFixed(I64F64, value);

/** The chain's names of the arguments, one struct for each shape that occurs. */
const named = Schema.Struct;

const numbers = {
  fixed_to_u16: handler(named({ x: fixed32 }), ({ x }) => toU16(floor32(x))),
  fixed_to_u64: handler(named({ x: fixed32 }), ({ x }) => floor32(x)),
  fixed_proportion_to_u16: handler(named({ x: fixed32 }), ({ x }) => proportionToU16(x)),
  fixed32_to_fixed64: handler(named({ x: fixed32 }), ({ x }) => I64F64.wrappingFromFixed(I32F32, x)),
  fixed64_to_fixed32: handler(named({ x: fixed64 }), ({ x }) => to32(x)),
  fixed64_to_u64: handler(named({ x: fixed64 }), ({ x }) => floor64(x)),
  u16_to_fixed: handler(named({ x: u16 }), ({ x }) => I32F32.wrappingFromInteger(BigInt(x))),
  u16_proportion_to_fixed: handler(named({ x: u16 }), ({ x }) => limits.shareFromU16(x)),
  exp_safe: handler(named({ input: fixed32 }), ({ input }) =>
    boundedExponential(input, finney.substrateFixed),
  ),
  sigmoid_safe: handler(named({ input: fixed32, rho: fixed32, kappa: fixed32 }), ({ input, rho, kappa }) =>
    sigmoid(input, rho, kappa, finney.substrateFixed),
  ),
};

const vectors = {
  vec_max_upscale_to_u16: handler(named({ vec: fixed32s }), ({ vec }) => maxUpscaleToU16(vec)),
  vec_u16_max_upscale_to_u16: handler(named({ vec: u16s }), ({ vec }) =>
    maxUpscaleToU16(limits.fixedFromU16s(vec)),
  ),
  vec_u16_proportions_to_fixed: handler(named({ vec: u16s }), ({ vec }) => vec.map(limits.shareFromU16)),
  vec_fixed_proportions_to_u16: handler(named({ vec: fixed32s }), ({ vec }) => vec.map(proportionToU16)),
  vec_fixed64_to_fixed32: handler(named({ vec: fixed64s }), ({ vec }) => vec.map(to32)),
  vec_fixed64_to_u64: handler(named({ vec: fixed64s }), ({ vec }) => vec.map(floor64)),
  check_vec_max_limited: handler(named({ vec: u16s, max_limit: u16 }), ({ vec, max_limit }) =>
    limits.isMaxLimited(vec, max_limit),
  ),
  checked_sum_u16: handler(named({ x: u16s }), ({ x }) => limits.checkedSumU16(x) ?? null),
  normalize_weights: handler(named({ weights: u16s }), ({ weights }) => limits.normalizeU16s(weights)),
  sum: handler(named({ x: fixed32s }), ({ x }) => vector.sum(x)),
  is_zero: handler(named({ vector: fixed32s }), (args) => vector.sum(args.vector) === 0n),
  normalize: handler(named({ x: fixed32s }), ({ x }) => vector.normalize(x)),
  inplace_normalize: handler(named({ x: fixed32s }), ({ x }) => vector.normalize(x)),
  inplace_normalize_using_sum: handler(named({ x: fixed32s, x_sum: fixed32 }), ({ x, x_sum }) =>
    vector.normalizeUsingSum(x, x_sum),
  ),
  inplace_normalize_64: handler(named({ x: fixed64s }), ({ x }) => vector.normalize64(x)),
  is_topk: handler(named({ vector: fixed32s, k: u64 }), (args) => vector.isTopK(args.vector, Number(args.k))),
  vecdiv: handler(named({ x: fixed32s, y: fixed32s }), ({ x, y }) => vector.divideVectors(x, y)),
  inplace_mask_vector: handler(named({ mask: bools, vector: fixed32s }), (args) =>
    vector.maskVector(args.mask, args.vector),
  ),
};

const denseMatrices = {
  inplace_row_normalize: handler(named({ x: denseMatrix }), ({ x }) => dense.normalizeRows(x)),
  row_sum: handler(named({ x: denseMatrix }), ({ x }) => dense.rowSums(x)),
  col_sum: handler(named({ x: denseMatrix }), ({ x }) => dense.columnSums(x)),
  inplace_col_normalize: handler(named({ x: denseMatrix }), ({ x }) => dense.normalizeColumns(x)),
  inplace_col_max_upscale: handler(named({ x: denseMatrix }), ({ x }) => dense.maxUpscaleColumns(x)),
  inplace_mask_matrix: handler(named({ mask: listOf(bools), matrix: denseMatrix }), ({ mask, matrix }) =>
    dense.maskMatrix(mask, matrix),
  ),
  inplace_mask_rows: handler(named({ mask: bools, matrix: denseMatrix }), ({ mask, matrix }) =>
    dense.maskRows(mask, matrix),
  ),
  inplace_mask_diag: handler(named({ matrix: denseMatrix }), ({ matrix }) => dense.maskDiagonal(matrix)),
  row_hadamard: handler(named({ matrix: denseMatrix, vector: fixed32s }), (args) =>
    dense.scaleRows(args.matrix, args.vector),
  ),
  matmul: handler(named({ matrix: denseMatrix, vector: fixed32s }), (args) =>
    dense.multiply(args.matrix, args.vector),
  ),
  matmul_64: handler(named({ matrix: listOf(fixed64s), vector: fixed64s }), (args) =>
    dense.multiply64(args.matrix, args.vector),
  ),
  matmul_transpose: handler(named({ matrix: denseMatrix, vector: fixed32s }), (args) =>
    dense.multiplyTransposed(args.matrix, args.vector),
  ),
  inplace_col_clip: handler(named({ x: denseMatrix, col_threshold: fixed32s }), ({ x, col_threshold }) =>
    dense.clipColumns(x, col_threshold),
  ),
  clip: handler(
    named({ x: denseMatrix, threshold: fixed32, upper: fixed32, lower: fixed32 }),
    ({ x, ...bounds }) => elementwise.clipDense(x, bounds),
  ),
  hadamard: handler(named({ mat1: denseMatrix, mat2: denseMatrix }), ({ mat1, mat2 }) =>
    elementwise.productDense(mat1, mat2),
  ),
  mat_ema: handler(
    named({ new: denseMatrix, old: denseMatrix, alpha: fixed32 }),
    ({ new: fresh, old, alpha }) => dense.exponentialMovingAverage(fresh, old, alpha),
  ),
  weighted_median_col: handler(
    named({ stake: fixed32s, score: denseMatrix, majority: fixed32 }),
    ({ stake, score, majority }) => dense.weightedMedianOfColumns(stake, score, majority),
  ),
};

const sparseMatrices = {
  inplace_row_normalize_sparse: handler(named({ sparse_matrix: sparseMatrix }), ({ sparse_matrix }) =>
    sparse.normalizeRows(sparse_matrix),
  ),
  row_sum_sparse: handler(named({ sparse_matrix: sparseMatrix }), ({ sparse_matrix }) =>
    sparse.rowSums(sparse_matrix),
  ),
  col_sum_sparse: handler(named({ sparse_matrix: sparseMatrix, columns: u16 }), (args) =>
    sparse.columnSums(args.sparse_matrix, args.columns),
  ),
  inplace_col_normalize_sparse: handler(named({ sparse_matrix: sparseMatrix, columns: u16 }), (args) =>
    sparse.normalizeColumns(args.sparse_matrix, args.columns),
  ),
  inplace_col_max_upscale_sparse: handler(named({ sparse_matrix: sparseMatrix, columns: u16 }), (args) =>
    sparse.maxUpscaleColumns(args.sparse_matrix, args.columns),
  ),
  mask_rows_sparse: handler(named({ mask: bools, sparse_matrix: sparseMatrix }), (args) =>
    sparse.maskRows(args.mask, args.sparse_matrix),
  ),
  mask_diag_sparse: handler(named({ sparse_matrix: sparseMatrix }), ({ sparse_matrix }) =>
    sparse.maskDiagonal(sparse_matrix),
  ),
  vec_mask_sparse_matrix: handler(
    named({ sparse_matrix: sparseMatrix, first_vector: u64s, second_vector: u64s }),
    ({ sparse_matrix, first_vector, second_vector }) =>
      sparse.maskByVectors(sparse_matrix, first_vector, second_vector, (first, second) => first <= second),
  ),
  row_hadamard_sparse: handler(named({ sparse_matrix: sparseMatrix, vector: fixed32s }), (args) =>
    sparse.scaleRows(args.sparse_matrix, args.vector),
  ),
  matmul_sparse: handler(named({ sparse_matrix: sparseMatrix, vector: fixed32s, columns: u16 }), (args) =>
    sparse.multiply(args.sparse_matrix, args.vector, args.columns),
  ),
  matmul_transpose_sparse: handler(named({ sparse_matrix: sparseMatrix, vector: fixed32s }), (args) =>
    sparse.multiplyTransposed(args.sparse_matrix, args.vector),
  ),
  col_clip_sparse: handler(named({ sparse_matrix: sparseMatrix, col_threshold: fixed32s }), (args) =>
    sparse.clipColumns(args.sparse_matrix, args.col_threshold),
  ),
  clip_sparse: handler(
    named({ sparse_matrix: sparseMatrix, threshold: fixed32, upper: fixed32, lower: fixed32 }),
    ({ sparse_matrix, ...bounds }) => elementwise.clipSparse(sparse_matrix, bounds),
  ),
  sparse_threshold: handler(named({ w: sparseMatrix, threshold: fixed32 }), ({ w, threshold }) =>
    elementwise.keepFromThreshold(w, threshold),
  ),
  hadamard_sparse: handler(
    named({ mat1: sparseMatrix, mat2: sparseMatrix, columns: u16 }),
    ({ mat1, mat2, columns }) => elementwise.productSparse(mat1, mat2, columns),
  ),
  mat_ema_sparse: handler(
    named({ new: sparseMatrix, old: sparseMatrix, alpha: fixed32 }),
    ({ new: fresh, old, alpha }) => sparse.exponentialMovingAverage(fresh, old, alpha),
  ),
  weighted_median_col_sparse: handler(
    named({ stake: fixed32s, score: sparseMatrix, columns: u16, majority: fixed32 }),
    ({ stake, score, columns, majority }) => weightedMedianOfColumns(stake, score, columns, majority),
  ),
  weighted_median: handler(
    named({
      stake: fixed32s,
      score: fixed32s,
      partition_idx: u64s,
      minority: fixed32,
      partition_lo: fixed32,
      partition_hi: fixed32,
    }),
    ({ stake, score, partition_idx, minority, partition_lo, partition_hi }) =>
      weightedMedian(stake, score, partition_idx.map(Number), minority, {
        low: partition_lo,
        high: partition_hi,
      }),
  ),
};

const schedule = {
  blocks_until_next_epoch: handler(
    named({ netuid: u16, tempo: u16, block_number: u64 }),
    ({ netuid, tempo, block_number }) => blocksUntilNextEpoch(netuid, tempo, block_number),
  ),
  calculate_stake_proportional_emission: handler(
    named({ stake: u64, total_stake: u64, emission: u64 }),
    ({ stake, total_stake, emission }) => payout.stakeProportionalEmission(stake, total_stake, emission),
  ),
  calculate_delegate_proportional_take: handler(
    named({ take: Schema.NullOr(u16), emission: u64 }),
    ({ take, emission }) => payout.delegateTake(take, emission),
  ),
};

/** The pure functions of the recordings, under the chain's names: what the epochs are made of, and those of chapters. */
export const yumaFunctions: Suite = {
  name: "function",
  handlers: new Map([
    ...Object.entries({ ...numbers, ...vectors, ...denseMatrices, ...sparseMatrices, ...schedule }),
    ...Object.entries(chapterFunctions).map(([name, { run }]) => [name, run] as const),
  ]),
};

/** Functions of the same recordings that belong to chapters still to be written, and why each waits. */
export const laterFunctions: ReadonlyMap<string, string> = new Map([]);
