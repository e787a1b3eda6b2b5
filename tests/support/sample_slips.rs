//! A hall, a ticket of it, a guide, and their slips.
use chrono::NaiveDate;
use service_hall::hall::catalogue::{Guide, Handling, LimitUnit, TimeLimit};
use service_hall::hall::desk::Window;
use service_hall::hall::forecast::Wait;
use service_hall::hall::queue::{Line, MissedPolicy, Ticket};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::paper::{Part, Slip, guide_slip, ticket_slip};
use service_hall::text::Lang;

pub const CODE: &str = "F617XPFXK2WSDTRK9D9YCDQNG7Z2164K1EQMB22G";
pub const LINK: &str = "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/";

pub fn hall() -> Hall {
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
    Hall::new(Setup {
        centre: Name::new("广安市政务服务中心", "Guang'an Government Service Center"),
        phone: "0826-2338888".into(),
        ticket_link: LINK.into(),
        lines: vec![
            line("A", "户籍和身份证", "Residence and ID cards", MissedPolicy::Back { after: 3, times: 2 }),
            line("B", "企业登记", "", MissedPolicy::Void),
        ],
        windows: vec![
            window("A01", 1, "A"),
            window("A02", 1, "A"),
            window("A03", 1, "A"),
            window("A05", 1, "A"),
        ],
        ..Setup::default()
    })
}

pub fn ticket() -> Ticket {
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
        ..Ticket::default()
    }
}

pub fn guide() -> Guide {
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

pub fn text_of(slip: &Slip) -> String {
    let texts = slip.parts.iter().map(|part| match part {
        Part::Text { words, .. } => words.clone(),
        Part::Pair { left, right } => format!("{left}{right}"),
        _ => String::new(),
    });
    texts.collect()
}

pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

pub fn slips() -> Vec<Slip> {
    let wait = Wait::estimate(5, 2, (4, 8));
    let both =
        |lang| [ticket_slip(&ticket(), &hall(), lang, wait), guide_slip(&guide(), None, &hall(), lang)];
    [both(Lang::Zh), both(Lang::En)].concat()
}
