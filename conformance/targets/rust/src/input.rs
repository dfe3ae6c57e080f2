//! Reads the parameters of a question: what each must hold, and what is wrong with those that do not.

use std::fmt::Display;
use std::str::FromStr;

use crate::json::Json;

/// Why a question has no answer.
#[derive(Debug, PartialEq)]
pub enum Failure {
    Unsupported(String),
    Invalid(String),
}

pub fn invalid<T>(message: impl Display) -> Result<T, Failure> {
    Err(Failure::Invalid(message.to_string()))
}

pub fn unsupported<T>(what: impl Display) -> Result<T, Failure> {
    Err(Failure::Unsupported(format!("{what} is not offered")))
}

pub fn field<'a>(value: &'a Json, name: &str) -> Result<&'a Json, Failure> {
    value.member(name).ok_or_else(|| Failure::Invalid(format!("{name} is missing")))
}

pub fn string(value: &Json) -> Result<&str, Failure> {
    match value {
        Json::Text(content) => Ok(content),
        _ => invalid(format!("{value} is no string")),
    }
}

pub fn boolean(value: &Json) -> Result<bool, Failure> {
    match value {
        Json::Bool(flag) => Ok(*flag),
        _ => invalid(format!("{value} is no truth value")),
    }
}

pub fn list(value: &Json) -> Result<&[Json], Failure> {
    match value {
        Json::Array(values) => Ok(values),
        _ => invalid(format!("{value} is no list")),
    }
}

pub fn members(value: &Json) -> Result<&[(String, Json)], Failure> {
    match value {
        Json::Object(members) => Ok(members),
        _ => invalid(format!("{value} is no object")),
    }
}

/// A list of so many values.
pub fn tuple<const N: usize>(value: &Json) -> Result<&[Json; N], Failure> {
    list(value)?.try_into().or_else(|_| invalid(format!("{value} is no list of {N}")))
}

/// A list of whatever one value is read as.
pub fn list_of<T>(value: &Json, read: impl Fn(&Json) -> Result<T, Failure>) -> Result<Vec<T>, Failure> {
    list(value)?.iter().map(read).collect()
}

/// An integer, as a JSON number or as a decimal string; written the one way in which it is written.
pub fn integer<T: FromStr + Display>(value: &Json) -> Result<T, Failure> {
    let (Json::Number(digits) | Json::Text(digits)) = value else {
        return invalid(format!("{value} is no integer"));
    };
    let parsed = digits.parse::<T>().ok().filter(|number| number.to_string() == *digits);
    parsed.ok_or_else(|| Failure::Invalid(format!("{value} is no integer of the type that is needed")))
}
