//! Whatever hands, terminals and the world may send, on every page: nothing falls over.
use super::pilot::{CENTRE, Pilot, monday};
use ratatui::layout::Position;
use service_hall::app::input::{Input, Key};
use service_hall::app::message::{Answer, Event, RequestId, TicketStatus};
use service_hall::hall::booking::CheckInError;
use service_hall::hall::queue::{Refusal, Ticket};
use service_hall::kiosk;
use service_hall::text::Lang;
use service_hall::ui::Panel;
use std::time::Duration;

const SIZES: [(u16, u16); 10] = [
    (0, 0),
    (1, 1),
    (1, 150),
    (400, 1),
    (7, 3),
    (20, 10),
    (80, 24),
    (72, 53),
    (400, 150),
    (u16::MAX, u16::MAX),
];

/// Numbers that look random and are the same every time.
struct Rng(u64);

impl Rng {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn position(&mut self) -> Position {
        let mut side = || match self.below(8) {
            0 => u16::MAX,
            1 => 0,
            _ => u16::try_from(self.below(170)).unwrap(),
        };
        Position { x: side(), y: side() }
    }

    fn input(&mut self) -> Input {
        let position = self.position();
        let keys = [
            Key::Up,
            Key::Down,
            Key::Left,
            Key::Right,
            Key::Enter,
            Key::Tab,
            Key::BackTab,
            Key::Backspace,
            Key::Delete,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::F(255),
            Key::Char('\u{202e}'),
            Key::Char('\u{200d}'),
            Key::Char('𠮷'),
            Key::Char('\0'),
            Key::Control('\u{7f}'),
        ];
        match self.below(12) {
            0..=2 => Input::Press(position),
            3 => Input::Drag(position),
            4..=6 => Input::Release(position),
            7 => Input::ScrollUp,
            8 => Input::ScrollDown,
            _ => Input::Key(keys[usize::try_from(self.below(19)).unwrap()]),
        }
    }
}

fn look(pilot: &Pilot) {
    let area = pilot.app.area();
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    for place in pilot.app.view(&mut buffer) {
        assert_eq!(place.area.intersection(area), place.area, "outside {area}");
    }
}

/// One sample of every screen, each on an application of its own.
fn screens() -> impl Iterator<Item = Pilot> {
    let guide = CENTRE.full_guide();
    let mut count = 0;
    Pilot::kiosk().app.show(|context| {
        let mut all = kiosk::gallery(context, guide);
        count = all.len();
        all.swap_remove(0).1
    });
    (0..count).map(move |at| {
        let mut pilot = Pilot::kiosk();
        pilot.app.show(|context| kiosk::gallery(context, guide).swap_remove(at).1);
        pilot
    })
}

#[test]
fn every_page_survives_every_size() {
    for mut pilot in screens() {
        for large in [false, true] {
            pilot.app.set_appearance(Lang::En, large);
            for (columns, rows) in SIZES {
                pilot.happen(Event::Input { input: Input::Resized { columns, rows }, at: pilot.at });
                look(&pilot);
                pilot.tap_at(u16::MAX, u16::MAX).tap_at(columns / 2, 0);
                look(&pilot);
            }
        }
    }
}

#[test]
fn an_application_may_begin_on_a_terminal_of_no_size() {
    for (columns, rows) in SIZES {
        let pilot = Pilot::at(columns.min(400), rows.min(150), Panel { width_mm: 0.0, height_mm: 0.0 });
        look(&pilot);
    }
}

/// r:C14: whichever page somebody leaves, nothing of them is on it afterwards.
#[test]
fn whichever_page_somebody_leaves_it_is_as_if_nobody_had_come() {
    let mut fresh = Pilot::kiosk();
    fresh.wait(600);
    let rests = fresh.screen();
    for mut pilot in screens() {
        let left = pilot.screen();
        pilot.type_text("张三 139");
        pilot.wait(600);
        let now = pilot.screen();
        if left.contains("请使用其他取号机") {
            // A machine that staff closed stays closed, and nobody writes on it.
            assert!(left == now, "{left}\n\n{now}");
            continue;
        }
        let is_rest = now.contains("请触摸屏幕开始") && rests.contains("请触摸屏幕开始");
        assert!(is_rest, "{left}\n\n{now}");
        pilot.tap_at(36, 26).wait(1);
        assert!(pilot.sees("请问要办什么事") && !pilot.sees("张三"), "{}", pilot.screen());
    }
}

#[test]
fn every_page_survives_random_hands() {
    let mut rng = Rng(7);
    for mut pilot in screens() {
        for step in 0..150 {
            pilot.at += Duration::from_millis(rng.below(700));
            let (input, at) = (rng.input(), pilot.at);
            pilot.happen(Event::Input { input, at });
            if step % 10 == 0 {
                look(&pilot);
            }
        }
    }
}

#[test]
fn every_page_survives_every_scan() {
    let long = "A".repeat(256);
    let codes = [
        "",
        " ",
        "12345674",
        "HTTPS://X/Y/12345674",
        "7K3M9QX2V5T8W4N6H1JZRB0CDE",
        "H746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8",
        "]Q1",
        "\u{1b}[2J",
        &long,
    ];
    let answers = [
        Answer::NoCheckIn(CheckInError::Unknown),
        Answer::Found(None),
        Answer::Found(Some(Box::new(TicketStatus {
            ticket: Ticket::default(),
            ahead: None,
            today: monday().date(),
        }))),
    ];
    for mut pilot in screens() {
        for code in codes {
            pilot.happen(Event::Scanned(code.into()));
            look(&pilot);
            for answer in
                answers.clone().into_iter().filter(|_| !pilot.requests.is_empty()).collect::<Vec<_>>()
            {
                pilot.answer(answer);
                look(&pilot);
            }
        }
    }
}

#[test]
fn every_page_survives_answers_to_other_questions() {
    let answers = [
        Answer::Guide(None),
        Answer::Guide(Some(Box::new(service_hall::hall::catalogue::Guide::default()))),
        Answer::Lines(Vec::new()),
        Answer::Refused(Refusal::NoSuchLine),
        Answer::StoreFailed,
        Answer::Printed(service_hall::paper::SlipOutcome::Not(service_hall::paper::PrinterFault::Silent)),
    ];
    for mut pilot in screens() {
        for request_id in 0..6 {
            for answer in answers.clone() {
                pilot.happen(Event::Answered { request_id: RequestId(request_id), answer });
            }
        }
        look(&pilot);
    }
}

#[test]
fn every_page_survives_a_clock_that_goes_astray_and_an_empty_hall() {
    let empty = std::sync::Arc::new(service_hall::hall::Hall::default());
    for mut pilot in screens() {
        let later = monday() + chrono::Duration::days(365 * 200);
        let times = [(later, Duration::MAX), (chrono::NaiveDateTime::default(), Duration::ZERO)];
        for (now, at) in times {
            pilot.happen(Event::Tick { now, at });
            look(&pilot);
        }
        pilot.happen(Event::HallChanged(std::sync::Arc::clone(&empty)));
        look(&pilot);
        pilot.happen(Event::Tick { now: monday(), at: Duration::from_secs(1) });
        look(&pilot);
    }
}
