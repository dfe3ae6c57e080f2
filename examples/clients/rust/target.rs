//! A first target for taospec: supply and emission.
//! Run: rustc --edition 2021 -O target.rs && taospec conform --target ./target --suite tokenomics
//!
//! It needs no crate; a client that has one reads JSON with serde_json instead of with `Reader`.

use std::io::{BufRead, Write};

const CAP: u64 = 21_000_000 * 1_000_000_000;
const LAST_HALVING: u32 = 30;
const RULES: &str = r#"{"name":"finney","version":"1"}"#;
const TARGET: &str = r#"{"name":"my-client","version":"0.1.0"}"#;
const HANDLERS: &str = r#"["block_emission","written_block_emission","emission_over","halving_threshold","issuance_after","genesis_issuance"]"#;

/// [TOK-4] The issuance from which a halving holds, in rao.
fn threshold(halving: u32) -> u64 {
    CAP - CAP.checked_shr(halving).unwrap_or(0)
}

/// [TOK-2] [TOK-3] What a block emits at an issuance, in rao.
fn block_emission(issuance: u64) -> u64 {
    let halvings = (1..=LAST_HALVING).filter(|halving| issuance >= threshold(*halving)).count();
    if issuance >= CAP { 0 } else { 1_000_000_000 >> halvings }
}

/// [TOK-5] The issuance after so many blocks.
fn issuance_after(mut issuance: u64, mut blocks: u64) -> u64 {
    for end in (1..=LAST_HALVING).map(threshold) {
        if issuance < end {
            let emission = block_emission(issuance);
            let count = blocks.min((end - issuance).div_ceil(emission));
            issuance += count * emission;
            blocks -= count;
        }
    }
    issuance
}

/// [TOK-6] What is stored as BlockEmission, if anything.
fn written(stored: u64, issuance: u64) -> Option<u64> {
    let emission = block_emission(issuance);
    (issuance < CAP && emission != stored).then_some(emission)
}

/// [TOK-7] All that a chain begins with.
fn genesis_issuance(stakes: &Json, balances: &Json) -> Option<u64> {
    let mut total = 0u64;
    for (_, balance) in balances.members()? {
        total = total.wrapping_add(balance.amount()?);
    }
    for (_, hotkeys) in stakes.members()? {
        for (_, stake) in hotkeys.members()? {
            total = total.saturating_add(stake.amount()?);
        }
    }
    Some(total)
}

fn quoted(value: impl std::fmt::Display) -> String {
    format!("\"{value}\"")
}

/// What a handler computes, as JSON; nothing for an input that it cannot read.
fn compute(handler: &str, given: &Json) -> Option<String> {
    let number = |name| given.member(name)?.amount();
    Some(match handler {
        "block_emission" => quoted(block_emission(number("issuance")?)),
        "written_block_emission" => {
            written(number("stored")?, number("issuance")?).map_or("null".into(), quoted)
        }
        "emission_over" => quoted(number("emission")? as u128 * number("seconds")? as u128 / 12),
        "halving_threshold" => {
            let issuance = threshold(number("halving")?.try_into().ok()?);
            format!(r#"{{"issuance":"{issuance}","emission":"{}"}}"#, block_emission(issuance))
        }
        "issuance_after" => quoted(issuance_after(number("issuance")?, number("blocks")?)),
        "genesis_issuance" => {
            quoted(genesis_issuance(given.member("stakes")?, given.member("balances")?)?)
        }
        _ => return None,
    })
}

fn error(code: &str, message: &str) -> String {
    format!(r#""error":{{"code":"{code}","message":"{message}"}}"#)
}

fn answer(question: &Json) -> String {
    let text = |json: Option<&Json>| json.and_then(Json::text).unwrap_or_default().to_string();
    let params = question.member("params");
    match text(question.member("method")).as_str() {
        "handshake" => format!(
            r#""result":{{"protocol":"taospec-target/1","rules":{RULES},"target":{TARGET},"suites":{{"tokenomics":{HANDLERS}}}}}"#
        ),
        "health" => format!(r#""result":{{"status":"ok","target":{TARGET},"rules":{RULES}}}"#),
        "issuance" => {
            let handler = text(params.and_then(|params| params.member("handler")));
            let input = params.and_then(|params| params.member("input"));
            match input.and_then(|input| compute(&handler, input)) {
                Some(value) => format!(r#""result":{{"ok":{value}}}"#),
                None => error("invalid", "a handler of tokenomics and its input are expected"),
            }
        }
        _ => error("unsupported", "no such method"),
    }
}

enum Json {
    /// A text, or a number as it is written.
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    Other,
}

impl Json {
    fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    fn members(&self) -> Option<&[(String, Json)]> {
        if let Json::Object(members) = self { Some(members) } else { None }
    }

    fn member(&self, name: &str) -> Option<&Json> {
        self.members()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// An amount: a number, a decimal string, or [amount, UID].
    fn amount(&self) -> Option<u64> {
        match self {
            Json::List(list) => list.first()?.amount(),
            other => other.text()?.parse().ok(),
        }
    }
}

/// Reads JSON that the runner wrote.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn next_is(&mut self, mark: char) -> bool {
        self.rest = self.rest.trim_start_matches([' ', ',', ':']);
        let found = self.rest.starts_with(mark);
        if found {
            self.rest = &self.rest[mark.len_utf8()..];
        }
        found
    }

    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut characters = self.rest.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = &self.rest[at + 1..];
                    return Some(text);
                }
                // No name or number that this target looks at has an escape.
                '\\' => _ = characters.next(),
                other => text.push(other),
            }
        }
        None
    }

    fn word(&mut self) -> Json {
        let end = self.rest.find([',', ']', '}']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if matches!(word, "null" | "true" | "false") { Json::Other } else { Json::Text(word.trim().into()) }
    }

    fn value(&mut self) -> Option<Json> {
        if self.next_is('"') {
            return self.string().map(Json::Text);
        }
        if self.next_is('[') {
            let mut list = Vec::new();
            while !self.next_is(']') {
                list.push(self.value()?);
            }
            return Some(Json::List(list));
        }
        if !self.next_is('{') {
            return (!self.rest.is_empty()).then(|| self.word());
        }
        let mut members = Vec::new();
        while !self.next_is('}') {
            let key = if self.next_is('"') { self.string()? } else { return None };
            members.push((key, self.value()?));
        }
        Some(Json::Object(members))
    }
}

fn main() -> std::io::Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let question = Reader { rest: &line }.value().unwrap_or(Json::Other);
        let id = question.member("id").and_then(Json::text).unwrap_or("null");
        writeln!(std::io::stdout(), "{{\"id\":{id},{}}}", answer(&question))?;
    }
    Ok(())
}
