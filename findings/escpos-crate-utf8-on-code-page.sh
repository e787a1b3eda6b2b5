#!/usr/bin/env bash
# Expected: the crate escpos writes letters that the chosen page of codes does not have as an error or a substitute, or
#   switches the printer to Chinese.
# Seen: it sends the bytes of UTF-8 whatever page is chosen, without switching anything: on a printer with PC437 the three
#   letters 社保卡 come out as nine other signs, and writeln and print return Ok.
# Who meets it: a hall whose own Rust program prints on the ticket printer beside the kiosk.
# Versions: crate escpos 0.20.1, its FileDriver.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
: >"$work/printed"
seen=$(FILE=$work/printed rust_run 'escpos = "=0.20.1"' <<'RUST'
use escpos::{driver::FileDriver, printer::Printer, printer_options::PrinterOptions, utils::{PageCode, Protocol}};
fn main() {
    let file = std::env::var("FILE").unwrap();
    let options = PrinterOptions::new(Some(PageCode::PC437), None, 32);
    let mut printer = Printer::new(FileDriver::open(std::path::Path::new(&file)).unwrap(), Protocol::default(), Some(options));
    println!("write {:?}", printer.write("社保卡").map(|_| ()));
    println!("print {:?}", printer.print().map(|_| ()));
    let sent = std::fs::read(file).unwrap();
    println!("sent {sent:02x?}");
    println!("is UTF-8 of 社保卡: {}", sent == "社保卡".as_bytes());
}
RUST
python3 -c 'import sys; print("on paper with PC437:", open(sys.argv[1], "rb").read().decode("cp437"))' "$work/printed")
recorded=$(cat <<'SEEN'
write Ok(())
print Ok(())
sent [e7, a4, be, e4, bf, 9d, e5, 8d, a1]
is UTF-8 of 社保卡: true
on paper with PC437: τñ╛Σ┐¥σìí
SEEN
)
settle "an error, a substitute, or the bytes of GB18030 after FS &" "escpos 0.20.1" "$recorded" "$seen"
