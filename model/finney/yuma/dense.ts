/**
 * The chain's operations on full matrices. They are its second way to compute an epoch and the other side of the
 * property "sparse equals dense". Like the chain, they take the first row as the measure: a matrix without rows, or
 * with an empty first row, has no cells, and longer rows are cut or left alone.
 */
import { I32F32, I64F64 } from "../../numbers/fixed.ts";
import { weightedMedian } from "./median.ts";
import { assertSameLength, assertThat, at, normalize, sum, type Vector } from "./vector.ts";

/** Rows of I32F32 values. */
export type DenseMatrix = readonly Vector[];

const { wrappingAdd: add, wrappingSub: sub, wrappingMul: mul, wrappingDiv: div } = I32F32;

const zeros = (length: number): Vector => new Array<I32F32>(length).fill(I32F32.zero);

const hasCells = (matrix: readonly (readonly unknown[])[]): boolean => (matrix[0]?.length ?? 0) > 0;

const columnsOf = (matrix: readonly (readonly unknown[])[]): number => matrix[0]?.length ?? 0;

/** Pairs as long as the shorter list. */
const zipWith = <Left, Right, Value>(
  left: readonly Left[],
  right: readonly Right[],
  combine: (left: Left, right: Right) => Value,
): readonly Value[] =>
  left.slice(0, right.length).map((value, index) => combine(value, right[index] as Right));

/** Changes the cells that have a partner in `vector`; the rest of a longer row stays. */
const changeRow = (row: Vector, vector: Vector, change: (cell: I32F32, entry: I32F32) => I32F32): Vector =>
  row.map((cell, column) => {
    const entry = vector[column];
    return entry === undefined ? cell : change(cell, entry);
  });

const foldColumns = (matrix: DenseMatrix, step: (total: I32F32, cell: I32F32) => I32F32): Vector =>
  matrix.reduce<Vector>((totals, row) => zipWith(totals, row, step), zeros(columnsOf(matrix)));

/** The wrapping sum of each row. */
export const rowSums = (matrix: DenseMatrix): Vector =>
  matrix[0]?.length === 0 ? [] : matrix.map((row) => sum(row));

/** The wrapping sum of each column. */
export const columnSums = (matrix: DenseMatrix): Vector => foldColumns(matrix, add);

/** Each row over its sum, where that sum is positive. */
export const normalizeRows = (matrix: DenseMatrix): DenseMatrix =>
  matrix.map((row) => (sum(row) > 0n ? normalize(row) : row));

const divideColumns = (matrix: DenseMatrix, divisors: Vector): DenseMatrix =>
  matrix.map((row) =>
    changeRow(row, divisors, (cell, divisor) => (divisor === 0n ? cell : div(cell, divisor))),
  );

/** Each column over its sum, where that sum is not zero. */
export const normalizeColumns = (matrix: DenseMatrix): DenseMatrix =>
  divideColumns(matrix, columnSums(matrix));

/** Each column over its largest positive value, so that this becomes one. */
export const maxUpscaleColumns = (matrix: DenseMatrix): DenseMatrix =>
  divideColumns(
    matrix,
    foldColumns(matrix, (largest, cell) => (cell > largest ? cell : largest)),
  );

/** Zero where the mask is true. A mask without cells masks nothing. */
export const maskMatrix = (mask: readonly (readonly boolean[])[], matrix: DenseMatrix): DenseMatrix => {
  if (!hasCells(mask)) return matrix;
  assertSameLength(mask, matrix);
  return matrix.map((row, index) =>
    row.map((cell, column) => (at(mask, index)[column] ? I32F32.zero : cell)),
  );
};

/** Rows whose mask is true become zero, as long as the first row. */
export const maskRows = (mask: readonly boolean[], matrix: DenseMatrix): DenseMatrix => {
  if (matrix.length === 0) return matrix;
  assertSameLength(mask, matrix);
  return matrix.map((row, index) => (mask[index] ? zeros(columnsOf(matrix)) : row));
};

/** Zero on the diagonal of a square matrix. */
export const maskDiagonal = (matrix: DenseMatrix): DenseMatrix => {
  if (!hasCells(matrix)) return matrix;
  assertSameLength(matrix, matrix[0] ?? []);
  return matrix.map((row, index) => row.map((cell, column) => (column === index ? I32F32.zero : cell)));
};

/** Each row times its entry of the vector. A matrix without cells gives one empty row. */
export const scaleRows = (matrix: DenseMatrix, vector: Vector): DenseMatrix =>
  hasCells(matrix) ? zipWith(matrix, vector, (row, factor) => row.map((cell) => mul(factor, cell))) : [[]];

/** Result_j = Σ_i vector_i · matrix_ij, products rounded down one by one. */
export const multiply = (matrix: DenseMatrix, vector: Vector): Vector => {
  if (!hasCells(matrix)) return [];
  assertThat(matrix.length === vector.length, "matrix.len() == vector.len()");
  return matrix.reduce<Vector>(
    (totals, row, index) => zipWith(totals, row, (total, cell) => add(total, mul(at(vector, index), cell))),
    zeros(columnsOf(matrix)),
  );
};

/** The same in I64F64. */
export const multiply64 = (
  matrix: readonly (readonly I64F64[])[],
  vector: readonly I64F64[],
): readonly I64F64[] => {
  if (!hasCells(matrix)) return [];
  assertThat(matrix.length === vector.length, "matrix.len() == vector.len()");
  return matrix.reduce<readonly I64F64[]>(
    (totals, row, index) =>
      zipWith(totals, row, (total, cell) =>
        I64F64.wrappingAdd(total, I64F64.wrappingMul(at(vector, index), cell)),
      ),
    new Array<I64F64>(columnsOf(matrix)).fill(I64F64.zero),
  );
};

/** Result_i = Σ_j vector_j · matrix_ij, products rounded down one by one. */
export const multiplyTransposed = (matrix: DenseMatrix, vector: Vector): Vector => {
  if (!hasCells(matrix)) return [];
  assertThat(columnsOf(matrix) === vector.length, "first_row.len() == vector.len()");
  return matrix.map((row) => sum(zipWith(row, vector, mul)));
};

/** No value above the threshold of its column. */
export const clipColumns = (matrix: DenseMatrix, thresholds: Vector): DenseMatrix =>
  matrix.map((row) => changeRow(row, thresholds, (cell, threshold) => (threshold < cell ? threshold : cell)));

/** α · fresh + (1 − α) · old. A matrix without cells gives one empty row. */
export const exponentialMovingAverage = (
  fresh: DenseMatrix,
  old: DenseMatrix,
  alpha: I32F32,
): DenseMatrix => {
  const oneMinusAlpha = sub(I32F32.one, alpha);
  const average = (left: I32F32, right: I32F32) => add(mul(alpha, left), mul(oneMinusAlpha, right));
  return hasCells(fresh)
    ? zipWith(fresh, old, (freshRow, oldRow) => zipWith(freshRow, oldRow, average))
    : [[]];
};

/** The stake-weighted median of each column over the rows with positive stake, whose stake is normalised first. */
export const weightedMedianOfColumns = (stake: Vector, score: DenseMatrix, majority: I32F32): Vector => {
  const columns = at(score, 0).length;
  if (columns === 0) return [];
  for (const row of stake.keys()) assertSameLength(at(score, 0), at(score, row));
  const rows = stake.flatMap((value, row) => (value > 0n ? [row] : []));
  const usedStake = normalize(rows.map((row) => at(stake, row)));
  const total = sum(usedStake);
  const everyone = rows.map((_, position) => position);
  return zeros(columns).map((_, column) =>
    weightedMedian(
      usedStake,
      rows.map((row) => at(at(score, row), column)),
      everyone,
      sub(total, majority),
      { low: I32F32.zero, high: total },
    ),
  );
};
