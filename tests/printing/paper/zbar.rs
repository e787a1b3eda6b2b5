//! What a reader that others wrote makes of a drawn code.
use crate::support::skips::{Lacking, skipped};

/// Reads a picture with zbarimg, where it is installed.
#[track_caller]
pub fn read_by_zbar(dots: &[Vec<bool>]) -> Option<String> {
    let path = std::env::temp_dir().join(format!("slip-{}-{}.pgm", std::process::id(), dots[0].len()));
    let mut picture = format!("P5 {} {} 255\n", dots[0].len(), dots.len()).into_bytes();
    picture.extend(dots.iter().flatten().map(|dark| if *dark { 0 } else { 255 }));
    std::fs::write(&path, picture).unwrap();
    let read = std::process::Command::new("zbarimg").args(["-q", "--raw"]).arg(&path).output();
    std::fs::remove_file(&path).unwrap();
    if read.is_err() {
        skipped(Lacking::Zbarimg);
    }
    read.ok().map(|read| String::from_utf8(read.stdout).unwrap().trim().to_owned())
}
