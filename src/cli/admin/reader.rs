//! Matters as the draft has them, read and written as the hall's own table is.
use crate::admin::{MatterReader, ReadMatter};
use crate::hall::Hall;
use crate::hall::catalogue::Guide;
use crate::hall::drafts::MatterRecord;
use crate::import::drafts;

/// The importer as the administration knows it.
pub struct TableReader;

impl MatterReader for TableReader {
    fn read(&self, record: &MatterRecord, hall: &Hall) -> ReadMatter {
        let (guide, findings) = drafts::read(record, hall);
        ReadMatter { guide, findings }
    }

    fn write(&self, guide: &Guide) -> MatterRecord {
        drafts::record_of(guide)
    }
}
