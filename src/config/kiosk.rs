//! `kiosk.toml`: what is true of this machine only.
use super::printers::{USUAL, plain};
use super::problem::ConfigFault;
use super::scanners::{ScannerModel, USUAL_SCANNER};
use super::table::Table;
use crate::hall::KioskCode;
use crate::paper::Profile;
use crate::text::Lang;
use chrono::{FixedOffset, Offset, Utc};
use std::path::PathBuf;

/// Colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    #[default]
    Light,
    /// The strongest contrast, for bright halls and weak eyes.
    Contrast,
}

/// The visible size of the screen, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelSize {
    /// From the left edge to the right one, in millimetres.
    pub width_mm: u16,
    /// From the upper edge to the lower one, in millimetres.
    pub height_mm: u16,
}

/// How the printer tells the computer to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlowSetting {
    /// By a wire of its own (RTS/CTS or DTR/DSR crossed to it).
    #[default]
    Hardware,
    /// By XOFF and XON among its bytes.
    Software,
    /// It does not.
    None,
}

/// What people are offered while the printer cannot print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutOfOrder {
    /// Numbers that stand on the screen only.
    #[default]
    Screen,
    /// No numbers; they are sent to another kiosk.
    Elsewhere,
}

/// How the printer is connected, and what happens without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterSettings {
    /// The serial port, or `None` where slips are drawn into a file.
    pub port: Option<String>,
    /// Bits a second.
    pub baud: u32,
    /// How the printer tells the computer to wait.
    pub flow: FlowSetting,
    /// What the printer can do.
    pub profile: Profile,
    /// What people are offered while it cannot print.
    pub unwell: OutOfOrder,
    /// How often a ticket may be printed again without staff, 0 to 9.
    pub reprints: u8,
}

/// Where the scanner is plugged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScannerSettings {
    /// The serial port, or `None` where there is no scanner.
    pub port: Option<String>,
    /// Bits a second.
    pub baud: u32,
    /// What it is told at each connect.
    pub model: ScannerModel,
}

/// When a visit ends because nobody touches anything, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleTimes {
    /// After how long the kiosk asks whether somebody is there.
    pub warn_after: u16,
    /// How long it waits for the answer.
    pub count_down: u16,
}

/// What `kiosk.toml` says of this machine: its number, its store, and what is connected to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// Its number in the hall, as people read it.
    pub kiosk: KioskCode,
    /// The store's address: `sqlite:PATH`, relative to the working directory, or `postgres://…`.
    pub store: String,
    /// The ledger of numbers given, needed where the store is no file; beside the file otherwise.
    pub ledger: Option<PathBuf>,
    /// How large the screen is.
    pub panel: PanelSize,
    /// The printer's port and model.
    pub printer: PrinterSettings,
    /// The port of the code scanner.
    pub scanner: ScannerSettings,
    /// The file slips are drawn into where there is no printer.
    pub slips: PathBuf,
    /// The language a visit begins in.
    pub language: Lang,
    /// A visit begins in large type.
    pub large: bool,
    /// The colours a visit begins in.
    pub colours: Colours,
    /// When a visit ends by itself.
    pub idle: IdleTimes,
    /// The hall's time zone, whatever the system's is.
    pub utc_offset: FixedOffset,
    /// How much is logged.
    pub log: log::LevelFilter,
    /// The terminal disagrees about the width of characters, so every one is placed by itself.
    pub distrust_widths: bool,
}

/// Beijing time, in seconds east of Greenwich.
const BEIJING: i32 = 8 * 3600;

/// Reads `kiosk.toml`.
pub(super) fn read(table: &mut Table<'_>, profiles: &[Profile], scanners: &[ScannerModel]) -> Machine {
    let small = |value: Option<i64>, usual: u16| value.and_then(|n| u16::try_from(n).ok()).unwrap_or(usual);
    let kiosk = table.required("kiosk");
    let panel = table.table("panel", |panel| PanelSize {
        width_mm: small(panel.number("width_mm", 100..=2000), 268),
        height_mm: small(panel.number("height_mm", 100..=3000), 476),
    });
    let idle = table.table("idle", |idle| IdleTimes {
        warn_after: small(idle.number("warn_after", 20..=600), 45),
        count_down: small(idle.number("count_down", 5..=60), 15),
    });
    Machine {
        kiosk: kiosk.into(),
        store: store(table),
        ledger: table.text("ledger").filter(|path| !path.is_empty()).map(PathBuf::from),
        panel: panel.unwrap_or(PanelSize { width_mm: 268, height_mm: 476 }),
        printer: table
            .table("printer", |table| printer(table, profiles))
            .unwrap_or_else(|| no_printer(profiles)),
        scanner: table
            .table("scanner", |table| scanner(table, scanners))
            .unwrap_or_else(|| no_scanner(scanners)),
        slips: table
            .text("slips")
            .filter(|path| !path.is_empty())
            .unwrap_or_else(|| "var/slips.txt".into())
            .into(),
        language: table.choice("language", &[("zh", Lang::Zh), ("en", Lang::En)]).unwrap_or_default(),
        large: table.flag("large").unwrap_or(false),
        colours: table
            .choice("theme", &[("light", Colours::Light), ("contrast", Colours::Contrast)])
            .unwrap_or_default(),
        idle: idle.unwrap_or(IdleTimes { warn_after: 45, count_down: 15 }),
        utc_offset: offset(table),
        log: log_level(table),
        distrust_widths: table.flag("distrust_widths").unwrap_or(false),
    }
}

fn log_level(table: &mut Table<'_>) -> log::LevelFilter {
    use log::LevelFilter as Level;
    let levels =
        [("error", Level::Error), ("warn", Level::Warn), ("info", Level::Info), ("debug", Level::Debug)];
    table.choice("log", &levels).unwrap_or(Level::Info)
}

fn store(table: &mut Table<'_>) -> String {
    let store = table.text("store").unwrap_or_else(|| "sqlite:var/hall.db".into());
    let path = store.strip_prefix("sqlite:").is_some_and(|path| !path.is_empty());
    let address = ["postgres://", "postgresql://"]
        .iter()
        .any(|scheme| store.len() > scheme.len() && store.starts_with(scheme));
    if !path && !address {
        table.wrong(table.place("store"), ConfigFault::BadStore { value: without_password(&store) });
    }
    store
}

/// An address as it may be repeated: what stands before its host, or behind a question mark, may be a password.
fn without_password(address: &str) -> String {
    let open = address.split('?').next().unwrap_or_default();
    open.rsplit_once('@').map_or_else(|| open.to_owned(), |(_, host)| format!("…@{host}"))
}

/// The serial port and its speed; no port where none is named.
fn port(table: &mut Table<'_>, usual: u32) -> (Option<String>, u32) {
    const BAUDS: [u32; 7] = [4800, 9600, 19200, 38400, 57600, 115_200, 230_400];
    let port = table.text("port").filter(|port| !port.is_empty());
    let baud = table.number("baud", 4800..=230_400).and_then(|baud| u32::try_from(baud).ok());
    let baud = baud.unwrap_or(usual);
    if !BAUDS.contains(&baud) {
        let known = BAUDS.iter().map(ToString::to_string).collect();
        table.wrong(
            table.place("baud"),
            ConfigFault::NotOneOf { key: "baud".into(), value: baud.to_string(), known },
        );
    }
    (port, baud)
}

fn scanner(table: &mut Table<'_>, models: &[ScannerModel]) -> ScannerSettings {
    let (port, baud) = port(table, 9600);
    let names: Vec<_> = models.iter().enumerate().map(|(at, model)| (model.name.as_str(), at)).collect();
    let model = table.choice("model", &names).and_then(|at| models.get(at).cloned());
    ScannerSettings { port, baud, model: model.unwrap_or_else(|| no_scanner(models).model) }
}

fn no_scanner(models: &[ScannerModel]) -> ScannerSettings {
    let usual = models.iter().find(|model| model.name == USUAL_SCANNER);
    ScannerSettings { port: None, baud: 9600, model: usual.cloned().unwrap_or_default() }
}

fn printer(table: &mut Table<'_>, profiles: &[Profile]) -> PrinterSettings {
    let (port, baud) = port(table, 115_200);
    let flows = [
        ("hardware", FlowSetting::Hardware),
        ("software", FlowSetting::Software),
        ("none", FlowSetting::None),
    ];
    let unwell = [("screen", OutOfOrder::Screen), ("elsewhere", OutOfOrder::Elsewhere)];
    let names: Vec<_> =
        profiles.iter().enumerate().map(|(at, profile)| (profile.name.as_str(), at)).collect();
    let usual = no_printer(profiles);
    PrinterSettings {
        port,
        baud,
        flow: table.choice("flow", &flows).unwrap_or(usual.flow),
        profile: table
            .choice("profile", &names)
            .and_then(|at| profiles.get(at).cloned())
            .unwrap_or(usual.profile),
        unwell: table.choice("unwell", &unwell).unwrap_or(usual.unwell),
        reprints: table
            .number("reprints", 0..=9)
            .and_then(|n| u8::try_from(n).ok())
            .unwrap_or(usual.reprints),
    }
}

fn no_printer(profiles: &[Profile]) -> PrinterSettings {
    let usual = profiles.iter().find(|profile| profile.name == USUAL);
    PrinterSettings {
        port: None,
        baud: 115_200,
        flow: FlowSetting::default(),
        profile: usual.cloned().unwrap_or_else(|| plain(USUAL)),
        unwell: OutOfOrder::default(),
        reprints: 2,
    }
}

fn offset(table: &mut Table<'_>) -> FixedOffset {
    let written = table.text("utc_offset").unwrap_or_else(|| "+08:00".into());
    let offset = parse_offset(&written);
    if offset.is_none() {
        table.wrong(table.place("utc_offset"), ConfigFault::BadOffset { value: written });
    }
    offset.or_else(|| FixedOffset::east_opt(BEIJING)).unwrap_or_else(|| Utc.fix())
}

/// Reads `+08:00` or `-03:30`, at most 14 hours either way.
fn parse_offset(text: &str) -> Option<FixedOffset> {
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    if [hours, minutes].iter().any(|part| part.len() != 2 || !part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then(|| FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_exactly() {
        let seconds = |text| parse_offset(text).map(|offset| offset.local_minus_utc());
        assert_eq!(seconds("+08:00"), Some(8 * 3600));
        assert_eq!(seconds("-03:30"), Some(-12_600));
        for wrong in ["", "8", "+8:00", "+08:60", "+15:00", "08:00", "+08:0x", "＋08:00", "++8:00"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
