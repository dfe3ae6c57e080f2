//! The suite `numbers`: which operation a handler's name stands for, and its arguments and outcomes in JSON.

use crate::fixed::{Edge, Grid};
use crate::input::{integer, invalid, tuple, unsupported, Failure};
use crate::json::Json;
use crate::wide::Wide;

const TYPES: [&str; 2] = ["I*", "U*"];
const OPERATIONS: [&str; 20] = [
    "*add",
    "*sub",
    "*mul",
    "*div",
    "*neg",
    "*round",
    "*floor",
    "int",
    "frac",
    "ceil",
    "abs",
    "abs_diff",
    "cmp",
    "safe_div_or",
    "checked_pow",
    "*to_num_*",
    "*from_num_i*",
    "*from_num_u*",
    "*from_num_I*",
    "*from_num_U*",
];

/// Every operation of every fixed-point type, but for floats, roots, logarithms and exponentials.
pub fn patterns() -> Vec<String> {
    TYPES.iter().flat_map(|of| OPERATIONS.iter().map(move |operation| format!("{of}.{operation}"))).collect()
}

pub fn compute(handler: &str, input: &Json) -> Result<Json, Failure> {
    let Some((grid, operation)) =
        handler.split_once('.').and_then(|(name, rest)| Some((Grid::fixed(name)?, rest)))
    else {
        return unsupported(format!("handler {handler}"));
    };
    let numbers = Numbers { grid, input };
    let outcome = match operation.split_once("num_") {
        Some((conversion, other)) => numbers.convert(conversion, other)?,
        None => numbers.arithmetic(operation)?,
    };
    outcome.map_or_else(|| unsupported(format!("handler {handler}")), Ok)
}

fn ok(value: Json) -> Json {
    Json::object([("ok", value)])
}

/// Integers of up to 32 bits are numbers in JSON, all others are decimal strings.
fn written(grid: Grid, value: Option<Wide>) -> Json {
    match value {
        None => Json::Null,
        Some(value) if grid.bits <= 32 => Json::number(value),
        Some(value) => Json::text(value),
    }
}

fn read(grid: Grid, value: &Json) -> Result<Wide, Failure> {
    let number = integer(value)?;
    if grid.holds(number) {
        Ok(number)
    } else {
        invalid(format!("{value} is out of range"))
    }
}

fn edge_of(prefix: &str) -> Option<Edge> {
    match prefix {
        "" => Some(Edge::Wrapping),
        "saturating_" => Some(Edge::Saturating),
        "checked_" => Some(Edge::Checked),
        _ => None,
    }
}

/// The operations of one type on one input. They answer nothing where there is no operation of that name.
struct Numbers<'a> {
    grid: Grid,
    input: &'a Json,
}

impl Numbers<'_> {
    fn arguments<const N: usize>(&self) -> Result<[Wide; N], Failure> {
        let values = tuple::<N>(self.input)?;
        let mut numbers = [Wide::ZERO; N];
        for (number, value) in numbers.iter_mut().zip(values) {
            *number = read(self.grid, value)?;
        }
        Ok(numbers)
    }

    /// `…from_num_T` and `…to_num_T`.
    fn convert(&self, conversion: &str, other: &str) -> Result<Option<Json>, Failure> {
        let (prefix, inward) = match conversion.strip_suffix("from_") {
            Some(prefix) => (prefix, true),
            None => (conversion.strip_suffix("to_").unwrap_or("?"), false),
        };
        let (Some(edge), Some(other)) = (edge_of(prefix), Grid::named(other)) else { return Ok(None) };
        let (from, to) = if inward { (other, self.grid) } else { (self.grid, other) };
        let [value] = tuple(self.input)?;
        let exact = to.moved(read(from, value)?, from);
        Ok(Some(ok(written(to, to.at_edge(edge, exact)))))
    }

    fn arithmetic(&self, operation: &str) -> Result<Option<Json>, Failure> {
        let grid = self.grid;
        let value = match operation {
            "cmp" => {
                let [left, right] = self.arguments()?;
                return Ok(Some(ok(Json::number(left.cmp(&right) as i32))));
            }
            "safe_div" => {
                let [left, right] = self.arguments()?;
                Some(grid.checked_quotient(left, right).unwrap_or(Wide::ZERO))
            }
            "safe_div_or" => {
                let [left, right, otherwise] = self.arguments()?;
                Some(grid.checked_quotient(left, right).unwrap_or(otherwise))
            }
            "abs_diff" => {
                let [left, right] = self.arguments()?;
                Some(grid.saturated((left - right).abs()))
            }
            "checked_floor" => {
                let [value] = self.arguments()?;
                grid.checked_floor(value)
            }
            "checked_pow" => {
                let [base, exponent] = tuple(self.input)?;
                grid.checked_pow(read(grid, base)?, integer(exponent)?)
            }
            _ => return self.with_edge(operation),
        };
        Ok(Some(ok(written(grid, value))))
    }

    /// The operations that come plain, saturating and checked.
    fn with_edge(&self, operation: &str) -> Result<Option<Json>, Failure> {
        let split = ["saturating_", "checked_", ""].into_iter().find_map(|prefix| {
            let name = operation.strip_prefix(prefix)?;
            Some((edge_of(prefix)?, name))
        });
        let Some((edge, name)) = split else { return Ok(None) };
        let exact = match name {
            "neg" | "abs" | "int" | "floor" | "frac" | "ceil" | "round" => self.of_one(name)?,
            "add" | "sub" | "mul" => self.of_two(name)?,
            "div" => match self.quotient()? {
                Some(exact) => exact,
                None if edge == Edge::Checked => return Ok(Some(ok(Json::Null))),
                None => return Ok(Some(self.division_by_zero())),
            },
            _ => return Ok(None),
        };
        Ok(Some(ok(written(self.grid, self.grid.at_edge(edge, exact)))))
    }

    fn of_one(&self, name: &str) -> Result<Wide, Failure> {
        let [value] = self.arguments()?;
        Ok(match name {
            "neg" => -value,
            "abs" => value.abs(),
            "frac" => value - self.grid.floor(value),
            "ceil" => self.grid.ceil(value),
            "round" => self.grid.round(value),
            _ => self.grid.floor(value),
        })
    }

    fn of_two(&self, name: &str) -> Result<Wide, Failure> {
        let [left, right] = self.arguments()?;
        Ok(match name {
            "add" => left + right,
            "sub" => left - right,
            _ => self.grid.product(left, right),
        })
    }

    fn quotient(&self) -> Result<Option<Wide>, Failure> {
        let [left, right] = self.arguments()?;
        Ok(self.grid.quotient(left, right))
    }

    /// NUM-4: a panic, in words that depend on the width.
    fn division_by_zero(&self) -> Json {
        let message = if self.grid.bits == 64 { "attempt to divide by zero" } else { "division by zero" };
        Json::object([("panic", Json::text(message))])
    }
}
