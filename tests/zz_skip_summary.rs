//! The last program of `cargo test`: says which tests left something out, and fails where `TEST_MAY_SKIP` does not allow it.
//! Cargo runs the programs in the order of their names.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "it speaks to people")]
#[allow(dead_code, reason = "here skips are only counted")]
#[path = "support/skips.rs"]
mod skips;

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    if env::args().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let may_skip = env::var("TEST_MAY_SKIP").ok();
    let (text, wrong) = skips::summary(&skips::take(), may_skip.as_deref());
    println!("\n{text}");
    if wrong.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("TEST_MAY_SKIP does not allow: {}", wrong.join(" "));
    ExitCode::FAILURE
}
