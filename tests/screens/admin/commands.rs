//! Where letters are commands, what a scanner types is none.
use super::*;
use crate::screens::admin_setup::CONFIG;
use ratatui::layout::Rect;
use service_hall::admin::{AdminPerson, AdminRequest, AdminScreen, AdminUpdate, SharedDraft};
use service_hall::devices::terminal::ReaderMessage;
use service_hall::hall::Name;
use service_hall::hall::drafts::{Draft, DraftChange, DraftSubject, PublishRule};
use service_hall::hall::people::{AuditActor, Role};
use service_hall::shell::staff::{Staff, StaffContext, StaffInput};
use service_hall::shell::turns::Program;
use service_hall::text::Lang;
use service_hall::ui::desk::{StaffEvent, StaffScreen};
use service_hall::ui::{LIGHT, input::Input};
use std::cell::Cell;
use std::sync::Arc;

#[test]
fn letters_are_commands_wherever_nothing_is_typed() {
    let place = Place::sqlite("admin-commands");
    let mut store = hall_in(&place);
    has_root(&mut store);
    let mut desk = Desk::at(&place, SIZE);
    assert!(!desk.is_commanded(), "a number is typed");
    desk.signs_in("301");
    assert!(desk.is_commanded());
    desk.press(Key::Char('1')).sees("市公安局");
    assert!(!desk.is_commanded(), "a matter is searched");
    desk.types(&renewal().code).sees("居民身份证换领").press(Key::Enter).sees("取号机上的样子");
    assert!(desk.is_commanded(), "a letter opens a field");
    desk.types("x").sees("0799-8001101");
    assert!(!desk.is_commanded());
    desk.press(Key::Escape).types("r").sees("添加");
    assert!(desk.is_commanded(), "N adds a document");
    desk.types("n");
    assert!(!desk.is_commanded());
    desk.press(Key::Escape).press(Key::Escape);
    hand_over(&mut desk, "900");
    desk.press(Key::Char('6')).sees("周敏").press(Key::F(5));
    assert!(desk.is_commanded());
    desk.press(Key::End).press(Key::Down).press(Key::Down).press(Key::Down).press(Key::Down).press(Key::Down);
    assert!(!desk.is_commanded(), "a PIN is typed without being opened: {}", desk.screen());
    desk.leaves();
}

#[test]
fn a_scanned_code_does_not_give_up_the_draft() {
    let hall = Arc::new(CONFIG.hall.clone());
    let mut face = AdminScreen::new(hall, Arc::new(desk::Tables), Lang::Zh, desk::ten());
    face.update(StaffEvent::News(AdminUpdate::SignedIn(AdminPerson {
        code: "301".into(),
        name: Name::new("周敏", ""),
        roles: vec![Role::Centre],
    })));
    let change = DraftChange {
        number: 1,
        subject: DraftSubject::Matter("1".into()),
        content: DraftContent::Removed,
        by: AuditActor::Account("301".into()),
        at: desk::ten(),
        began: 1,
        is_undone: false,
    };
    let draft = Arc::new(Draft { changes: vec![change], turn: 1 });
    let state = SharedDraft { draft, rule: PublishRule::One, publishers: Vec::new() };
    face.update(StaffEvent::News(AdminUpdate::Draft(state)));
    face.update(StaffEvent::Key(Key::Char('2')));
    let time = Cell::new(Duration::from_secs(9));
    let asked = std::cell::RefCell::new(Vec::new());
    let (clock, real) = (desk::ten, || time.get());
    let world = StaffContext {
        clock: &clock,
        running: &real,
        real: &real,
        theme: LIGHT,
        perform: |request: AdminRequest| asked.borrow_mut().push(request),
    };
    let mut staff = Staff::new(face, world, Rect::new(0, 0, 128, 30));
    for key in "A012".chars().map(Key::Char).chain([Key::Enter]) {
        time.set(time.get() + Duration::from_millis(8));
        staff.hear(StaffInput::Reading(ReaderMessage::Input(Input::Key(key))));
    }
    time.set(time.get() + Duration::from_secs(1));
    staff.tick();
    assert!(staff.into_face().is_commanded());
    let discards = |request: &AdminRequest| matches!(request, AdminRequest::Discard(_));
    assert!(!asked.borrow().iter().any(discards), "{:?}", asked.borrow());
}
