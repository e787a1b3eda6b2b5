//! A workbook whose strings stand in its cells. Spreadsheet programs keep every string once, in a part of its own, and a cell says which
//! one it has; whoever reads the cells has all of them in memory. Where they are many, the workbook is written anew on the disk.
use crate::config::{ImportFault, ProblemCause};
use crate::import::scratch::{Keeping, Scratch, nameless};
use crate::import::source_file::SourceFile;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use quick_xml::{Reader, Writer};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// How the names of the parts end, in small letters.
const STRINGS: &str = "sharedstrings.xml";
const SHEETS: &str = "xl/worksheets/";
/// Bytes of strings that may be in memory.
const KEPT: u64 = 1 << 20;
/// Bytes that are read at a time.
const PAGE: usize = 1 << 16;

type Archive = ZipArchive<BufReader<crate::import::source_file::SourceFileReader>>;

/// Why a workbook is not written anew.
enum RewriteFailure {
    /// It is damaged; whoever reads it next says so.
    Damaged,
    /// There is no room for it.
    NoRoom(io::Error),
}

/// The workbook with its strings in its cells, where they are many.
///
/// # Errors
/// Fails where there is no room for it.
pub(super) fn inlined(file: &SourceFile) -> Result<Option<SourceFile>, ProblemCause> {
    match written_anew(file) {
        Ok(anew) => Ok(anew),
        Err(RewriteFailure::Damaged) => Err(ImportFault::BadWorkbook.into()),
        Err(RewriteFailure::NoRoom(error)) => Err(ImportFault::NoRoom { kind: error.kind() }.into()),
    }
}

fn written_anew(file: &SourceFile) -> Result<Option<SourceFile>, RewriteFailure> {
    let mut archive = ZipArchive::new(BufReader::new(file.reader())).map_err(damaged)?;
    let names: Vec<String> =
        archive.file_names().map(|name| name.unwrap_or_default().to_lowercase()).collect();
    let Some(at) = names.iter().position(|name| name.ends_with(STRINGS)) else { return Ok(None) };
    let strings = archive.by_index(at).map_err(damaged)?;
    if strings.size() <= KEPT {
        return Ok(None);
    }
    let strings = SharedStrings::read(strings)?;
    let to = BufWriter::new(nameless().map_err(RewriteFailure::NoRoom)?);
    let mut to = ZipWriter::new(to);
    for (place, name) in names.iter().enumerate().filter(|(place, _)| *place != at) {
        if name.starts_with(SHEETS) && name.rsplit('.').next() == Some("xml") {
            sheet(&mut archive, place, &strings, &mut to)?;
        } else {
            let part = archive.by_index_raw(place).map_err(damaged)?;
            to.raw_copy_file(part).map_err(no_room)?;
        }
    }
    let written = to
        .finish()
        .map_err(no_room)?
        .into_inner()
        .map_err(|error| RewriteFailure::NoRoom(error.into_error()))?;
    SourceFile::of_file(written).map(Some).map_err(RewriteFailure::NoRoom)
}

/// Writes a sheet with its strings in the cells.
fn sheet(
    archive: &mut Archive,
    place: usize,
    strings: &SharedStrings,
    to: &mut ZipWriter<BufWriter<File>>,
) -> Result<(), RewriteFailure> {
    let part = archive.by_index(place).map_err(damaged)?;
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
    to.start_file(part.name().map_err(damaged)?, options).map_err(no_room)?;
    let (mut from, mut to) = (reader(part), Writer::new(to));
    let (mut page, mut is_shared) = (Vec::new(), false);
    loop {
        page.clear();
        let event = from.read_event_into(&mut page).map_err(damaged)?;
        match event {
            Event::Eof => return Ok(()),
            Event::Decl(_) => to.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))),
            Event::Start(cell) if cell.local_name().as_ref() == "c" => {
                is_shared = has_shared_string(&cell).map_err(damaged)?;
                to.write_event(Event::Start(if is_shared { inline(&cell)? } else { cell }))
            }
            Event::Start(value) if is_shared && value.local_name().as_ref() == "v" => {
                let name = value.name().as_ref().to_owned();
                let mut text = Vec::new();
                let number =
                    from.read_text_into(quick_xml::name::QName(&name), &mut text).map_err(damaged)?;
                let number = number.trim().parse().map_err(|_| RewriteFailure::Damaged)?;
                strings.write(number, to.get_mut())
            }
            event => to.write_event(event),
        }
        .map_err(RewriteFailure::NoRoom)?;
    }
}

fn has_shared_string(cell: &BytesStart<'_>) -> Result<bool, AttrError> {
    Ok(cell.try_get_attribute("t")?.is_some_and(|kind| kind.value == "s"))
}

/// The beginning of a cell that has its string itself.
fn inline(cell: &BytesStart<'_>) -> Result<BytesStart<'static>, RewriteFailure> {
    let mut inline = BytesStart::new(cell.name().as_ref().to_owned());
    for attribute in cell.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.as_ref() == "t" {
            inline.push_attribute(("t", "inlineStr"));
        } else {
            inline.push_attribute(attribute);
        }
    }
    Ok(inline)
}

/// The strings of a workbook, on the disk as they are written, and where each ends.
struct SharedStrings {
    text: Scratch,
    ends: Scratch,
}

impl SharedStrings {
    fn read(part: ZipFile<'_, impl Read + Seek>) -> Result<SharedStrings, RewriteFailure> {
        let mut strings =
            SharedStrings { text: Scratch::new(Keeping::Disk), ends: Scratch::new(Keeping::Disk) };
        let (mut from, mut page, mut inner) = (reader(part), Vec::new(), Vec::new());
        loop {
            page.clear();
            match from.read_event_into(&mut page).map_err(damaged)? {
                Event::Eof => return Ok(strings),
                Event::Empty(one) if one.local_name().as_ref() == "si" => strings.add("")?,
                Event::Start(one) if one.local_name().as_ref() == "si" => {
                    let name = one.name().as_ref().to_owned();
                    inner.clear();
                    let text = from.read_text_into(quick_xml::name::QName(&name), &mut inner);
                    strings.add(&text.map_err(damaged)?)?;
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, text: &str) -> Result<(), RewriteFailure> {
        self.text.push(text.as_bytes()).map_err(RewriteFailure::NoRoom)?;
        self.ends.push(&self.text.len().to_le_bytes()).map_err(RewriteFailure::NoRoom)
    }

    /// Writes the string of a number into a cell; one that there is not is damage that whoever reads the cell meets.
    fn write(&self, number: u64, to: &mut impl Write) -> io::Result<()> {
        let end = |number: u64| -> io::Result<u64> {
            let mut bytes = [0; 8];
            let read = self.ends.read_at(number.saturating_mul(8), &mut bytes)?;
            if read == bytes.len() {
                Ok(u64::from_le_bytes(bytes))
            } else {
                Err(io::ErrorKind::InvalidData.into())
            }
        };
        let begin = number.checked_sub(1).map_or(Ok(0), end)?;
        let length = usize::try_from(end(number)?.saturating_sub(begin)).unwrap_or(0);
        let mut text = vec![0; length];
        self.text.read_at(begin, &mut text)?;
        to.write_all(b"<is>")?;
        to.write_all(&text)?;
        to.write_all(b"</is>")
    }
}

fn reader(part: ZipFile<'_, impl Read + Seek>) -> Reader<impl BufRead> {
    Reader::from_reader(BufReader::with_capacity(PAGE, part))
}

fn damaged<E>(_: E) -> RewriteFailure {
    RewriteFailure::Damaged
}

fn no_room(error: zip::result::ZipError) -> RewriteFailure {
    RewriteFailure::NoRoom(error.into())
}
