//! Slips as people read them and as printers get them: what stands on them, and that nothing else does.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it skips"
)]

use chrono::NaiveDate;
use service_hall::hall::{
    Guide, Hall, Handling, LimitUnit, Line, Missed, Name, Ticket, TicketState, TimeLimit, Wait, Window,
};
use service_hall::paper::{
    Align, Part, Profile, Size, Slip, Trouble, drawn, escpos, guide_slip, missing, ticket_slip,
};
use service_hall::text::{Lang, wrap::columns};

#[path = "paper/reader.rs"]
mod reader;
use reader::{Job, read_by_zbar, read_code};

const CODE: &str = "4J7KQ2M9X0ABCDEFGHJKMNPQRS";
const LINK: &str = "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/";

fn hall() -> Hall {
    let window = |code: &str, floor, line: &str| Window {
        code: code.into(),
        floor,
        lines: vec![line.into()],
        ..Window::default()
    };
    let line = |code: &str, zh: &str, en: &str, missed| Line {
        code: code.into(),
        name: Name::new(zh, en),
        missed,
        ..Line::default()
    };
    Hall {
        centre: Name::new("广安市政务服务中心", "Guang'an Government Service Center"),
        phone: "0826-2338888".into(),
        ticket_link: LINK.into(),
        lines: vec![
            line("A", "户籍和身份证", "Residence and ID cards", Missed::Back { after: 3, times: 2 }),
            line("B", "企业登记", "", Missed::Void),
        ],
        windows: vec![
            window("A01", 1, "A"),
            window("A02", 1, "A"),
            window("A03", 1, "A"),
            window("A05", 1, "A"),
        ],
        ..Hall::default()
    }
}

fn ticket() -> Ticket {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    Ticket {
        day,
        line: "A".into(),
        number: 12,
        issued_at: day.and_hms_opt(9, 15, 2).unwrap(),
        kiosk: "K1".into(),
        priority: true,
        ahead: 5,
        matter: Some("低保-11511600".into()),
        code: CODE.into(),
        state: TicketState::Waiting,
    }
}

fn guide() -> Guide {
    Guide {
        name: Name::new("内地居民婚姻登记（补领婚姻登记证）", ""),
        department: "广安市民政局".into(),
        promised: Some(TimeLimit { days: 1, unit: LimitUnit::WorkingDays }),
        statutory: Some(TimeLimit { days: 20, unit: LimitUnit::WorkingDays }),
        handling: Handling::Promised,
        materials: ["身份证:原件1:复印件2", "户口簿", "照片:原件3:容缺后补"]
            .map(|m| m.parse().unwrap())
            .to_vec(),
        process: vec!["申请".into(), "受理".into(), "发证".into()],
        fee: "不收费".into(),
        place: "广安市广安区平安大道一段68号".into(),
        windows: "二楼B区12号窗口".into(),
        hours: "周一至周五 9:00-12:00，13:00-17:00".into(),
        phone: "0826-2330000".into(),
        complaints: "12345".into(),
        link: "https://zwfw.example.gov.cn/guide/511600001".into(),
        ..Guide::default()
    }
}

fn text_of(slip: &Slip) -> String {
    let texts = slip.parts.iter().map(|part| match part {
        Part::Text { words, .. } => words.clone(),
        Part::Pair { left, right } => format!("{left}{right}"),
        _ => String::new(),
    });
    texts.collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn slips() -> Vec<Slip> {
    let wait = Wait::estimate(5, 2, (4, 8));
    let both = |lang| [ticket_slip(&ticket(), &hall(), lang, wait), guide_slip(&guide(), &hall(), lang)];
    [both(Lang::Zh), both(Lang::En)].concat()
}

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
        "4J7K Q2M9 X0AB CDEF GHJK MNPQ RS",
        "2026-11-23 09:15:02    取号机 K1",
        "电话 0826-2338888/12345 当日有效",
    ];
    assert_eq!(rows[rows.len() - 3..], expected);
}

#[test]
fn a_ticket_is_short_in_both_languages() {
    for (lang, width) in [(Lang::Zh, 32), (Lang::Zh, 48), (Lang::En, 32), (Lang::En, 48)] {
        for missed in [Missed::Void, Missed::Back { after: 3, times: 2 }, Missed::Kept { minutes: 15 }] {
            let mut hall = hall();
            hall.lines[0].missed = missed;
            let rows = drawn(&ticket_slip(&ticket(), &hall, lang, None), width);
            assert!(rows.len() <= 34, "{} rows:\n{}", rows.len(), rows.join("\n"));
        }
    }
}

#[test]
fn a_ticket_says_nothing_of_the_matter() {
    let slip = ticket_slip(&ticket(), &hall(), Lang::Zh, None);
    assert!(!text_of(&slip).contains("低保") && text_of(&slip).contains("等候时间暂无法估计"));
    assert!(slip.parts.contains(&Part::Qr(format!("{LINK}{CODE}"))));
    let bare = Hall { ticket_link: String::new(), ..hall() };
    assert!(ticket_slip(&ticket(), &bare, Lang::Zh, None).parts.contains(&Part::Qr(CODE.into())));
    let nowhere = Ticket { line: "Z".into(), priority: false, ..ticket() };
    let text = text_of(&ticket_slip(&nowhere, &hall(), Lang::Zh, Wait::estimate(0, 1, (4, 8))));
    assert!(text.contains("Z012") && text.contains("约等 8 分钟以内") && !text.contains("绿色通道"));
}

#[test]
fn a_guide_begins_with_what_to_bring() {
    let rows = drawn(&guide_slip(&guide(), &hall(), Lang::Zh), 48);
    let expected =
        ["要带的材料", "1. 身份证（原件1份，复印件2份）", "2. 户口簿", "3. 照片（原件3份，可容缺后补）"];
    assert_eq!(rows[4..8], expected);
    assert_eq!(rows[8..11], ["承诺时限：1个工作日", "法定时限：20个工作日", "收费：不收费"]);
    let at_once = Guide { handling: Handling::WhileYouWait, link: "x".repeat(123), ..guide() };
    let slip = guide_slip(&at_once, &hall(), Lang::En);
    assert!(text_of(&slip).contains("Takes: done while you wait"));
    assert!(!slip.parts.iter().any(|part| matches!(part, Part::Qr(_))), "a link too long for the paper");
    let empty = guide_slip(&Guide::default(), &Hall::default(), Lang::Zh);
    assert!(squeezed(&text_of(&empty)) == "电话12345如有变动，以窗口告知为准。", "{empty:?}");
}

#[test]
fn every_trouble_has_words_of_its_own() {
    for lang in [Lang::Zh, Lang::En] {
        let mut words = Trouble::ALL.map(|trouble| trouble.words(lang)).to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Trouble::ALL.len());
    }
}

#[test]
fn no_row_is_wider_than_the_paper() {
    let mut dice = Dice(3);
    for slip in slips().into_iter().chain((0..150).map(|_| random_slip(&mut dice))) {
        for width in [32, 48] {
            let rows = drawn(&slip, width);
            assert!(rows.iter().all(|row| columns(row) <= width), "{rows:#?}");
            assert!(!rows.concat().contains(|c: char| c.is_control()), "{rows:#?}");
        }
    }
}

#[test]
fn a_drawn_code_can_be_read() {
    for width in [32, 48] {
        let rows = drawn(&ticket_slip(&ticket(), &hall(), Lang::Zh, None), width);
        let is_code = |row: &&String| row.chars().all(|c| " ▀▄█".contains(c)) && columns(row) > 25;
        let code: Vec<Vec<char>> =
            rows[8..].iter().filter(is_code).map(|row| row.chars().collect()).collect();
        let dark = |x: usize, y: usize| {
            let c = code.get((y / 2).wrapping_sub(2)).and_then(|row| row.get(x.wrapping_sub(4)));
            matches!((c, y % 2), (Some('█'), _) | (Some('▀'), 0) | (Some('▄'), 1))
        };
        assert_eq!(read_code(width + 8, 2 * code.len() + 8, 6, dark), format!("{LINK}{CODE}"));
    }
}

#[test]
fn a_printer_gets_the_words_and_nothing_else() {
    for slip in slips() {
        for profile in Profile::ALL {
            let job = Job::read(&escpos(&slip, &profile), &profile);
            assert_eq!(
                squeezed(&job.words.concat()).replace('-', ""),
                squeezed(&text_of(&slip)).replace('-', "")
            );
            assert_eq!(job.cuts, usize::from(profile.cut));
            assert!(missing(&slip).is_empty());
        }
    }
}

#[test]
fn a_printed_code_can_be_read() {
    let expected = format!("{LINK}{CODE}");
    for profile in Profile::ALL {
        let job = Job::read(&escpos(&slips()[0], &profile), &profile);
        let (width, height) = (job.dots[0].len(), job.dots.len());
        assert_eq!(height, (29 + 8) * 6, "six dots a square");
        let dark = |x: usize, y: usize| job.dots[y][x];
        assert_eq!(read_code(width, height, 1, dark), expected);
        assert!(read_by_zbar(&job.dots).is_none_or(|read| read == expected));
    }
}

#[test]
fn whatever_a_slip_says_only_known_commands_come_out() {
    let mut dice = Dice(11);
    for _ in 0..400 {
        let slip = random_slip(&mut dice);
        for profile in Profile::ALL {
            let bytes = escpos(&slip, &profile);
            let pairs = bytes.windows(2).filter(|pair| pair[0] == 0x10 && [4, 5, 0x14].contains(&pair[1]));
            assert_eq!(pairs.count(), 0, "a real-time command in {slip:?}");
            let job = Job::read(&bytes, &profile);
            assert_eq!(job.cuts, usize::from(profile.cut));
        }
    }
}

#[test]
fn a_cheap_printer_is_not_asked_for_more_than_it_can() {
    let slip = Slip { parts: vec![Part::heading("A012", Size::HUGE)] };
    let size = |name: &str| {
        let bytes = escpos(&slip, &Profile::named(name).unwrap());
        bytes.windows(3).find(|part| part[..2] == [0x1D, b'!']).map(|part| part[2])
    };
    assert_eq!((size("generic-58"), size("generic-80")), (Some(0x11), Some(0x33)));
    assert!(Profile::named("laser").is_none());
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn random_text(dice: &mut Dice) -> String {
    const HOSTILE: [char; 26] = [
        '\u{1b}', '\u{10}', '\u{4}', '\u{1d}', '\u{1c}', '\u{7f}', '\u{85}', '\0', '\n', '\r', '\t', '@',
        '!', '\u{202e}', '\u{200b}', '\u{feff}', '\u{e000}', '€', '𠮷', '㐱', '😀', '“', '…', 'é', '\u{301}',
        '\u{9fb4}',
    ];
    let length = dice.below(40);
    let any = |dice: &mut Dice| match dice.below(4) {
        0 => HOSTILE[dice.below(HOSTILE.len())],
        1 => char::from(b' ' + u8::try_from(dice.below(95)).unwrap()),
        2 => char::from_u32(u32::try_from(dice.below(0x11_0000)).unwrap()).unwrap_or('\u{4}'),
        _ => char::from_u32(0x4E00 + u32::try_from(dice.below(20_000)).unwrap()).unwrap(),
    };
    (0..length).map(|_| any(dice)).collect()
}

fn random_slip(dice: &mut Dice) -> Slip {
    let part = |dice: &mut Dice| match dice.below(8) {
        0 => Part::Rule,
        1 => Part::Space(u8::try_from(dice.below(3)).unwrap()),
        2 => Part::Qr(random_text(dice)),
        3 => Part::pair(random_text(dice), random_text(dice)),
        _ => Part::Text {
            words: random_text(dice),
            size: Size {
                width: u8::try_from(dice.below(6)).unwrap(),
                height: u8::try_from(dice.below(6)).unwrap(),
            },
            align: [Align::Left, Align::Centre, Align::Right][dice.below(3)],
            bold: dice.below(2) == 1,
        },
    };
    let parts = dice.below(8);
    Slip { parts: (0..parts).map(|_| part(dice)).collect() }
}
