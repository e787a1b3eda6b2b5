//! Tables through a spreadsheet program and back, by the real programs: `LibreOffice`, and the hall.
use crate::support::program_output::told;
use crate::support::skips::{Lacking, skipped};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What comes of a CSV file in which every column is text: comma, quotation mark, UTF-8, columns as they are.
const CSV_AS_TEXT: &str = "CSV:44,34,76,1,,0,true,false,false";
/// The same as somebody opens it who changes nothing in the dialogue.
const CSV_AS_IT_COMES: &str = "CSV:44,34,76,1,,0,false,true,false";
const XLSX: &str = "xlsx:Calc MS Excel 2007 XML";
const ODS: &str = "ods:calc8";
const XLS: &str = "xls:MS Excel 97";
const FLAT: &str = "fods:OpenDocument Spreadsheet Flat XML";

/// The sample centre in a folder of its own, and what `soffice` needs.
struct Office {
    folder: PathBuf,
}

impl Office {
    /// Nothing where there is no `soffice`.
    fn new(name: &str) -> Option<Office> {
        if Command::new("soffice").arg("--version").stdout(Stdio::null()).status().is_err() {
            skipped(Lacking::Office);
            return None;
        }
        let folder = std::env::temp_dir().join(format!("hall-office-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &folder.join("kiosk-config"));
        Some(Office { folder })
    }

    fn hall(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command.args(arguments).args(["--store", "sqlite:x.db"]).current_dir(&self.folder);
        let (code, out, err) = told(&command.stdin(Stdio::null()).output().unwrap());
        (code, out + &err)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (_, said) = self.hall(arguments);
        let value = said.lines().find(|line| line.starts_with('{')).unwrap_or_else(|| panic!("{said}"));
        serde_json::from_str(value).unwrap()
    }

    /// Converts a file into another form, in a folder of that form; its name.
    fn convert(&self, from: &str, to: &str, reading: Option<&str>) -> String {
        let ending = to.split(':').next().unwrap();
        let profile = format!("-env:UserInstallation=file://{}/profile", self.folder.display());
        let mut command = Command::new("soffice");
        command.args(["--headless", &profile, "--convert-to", to, "--outdir", ending]);
        if let Some(filter) = reading {
            command.arg(format!("--infilter={filter}"));
        }
        let output = command.arg(from).current_dir(&self.folder).output().unwrap();
        let stem = Path::new(from).file_stem().unwrap().to_string_lossy().into_owned();
        let made = format!("{ending}/{stem}.{ending}");
        assert!(self.folder.join(&made).exists(), "{from} to {to}: {output:?}");
        made
    }

    /// XLSX by way of ODS, ODS itself, and XLS.
    fn trips(&self, workbook: &str) -> Vec<String> {
        let ods = self.convert(workbook, ODS, None);
        vec![self.convert(&ods, XLSX, None), self.convert(workbook, XLS, None), ods]
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy(&path, &to) } else { assert!(fs::copy(&path, &to).is_ok()) }
    }
}

/// Matters with everything that a spreadsheet program likes to make something else of.
fn hard_matters() -> String {
    let head = "事项编码,部门,主项名称,事项名称,英文名称,事项类型,服务对象,主题,队列,热度,法定办结时限,承诺办结时限,办件类型,到现场次数,受理条件,申请材料,办理流程,收费,办理地点,办理窗口,办理时间,咨询电话,监督电话,网办地址,别名";
    let row = |code: &str, name: &str, conditions: &str, place: &str, windows: &str, phone: &str| {
        let conditions = conditions.replace('"', "\"\"");
        format!(
            "'{code},市公安局,,{name},,行政确认,自然人,,A,,,20工作日,,1,\"{conditions}\",户口簿:原件1|照片（非必要）,,免费,{place},{windows},09:00-17:00,'{phone},,https://a.example/?q=1&b=2,"
        )
    };
    let rows = [
        row("114400000069398016", "换领", "一、本人\n二、\"成年\"", "1楼", "1-3", "+86-20-83163338"),
        row("1144000000693980132440101007000", "补领", "=1+1", "00012", "A03、A04", "020-83163338"),
        row("000000000000000012", "1/2 开户", "2026-12-01", "TRUE", "12E3", "-5"),
        row("12E3", "𬭚䶮（生僻字）", "0.1", "一楼　东侧", "3号", "13800138000"),
        row("3-1", "@账户", "  空格  ", "#5", "C:\\a", "0799-8001000转1"),
    ];
    format!("\u{feff}{head}\r\n{}\r\n", rows.join("\r\n"))
}

#[test]
#[ignore = "second tier: starts LibreOffice, which takes its time"]
fn matters_come_back_from_a_spreadsheet_program_as_they_went() {
    let Some(office) = Office::new("matters") else { return };
    fs::write(office.folder.join("hard.csv"), hard_matters()).unwrap();
    let (code, said) = office.hall(&["import", "hard.csv", "--yes"]);
    assert_eq!(code, 0, "{said}");
    for name in ["m.xlsx", "m.csv"] {
        assert_eq!(office.hall(&["export", "matters", name]).0, 0);
    }
    let mut ways = office.trips("m.xlsx");
    for (name, filter) in [("quoted.csv", CSV_AS_TEXT), ("plain.csv", CSV_AS_IT_COMES)] {
        fs::copy(office.folder.join("m.csv"), office.folder.join(name)).unwrap();
        ways.push(office.convert(name, XLSX, Some(filter)));
    }
    for way in &ways {
        let value = office.json(&["import", way, "--dry-run", "--json"]);
        let counts = ["same", "added", "changed", "vanishing", "errors"].map(|key| value[key].as_u64());
        assert_eq!(counts, [5, 0, 0, 0, 0].map(Some), "{way}: {value}");
    }
}

#[test]
#[ignore = "second tier: starts LibreOffice, which takes its time"]
fn the_sample_and_its_setup_come_back_from_a_spreadsheet_program() {
    let Some(office) = Office::new("sample") else { return };
    for kind in ["matters", "departments", "windows"] {
        let book = format!("{kind}.xlsx");
        assert_eq!(office.hall(&["export", kind, &book]).0, 0);
        for way in office.trips(&book) {
            let arguments = ["import", &way, "--dry-run", "--json"];
            if kind == "matters" {
                let value = office.json(&arguments);
                assert_eq!((&value["same"], &value["changed"]), (&474.into(), &0.into()), "{way}");
            } else {
                let value = office.json(&["import", kind, &way, "--dry-run", "--json"]);
                assert_eq!(value["documents"], Value::Array(Vec::new()), "{way}: {value}");
            }
        }
    }
}

#[test]
#[ignore = "second tier: starts LibreOffice, which takes its time"]
fn lists_to_choose_from_that_are_long_reach_the_spreadsheet_program() {
    let Some(office) = Office::new("lists") else { return };
    assert_eq!(office.hall(&["export", "matters", "--template", "empty.xlsx"]).0, 0);
    let flat = fs::read_to_string(office.folder.join(office.convert("empty.xlsx", FLAT, None))).unwrap();
    assert!(flat.contains("选项") && flat.matches("<table:content-validation ").count() >= 4);
    assert!(flat.contains("of:cell-content-is-in-list(") && flat.contains("市公安局"), "lists of both kinds");
    let (code, said) = office.hall(&["import", "fods/empty.fods"]);
    assert_eq!(code, 65, "a form we do not read is refused: {said}");
}
