//! One sample of every screen, for pictures and for the tests that look at all of them.
use super::{
    ENTRY_SCREENS, ask_number::AskNumber, check_in::CheckIn, choose_class::ChooseClass,
    choose_line::ChooseLine, choose_matter::ChooseMatter, choose_situation::ChooseSituation,
    choose_way::BrowseWay, choose_way::ChooseWay, closed::Closed, confirm::Confirm, give_back::GiveBack,
    guide::GuideScreen, help::Help, hours::HoursScreen, opinion, out_of_service::OutOfService,
    refused::RefusalScreen, search::Search, staff_entrance::StaffEntrance, tending::TendingPage,
    ticket_found::TicketFound, ticket_taken::TicketTaken,
};
use crate::app::input::Key;
use crate::app::kiosk_state::{KioskState, KioskTending};
use crate::app::message::{Answer, IssuedTicket, TicketStatus};
use crate::app::screen::{AnyScreen, Context};
use crate::hall::booking::CheckInError;
use crate::hall::catalogue::{CataloguePart, Guide, Situation};
use crate::hall::forecast::Wait;
use crate::hall::people::{Authority, KioskOut};
use crate::hall::queue::{LineToday, Refusal, Ticket, TicketState};
use crate::hall::{Hall, Name};
use crate::paper::{PrinterFault, SlipOutcome, ticket_slip};
use crate::ui::keyboard::KeyboardMode;

/// A screen and what it is called in file names. Those that end in `_no_paper` and `_sent_away` are of a machine whose
/// printer has no paper ([`App::run_out_of_paper`](crate::app::App::run_out_of_paper)).
pub type Sample = (&'static str, Box<dyn AnyScreen>);

/// One sample of every screen, in the order of a visit. `guide` is the matter that is read and queued for.
pub fn gallery(context: &Context, guide: &Guide) -> Vec<Sample> {
    let hall = context.hall;
    let of_department = CataloguePart {
        department: hall.catalogue.departments().first().cloned(),
        ..CataloguePart::default()
    };
    let of_theme =
        CataloguePart { theme: hall.catalogue.themes().first().cloned(), ..CataloguePart::default() };
    let for_business = CataloguePart { organisations: Some(true), ..CataloguePart::default() };
    let departments_for_business = departments_of_the_largest_theme(&for_business, hall);
    let line = hall.catalogue.coded(&guide.code).and_then(|matter| hall.line_for(&matter));
    let line = line.or(hall.setup.lines.first()).map(|line| line.code.clone()).unwrap_or_default();
    let lines = Answer::Lines(today(hall));
    let read = Answer::Guide(Some(Box::new(guide.clone())));
    let situated = with_situations(context, guide);
    let mut all: Vec<Sample> = vec![
        ("rest", (ENTRY_SCREENS.rest)()),
        ("home", (ENTRY_SCREENS.home)()),
        ("search", Box::new(Search::new(context))),
        ("search_found", typed(context, "sfz")),
        ("search_nearest", typed(context, "jiehundengjiguangchang")),
        ("search_nothing", typed(context, "xqzvw")),
        ("search_nine_keys", Box::new(Search::in_mode(context, KeyboardMode::NineKeys, "743633694364"))),
        ("search_strokes", Box::new(Search::in_mode(context, KeyboardMode::Strokes, "32511"))),
        ("departments", Box::new(ChooseWay::new(BrowseWay::Departments, context))),
        ("themes", Box::new(ChooseWay::new(BrowseWay::Themes, context))),
        ("matters_of_department", Box::new(ChooseMatter::new(of_department, context))),
        ("matters_of_theme", Box::new(ChooseMatter::new(of_theme, context))),
        ("themes_for_business", Box::new(ChooseWay::within(BrowseWay::Themes, for_business, context))),
        (
            "departments_for_business",
            Box::new(ChooseWay::within(BrowseWay::Departments, departments_for_business, context)),
        ),
        ("guide", Box::new(GuideScreen::read(guide.clone()))),
        (
            "choose_situation",
            Box::new(ChooseSituation::new(Box::new(situated.clone()), GuideScreen::of_situation)),
        ),
        (
            "guide_situation",
            Box::new(GuideScreen::read_in(situated.clone(), situated.situations.first().cloned())),
        ),
        ("guide_not_sure", Box::new(GuideScreen::read_in(situated, None))),
        ("choose_line", after_answers(ChooseLine::default(), context, &[&lines])),
        ("hours", Box::new(HoursScreen)),
        ("confirm", after_answers(Confirm::new(line.clone(), None), context, &[&lines])),
        (
            "confirm_matter",
            after_answers(Confirm::new(line.clone(), Some(guide.code.clone())), context, &[&lines, &read]),
        ),
        ("choose_class", Box::new(ChooseClass { class: String::new() })),
        ("check_in", checking_in(context, "", None)),
        (
            "check_in_early",
            checking_in(
                context,
                "12345674",
                Some(CheckInError::TooEarly { from: (context.now + chrono::TimeDelta::minutes(20)).time() }),
            ),
        ),
        ("check_in_letters", with_letters(context)),
        ("check_in_no_paper", checking_in(context, "12345674", None)),
        ("found_called", found(context, TicketState::Called)),
        ("found_waiting", found(context, TicketState::Waiting)),
        ("give_back", giving_back(context)),
        ("not_ours", Box::new(TicketFound::Unknown)),
        ("not_asked", Box::new(TicketFound::NotAsked)),
        ("not_given_back", Box::new(TicketFound::NotGivenBack)),
        ("ask_number", Box::new(AskNumber::default())),
        ("ticket_taken", ticket_taken(context, SlipOutcome::Confirmed)),
        ("ticket_not_printed", ticket_taken(context, SlipOutcome::Not(PrinterFault::PaperOut))),
        ("ticket_unsure", ticket_taken(context, SlipOutcome::Unsure(PrinterFault::NotConnected))),
        ("rest_sent_away", (ENTRY_SCREENS.rest)()),
        ("home_no_paper", (ENTRY_SCREENS.home)()),
        ("confirm_no_paper", after_answers(Confirm::new(line.clone(), None), context, &[&lines])),
        ("confirm_sent_away", after_answers(Confirm::new(line.clone(), None), context, &[&lines])),
        ("refused", Box::new(RefusalScreen { refusal: Refusal::FullForToday, line: Some("A".into()) })),
        ("out_of_service", Box::new(OutOfService)),
        ("closed", Box::new(Closed)),
        ("staff_entrance", staff_entrance(context)),
        ("tending", tending(context)),
        ("help", Box::new(Help)),
    ];
    let served = found_now(context, TicketState::Done).ticket;
    all.extend(opinion::samples(context, guide, &served));
    all
}

/// The first matter that has situations, with documents of a guide: each situation needs one more than all of them do.
fn with_situations(context: &Context, guide: &Guide) -> Guide {
    let mut matters = context.hall.catalogue.iter().map(|(_, matter)| matter);
    let Some(matter) = matters.find(|matter| !matter.situations.is_empty()) else { return guide.clone() };
    let mut materials = guide.materials.clone();
    materials.last_mut().into_iter().for_each(|last| last.may_follow = true);
    let documents: Vec<String> = materials.iter().skip(1).map(|material| material.name.clone()).collect();
    let names = matter.situation_names().enumerate();
    let situations = names.map(|(at, (zh, en))| Situation {
        name: Name::new(zh, en),
        documents: documents.get(at).cloned().into_iter().collect(),
    });
    let situations = situations.collect();
    Guide { name: Name::new(matter.name, matter.name_en), materials, situations, ..guide.clone() }
}

fn staff_entrance(context: &Context) -> Box<dyn AnyScreen> {
    let mut page = StaffEntrance::default();
    for letter in "001".chars() {
        AnyScreen::key(&mut page, Key::Char(letter), context);
    }
    Box::new(page)
}

fn tending(context: &Context) -> Box<dyn AnyScreen> {
    let state = KioskState {
        out: Some(KioskOut { since: context.now, who: "001".into() }),
        version: "1.0.0".into(),
        store: "postgres://hall.example/hall".into(),
        setup: 12,
        catalogue: 7,
        free: Some(734 << 20),
    };
    Box::new(TendingPage::new(KioskTending { authority: Authority::system(""), state }))
}

/// The theme with the most matters of a part, of which some units share a tile.
fn departments_of_the_largest_theme(part: &CataloguePart, hall: &Hall) -> CataloguePart {
    let themes = hall.catalogue.themes_within(part);
    let largest = themes.into_iter().max_by_key(|(_, count)| *count);
    CataloguePart { theme: largest.map(|(name, _)| name.to_owned()), ..part.clone() }
}

fn after_answers(
    mut screen: impl AnyScreen + 'static,
    context: &Context,
    answers: &[&Answer],
) -> Box<dyn AnyScreen> {
    for answer in answers {
        screen.hear(answer, context);
    }
    Box::new(screen)
}

fn typed(context: &Context, letters: &str) -> Box<dyn AnyScreen> {
    let mut search = Search::new(context);
    for letter in letters.chars() {
        AnyScreen::key(&mut search, Key::Char(letter), context);
    }
    Box::new(search)
}

/// A hall with people in it: the further down the list, the more.
fn today(hall: &Hall) -> Vec<LineToday> {
    let waiting = hall.setup.lines.iter().zip([0, 5, 12, 3, 28, 1].into_iter().cycle());
    waiting
        .map(|(line, waiting)| LineToday {
            line: line.code.clone(),
            waiting,
            stopped: waiting == 3,
            ..LineToday::default()
        })
        .collect()
}

fn checking_in(context: &Context, code: &str, no: Option<CheckInError>) -> Box<dyn AnyScreen> {
    let mut page = CheckIn::default();
    for letter in code.chars() {
        AnyScreen::key(&mut page, Key::Char(letter), context);
    }
    if let Some(no) = no {
        AnyScreen::hear(&mut page, &Answer::NoCheckIn(no), context);
    }
    Box::new(page)
}

fn with_letters(context: &Context) -> Box<dyn AnyScreen> {
    let mut page = CheckIn::with_letters();
    for letter in "YY2026AB".chars() {
        AnyScreen::key(&mut page, Key::Char(letter), context);
    }
    Box::new(page)
}

fn found_now(context: &Context, state: TicketState) -> Box<TicketStatus> {
    let window = context.hall.setup.windows.first().map(|window| window.code.clone());
    let ticket = Ticket { state, window, ..ticket(context) };
    Box::new(TicketStatus { today: ticket.day, ticket, ahead: (state == TicketState::Waiting).then_some(5) })
}

fn found(context: &Context, state: TicketState) -> Box<dyn AnyScreen> {
    Box::new(TicketFound::Ticket(found_now(context, state)))
}

fn giving_back(context: &Context) -> Box<dyn AnyScreen> {
    Box::new(GiveBack { found: found_now(context, TicketState::Waiting) })
}

fn ticket_taken(context: &Context, printed: SlipOutcome) -> Box<dyn AnyScreen> {
    let hall = context.hall;
    let ticket = ticket(context);
    let wait = Some(Wait { least: 12, most: 20 });
    let slip = ticket_slip(&ticket, hall, context.lang, wait);
    let mut screen = TicketTaken::new(Box::new(IssuedTicket { ticket, wait, slip }));
    AnyScreen::hear(&mut screen, &Answer::Printed(printed), context);
    Box::new(screen)
}

fn ticket(context: &Context) -> Ticket {
    let hall = context.hall;
    Ticket {
        day: context.now.date(),
        line: hall.setup.lines.first().map(|line| line.code.clone()).unwrap_or_default(),
        number: 12,
        issued_at: context.now,
        kiosk: hall.setup.kiosk.clone(),
        ahead: 5,
        code: "H746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8".into(),
        ..Ticket::default()
    }
}
