#!/usr/bin/env bash
# Expected: autofit of rust_xlsxwriter makes a column of Chinese wide enough: 13 letters need 26 columns of digits.
# Seen: a Chinese letter counts about as a Latin capital, so the column is half as wide as its text.
# Who meets it: an office that gets the hall's report as a sheet made with this crate; names are cut off or run over.
# Versions: crate rust_xlsxwriter 0.90.2.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
seen=$(OUT=$work/sheet.xlsx rust_run 'rust_xlsxwriter = "=0.90.2"' 'zip = { version = "=2.4.2", default-features = false, features = ["deflate"] }' <<'RUST'
use std::io::Read;
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::var("OUT")?;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let texts = ["社会保障卡补办业务办理大厅", "ABCDEFGHIJKLM", "00000000000000000000000000"];
    for (column, text) in texts.iter().enumerate() {
        sheet.write_string(0, column as u16, *text)?;
    }
    sheet.autofit();
    book.save(&path)?;
    let mut xml = String::new();
    zip::ZipArchive::new(std::fs::File::open(path)?)?.by_name("xl/worksheets/sheet1.xml")?.read_to_string(&mut xml)?;
    for (text, width) in texts.iter().zip(xml.split(" width=\"").skip(1)) {
        println!("{text}: {:.1} wide", width.split('"').next().unwrap_or("").parse::<f64>()?);
    }
    Ok(())
}
RUST
)
recorded=$(cat <<'SEEN'
社会保障卡补办业务办理大厅: 15.9 wide
ABCDEFGHIJKLM: 15.4 wide
00000000000000000000000000: 27.0 wide
SEEN
)
settle "the Chinese column is as wide as 26 digits" "rust_xlsxwriter 0.90.2" "$recorded" "$seen"
