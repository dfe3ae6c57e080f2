//! Questions and answers of taospec-target/1.

use std::panic::catch_unwind;

use crate::input::{field, string, unsupported, Failure};
use crate::json::Json;
use crate::{numbers, tokenomics, yuma};

const PROTOCOL: &str = "taospec-target/1";

/// The answer to one line. Fails where the line is no question: nothing is left to be answered then.
pub fn answer(line: &str) -> Result<Json, String> {
    let question = Json::parse(line)?;
    let id = match question.member("id") {
        Some(Json::Number(digits)) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            Json::number(digits)
        }
        _ => return Err("a question without an ID".to_owned()),
    };
    let answered = catch_unwind(|| result(&question));
    let (name, value) = match answered {
        Ok(Ok(result)) => ("result", result),
        Ok(Err(Failure::Unsupported(message))) => ("error", error("unsupported", &message)),
        Ok(Err(Failure::Invalid(message))) => ("error", error("invalid", &message)),
        Err(_) => ("error", error("internal", "the target panicked; its standard error says where")),
    };
    Ok(Json::object([("id", id), (name, value)]))
}

fn error(code: &str, message: &str) -> Json {
    Json::object([("code", Json::text(code)), ("message", Json::text(message))])
}

fn result(question: &Json) -> Result<Json, Failure> {
    let method = string(field(question, "method")?)?;
    match method {
        "handshake" => return Ok(handshake()),
        "health" => return Ok(health()),
        _ => {}
    }
    let params = question.member("params").unwrap_or(&Json::Null);
    match method {
        "issuance" => tokenomics::compute(string(field(params, "handler")?)?, field(params, "input")?),
        "epoch" => yuma::epoch(params),
        "compute" => match string(field(params, "suite")?)? {
            "numbers" => numbers::compute(string(field(params, "handler")?)?, field(params, "input")?),
            suite => unsupported(format!("suite {suite}")),
        },
        _ => unsupported(format!("method {method}")),
    }
}

fn target() -> Json {
    let [name, version] = [env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")].map(Json::text);
    Json::object([("name", name), ("version", version)])
}

fn rules() -> Json {
    Json::object([("name", Json::text("finney")), ("version", Json::text("1"))])
}

fn health() -> Json {
    Json::object([("status", Json::text("ok")), ("target", target()), ("rules", rules())])
}

fn handshake() -> Json {
    let offered = |names: &[&str]| Json::array(names.iter().map(Json::text));
    Json::object([
        ("protocol", Json::text(PROTOCOL)),
        ("rules", rules()),
        ("target", target()),
        (
            "suites",
            Json::object([
                ("tokenomics", offered(&tokenomics::HANDLERS)),
                ("numbers", Json::array(numbers::patterns().iter().map(Json::text))),
                ("yuma", offered(&["epoch"])),
            ]),
        ),
        ("answers", offered(&["trace"])),
    ])
}
