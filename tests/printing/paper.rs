//! Slips as people read them and as printers get them: what stands on them, and that nothing else does.

use crate::support::{random_slips as random, sample_slips as samples, second_reader::read_by_zxing};
mod bytes;
mod codes;
mod rare;
mod reader;
mod zbar;

use random::{Rng, random_slip};
use reader::read_code;
use samples::{CODE, LINK, guide, hall, slips, squeezed, text_of, ticket};
use service_hall::hall::catalogue::{Guide, Handling, Situation};
use service_hall::hall::forecast::Wait;
use service_hall::hall::queue::{MissedPolicy, Ticket};
use service_hall::hall::{Hall, Name};
use service_hall::paper::{Part, PrinterFault, drawn, guide_slip, ticket_slip, ticket_slip_in};
use service_hall::text::{Lang, layout::wrap::columns};

#[test]
fn a_ticket_reads_as_in_deployed_halls() {
    let slip = ticket_slip(&ticket(), &hall(), Lang::Zh, Wait::estimate(5, 2, (4, 8)));
    let rows = drawn(&slip, 32);
    let expected = [
        "       广安市政务服务中心",
        "       业务：户籍和身份证",
        "  ▄█▀▀█▄  ▄▀▀▄   ▄██   ▄█▀▀█▄",
        "  ██  ██ ██  ██ ▀ ██   ▀▀  ██",
        "  ██▀▀██ ██  ██   ██    ▄█▀▀",
        "  ██  ██ ▀█  █▀   ██   ██",
        "  ▀▀  ▀▀   ▀▀   ▀▀▀▀▀▀ ▀▀▀▀▀▀",
        "          【绿色通道】",
        "前面等候 5 人     约等 8-25 分钟",
        "可办窗口：A01-A03、A05（1楼）",
        "请在休息区等候，留意叫号和大屏",
        "过号顺延：隔 3 人再叫，最多 2 次",
    ];
    assert_eq!(rows[..12], expected);
    let expected = [
        "    F617 XPFX K2WS DTRK 9D9Y",
        "    CDQN G7Z2 164K 1EQM B22G",
        "2026-11-23 09:15:02    取号机 K1",
        "电话 0826-2338888/12345 当日有效",
    ];
    assert_eq!(rows[rows.len() - 4..], expected);
}

#[test]
fn a_ticket_is_short_in_both_languages() {
    for (lang, width) in [(Lang::Zh, 32), (Lang::Zh, 48), (Lang::En, 32), (Lang::En, 48)] {
        for missed in [
            MissedPolicy::Void,
            MissedPolicy::Back { after: 3, times: 2 },
            MissedPolicy::Kept { minutes: 15 },
        ] {
            let mut hall = hall();
            hall.setup_mut().lines[0].missed = missed;
            let rows = drawn(&ticket_slip(&ticket(), &hall, lang, None), width);
            assert!(rows.len() <= 37, "{} rows:\n{}", rows.len(), rows.join("\n"));
        }
    }
}

#[test]
fn a_ticket_says_nothing_of_the_matter() {
    let slip = ticket_slip(&ticket(), &hall(), Lang::Zh, None);
    assert!(!text_of(&slip).contains("低保") && text_of(&slip).contains("等候时间暂时说不准"));
    assert!(slip.parts.contains(&Part::Qr(format!("{LINK}{CODE}"))));
    let mut bare = hall();
    bare.setup_mut().ticket_link.clear();
    assert!(ticket_slip(&ticket(), &bare, Lang::Zh, None).parts.contains(&Part::Qr(CODE.into())));
    let nowhere = Ticket { line: "Z".into(), priority: false, ..ticket() };
    let text = text_of(&ticket_slip(&nowhere, &hall(), Lang::Zh, Wait::estimate(0, 1, (4, 8))));
    assert!(text.contains("Z012") && text.contains("约等 8 分钟以内") && !text.contains("绿色通道"));
}

#[test]
fn a_guide_begins_with_what_to_bring() {
    let rows = drawn(&guide_slip(&guide(), None, &hall(), Lang::Zh), 48);
    let expected =
        ["要带的材料", "1. 身份证（原件1份，复印件2份）", "2. 户口簿", "3. 照片（原件3份，可容缺后补）"];
    assert_eq!(rows[4..8], expected);
    assert_eq!(rows[8..10], ["可容缺后补的材料不齐也先受理，请按窗口告知的期限", "补交"]);
    assert_eq!(rows[10..13], ["承诺时限：1个工作日", "法定时限：20个工作日", "收费：不收费"]);
    let lost: Situation = "遗失补领=Lost:照片".parse().unwrap();
    let renewed: Situation = "到期换领=Renewal:户口簿".parse().unwrap();
    let situated = Guide { situations: vec![lost.clone(), renewed], ..guide() };
    let slip = text_of(&guide_slip(&situated, Some(&lost), &hall(), Lang::Zh));
    assert!(slip.contains("情形：遗失补领") && slip.contains("照片") && !slip.contains("户口簿"), "{slip}");
    let slip = text_of(&guide_slip(&situated, None, &hall(), Lang::En));
    assert!(slip.contains("only for Lost") && slip.contains("only for Renewal"), "{slip}");
    let at_once = Guide { handling: Handling::WhileYouWait, link: "x".repeat(123), ..guide() };
    let slip = guide_slip(&at_once, None, &hall(), Lang::En);
    assert!(text_of(&slip).contains("Takes: done while you wait"));
    assert!(!slip.parts.iter().any(|part| matches!(part, Part::Qr(_))), "a link too long for the paper");
    let empty = guide_slip(&Guide::default(), None, &Hall::default(), Lang::Zh);
    assert!(squeezed(&text_of(&empty)) == "电话12345如有变动，以窗口告知为准。", "{empty:?}");
}

#[test]
fn every_trouble_has_words_of_its_own() {
    for lang in [Lang::Zh, Lang::En] {
        let mut words = PrinterFault::ALL.map(|(trouble, _)| trouble.words(lang)).to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), PrinterFault::ALL.len());
    }
}

#[test]
fn no_row_is_wider_than_the_paper() {
    let mut rng = Rng(3);
    for slip in slips().into_iter().chain((0..150).map(|_| random_slip(&mut rng))) {
        for width in [32, 48] {
            let rows = drawn(&slip, width);
            assert!(rows.iter().all(|row| columns(row) <= width), "{rows:#?}");
            assert!(!rows.concat().contains(|c: char| c.is_control()), "{rows:#?}");
        }
    }
}

#[test]
fn a_drawn_code_can_be_read() {
    let narrow = drawn(&ticket_slip(&ticket(), &hall(), Lang::Zh, None), 32).concat();
    assert!(
        narrow.contains(&format!("{LINK}{CODE}")),
        "a code of 33 squares has no room, and its words stand there"
    );
    for width in [33, 48] {
        let rows = drawn(&ticket_slip(&ticket(), &hall(), Lang::Zh, None), width);
        let is_code = |row: &&String| row.chars().all(|c| " ▀▄█".contains(c)) && columns(row) > 25;
        let code: Vec<Vec<char>> =
            rows[8..].iter().filter(is_code).map(|row| row.chars().collect()).collect();
        let dark = |x: usize, y: usize| {
            let c = code.get((y / 2).wrapping_sub(2)).and_then(|row| row.get(x.wrapping_sub(4)));
            matches!((c, y % 2), (Some('█'), _) | (Some('▀'), 0) | (Some('▄'), 1))
        };
        assert_eq!(read_code(width + 8, 2 * code.len() + 8, 6, dark), format!("{LINK}{CODE}"));
        assert_eq!(read_by_zxing(width + 8, 2 * code.len() + 8, 6, dark), format!("{LINK}{CODE}"));
    }
}

#[test]
fn a_ticket_names_the_situation_that_was_chosen_in_one_line() {
    let situation = Name::new("遗失补证", "Lost");
    for (lang, said) in [(Lang::Zh, "情形：遗失补证"), (Lang::En, "Situation: Lost")] {
        let slip = ticket_slip_in(&ticket(), &hall(), lang, None, Some(&situation));
        let rows = drawn(&slip, 32);
        assert_eq!(rows.iter().filter(|row| row.contains(said)).count(), 1, "{}", rows.join("\n"));
        let bare = drawn(&ticket_slip(&ticket(), &hall(), lang, None), 32);
        assert_eq!(rows.len(), bare.len() + 1);
    }
}
