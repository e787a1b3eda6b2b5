//! A slow store, and somebody else in the same document: nothing that was written is lost, and nobody writes into another entry.
use super::*;
use service_hall::admin::{DraftOutcome, SharedDraft};
use service_hall::hall::drafts::{DraftChange, DraftSubject, PublishRule};
use service_hall::hall::people::AuditActor;
use service_hall::hall::setup_forms::remove_entry;

impl Keeper {
    /// Takes a change into the draft as the worker does: what was written before the answer to an earlier step goes on from that step.
    pub(super) fn keep(&mut self, edit: DraftEdit) {
        let last = self.draft.of(&edit.subject).cloned();
        let own = self.changes_of("301", &edit.subject);
        let seen = edit.seen.map(|seen| seen.max(own));
        if let Some(last) = last.filter(|last| seen.is_some_and(|seen| seen != last.number)) {
            let outcome = DraftOutcome::Overtaken(edit.subject, last.number, last.by.name().to_owned());
            self.hear(AdminUpdate::Done(outcome));
            return;
        }
        let (subject, number) = (edit.subject.clone(), self.add(edit, "301"));
        self.hear(AdminUpdate::Done(DraftOutcome::Edited(subject, number)));
    }

    /// The last change of a subject that somebody made, 0 where there is none.
    fn changes_of(&self, who: &str, subject: &DraftSubject) -> u32 {
        let by = AuditActor::Account(who.into());
        let own = self.draft.changes.iter().rfind(|change| change.by == by && change.subject == *subject);
        own.map_or(0, |change| change.number)
    }

    fn add(&mut self, edit: DraftEdit, who: &str) -> u32 {
        let number = u32::try_from(self.draft.changes.len()).unwrap() + 1;
        let (at, began, by) = (monday(), edit.began.unwrap_or(1), AuditActor::Account(who.into()));
        let (subject, content) = (edit.subject, edit.content);
        self.draft.changes.push(DraftChange { number, subject, content, by, at, began, is_undone: false });
        let draft = Arc::new(self.draft.clone());
        let state = SharedDraft { draft, rule: PublishRule::One, publishers: Vec::new() };
        self.hear(AdminUpdate::Draft(state));
        number
    }

    /// The store answers the first change that it holds.
    fn answers(&mut self) -> &mut Self {
        let edit = self.held.as_mut().unwrap().pop_front().unwrap();
        self.keep(edit);
        self
    }

    /// Somebody else takes a window out.
    fn other_removes(&mut self, code: &str) -> &mut Self {
        let text = self.drafted("windows.toml");
        let all = entries(&text, &EntryPath::default(), "window");
        let at = all.iter().position(|window| window.text("code") == code).unwrap();
        let text = remove_entry(&text, &EntryPath::nth("window", at)).unwrap();
        let subject = DraftSubject::Document("windows.toml".into());
        self.add(DraftEdit::new(subject, DraftContent::Text(text)), "302");
        self.tick()
    }

    fn windows(&self) -> Vec<(String, String)> {
        let all = entries(&self.drafted("windows.toml"), &EntryPath::default(), "window");
        all.iter().map(|one| (one.text("code").to_owned(), one.text("name").to_owned())).collect()
    }
}

#[test]
fn three_quick_holidays_on_a_slow_store_are_three() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.held = Some(VecDeque::new());
    keeper.types("5").press(&[Key::Down; 4]).press(&[Key::Enter]).reads("2026 年");
    keeper.press(&[Key::PageDown, Key::Down, Key::Right, Key::Char(' '), Key::Left, Key::Char(' ')]);
    keeper.answers().press(&[Key::Left, Key::Char(' ')]).answers().answers();
    let drafted = keeper.drafted("workdays/2026.toml");
    for day in ["2026-12-29", "2026-12-30", "2026-12-31"] {
        assert!(drafted.contains(day), "{day} is lost in {drafted}");
    }
}

#[test]
fn two_that_are_removed_before_the_store_answers_are_both_gone() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.held = Some(VecDeque::new());
    keeper.types("5").press(&[Key::Enter]).reads("A01  综合咨询");
    keeper.press(&[Key::F(8), Key::Enter, Key::F(8), Key::Enter]).answers().answers();
    assert_eq!(keeper.windows()[0].0, "A03");
}

#[test]
fn a_step_on_top_of_one_that_was_overtaken_does_not_overwrite_the_other() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.held = Some(VecDeque::new());
    keeper.types("5").press(&[Key::Enter, Key::F(8), Key::Enter]);
    keeper
        .other_removes("A05")
        .press(&[Key::F(8), Key::Enter])
        .answers()
        .answers()
        .reads("别人刚改了同一份设置");
    let codes: Vec<String> = keeper.windows().into_iter().map(|(code, _)| code).take(5).collect();
    assert_eq!(codes, ["A01", "A02", "A03", "A04", "A06"], "what the other did stands");
}

#[test]
fn the_window_that_lies_open_is_found_again_when_another_goes_before_it() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Enter, Key::Down, Key::Down, Key::Enter]).reads("A03 居民身份证");
    keeper.press(&[Key::Down, Key::Enter, Key::F(3)]).types("Desk");
    keeper.other_removes("A01").press(&[Key::Enter]).reads("A03 居民身份证Desk");
    let windows = keeper.windows();
    assert_eq!(windows[1], ("A03".to_owned(), "居民身份证Desk".to_owned()));
    assert!(windows.iter().all(|(code, name)| code == "A03" || !name.contains("Desk")), "{windows:?}");
    keeper.other_removes("A03").reads("打开的这一项已经不在了").reads("A02  综合咨询与帮办");
}

#[test]
fn what_is_asked_of_one_window_does_not_remove_another() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Enter, Key::Down, Key::Down, Key::F(8)]);
    keeper.other_removes("A01").press(&[Key::Enter]).reads("A03  居民身份证：已在草稿里删除");
    let codes: Vec<String> = keeper.windows().into_iter().map(|(code, _)| code).take(3).collect();
    assert_eq!(codes, ["A02", "A04", "A05"]);
    keeper.press(&[Key::Up, Key::Up, Key::F(8)]).other_removes("A02").reads("别人刚改了同一份设置");
    keeper.press(&[Key::Enter]);
    assert_eq!(keeper.windows()[0].0, "A04", "it was opened, and not removed");
}

#[test]
fn a_new_window_that_was_overtaken_is_still_there_to_be_added() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.held = Some(VecDeque::new());
    keeper.types("5").press(&[Key::Enter, Key::F(5), Key::Enter]).types("c11");
    keeper.press(&[Key::Enter, Key::Enter, Key::F(3)]).types("Desk").press(&[Key::Enter]).types("s");
    keeper
        .other_removes("A01")
        .answers()
        .reads("别人刚改了同一份设置")
        .reads("新增：窗口")
        .types("s")
        .answers();
    let windows = keeper.windows();
    assert_eq!(windows.last().unwrap(), &("C11".to_owned(), "Desk".to_owned()));
    assert_eq!(windows[0].0, "A02");
}

#[test]
fn a_name_that_was_half_typed_when_the_power_failed_goes_on_at_its_own_window() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Enter, Key::Down, Key::Down, Key::Enter]).reads("A03 居民身份证");
    keeper.press(&[Key::Down, Key::Enter, Key::F(3)]).types("Des");
    let remembered = keeper.remembered.clone();
    let mut keeper = Keeper::after(&[Role::Centre], remembered.clone());
    keeper.other_removes("A01").types("0").reads("居民身份证Des▏");
    keeper.press(&[Key::F(3)]).types("k").press(&[Key::Enter]);
    let windows = keeper.windows();
    assert_eq!(windows[1], ("A03".to_owned(), "居民身份证Desk".to_owned()));
    assert!(windows.iter().all(|(code, name)| code == "A03" || !name.contains("Desk")), "{windows:?}");
    // One that is gone is not written into another.
    let mut keeper = Keeper::after(&[Role::Centre], remembered);
    keeper.other_removes("A03").types("0").reads("打开的这一项已经不在了");
    assert!(keeper.windows().iter().all(|(_, name)| !name.contains("Des")));
}

#[test]
fn an_entry_that_changes_places_on_a_slow_store_stays_the_chosen_one() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.held = Some(VecDeque::new());
    keeper.types("5").press(&[Key::Enter, Key::Char('='), Key::Char('=')]).answers().answers();
    keeper.reads("▶A01").press(&[Key::F(8), Key::Enter]).answers();
    let codes: Vec<String> = keeper.windows().into_iter().map(|(code, _)| code).take(3).collect();
    assert_eq!(codes, ["A02", "A03", "A04"]);
}
