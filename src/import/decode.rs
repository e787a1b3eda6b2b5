//! From bytes to text: UTF-8 or GB18030, decided strictly; anything else is refused with the byte it begins at.
use crate::config::ImportFault;
use encoding_rs::{DecoderResult, GB18030};

/// How other files begin that people mistake for tables.
const OTHERS: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "XLSX/ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"\x1f\x8b", "GZIP"),
    (b"%PDF", "PDF"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"<!DOCTYPE", "HTML"),
];
/// So many characters of valid UTF-8 beyond ASCII are no accident of another encoding.
const NO_ACCIDENT: usize = 8;

/// The text of a file.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, ImportFault> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(ImportFault::Utf16);
    }
    if let Some((_, like)) = OTHERS.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Err(ImportFault::NotATable { like: (*like).into() });
    }
    if bytes.iter().take(4096).any(|byte| *byte == 0) {
        return Err(ImportFault::Utf16);
    }
    let marked = bytes.starts_with(b"\xef\xbb\xbf");
    match String::from_utf8(bytes) {
        Ok(text) => Ok(if marked { text.trim_start_matches('\u{feff}').to_owned() } else { text }),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let ends = error.utf8_error().error_len().is_none();
            let bytes = error.into_bytes();
            let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
            let is_utf8 =
                marked || before.chars().filter(|c| !c.is_ascii()).take(NO_ACCIDENT).count() == NO_ACCIDENT;
            match is_utf8 {
                true if ends => Err(ImportFault::CutOff { byte: valid }),
                true => Err(ImportFault::BrokenText { byte: valid }),
                false => gb18030(&bytes),
            }
        }
    }
}

fn gb18030(bytes: &[u8]) -> Result<String, ImportFault> {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3);
    let mut text = String::with_capacity(most);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::Malformed(length, after) => {
            let byte = read.saturating_sub(usize::from(length) + usize::from(after));
            Err(if read == bytes.len() && after == 0 {
                ImportFault::CutOff { byte }
            } else {
                ImportFault::BrokenText { byte }
            })
        }
        DecoderResult::OutputFull => Err(ImportFault::BrokenText { byte: read }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_and_gb18030_are_told_apart() {
        assert_eq!(text("事项,部门".into()).unwrap(), "事项,部门");
        assert_eq!(text("\u{feff}事项".into()).unwrap(), "事项");
        let (bytes, _, _) = GB18030.encode("事项编码,部门,𠮷,联通");
        assert_eq!(text(bytes.into_owned()).unwrap(), "事项编码,部门,𠮷,联通");
        assert_eq!(text(Vec::new()).unwrap(), "");
    }

    #[test]
    fn everything_else_is_refused_with_its_place() {
        assert_eq!(text(b"\xff\xfea\0".to_vec()), Err(ImportFault::Utf16));
        assert_eq!(text(b"a\0b\0".to_vec()), Err(ImportFault::Utf16));
        assert_eq!(text(b"PK\x03\x04xx".to_vec()), Err(ImportFault::NotATable { like: "XLSX/ZIP".into() }));
        let mut broken = "政务服务中心事项".as_bytes().to_vec();
        broken.push(0xff);
        broken.extend("甲".as_bytes());
        assert_eq!(text(broken), Err(ImportFault::BrokenText { byte: 24 }));
        assert_eq!(
            text("政务服务中心事项甲".as_bytes()[..26].to_vec()),
            Err(ImportFault::CutOff { byte: 24 })
        );
        assert_eq!(text(b"a,b\nc,\xff\xffd".to_vec()), Err(ImportFault::BrokenText { byte: 6 }));
        assert_eq!(text(b"a,\xca\xc2\xcf".to_vec()), Err(ImportFault::CutOff { byte: 4 }));
    }
}
