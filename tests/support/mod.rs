//! What the tests share: hands and eyes at the screens, stores, printers, terminals, and the word for a skip.
pub mod desk;
pub mod golden;
pub mod journal;
pub mod keeping;
pub mod pilot;
pub mod place;
pub mod program_output;
pub mod random_slips;
pub mod relay;
pub mod sample_slips;
pub mod second_reader;
#[allow(dead_code, reason = "the summary, a program of its own, uses the rest")]
pub mod skips;
mod skips_are_counted;
pub mod stage;

/// How this program calls a test of its own, to run it in another process; `module` is the test's `module_path!()`.
pub fn test_named(module: &str, test: &str) -> String {
    let (_program, module) = module.split_once("::").unwrap();
    format!("{module}::{test}")
}
