//! Our own slips, read by a printer that was not written after them.
use super::paper::code_on;
use super::table::{A_WHILE, Table};
use service_hall::config::printers::built_in;
use service_hall::paper::{Align, NoGlyphs, Part, Size, Slip, script};

#[test]
fn a_slip_of_ours_comes_out_as_it_was_meant() {
    let link = "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/4J7KQ2M9X0";
    let number = Part::Text { words: "A012".into(), size: Size::HUGE, align: Align::Centre, bold: true };
    let slip = Slip {
        parts: vec![
            Part::plain("广安市政务服务中心"),
            number,
            Part::pair("前面还有", "3 人"),
            Part::Rule,
            Part::Qr(link.into()),
            Part::plain("请到三号窗口办理"),
        ],
    };
    for name in ["generic-58", "generic-80"] {
        let mut table = Table::with(name);
        table.send_in_time(&script(&slip, &built_in(name).unwrap(), &NoGlyphs).pieces.concat());
        table.wait(A_WHILE);
        table.printer.tear(table.now);
        let words: Vec<String> = table.words().iter().map(|line| line.replace(' ', "")).collect();
        for wanted in ["广安市政务服务中心", "A012", "前面还有3人", "请到三号窗口办理"]
        {
            assert!(words.iter().any(|line| line == wanted), "{name}: no {wanted} in {words:?}");
        }
        let state = table.printer.state();
        assert_eq!((state.unknown, state.discarded), (0, 0));
        assert_eq!(code_on(&table.printer.pieces()[0]), link, "{name}");
    }
}
