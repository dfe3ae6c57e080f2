import { I32F32 } from "../../numbers/fixed.ts";
import type { DenseMatrix } from "./dense.ts";
import type { Matrix } from "./sparse.ts";
import { assertThat, at, indexOutOfBounds, type Vector } from "./vector.ts";

const { wrappingAdd: add, wrappingMul: mul } = I32F32;

/** The two values that clipping leaves. */
export interface ClipBounds {
  readonly threshold: I32F32;
  /** For values from the threshold on. */
  readonly upper: I32F32;
  /** For values below the threshold. */
  readonly lower: I32F32;
}

const clipped = (value: I32F32, { threshold, upper, lower }: ClipBounds): I32F32 =>
  value >= threshold ? upper : lower;

/** Each cell becomes one of the two bounds. */
export const clipDense = (matrix: DenseMatrix, bounds: ClipBounds): DenseMatrix =>
  matrix.map((row) => row.map((value) => clipped(value, bounds)));

/** Each cell that is present becomes one of the two bounds. */
export const clipSparse = (matrix: Matrix, bounds: ClipBounds): Matrix =>
  matrix.map((row) => row.map(([column, value]) => [column, clipped(value, bounds)] as const));

/** Only the cells from the threshold on. */
export const keepFromThreshold = (matrix: Matrix, threshold: I32F32): Matrix =>
  matrix.map((row) => row.filter(([, value]) => value >= threshold));

/** Cell by cell product. Matrices without cells give one empty row. */
export const productDense = (left: DenseMatrix, right: DenseMatrix): DenseMatrix => {
  assertThat(left.length === right.length, "mat1.len() == mat2.len()");
  if ((left[0]?.length ?? 0) === 0) return [[]];
  return left.map((row, index) => {
    const other = at(right, index);
    assertThat(row.length === other.length, "row1.len() == row2.len()");
    return row.map((value, column) => mul(value, at(other, column)));
  });
};

const denseRow = (row: Matrix[number], columns: number): Vector => {
  const cells = new Array<I32F32>(columns).fill(I32F32.zero);
  for (const [column, value] of row) {
    cells[column] = add(cells[column] ?? indexOutOfBounds(columns, column), value);
  }
  return cells;
};

/** Cell by cell product of rows whose equal columns are added up first; products that are not positive are left out. */
export const productSparse = (left: Matrix, right: Matrix, columns: number): Matrix => {
  assertThat(left.length === right.length, "mat1.len() == mat2.len()");
  return left.map((row, index) => {
    const first = denseRow(row, columns);
    const second = denseRow(at(right, index), columns);
    const products = first.map((value, column) => [column, mul(value, at(second, column))] as const);
    return products.filter(([, product]) => product > 0n);
  });
};
