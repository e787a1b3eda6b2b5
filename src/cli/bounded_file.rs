//! A file that somebody names: read up to so many bytes, so that a device or a file of gigabytes holds nobody up.
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The bytes of a file, or of what a shell puts in the place of one.
///
/// # Errors
/// Fails where it cannot be read, and where there are more bytes than `most`.
pub(super) fn read_bounded(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The same where the bytes have to be a text.
pub(super) fn read_bounded_text(path: &Path, most: u64) -> io::Result<String> {
    String::from_utf8(read_bounded(path, most)?).map_err(|_| ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_not_read_to_its_end() {
        let endless = read_bounded(Path::new("/dev/zero"), 1 << 20);
        assert_eq!(endless.map_err(|error| error.kind()), Err(ErrorKind::FileTooLarge));
        assert_eq!(read_bounded(Path::new("/dev/null"), 0).ok(), Some(Vec::new()));
        let missing = read_bounded_text(Path::new("/nowhere"), 9);
        assert_eq!(missing.map_err(|error| error.kind()), Err(ErrorKind::NotFound));
    }
}
