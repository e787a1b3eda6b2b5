//! Command line in, exit code out; nothing else.
use std::process::ExitCode;

fn main() -> ExitCode {
    service_hall::cli::run()
}
