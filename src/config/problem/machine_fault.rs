//! What can be missing on this machine before the hall opens.
use super::ProblemParts;
use crate::text::problems::{MachineWords, ProblemText, ProblemWords};

/// What this machine lacks; `text::problems` says each in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant are its documentation")]
pub enum MachineFault {
    StoreUnavailable {
        reason: String,
    },
    StoreDamaged {
        reason: String,
    },
    CatalogueEmpty,
    UnknownLines {
        matters: usize,
    },
    NoPrinter {
        slips: String,
    },
    PrinterMissing {
        port: String,
    },
    PrinterRefused {
        port: String,
        reason: String,
    },
    PrinterUnwell {
        said: String,
        cure: String,
    },
    PaperLow,
    ScannerMissing {
        port: String,
    },
    ScannerUntold {
        model: String,
    },
    ScannerRefused {
        port: String,
        reason: String,
    },
    FontsMissing {
        missing: usize,
        named: usize,
    },
    FolderUnwritable {
        folder: String,
        reason: String,
    },
    ClockNotSet {
        now: String,
    },
    ClockEarly {
        now: String,
    },
    CalendarMissing {
        year: i32,
    },
    CalendarEnds {
        year: i32,
    },
    SamplePins {
        clerks: usize,
    },
    AuditBroken {
        reason: String,
    },
    AccountLocked {
        account: String,
        seconds: u32,
    },
    NoAdmin,
    /// People of `clerks.toml` who have no account, and get none any more.
    NoAccount {
        clerks: Vec<String>,
    },
    /// What was planned did not come into force.
    NotPublished {
        number: u32,
    },
    /// The hall was never backed up into the usual folder.
    NoBackup {
        folder: String,
    },
    /// The last backup there is old.
    OldBackup {
        days: i64,
        folder: String,
    },
    /// The opinion box was not opened for a working day and more.
    BoxUnopened {
        cases: u32,
        since: String,
    },
    /// Another holder of the key of the opinion box is announced, and may be objected to.
    BoxAppointed {
        until: String,
    },
    /// A file of the folder says something else than the setup in force.
    SetupDiffers {
        file: String,
        edition: u32,
    },
    /// The setup in force cannot be read.
    SetupUnread {
        edition: u32,
    },
    VoiceMissing {
        program: String,
        package: String,
    },
    VoiceAbsent {
        program: String,
        voice: String,
    },
    VoiceForeign {
        program: String,
        voice: String,
    },
    NotUtf8,
    NoSize,
    FewColours {
        terminal: String,
    },
    TypeSmall {
        row_mm: u16,
        least: u16,
    },
    TerminalSmall {
        has: (u16, u16),
        needs: (u16, u16),
    },
    PanelShape {
        panel: (u16, u16),
        cells: (u16, u16),
    },
}

impl MachineFault {
    pub(super) fn parts(&self) -> ProblemParts {
        /// A problem under the name of a field of [`MachineWords`].
        macro_rules! bare {
            ($name:ident) => {
                ProblemParts::bare(stringify!($name), |words: &ProblemWords| -> ProblemText {
                    let MachineWords { $name, .. } = words.machine;
                    $name
                })
            };
        }
        match self {
            MachineFault::StoreUnavailable { reason } => bare!(store_unavailable).with(reason),
            MachineFault::StoreDamaged { reason } => bare!(store_damaged).with(reason),
            MachineFault::CatalogueEmpty => bare!(catalogue_empty),
            MachineFault::UnknownLines { matters } => bare!(unknown_lines).with(matters),
            MachineFault::NoPrinter { slips } => bare!(no_printer).with(slips),
            MachineFault::PrinterMissing { port } => bare!(printer_missing).with(port),
            MachineFault::PrinterRefused { port, reason } => bare!(printer_refused).with(port).with(reason),
            MachineFault::PrinterUnwell { said, cure } => bare!(printer_unwell).with(said).with(cure),
            MachineFault::PaperLow => bare!(paper_low),
            MachineFault::ScannerMissing { port } => bare!(scanner_missing).with(port),
            MachineFault::ScannerUntold { model } => bare!(scanner_untold).with(model),
            MachineFault::ScannerRefused { port, reason } => bare!(scanner_refused).with(port).with(reason),
            MachineFault::FontsMissing { missing, named } => bare!(fonts_missing).with(missing).with(named),
            MachineFault::FolderUnwritable { folder, reason } => {
                bare!(folder_unwritable).with(folder).with(reason)
            }
            MachineFault::ClockNotSet { now } => bare!(clock_not_set).with(now),
            MachineFault::ClockEarly { now } => bare!(clock_early).with(now),
            MachineFault::CalendarMissing { year } => bare!(calendar_missing).with(year),
            MachineFault::CalendarEnds { year } => bare!(calendar_ends).with(year),
            MachineFault::SamplePins { clerks } => bare!(sample_pins).with(clerks),
            MachineFault::SetupDiffers { file, edition } => bare!(setup_differs).with(file).with(edition),
            MachineFault::SetupUnread { edition } => bare!(setup_unread).with(edition),
            MachineFault::AuditBroken { reason } => bare!(audit_broken).with(reason),
            MachineFault::AccountLocked { account, seconds } => {
                bare!(account_locked).with(account).with(seconds)
            }
            MachineFault::NotPublished { number } => bare!(not_published).with(number),
            MachineFault::NoAdmin => bare!(no_admin),
            MachineFault::NoAccount { clerks } => bare!(no_account).with(&clerks.join(", ")),
            MachineFault::NoBackup { folder } => bare!(no_backup).with(folder),
            MachineFault::OldBackup { days, folder } => bare!(old_backup).with(days).with(folder),
            MachineFault::BoxUnopened { cases, since } => bare!(box_unopened).with(cases).with(since),
            MachineFault::BoxAppointed { until } => bare!(box_appointed).with(until),
            MachineFault::VoiceMissing { program, package } => {
                bare!(voice_missing).with(program).with(package)
            }
            MachineFault::VoiceAbsent { program, voice } => bare!(voice_absent).with(program).with(voice),
            MachineFault::VoiceForeign { program, voice } => bare!(voice_foreign).with(program).with(voice),
            MachineFault::NotUtf8 => bare!(not_utf8),
            MachineFault::NoSize => bare!(no_size),
            MachineFault::FewColours { terminal } => bare!(few_colours).with(terminal),
            MachineFault::TypeSmall { row_mm, least } => bare!(type_small).with(row_mm).with(least),
            MachineFault::TerminalSmall { has, needs } => {
                bare!(terminal_small).with(&has.0).with(&has.1).with(&needs.0).with(&needs.1)
            }
            MachineFault::PanelShape { panel, cells } => {
                bare!(panel_shape).with(&panel.0).with(&panel.1).with(&cells.0).with(&cells.1)
            }
        }
    }
}
