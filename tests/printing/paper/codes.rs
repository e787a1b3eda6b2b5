//! Every kind of code of the hall, as printed and as drawn on the screen, read by two readers that share nothing.
use super::reader::{Job, read_code};
use crate::support::second_reader::read_by_zxing;
use service_hall::config::printers::built_in;
use service_hall::hall::receipts::{ReceiptId, ReceiptKey, ReceiptKind};
use service_hall::paper::{NoGlyphs, Part, Profile, Slip, script};
use service_hall::ui::{Density, qr_cells};

/// The longest link that the configuration takes without a word.
const LINK: &str = "HTTPS://ZWFW.CITY.EXAMPLE.GOV.CN/HALL/OF/CITIZENS/";
/// The widest code of version 4.
const VERSION_4: usize = 33;

/// What the codes of tickets, cases, appointments and guides are to say, and what they say.
fn codes() -> Vec<(&'static str, String, String)> {
    let receipt = |kind| {
        let id = ReceiptId::of_request("secret", kind, "request", 0);
        ReceiptKey::new(63, [7; 32]).unwrap().seal(kind, id).in_code(LINK)
    };
    let same = |name, text: String| (name, text.clone(), text);
    vec![
        same("ticket", receipt(ReceiptKind::Ticket)),
        same("case", receipt(ReceiptKind::Case)),
        same("appointment", "HTTPS://ZWFW.EXAMPLE/Y/12345674".into()),
        same("guide", "https://zwfw.example.gov.cn/guide?id=11369900MC0199017X3360701001002&lang=zh".into()),
        (
            "guide of Han letters",
            "https://zwfw.example/事项/金城江区".into(),
            "https://zwfw.example/%E4%BA%8B%E9%A1%B9/%E9%87%91%E5%9F%8E%E6%B1%9F%E5%8C%BA".into(),
        ),
    ]
}

#[test]
fn t_d5_two_readers_read_every_kind_of_code_on_paper_and_on_the_screen() {
    assert_eq!(LINK.len(), 50);
    for (name, asked, said) in codes() {
        for module_dots in [4, 5, 6, 8] {
            let profile = Profile { module_dots, ..built_in("generic-80").unwrap() };
            let slip = Slip { parts: vec![Part::Qr(asked.clone())] };
            let job = Job::read(&script(&slip, &profile, &NoGlyphs), &profile);
            let (width, height) = (job.dots[0].len(), job.dots.len());
            let is_dark = |x: usize, y: usize| job.dots[y].get(x).copied().unwrap_or_default();
            assert_eq!(read_code(width, height, 1, is_dark), said, "{name} of {module_dots} dots");
            assert_eq!(read_by_zxing(width, height, 1, is_dark), said, "{name} of {module_dots} dots");
        }
        for density in [Density::Sturdy, Density::Sparing] {
            let rows: Vec<Vec<char>> =
                qr_cells(&asked, density).iter().map(|row| row.chars().collect()).collect();
            let is_dark = |x: usize, y: usize| {
                let half = if y.is_multiple_of(2) { '▀' } else { '▄' };
                rows[y / 2][x] == '█' || rows[y / 2][x] == half
            };
            // Cells of a terminal are half as wide as they are high: 8 by 16 pixels.
            let (width, height) = (rows[0].len(), 2 * rows.len());
            assert_eq!(read_code(width, height, 8, is_dark), said, "{name} on the screen");
            assert_eq!(read_by_zxing(width, height, 8, is_dark), said, "{name} on the screen");
            if matches!(name, "ticket" | "case") {
                assert!(width <= VERSION_4 + 4, "{name} is of version 4 at most");
            }
        }
    }
}
