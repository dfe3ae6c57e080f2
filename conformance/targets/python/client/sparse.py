"""Vectors and sparse matrices of I32F32 numbers, as bits: the notation of spec/yuma.md.

A matrix is a list of rows, a row a list of cells (column, value) in storage order. A product is rounded down and a
quotient toward zero, each before it enters a sum. Sums wrap, so that it is enough to wrap them at their end.
"""

from typing import Callable, List, Sequence, Tuple

from .fixed import Fixed, I32F32
from .outcome import Panic

Vector = List[int]
Cell = Tuple[int, int]
Matrix = List[List[Cell]]

F = I32F32.fraction
wrap = I32F32.wrap
div = I32F32.div
mul = I32F32.mul


def total(vector: Sequence[int]) -> int:
    """The wrapping sum of a vector."""
    return wrap(sum(vector))


def divided(vector: Vector, divisor: int, kind: Fixed = I32F32) -> Vector:
    """Each entry over a number; the vector itself where that is zero."""
    return [kind.div(value, divisor) for value in vector] if divisor else vector


def normalised(vector: Vector, kind: Fixed = I32F32) -> Vector:
    """Each entry over the sum of all."""
    return divided(vector, kind.wrap(sum(vector)), kind)


def at(vector: Sequence, index: int) -> int:
    """An entry of a vector; the chain's code panics beyond its end."""
    if index >= len(vector):
        raise Panic(f"index out of bounds: the len is {len(vector)} but the index is {index}")
    return vector[index]


def filtered(matrix: Matrix, keep: Callable[[int, int], bool]) -> Matrix:
    """The cells whose row and column pass."""
    return [[cell for cell in row if keep(i, cell[0])] for i, row in enumerate(matrix)]


def row_sums(matrix: Matrix) -> Vector:
    """The sum of each row."""
    return [total([value for _, value in row]) for row in matrix]


def column_sums(matrix: Matrix, columns: int) -> Vector:
    """The sum of each column."""
    sums = [0] * columns
    for row in matrix:
        for column, value in row:
            sums[column] += value
    return [wrap(value) for value in sums]


def rows_normalised(matrix: Matrix) -> Matrix:
    """Each row over its sum, where that is positive."""
    return [[(column, div(value, whole)) for column, value in row] if whole > 0 else row
            for row, whole in zip(matrix, row_sums(matrix))]


def columns_over(matrix: Matrix, divisors: Vector) -> Matrix:
    """Each column over its divisor, where that is not zero."""
    return [[(column, div(value, divisors[column]) if divisors[column] else value) for column, value in row]
            for row in matrix]


def columns_normalised(matrix: Matrix, columns: int) -> Matrix:
    """Each column over its sum, where that is not zero."""
    return columns_over(matrix, column_sums(matrix, columns))


def columns_upscaled(matrix: Matrix, columns: int) -> Matrix:
    """Each column over its largest positive entry, where there is one."""
    largest = [0] * columns
    for row in matrix:
        for column, value in row:
            largest[column] = max(largest[column], value)
    return columns_over(matrix, largest)


def weighted_column_sums(vector: Vector, matrix: Matrix, columns: int) -> Vector:
    """Σ_i v_i · m_ij for each column j."""
    return column_sums(rows_times(matrix, vector), columns)


def weighted_row_sums(matrix: Matrix, vector: Vector) -> Vector:
    """Σ_j m_ij · v_j for each row i."""
    return [wrap(sum((value * vector[column]) >> F for column, value in row)) for row in matrix]


def rows_times(matrix: Matrix, vector: Vector) -> Matrix:
    """Each row times its factor."""
    return [[(column, mul(value, factor)) for column, value in row] for row, factor in zip(matrix, vector)]


def moving_average(new: Matrix, old: Matrix, alpha: int, columns: int) -> Matrix:
    """α · new + (1 − α) · old, cells that are not positive left out."""
    rest = wrap(I32F32.one - alpha)
    result = []
    for new_row, old_row in zip(new, old):
        sums = [0] * columns
        for row, factor in ((new_row, alpha), (old_row, rest)):
            for column, value in row:
                sums[column] += (value * factor) >> F
        values = [wrap(value) for value in sums]
        result.append([(column, value) for column, value in enumerate(values) if value > 0])
    return result


def to_u16(value: int) -> int:
    """[YUM-20] ⌊x · 65535⌋, low 16 bits."""
    return (mul(value, I32F32.from_integer(65535)) >> F) & 0xFFFF
