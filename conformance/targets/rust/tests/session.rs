//! Sessions with the built target: what it answers to questions that it cannot answer, and how it ends.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn session(input: &str) -> Output {
    let mut target = Command::new(env!("CARGO_BIN_EXE_taospec-target"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the target starts");
    target.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the target reads");
    target.wait_with_output().expect("the target ends")
}

fn answers(input: &str) -> Vec<String> {
    let output = session(input);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

fn question(method: &str, params: &str) -> String {
    format!("{{\"id\":7,\"method\":\"{method}\",\"params\":{params}}}\n")
}

fn error_code(method: &str, params: &str) -> String {
    let answer = answers(&question(method, params)).concat();
    let start = "{\"id\":7,\"error\":{\"code\":\"";
    let rest = answer.strip_prefix(start).unwrap_or_else(|| panic!("no error: {answer}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn answers_each_question_in_order_and_ends_with_its_input() {
    let input = r#"{"id":0,"method":"health"}
{"id":1,"method":"issuance","params":{"handler":"block_emission","input":{"issuance":"0"},"later":[]}}"#;
    let found = answers(&input.replace('\n', "\r\n"));
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with(r#"{"id":0,"result":{"status":"ok","#), "{}", found[0]);
    assert_eq!(found[1], r#"{"id":1,"result":{"ok":"1000000000"}}"#);
    assert!(answers("").is_empty());
}

#[test]
fn knows_what_it_does_not_offer() {
    assert_eq!(error_code("apply", "{}"), "unsupported");
    assert_eq!(error_code("issuance", r#"{"handler":"x","input":{}}"#), "unsupported");
    assert_eq!(error_code("compute", r#"{"suite":"codec","handler":"x","input":[]}"#), "unsupported");
    for handler in
        ["I32F32.exp", "I32F32.from_num_f64", "I31F33.add", "SafeFloat.add", "I32F32.num_i32", "add"]
    {
        let params = format!(r#"{{"suite":"numbers","handler":"{handler}","input":["1","1"]}}"#);
        assert_eq!(error_code("compute", &params), "unsupported", "{handler}");
    }
}

#[test]
fn refuses_parameters_that_it_cannot_read() {
    for input in [r#"["1"]"#, r#"["01","1"]"#, r#"["1.5","1"]"#, r#"["9223372036854775808","1"]"#, "{}"] {
        let params = format!(r#"{{"suite":"numbers","handler":"I32F32.add","input":{input}}}"#);
        assert_eq!(error_code("compute", &params), "invalid", "{input}");
    }
    assert_eq!(error_code("issuance", "{}"), "invalid");
    assert_eq!(error_code("epoch", r#"{"netuid":65536}"#), "invalid");
}

#[test]
fn reads_and_writes_escapes() {
    let id = "\\u00e9\\ud83d\\ude00\\n\\\"";
    let answer = answers(&question(&format!("x{id}"), "{}")).concat();
    assert!(answer.contains("method xé😀\\u000a\\\" is not offered"), "{answer}");
}

#[test]
fn ends_with_a_failure_where_a_line_is_no_question() {
    let deep = "[".repeat(100_000);
    let lines = [
        "{",
        "{}",
        "{\"id\":1,}",
        "[01]",
        "\"\t\"",
        "\"\\ud800\"",
        "{\"id\":\"1\",\"method\":\"health\"}",
        &deep,
    ];
    for line in lines {
        let output = session(line);
        assert_eq!(output.status.code(), Some(1), "{line:.40}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{line:.40}");
    }
}
