import { I32F32 } from "../../numbers/fixed.ts";
import type { SparseMatrix, SparseRow } from "./types.ts";
import { assertSameLength, assertThat, at, indexOutOfBounds, type Vector } from "./vector.ts";

/** Sparse I32F32 rows; a column may stand more than once in a row. */
export type Matrix = SparseMatrix<I32F32>;
type Row = SparseRow<I32F32>;

const { wrappingAdd: add, wrappingMul: mul, wrappingDiv: div } = I32F32;

const zeros = (length: number): I32F32[] => new Array<I32F32>(length).fill(I32F32.zero);

const mapCells = (matrix: Matrix, change: (value: I32F32, column: number, row: number) => I32F32): Matrix =>
  matrix.map((cells, row) => cells.map(([column, value]) => [column, change(value, column, row)] as const));

/** Rows whose mask is true become empty. */
export const maskRows = (mask: readonly boolean[], matrix: Matrix): Matrix => {
  assertSameLength(matrix, mask);
  return matrix.map((row, index) => (mask[index] ? [] : row));
};

/** Without the cells in which row and column are equal. */
export const maskDiagonal = (matrix: Matrix): Matrix =>
  matrix.map((row, index) => row.filter(([column]) => column !== index));

/** Without the cells (i, j) for which `masked(first[i], second[j])`. Panics where a vector is too short for a cell. */
export const maskByVectors = (
  matrix: Matrix,
  first: readonly bigint[],
  second: readonly bigint[],
  masked: (first: bigint, second: bigint) => boolean,
): Matrix =>
  matrix.map((row, index) => row.filter(([column]) => !masked(at(first, index), at(second, column))));

/** The wrapping sum of each row. */
export const rowSums = (matrix: Matrix): Vector =>
  matrix.map((row) => row.reduce((total, [, value]) => add(total, value), I32F32.zero));

/** Each row over its sum, where that sum is positive. */
export const normalizeRows = (matrix: Matrix): Matrix => {
  const totals = rowSums(matrix);
  return mapCells(matrix, (value, _column, row) =>
    at(totals, row) > 0n ? div(value, at(totals, row)) : value,
  );
};

/** Folds the cells of each column, in order of rows, from zero. Panics at a column beyond `columns`. */
const foldColumns = (
  matrix: Matrix,
  columns: number,
  step: (total: I32F32, value: I32F32, row: number) => I32F32,
) => {
  const totals = zeros(columns);
  for (const [row, cells] of matrix.entries()) {
    for (const [column, value] of cells) {
      const total = totals[column];
      totals[column] = total === undefined ? indexOutOfBounds(columns, column) : step(total, value, row);
    }
  }
  return totals;
};

/** The wrapping sum of each column. */
export const columnSums = (matrix: Matrix, columns: number): Vector => foldColumns(matrix, columns, add);

const divideColumns = (matrix: Matrix, divisors: Vector): Matrix =>
  mapCells(matrix, (value, column) => {
    const divisor = at(divisors, column);
    return divisor === 0n ? value : div(value, divisor);
  });

/** Each column over its sum, where that sum is not zero. */
export const normalizeColumns = (matrix: Matrix, columns: number): Matrix =>
  divideColumns(matrix, columnSums(matrix, columns));

/** Each column over its largest positive value, so that this becomes one. */
export const maxUpscaleColumns = (matrix: Matrix, columns: number): Matrix =>
  divideColumns(
    matrix,
    foldColumns(matrix, columns, (largest, value) => (largest < value ? value : largest)),
  );

/** Result_j = Σ_i vector_i · matrix_ij, products rounded down one by one. */
export const multiply = (matrix: Matrix, vector: Vector, columns: number): Vector =>
  foldColumns(matrix, columns, (total, value, row) => add(total, mul(at(vector, row), value)));

/** Result_i = Σ_j vector_j · matrix_ij, products rounded down one by one. */
export const multiplyTransposed = (matrix: Matrix, vector: Vector): Vector =>
  matrix.map((row) =>
    row.reduce((total, [column, value]) => add(total, mul(at(vector, column), value)), I32F32.zero),
  );

/** Each row times its entry of the vector; rows without an entry are dropped. */
export const scaleRows = (matrix: Matrix, vector: Vector): Matrix =>
  mapCells(matrix.slice(0, vector.length), (value, _column, row) => mul(value, at(vector, row)));

/** Values above the threshold of their column become it; where it is not positive, the cell goes. */
export const clipColumns = (matrix: Matrix, thresholds: Vector): Matrix => {
  const clipped = ([column, value]: Row[number]): Row => {
    const threshold = at(thresholds, column);
    if (threshold >= value) return [[column, value]];
    return threshold > 0n ? [[column, threshold]] : [];
  };
  return matrix.map((row) => row.flatMap(clipped));
};

const accumulate = (cells: I32F32[], row: Row, factor: I32F32): void => {
  for (const [column, value] of row) {
    const total = cells[column];
    cells[column] =
      total === undefined ? indexOutOfBounds(cells.length, column) : add(total, mul(factor, value));
  }
};

/** α · new + (1 − α) · old for a square matrix; cells that are not positive are left out. */
export const exponentialMovingAverage = (fresh: Matrix, old: Matrix, alpha: I32F32): Matrix => {
  assertThat(fresh.length === old.length, "new.len() == old.len()");
  const oneMinusAlpha = I32F32.wrappingSub(I32F32.one, alpha);
  return fresh.map((row, index) => {
    const before = at(old, index);
    // So it is with most neurons, who neither set weights nor hold bonds.
    if (row.length === 0 && before.length === 0) return [];
    const cells = zeros(fresh.length);
    accumulate(cells, row, alpha);
    accumulate(cells, before, oneMinusAlpha);
    return cells.flatMap((value, column) => (value > 0n ? [[column, value] as const] : []));
  });
};
