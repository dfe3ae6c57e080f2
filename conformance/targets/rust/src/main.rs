//! A sample target of the conformance kit: answers questions about the protocol, one line each, until its input ends.

mod fixed;
mod i32f32;
mod input;
mod json;
mod matrix;
mod numbers;
mod protocol;
mod subnet;
mod tokenomics;
mod wide;
mod yuma;

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

fn serve(mut questions: impl BufRead, mut answers: impl Write) -> Result<(), String> {
    let mut line = String::new();
    while questions.read_line(&mut line).map_err(|fault| fault.to_string())? > 0 {
        let answer = protocol::answer(&line)?;
        writeln!(answers, "{answer}").and_then(|()| answers.flush()).map_err(|fault| fault.to_string())?;
        line.clear();
    }
    Ok(())
}

fn main() -> ExitCode {
    match serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("taospec-target: {fault}");
            ExitCode::FAILURE
        }
    }
}
