//! Vectors and sparse matrices of I32F32 numbers (spec/yuma.md).

use crate::i32f32::{divide, multiply, sum, Bits, ONE};

/// A column and what stands there.
pub type Cell = (u16, Bits);
pub type Row = Vec<Cell>;
pub type Matrix = Vec<Row>;

/// Each entry over the sum of all; as they are where that is zero.
pub fn normalized(vector: &[Bits]) -> Vec<Bits> {
    over(vector, sum(vector.iter().copied()))
}

pub fn over(vector: &[Bits], divisor: Bits) -> Vec<Bits> {
    vector.iter().map(|&value| if divisor == 0 { value } else { divide(value, divisor) }).collect()
}

/// The cells for which `keep` says so, by row and column.
pub fn filtered(matrix: &Matrix, mut keep: impl FnMut(usize, u16) -> bool) -> Matrix {
    let row_of = |(row, cells): (usize, &Row)| {
        cells.iter().copied().filter(|&(column, _)| keep(row, column)).collect()
    };
    matrix.iter().enumerate().map(row_of).collect()
}

/// Each value by what `change` makes of its row, column and value; where that is nothing, the cell goes.
pub fn changed(matrix: &Matrix, change: impl Fn(usize, usize, Bits) -> Option<Bits>) -> Matrix {
    let row_of = |(row, cells): (usize, &Row)| {
        let cell_of = |&(column, value): &Cell| Some((column, change(row, usize::from(column), value)?));
        cells.iter().filter_map(cell_of).collect()
    };
    matrix.iter().enumerate().map(row_of).collect()
}

pub fn row_sums(matrix: &Matrix) -> Vec<Bits> {
    matrix.iter().map(|row| sum(row.iter().map(|&(_, value)| value))).collect()
}

/// YUM-7: each row over its sum, where that is positive.
pub fn rows_normalized(matrix: &Matrix) -> Matrix {
    let sums = row_sums(matrix);
    changed(matrix, |row, _, value| Some(if sums[row] > 0 { divide(value, sums[row]) } else { value }))
}

fn columns_folded(matrix: &Matrix, columns: usize, fold: impl Fn(Bits, Bits) -> Bits) -> Vec<Bits> {
    let mut folded = vec![0; columns];
    for &(column, value) in matrix.iter().flatten() {
        let cell = &mut folded[usize::from(column)];
        *cell = fold(*cell, value);
    }
    folded
}

fn columns_over(matrix: &Matrix, divisors: &[Bits]) -> Matrix {
    changed(matrix, |_, column, value| {
        let divisor = divisors[column];
        Some(if divisor == 0 { value } else { divide(value, divisor) })
    })
}

/// YUM-14: each column over its sum, where that is not zero.
pub fn columns_normalized(matrix: &Matrix, columns: usize) -> Matrix {
    columns_over(matrix, &columns_folded(matrix, columns, Bits::wrapping_add))
}

/// YUM-21: each column over its largest positive value, where there is one.
pub fn columns_upscaled(matrix: &Matrix, columns: usize) -> Matrix {
    columns_over(matrix, &columns_folded(matrix, columns, Bits::max))
}

/// YUM-15: each row times its factor.
pub fn rows_times(matrix: &Matrix, factors: &[Bits]) -> Matrix {
    changed(matrix, |row, _, value| Some(multiply(value, factors[row])))
}

/// YUM-8: for each column the sum of its values times their rows' factors.
pub fn weighted_column_sums(matrix: &Matrix, factors: &[Bits]) -> Vec<Bits> {
    columns_folded(&rows_times(matrix, factors), factors.len(), Bits::wrapping_add)
}

/// YUM-17: for each row the sum of its values times their columns' factors.
pub fn weighted_row_sums(matrix: &Matrix, factors: &[Bits]) -> Vec<Bits> {
    row_sums(&changed(matrix, |_, column, value| Some(multiply(value, factors[column]))))
}

/// YUM-10: values above their column's threshold become it; where that is not positive, they go.
pub fn clipped(matrix: &Matrix, thresholds: &[Bits]) -> Matrix {
    changed(matrix, |_, column, value| {
        let threshold = thresholds[column];
        if value <= threshold {
            Some(value)
        } else {
            Some(threshold).filter(|&limit| limit > 0)
        }
    })
}

/// YUM-16: share `alpha` of the new and the rest of the old; what is not positive goes.
pub fn moving_average(new: &Matrix, old: &Matrix, alpha: Bits) -> Matrix {
    let beta = ONE.wrapping_sub(alpha);
    let row_of = |(new, old): (&Row, &Row)| {
        let mut dense =
            vec![0; new.iter().chain(old).map(|&(column, _)| usize::from(column) + 1).max().unwrap_or(0)];
        for (cells, share) in [(new, alpha), (old, beta)] {
            for &(column, value) in cells {
                let cell: &mut Bits = &mut dense[usize::from(column)];
                *cell = cell.wrapping_add(multiply(value, share));
            }
        }
        (0..=u16::MAX).zip(dense).filter(|&(_, value)| value > 0).collect()
    };
    new.iter().zip(old).map(row_of).collect()
}

/// YUM-9: the weighted median of each column, over the rows with positive stake.
pub fn weighted_medians(stakes: &[Bits], matrix: &Matrix, majority: Bits) -> Vec<Bits> {
    let voters: Vec<usize> = (0..stakes.len()).filter(|&row| stakes[row] > 0).collect();
    let stakes = normalized(&voters.iter().map(|&row| stakes[row]).collect::<Vec<_>>());
    let total = sum(stakes.iter().copied());
    let mut columns = vec![vec![0; voters.len()]; matrix.len()];
    for (voter, &row) in voters.iter().enumerate() {
        for &(column, value) in &matrix[row] {
            columns[usize::from(column)][voter] = value;
        }
    }
    let everybody = || (0..voters.len()).collect();
    let median = |scores: &Vec<Bits>| {
        weighted_median(&stakes, scores, everybody(), total.wrapping_sub(majority), 0, total)
    };
    columns.iter().map(median).collect()
}

/// The search of YUM-9 in a partition; `low` and `high` are the stakes below its first and up to its last member.
fn weighted_median(
    stakes: &[Bits],
    scores: &[Bits],
    mut members: Vec<usize>,
    minority: Bits,
    mut low: Bits,
    mut high: Bits,
) -> Bits {
    loop {
        let Some(&middle) = members.get(members.len() / 2) else { return 0 };
        let pivot = scores[middle];
        let (lower, rest): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|&&member| scores[member] < pivot);
        let upper: Vec<usize> = rest.into_iter().filter(|&member| scores[member] > pivot).collect();
        let stake_of = |members: &[usize]| sum(members.iter().map(|&member| stakes[member]));
        let (lower_end, upper_start) =
            (low.wrapping_add(stake_of(&lower)), high.wrapping_sub(stake_of(&upper)));
        if lower_end <= minority && minority < upper_start {
            return pivot;
        }
        if minority < lower_end && !lower.is_empty() {
            (members, high) = (lower, lower_end);
        } else if upper_start <= minority && !upper.is_empty() {
            (members, low) = (upper, upper_start);
        } else {
            return pivot;
        }
    }
}
