//! From bytes to text: UTF-8 or GB18030, decided strictly; anything else is refused with the byte it begins at.
use super::source_file::{SourceFile, unreadable};
use crate::config::{ImportFault, ProblemCause};
use encoding_rs::{Decoder, DecoderResult, GB18030};
use std::io::{self, Read};

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
/// Bytes that are looked at for what no text has.
const HEAD: u64 = 4096;
/// Bytes that are decoded at a time.
const PAGE: usize = 1 << 16;
/// What stands before a text and is none of it.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// How a text is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, behind so many bytes.
    Utf8 { behind: u64 },
    /// GB18030, and so GBK.
    Gb18030,
}

/// The text of a file, while it is read.
pub(super) type TextReader = Box<dyn Read>;

/// The text of a file, in UTF-8: looked through as a whole before any of it is given.
pub(super) fn reader(file: &SourceFile) -> Result<(Encoding, TextReader), ProblemCause> {
    let encoding = encoding(file)?;
    Ok((encoding, encoding.reader(file)))
}

/// The text of a file.
pub(super) fn text(file: &SourceFile) -> Result<String, ProblemCause> {
    let mut text = String::new();
    let (_, mut reader) = reader(file)?;
    reader.read_to_string(&mut text).map_err(|error| unreadable(error.kind()))?;
    Ok(text)
}

impl Encoding {
    /// The text of a file that is written so.
    pub fn reader(self, file: &SourceFile) -> TextReader {
        match self {
            Encoding::Utf8 { behind } => {
                let mut reader = file.reader();
                // Going to a place that is there cannot fail.
                let _at = io::Seek::seek(&mut reader, io::SeekFrom::Start(behind));
                Box::new(reader)
            }
            Encoding::Gb18030 => Box::new(Gb18030Reader::new(file)),
        }
    }
}

fn encoding(file: &SourceFile) -> Result<Encoding, ProblemCause> {
    let head = file.head(HEAD)?;
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(ImportFault::Utf16.into());
    }
    if let Some((_, like)) = OTHERS.iter().find(|(begins, _)| head.starts_with(begins)) {
        return Err(ImportFault::NotATable { like: (*like).into() }.into());
    }
    if head.contains(&0) {
        return Err(ImportFault::Utf16.into());
    }
    let marks = head.chunks(MARK.len()).take_while(|chunk| *chunk == MARK).count();
    let Some(broken) = not_utf8(file)? else {
        return Ok(Encoding::Utf8 { behind: (marks * MARK.len()) as u64 });
    };
    let byte = broken.byte;
    match marks > 0 || broken.is_no_accident {
        true if broken.is_end => Err(ImportFault::CutOff { byte }.into()),
        true => Err(ImportFault::BrokenText { byte }.into()),
        false => not_gb18030(file)?.map_or(Ok(Encoding::Gb18030), |fault| Err(fault.into())),
    }
}

/// Where a file stops being UTF-8.
struct NotUtf8 {
    byte: usize,
    /// The file ends within a character.
    is_end: bool,
    /// What stands before it is UTF-8 beyond doubt.
    is_no_accident: bool,
}

fn not_utf8(file: &SourceFile) -> Result<Option<NotUtf8>, ProblemCause> {
    let (mut reader, mut page) = (file.reader(), vec![0; PAGE]);
    // Bytes of a character that goes on in the next page; characters beyond ASCII, as far as they matter.
    let (mut kept, mut byte, mut foreign) = (0, 0, 0);
    loop {
        let read = fill(&mut reader, page.get_mut(kept..).unwrap_or_default())?;
        let filled = page.get(..kept + read).unwrap_or_default();
        let error = std::str::from_utf8(filled).err();
        let valid = error.map_or(filled.len(), |error| error.valid_up_to());
        if foreign < NO_ACCIDENT {
            let text = std::str::from_utf8(filled.get(..valid).unwrap_or_default()).unwrap_or_default();
            foreign += text.chars().filter(|c| !c.is_ascii()).take(NO_ACCIDENT).count();
        }
        byte += valid;
        let is_end = read == 0;
        match error {
            None if is_end => return Ok(None),
            None => kept = 0,
            Some(error) if error.error_len().is_some() || is_end => {
                let is_end = error.error_len().is_none();
                return Ok(Some(NotUtf8 { byte, is_end, is_no_accident: foreign >= NO_ACCIDENT }));
            }
            Some(_) => {
                let filled = kept + read;
                page.copy_within(valid..filled, 0);
                kept = filled - valid;
            }
        }
    }
}

fn not_gb18030(file: &SourceFile) -> Result<Option<ImportFault>, ProblemCause> {
    let mut reader = Gb18030Reader::new(file);
    let mut page = vec![0; PAGE];
    loop {
        match reader.read(&mut page) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(error) => {
                let (byte, is_end) = reader.broken.ok_or_else(|| unreadable(error.kind()))?;
                let fault =
                    if is_end { ImportFault::CutOff { byte } } else { ImportFault::BrokenText { byte } };
                return Ok(Some(fault));
            }
        }
    }
}

/// Reads until a page is full or nothing comes any more.
fn fill(reader: &mut impl Read, page: &mut [u8]) -> Result<usize, ProblemCause> {
    let mut filled = 0;
    while let Some(free) = page.get_mut(filled..).filter(|free| !free.is_empty()) {
        match reader.read(free) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) => return Err(unreadable(error.kind())),
        }
    }
    Ok(filled)
}

/// A file in GB18030 as UTF-8.
struct Gb18030Reader {
    file: super::source_file::SourceFileReader,
    len: usize,
    decoder: Decoder,
    /// Bytes of the file, and how far they were decoded.
    page: Vec<u8>,
    at: usize,
    /// Bytes that were decoded altogether.
    decoded: usize,
    /// What was decoded, and how far it was given.
    text: Vec<u8>,
    given: usize,
    is_over: bool,
    /// Where it is no GB18030 any more, and whether that is its end.
    broken: Option<(usize, bool)>,
}

impl Gb18030Reader {
    fn new(file: &SourceFile) -> Self {
        Gb18030Reader {
            len: usize::try_from(file.len()).unwrap_or(usize::MAX),
            file: file.reader(),
            decoder: GB18030.new_decoder_without_bom_handling(),
            page: Vec::new(),
            at: 0,
            decoded: 0,
            text: Vec::new(),
            given: 0,
            is_over: false,
            broken: None,
        }
    }

    fn next_page(&mut self) -> io::Result<bool> {
        self.page.resize(PAGE, 0);
        self.at = 0;
        let read = self.file.read(&mut self.page)?;
        self.page.truncate(read);
        Ok(read == 0)
    }
}

impl Gb18030Reader {
    /// Decodes on until there is text to give, or nothing comes any more.
    fn decode(&mut self) -> io::Result<()> {
        self.given = 0;
        self.text.resize(PAGE, 0);
        let mut written = 0;
        while written == 0 && !self.is_over {
            let is_last = self.at == self.page.len() && self.next_page()?;
            let bytes = self.page.get(self.at..).unwrap_or_default();
            let (result, read, more) =
                self.decoder.decode_to_utf8_without_replacement(bytes, &mut self.text, is_last);
            (self.at, self.decoded, written) = (self.at + read, self.decoded + read, more);
            match result {
                DecoderResult::Malformed(length, after) => {
                    let byte = self.decoded.saturating_sub(usize::from(length) + usize::from(after));
                    self.broken = Some((byte, self.decoded == self.len && after == 0));
                    self.text.clear();
                    return Err(io::ErrorKind::InvalidData.into());
                }
                DecoderResult::InputEmpty => self.is_over = is_last,
                DecoderResult::OutputFull => {}
            }
        }
        self.text.truncate(written);
        Ok(())
    }
}

impl Read for Gb18030Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.text.len() {
            self.decode()?;
        }
        let given = (self.text.get(self.given..).unwrap_or_default()).read(buffer)?;
        self.given += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn text(bytes: Vec<u8>) -> Result<String, ProblemCause> {
        super::text(&bytes.into())
    }

    fn fault<T>(fault: ImportFault) -> Result<T, ProblemCause> {
        Err(fault.into())
    }

    #[test]
    fn utf8_and_gb18030_are_told_apart() {
        assert_eq!(text("事项,部门".into()).unwrap(), "事项,部门");
        assert_eq!(text("\u{feff}事项".into()).unwrap(), "事项");
        let (bytes, _, _) = GB18030.encode("事项编码,部门,𠮷,联通");
        assert_eq!(text(bytes.into_owned()).unwrap(), "事项编码,部门,𠮷,联通");
        assert_eq!(text(Vec::new()).unwrap(), "");
    }

    #[test]
    fn a_text_of_several_pages_is_whole_in_either_encoding() {
        let mut long = String::new();
        (0..40_000).for_each(|line| writeln!(long, "{line},事项名称𠮷").unwrap());
        assert!(text(long.clone().into_bytes()).unwrap() == long);
        let (bytes, _, _) = GB18030.encode(&long);
        assert!(text(bytes.clone().into_owned()).unwrap() == long);
        let cut = bytes[..bytes.len() - 3].to_vec();
        assert_eq!(text(cut), fault(ImportFault::CutOff { byte: bytes.len() - 5 }));
        let mut broken = long.clone().into_bytes();
        let at = broken.len() - 1;
        broken[at] = 0xff;
        assert_eq!(text(broken), fault(ImportFault::BrokenText { byte: at }));
        let cut = long.as_bytes()[..long.len() - 3].to_vec();
        assert_eq!(text(cut), fault(ImportFault::CutOff { byte: long.len() - 5 }));
    }

    #[test]
    fn everything_else_is_refused_with_its_place() {
        assert_eq!(text(b"\xff\xfea\0".to_vec()), fault(ImportFault::Utf16));
        assert_eq!(text(b"a\0b\0".to_vec()), fault(ImportFault::Utf16));
        assert_eq!(text(b"PK\x03\x04xx".to_vec()), fault(ImportFault::NotATable { like: "XLSX/ZIP".into() }));
        let mut broken = "政务服务中心事项".as_bytes().to_vec();
        broken.push(0xff);
        broken.extend("甲".as_bytes());
        assert_eq!(text(broken), fault(ImportFault::BrokenText { byte: 24 }));
        assert_eq!(
            text("政务服务中心事项甲".as_bytes()[..26].to_vec()),
            fault(ImportFault::CutOff { byte: 24 })
        );
        assert_eq!(text(b"a,b\nc,\xff\xffd".to_vec()), fault(ImportFault::BrokenText { byte: 6 }));
        assert_eq!(text(b"a,\xca\xc2\xcf".to_vec()), fault(ImportFault::CutOff { byte: 4 }));
    }
}
