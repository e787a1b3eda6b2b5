//! A code is held before the scanner: every page answers, nothing that was entered is lost, nobody gets another's number.
use super::pilot::{CENTRE, Pilot};
use super::visitor::{CODE, Visitor, application_receipt, receipt};
use service_hall::app::input::Key;
use service_hall::app::message::{Answer, Request, RequestKind};
use service_hall::hall::booking::CheckInError;
use service_hall::kiosk;
use service_hall::text::Lang;

const APPOINTMENT: &str = "12345674";
const FOREIGN: &str = "weixin://wxpay/bizpayurl?pr=abc";

/// What every page does about an appointment, a ticket and a foreign code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scans {
    /// The answer lies on top, and Back returns to the page as it was.
    Return,
    /// The answer is instead of the page, and Back leads to the one below.
    Instead,
    /// A code of ours begins a new visit; a foreign one lies on top.
    NewVisit,
    /// The page has a field for an appointment, and itself refuses a foreign code; a ticket lies on top.
    Field,
    /// The page has a place for the number that is written about, and itself refuses a foreign code; all else lies on top.
    Subject,
    /// Something is written that was not sent: a code of ours has to wait for what its writer says; a foreign one lies on top.
    Unsent,
    /// The same, with a place for the number that is written about; it refuses a foreign code itself.
    UnsentSubject,
    /// Every code has to wait.
    Wait,
}

/// Every page by its sample's name. A page that is new has to be entered here.
const PAGES: [(&str, Scans); 53] = [
    ("application", Scans::Instead),
    ("ask_number", Scans::Wait),
    ("case_answered", Scans::Instead),
    ("case_ask", Scans::Instead),
    ("case_found", Scans::Instead),
    ("case_none", Scans::Instead),
    ("check_in", Scans::Field),
    ("choose_class", Scans::Return),
    ("choose_line", Scans::Return),
    ("choose_situation", Scans::Return),
    ("confirm", Scans::Return),
    ("departments", Scans::Return),
    ("found", Scans::Instead),
    ("give_back", Scans::Instead),
    ("guide", Scans::Return),
    ("help", Scans::Return),
    ("home", Scans::Return),
    ("hours", Scans::Return),
    ("matters", Scans::Return),
    ("not_asked", Scans::Instead),
    ("not_given_back", Scans::Instead),
    ("not_ours", Scans::Instead),
    ("opinion_about", Scans::Subject),
    ("opinion_contact", Scans::Unsent),
    ("opinion_draft", Scans::Subject),
    ("opinion_draft_failed", Scans::UnsentSubject),
    ("opinion_draft_limit", Scans::UnsentSubject),
    ("opinion_draft_written", Scans::UnsentSubject),
    ("opinion_kinds", Scans::Return),
    ("opinion_published", Scans::Return),
    ("opinion_receipt", Scans::Return),
    ("opinion_sending", Scans::Wait),
    ("opinion_sent", Scans::NewVisit),
    ("opinion_text", Scans::Unsent),
    ("opinion_text_empty", Scans::Return),
    ("opinion_unsent", Scans::Return),
    ("opinion_warned", Scans::UnsentSubject),
    ("opinion_windows", Scans::Subject),
    ("opinion_withdraw", Scans::NewVisit),
    ("out_of_service", Scans::Instead),
    ("rate", Scans::Instead),
    ("rate_bad_thanks", Scans::NewVisit),
    ("rate_entry", Scans::Return),
    ("rate_failed", Scans::Return),
    ("rate_reasons", Scans::Return),
    ("rate_thanks", Scans::NewVisit),
    ("refused", Scans::Instead),
    ("rest", Scans::Instead),
    ("search", Scans::Return),
    ("themes", Scans::Return),
    ("ticket_not_printed", Scans::NewVisit),
    ("ticket_taken", Scans::NewVisit),
    ("ticket_unsure", Scans::NewVisit),
];

/// Pages of the staff, and that of a machine that serves nobody: they hear no code.
const DEAF: [&str; 3] = ["closed", "staff_entrance", "tending"];

fn scans_of(name: &str) -> Scans {
    let known = PAGES.iter().filter(|(page, _)| name.starts_with(page)).max_by_key(|(page, _)| page.len());
    known.unwrap_or_else(|| panic!("what does {name} do about a code?")).1
}

/// Every sample page, lying over the first one.
fn every_page(mut visit: impl FnMut(&str, Visitor)) {
    let mut at = 0;
    loop {
        let (mut visitor, mut name) = (Visitor::new(), None);
        visitor.pilot.app.show(|context| {
            let mut samples = kiosk::gallery(context, CENTRE.full_guide());
            if at >= samples.len() {
                return kiosk::help();
            }
            let (called, screen) = samples.swap_remove(at);
            name = Some(called);
            screen
        });
        let Some(name) = name else { return };
        if !DEAF.contains(&name) {
            visit(name, visitor);
        }
        at += 1;
    }
}

/// What the hall was asked.
fn asked(visitor: &mut Visitor) -> Vec<RequestKind> {
    visitor.requests().into_iter().map(|Request { kind, .. }| kind).collect()
}

/// Whether the hall was asked to check somebody in, and in which visit.
fn arrival(visitor: &mut Visitor) -> Option<String> {
    match asked(visitor).as_slice() {
        [RequestKind::CheckIn(arrival)] => {
            assert_eq!(arrival.code, APPOINTMENT);
            Some(arrival.visit.clone())
        }
        _ => None,
    }
}

#[test]
fn an_appointment_is_answered_on_every_page() {
    every_page(|name, mut visitor| {
        let before = visitor.pilot.screen();
        visitor.shows(APPOINTMENT);
        if is_asked_first(&mut visitor, scans_of(name), &before) {
            return;
        }
        let checks_in = arrival(&mut visitor);
        if scans_of(name) == Scans::Wait {
            assert_eq!(checks_in, None, "{name}");
            visitor.sees(&["这一步办完后再扫码"]);
            return;
        }
        let visit =
            checks_in.unwrap_or_else(|| panic!("{name}: nobody was asked\n{}", visitor.pilot.screen()));
        assert_eq!(visit == "test-0", scans_of(name) != Scans::NewVisit, "{name}: {visit}");
        visitor.sees(&["正在签到"]);
        visitor.shows(APPOINTMENT);
        let last = visitor.asked.last().expect("the hall was asked").request_id;
        visitor.pilot.happen(service_hall::app::message::Event::Answered {
            request_id: last,
            answer: Answer::NoCheckIn(CheckInError::Unknown),
        });
        visitor.sees(&["没有这个预约码"]).pilot.press(Key::Escape);
        let returns = matches!(scans_of(name), Scans::Return | Scans::Subject);
        assert!(if returns { visitor.pilot.screen() == before } else { visitor.is_home() }, "{name}");
    });
}

#[test]
fn a_ticket_is_answered_on_every_page() {
    every_page(|name, mut visitor| {
        let before = visitor.pilot.screen();
        visitor.shows(CODE);
        if scans_of(name) == Scans::Unsent && is_asked_first(&mut visitor, scans_of(name), &before) {
            return;
        }
        let looks = asked(&mut visitor) == [RequestKind::FindTicket { code: CODE.into() }];
        assert_eq!(looks, scans_of(name) != Scans::Wait, "{name}");
        match scans_of(name) {
            Scans::Wait => {
                visitor.sees(&["这一步办完后再扫码"]);
            }
            Scans::Return | Scans::Field => {
                assert_ne!(visitor.pilot.screen(), before, "{name}");
                visitor.pilot.press(Key::Escape);
                assert_eq!(visitor.pilot.screen(), before, "{name}");
            }
            Scans::Subject | Scans::UnsentSubject => {
                visitor.sees(&["正在查这个号"]);
            }
            Scans::Unsent => unreachable!("{name}: it asked first"),
            Scans::Instead | Scans::NewVisit => {
                visitor.pilot.press(Key::Escape);
                assert!(visitor.is_home(), "{name}");
            }
        }
    });
}

#[test]
fn a_receipt_is_answered_on_every_page() {
    let (case, application) = (receipt(), application_receipt());
    for (receipt, wanted) in [
        (case, RequestKind::FindCase { receipt: case }),
        (application, RequestKind::FindApplication { receipt: application }),
    ] {
        every_page(|name, mut visitor| {
            let before = visitor.pilot.screen();
            let visit = visitor.pilot.visit();
            visitor.shows(&receipt.in_code(&CENTRE.hall.setup.cases.receipt_link));
            if is_asked_first(&mut visitor, scans_of(name), &before) {
                return;
            }
            let looks = asked(&mut visitor) == [wanted.clone()];
            assert_eq!(looks, scans_of(name) != Scans::Wait, "{name}");
            assert_eq!(visitor.pilot.visit() != visit, scans_of(name) == Scans::NewVisit, "{name}");
            match scans_of(name) {
                Scans::Wait => {
                    visitor.sees(&["这一步办完后再扫码"]);
                }
                Scans::Return | Scans::Field | Scans::Subject => {
                    visitor.pilot.press(Key::Escape);
                    assert_eq!(visitor.pilot.screen(), before, "{name}");
                }
                Scans::Unsent | Scans::UnsentSubject => unreachable!("{name}: it asked first"),
                Scans::Instead | Scans::NewVisit => {
                    visitor.pilot.press(Key::Escape);
                    assert!(visitor.is_home(), "{name}");
                }
            }
        });
    }
}

/// On a page with words that were not sent a code of ours does nothing yet: what becomes of them is asked, however often it
/// is shown, and whoever goes back has them again.
fn is_asked_first(visitor: &mut Visitor, scans: Scans, before: &str) -> bool {
    if !matches!(scans, Scans::Unsent | Scans::UnsentSubject) {
        return false;
    }
    assert_eq!(asked(visitor), [], "nobody is asked");
    visitor.sees(&["扫到一个码"]).shows(APPOINTMENT).sees(&["扫到一个码"]);
    assert_eq!(asked(visitor), [], "nobody is asked");
    visitor.pilot.press(Key::Escape);
    assert_eq!(visitor.pilot.screen(), before);
    true
}

#[test]
fn a_foreign_code_is_refused_on_every_page_and_never_shown() {
    every_page(|name, mut visitor| {
        let before = visitor.pilot.screen();
        visitor.shows(FOREIGN).misses(&["weixin", "wxpay"]);
        assert_eq!(asked(&mut visitor), [], "{name}: nobody is asked");
        match scans_of(name) {
            Scans::Wait => {
                visitor.sees(&["这一步办完后再扫码"]);
            }
            Scans::Field => {
                visitor.sees(&["不认识这个二维码"]);
            }
            Scans::Subject | Scans::UnsentSubject => {
                visitor.sees(&["不认识这个二维码，请出示号票"]);
            }
            Scans::Return | Scans::Unsent | Scans::NewVisit => {
                visitor.sees(&["请出示预约二维码"]).pilot.press(Key::Escape);
                assert_eq!(visitor.pilot.screen(), before, "{name}");
            }
            Scans::Instead => {
                visitor.sees(&["请出示预约二维码"]).pilot.press(Key::Escape);
                assert!(visitor.is_home(), "{name}");
            }
        }
    });
}

#[test]
fn t_d3_r_s1_a_code_that_cannot_be_read_is_answered_on_every_page() {
    every_page(|name, mut visitor| {
        let before = visitor.pilot.screen();
        visitor.shows("");
        assert_eq!(asked(&mut visitor), [], "{name}: nobody is asked");
        let answered = ["不认识这个二维码", "请出示预约二维码", "这一步办完后再扫码"];
        let screen = visitor.pilot.screen();
        // On a page that says so already nothing changes.
        assert!(screen != before || name == "not_ours", "{name}");
        assert!(answered.iter().any(|words| screen.contains(words)), "{name}\n{screen}");
    });
}

#[test]
fn t_d2_r_s7_numbers_of_people_and_pay_codes_are_refused_and_never_shown() {
    for foreign in [
        "430102199001011234",
        "43010219900101123X",
        "13800138000",
        "134567890123456789",
        "6901234567892",
        "E12345678",
        "11511602008778183N",
    ] {
        every_page(|name, mut visitor| {
            visitor.shows(foreign).misses(&[foreign, &foreign[..6]]);
            assert_eq!(asked(&mut visitor), [], "{name}: nobody is asked");
        });
    }
}

#[test]
fn r_s15_a_scanner_that_types_changes_no_page() {
    every_page(|name, mut visitor| {
        // These have a field for letters.
        let fields = [
            "search",
            "check_in",
            "rest",
            "opinion_text",
            "opinion_contact",
            "opinion_receipt",
            "rate_entry",
        ];
        if fields.iter().any(|field| name.starts_with(field)) {
            return;
        }
        let before = visitor.pilot.screen();
        for letter in "HTTPS://ZWFW.EXAMPLE/T/0123456789".chars() {
            visitor.pilot.press(Key::Char(letter));
        }
        for key in ['v', 'd', 'c', 'z', 'p', 't', 'n'] {
            visitor.pilot.press(Key::Control(key));
        }
        visitor.pilot.press(Key::F(4)).press(Key::Enter);
        assert_eq!(asked(&mut visitor), [], "{name}: nobody is asked");
        assert_eq!(visitor.pilot.screen(), before, "{name}");
    });
}

#[test]
fn a_code_does_not_undo_what_was_chosen() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap_first("绿色通道").tap("老年人").sees(&["已选：老年人"]);
    visitor.shows(FOREIGN).sees(&["请出示预约二维码"]).tap_first("返回").sees(&["已选：老年人"]);
    visitor.tap_large();
    assert_eq!(visitor.taken().len(), 1);
    assert!(!visitor.taken()[0].class.is_empty(), "the class is still chosen");
}

#[test]
fn a_code_that_comes_while_a_number_is_taken_waits() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").touch_large();
    let take = visitor.pilot.requests.clone();
    visitor.shows(APPOINTMENT).sees(&["正在为您取号", "这一步办完后再扫码"]);
    assert_eq!(visitor.pilot.requests, take, "nothing else is asked");
    visitor.served().sees(&["请取走号票"]).misses(&["再扫码"]);
}

#[test]
fn whoever_goes_back_from_a_ticket_leaves_it_behind() {
    for by_key in [false, true] {
        for has_appointment in [false, true] {
            let mut visitor = Visitor::new();
            if has_appointment {
                visitor.shows(APPOINTMENT).served();
            } else {
                visitor.tap("取号").tap("A 户籍治安").tap_large();
            }
            visitor.sees(&["请取走号票"]);
            if by_key {
                visitor.pilot.press(Key::Escape);
            } else {
                visitor.tap("返回");
            }
            assert!(visitor.is_home(), "{}", visitor.pilot.screen());
            visitor.tap("取号").tap("A 户籍治安").tap_large().sees(&["请取走号票"]);
            let visits = visitor.arrivals().into_iter().map(|arrival| arrival.visit);
            let mut visits: Vec<String> =
                visits.chain(visitor.taken().into_iter().map(|take| take.visit)).collect();
            visits.dedup();
            assert_eq!(visits.len(), 2, "the next person gets a number of their own");
        }
    }
}

#[test]
fn whoever_goes_back_before_the_answer_leaves_the_number_behind_too() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").touch_large().touch("返回");
    assert!(visitor.is_home());
    visitor.served().tap("取号").tap("A 户籍治安").tap_large();
    let taken = visitor.taken();
    assert_ne!(taken[0].visit, taken[1].visit);
}

#[test]
fn a_code_on_a_ticket_that_still_stands_is_the_next_person_s() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap_large().tap("大字版");
    for over in ["", "帮助"] {
        if !over.is_empty() {
            visitor.tap(over);
        }
        let before = visitor.arrivals().len();
        visitor.shows(APPOINTMENT).sees(&["大字版"]).served().sees(&["【预约 10:00】"]);
        assert_eq!(visitor.arrivals().len(), before + 1);
    }
    let visits: Vec<String> = visitor.arrivals().into_iter().map(|arrival| arrival.visit).collect();
    let first = visitor.taken()[0].visit.clone();
    assert!(visits[0] != visits[1] && !visits.contains(&first), "{first}, {visits:?}");
}

#[test]
fn a_visit_that_a_code_began_at_the_resting_screen_ends_like_any_other() {
    let mut visitor = Visitor::new();
    visitor.waits(70).sees(&["请触摸屏幕开始"]);
    visitor.shows(APPOINTMENT).served().sees(&["【预约 10:00】"]).tap("English").tap("Large").tap("Back");
    visitor.sees(&["大字版"]).waits(70).sees(&["请触摸屏幕开始"]);
    visitor.shows(APPOINTMENT).served().sees(&["【预约 10:00】", "大字版"]);
    let arrivals = visitor.arrivals();
    assert_ne!(arrivals[0].visit, arrivals[1].visit, "another appointment gets its own number");
    assert_eq!(arrivals[1].lang, Lang::Zh);
}

#[test]
fn a_foreign_code_at_the_resting_screen_leaves_nothing_behind() {
    let mut visitor = Visitor::new();
    visitor.waits(70).shows(FOREIGN).tap("English").tap("Large").tap_first("Back");
    assert!(visitor.is_home());
    visitor.waits(200).sees(&["请触摸屏幕开始"]);
    visitor.pilot.tap_at(30, 30);
    let mut fresh = Pilot::kiosk();
    fresh.now = visitor.pilot.now;
    fresh.wait(1);
    visitor.waits(1);
    assert_eq!(visitor.pilot.look(), fresh.look(), "language and size included");
}

#[test]
fn a_look_that_fails_says_so_and_nothing_of_numbers() {
    let mut visitor = Visitor::new();
    visitor.shows(CODE).hears(Answer::StoreFailed);
    visitor.sees(&["请稍后再试，或到服务台询问"]).misses(&["没有发出号码", "暂停取号"]);
    visitor.shows(CODE).served().sees(&["不办了，退号"]);
    visitor.tap("不办了，退号").touch("退号").shows(FOREIGN).sees(&["这一步办完后再扫码"]);
    visitor.hears(Answer::StoreFailed).sees(&["请稍后再试，或到服务台询问"]).misses(&["没有发出号码"]);
    visitor.tap_first("返回");
    assert!(visitor.is_home());
}

#[test]
fn a_machine_without_its_store_says_so_to_every_appointment() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").touch_large().hears(Answer::StoreFailed).sees(&["没有发出号码"]);
    for _ in 0..3 {
        visitor.shows(APPOINTMENT).hears(Answer::StoreFailed).sees(&["没有发出号码"]);
    }
    visitor.pilot.press(Key::Escape);
    visitor.misses(&["没有发出号码"]).sees(&["有预约？点这里签到"]);
}
