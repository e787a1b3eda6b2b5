//! What a program that has ended said.
use std::process::Output;

/// Its exit code, or -1 where a signal ended it; what it said on stdout, and on stderr.
pub fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}
