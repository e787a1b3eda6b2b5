//! The setup in forms, hours of a day and accounts, as somebody changes them who has not read a manual; every key is counted.
use crate::support::pilot;
use chrono::NaiveDateTime;
use pilot::{CENTRE, monday, read, squeeze};
use ratatui::{buffer::Buffer, layout::Rect};
use service_hall::admin::{
    AccountOrder, AdminPerson, AdminRequest, AdminScreen, AdminTouch, AdminUpdate, HoursOrder, MatterReader,
    ReadMatter, SetupChecker, SetupLook, SetupRequest, SetupUpdate, Unfinished,
};
use service_hall::config::Config;
use service_hall::hall::catalogue::Guide;
use service_hall::hall::drafts::{Draft, DraftContent, DraftEdit, MatterRecord};
use service_hall::hall::figures::LeftOver;
use service_hall::hall::people::{Account, Role};
use service_hall::hall::setup_forms::{EntryPath, FormValue, KindId, entries, entry};
use service_hall::hall::{Hall, Name, SetupDocuments};
use service_hall::import::drafts::document_finding;
use service_hall::text::Lang;
use service_hall::ui::desk::{StaffEvent, StaffScreen, grid};
use service_hall::ui::input::Key;
use service_hall::ui::{Highlight, LIGHT, Page, Target};
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

mod hours;
mod people;
mod together;

/// The sample's documents, and what reads them.
pub static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    Config::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config")).0.expect("the sample is read")
});

/// What was checked lately: most pages of all sizes and languages have the same documents.
static CHECKED: Mutex<Vec<(SetupDocuments, SetupLook)>> = Mutex::new(Vec::new());

/// Checks documents as the sample's programs do.
pub struct Checker;

impl SetupChecker for Checker {
    fn check(&self, documents: &SetupDocuments) -> SetupLook {
        let mut known = CHECKED.lock().unwrap();
        if let Some((_, look)) = known.iter().find(|(of, _)| of == documents) {
            return look.clone();
        }
        let (config, problems) = CONFIG.with_setup(documents);
        let setup = config.map(|config| Arc::clone(&config.hall.setup));
        let look = SetupLook { setup, findings: problems.iter().map(document_finding).collect() };
        known.push((documents.clone(), look.clone()));
        look
    }
}

struct NoMatters;

impl MatterReader for NoMatters {
    fn read(&self, _: &MatterRecord, _: &Hall) -> ReadMatter {
        ReadMatter::default()
    }
    fn write(&self, _: &Guide) -> MatterRecord {
        MatterRecord::default()
    }
}

/// Somebody at the screen, with a worker that does what it is asked at once.
struct Keeper {
    screen: AdminScreen,
    size: (u16, u16),
    draft: Draft,
    /// What a slow store has not answered yet.
    held: Option<VecDeque<DraftEdit>>,
    accounts: Vec<Account>,
    hours: Vec<HoursOrder>,
    left: LeftOver,
    orders: Vec<AccountOrder>,
    /// What is half written, as it would outlive a power failure.
    remembered: Vec<Unfinished>,
    at: Duration,
    keys: usize,
}

impl Keeper {
    fn with(roles: &[Role]) -> Keeper {
        Keeper::after(roles, Vec::new())
    }

    /// Somebody signs in of whom something is remembered.
    fn after(roles: &[Role], remembered: Vec<Unfinished>) -> Keeper {
        let screen = AdminScreen::new(Arc::clone(&CENTRE.hall), Arc::new(NoMatters), Lang::Zh, monday());
        let account = |code: &str, name: &str, role: Role| Account {
            code: code.into(),
            name: Name::new(name, ""),
            roles: vec![role],
            windows: Vec::new(),
            is_open: true,
            made_at: monday(),
            pin_at: monday(),
            locked: if code == "102" { 120 } else { 0 },
            wrong: 0,
            wrong_at: monday(),
        };
        let accounts = vec![
            account("101", "李老师", Role::Clerk),
            account("102", "王老师", Role::Clerk),
            account("root", "赵工", Role::SystemAdmin),
        ];
        let mut keeper = Keeper {
            screen: screen.checking_setup(Arc::new(Checker)),
            size: (100, 40),
            draft: Draft::default(),
            held: None,
            accounts,
            hours: Vec::new(),
            left: LeftOver::default(),
            orders: Vec::new(),
            remembered: remembered.clone(),
            at: Duration::ZERO,
            keys: 0,
        };
        keeper.hear(AdminUpdate::Unfinished(remembered));
        let person = AdminPerson { code: "301".into(), name: Name::new("周敏", ""), roles: roles.to_vec() };
        keeper.hear(AdminUpdate::SignedIn(person)).tick();
        keeper
    }

    fn happen(&mut self, event: StaffEvent<AdminTouch, AdminUpdate>) {
        for request in self.screen.update(event) {
            self.perform(request);
        }
    }

    fn hear(&mut self, news: AdminUpdate) -> &mut Self {
        self.happen(StaffEvent::News(news));
        self
    }

    fn tick(&mut self) -> &mut Self {
        let now: NaiveDateTime = monday();
        self.at += Duration::from_secs(1);
        self.happen(StaffEvent::Tick { now, at: self.at });
        self
    }

    fn perform(&mut self, request: AdminRequest) {
        match request {
            AdminRequest::Edit(edit) => match &mut self.held {
                Some(held) => held.push_back(edit),
                None => self.keep(edit),
            },
            AdminRequest::Remember(all) => self.remembered = all,
            AdminRequest::Setup(SetupRequest::ReadSetup) => {
                let documents = Arc::new(CONFIG.documents.clone());
                self.hear(AdminUpdate::Setup(SetupUpdate::Documents(1, documents)));
            }
            AdminRequest::Setup(SetupRequest::ReadAccounts) => {
                let accounts = Arc::new(self.accounts.clone());
                self.hear(AdminUpdate::Setup(SetupUpdate::Accounts(accounts)));
            }
            AdminRequest::Setup(SetupRequest::ChangeHours(orders)) => {
                self.hours.extend(orders.clone());
                self.hear(AdminUpdate::Setup(SetupUpdate::HoursDone(orders, self.left)));
            }
            AdminRequest::Setup(SetupRequest::Account(order)) => {
                self.orders.push(order);
                let account = Box::new(self.accounts[0].clone());
                self.hear(AdminUpdate::Setup(SetupUpdate::AccountDone(account)));
            }
            _ => {}
        }
    }

    fn press(&mut self, keys: &[Key]) -> &mut Self {
        for key in keys {
            self.keys += 1;
            self.happen(StaffEvent::Key(*key));
        }
        self.tick()
    }

    fn types(&mut self, text: &str) -> &mut Self {
        let keys: Vec<Key> = text.chars().map(Key::Char).collect();
        self.press(&keys)
    }

    fn look(&self) -> (Buffer, Vec<Target<AdminTouch>>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(&mut buffer, area, grid(area), LIGHT, Highlight::default());
        StaffScreen::view(&self.screen, &mut page);
        let targets = page.into_targets();
        (buffer, targets)
    }

    fn text(&self) -> String {
        let (buffer, _) = self.look();
        read(&buffer, buffer.area)
    }

    #[track_caller]
    fn reads(&mut self, words: &str) -> &mut Self {
        let text = self.text();
        assert!(squeeze(&text).contains(&squeeze(words)), "{words:?} is not on\n{text}");
        self
    }

    /// Touches the last place that says something, as the one drawn on top.
    #[track_caller]
    fn tap(&mut self, label: &str) -> &mut Self {
        let (buffer, targets) = self.look();
        let says = |target: &&Target<AdminTouch>| {
            squeeze(&read(&buffer, target.place.area)).contains(&squeeze(label))
        };
        let hit = targets.iter().rev().find(says);
        let touch = hit.unwrap_or_else(|| panic!("no place says {label:?} on\n{}", self.text())).message;
        self.happen(StaffEvent::Touch(touch));
        self.tick()
    }

    /// A document as the draft has it.
    fn drafted(&self, name: &str) -> String {
        let changes = self.draft.changes.iter().rev();
        let own =
            changes.filter(|change| change.subject.name() == name).find_map(|change| match &change.content {
                DraftContent::Text(text) => Some(text.clone()),
                _ => None,
            });
        own.unwrap_or_else(|| CONFIG.documents.text(name).unwrap_or_default().to_owned())
    }
}

#[test]
fn a_window_is_added_and_everything_else_stays_as_it_was() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.reads("大厅设置").types("5").reads("窗口");
    keeper.press(&[Key::Enter]).reads("A01  综合咨询");
    keeper.press(&[Key::F(5)]).reads("新增：窗口");
    // A code that is another window's is told at once.
    keeper.press(&[Key::Enter]).types("c09").press(&[Key::Enter]).reads("▲");
    keeper.press(&[Key::Up, Key::Enter, Key::Control('u')]).types("c11").press(&[Key::Enter]);
    assert!(!keeper.text().contains('▲'), "{}", keeper.text());
    keeper.press(&[Key::Enter]).types("zonghe").press(&[Key::Char(' '), Key::Enter]);
    // Floor, department, lines; what is empty is as usual.
    keeper.press(&[Key::Down, Key::Enter]).types("2").press(&[Key::Enter, Key::Enter]);
    keeper.types("市").press(&[Key::Enter, Key::Enter]).types(" ").press(&[Key::Enter]);
    keeper.types("s").reads("已加进草稿");
    assert!(keeper.keys <= 60, "{} keys", keeper.keys);
    let (before, after) = (CONFIG.documents.text("windows.toml").unwrap(), keeper.drafted("windows.toml"));
    assert!(after.starts_with(before), "what was there stays byte for byte");
    let all = entries(&after, &EntryPath::default(), "window");
    let new = all.last().unwrap();
    assert_eq!((new.text("code"), new.get("floor")), ("C11", Some(&FormValue::Number(2))));
    assert!(new.text("name").chars().all(|c| !c.is_ascii()), "{}", new.text("name"));
    assert_eq!(new.get("lines").map(|lines| lines.members().len()), Some(1));
    let mut documents = CONFIG.documents.clone();
    documents.insert("windows.toml", after);
    assert!(CONFIG.with_setup(&documents).0.is_some());
}

#[test]
fn a_holiday_is_marked_on_the_calendar() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down; 4]).press(&[Key::Enter]).reads("2026 年");
    keeper.press(&[Key::PageDown, Key::Down, Key::Right, Key::Char(' ')]).reads("已放进草稿");
    assert!(keeper.keys <= 15, "{} keys", keeper.keys);
    let (before, after) =
        (CONFIG.documents.text("workdays/2026.toml").unwrap(), keeper.drafted("workdays/2026.toml"));
    assert_eq!(after, before.replace("\"2026-10-07\"", "\"2026-10-07\", \"2026-12-31\""));
    keeper.types(" ");
    assert_eq!(keeper.drafted("workdays/2026.toml"), before, "marked again it is as it was");
}

#[test]
fn a_year_that_is_a_copy_or_has_no_holidays_is_doubted_on_its_page() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down; 4]).press(&[Key::Enter, Key::Char('y')]).reads("2027 年还没有日历");
    keeper.press(&[Key::F(5)]).reads("放假 3 天").types(" ").reads("2027-01-01 每年都放假");
}

#[test]
fn a_line_is_closed_this_afternoon_at_once() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.reads("某天的开放时间").types("4").reads("保存后马上生效").reads("还没有选");
    keeper.press(&[Key::Down, Key::Enter, Key::Char(' '), Key::Enter]).reads("A 户籍治安");
    keeper.reads("下午不开放").types("s").reads("已生效");
    assert!(keeper.keys <= 12, "{} keys", keeper.keys);
    let order = &keeper.hours[0];
    assert_eq!((order.special.day, order.clears), (monday().date(), false));
    let open: Vec<String> = order.special.open.iter().map(ToString::to_string).collect();
    assert_eq!((order.special.lines[0].as_str(), open), ("A", vec!["09:00-12:00".to_owned()]));
    assert!(keeper.draft.is_empty(), "it goes past the draft");
}

#[test]
fn the_whole_hall_is_closed_only_where_it_is_chosen_and_said_again() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    // Nobody was chosen: nothing is closed.
    keeper.types("4").types("s").reads("还要填：谁");
    assert!(keeper.hours.is_empty());
    // Enter with nothing ticked takes the line under the cursor, not the hall.
    keeper.press(&[Key::Enter]).reads("什么都没勾时按 Enter").press(&[Key::Down, Key::Enter]);
    keeper.press(&[Key::Up, Key::Up, Key::Down]).types("s").reads("已生效");
    assert_eq!(keeper.hours[0].special.lines.len(), 1);
    // The hall is a row of its own, and it is asked.
    keeper.press(&[Key::Enter, Key::PageUp, Key::Char(' '), Key::Enter]).types("s").reads("马上生效吗");
    keeper.press(&[Key::Escape]);
    assert_eq!(keeper.hours.len(), 1, "Escape closes nothing");
    keeper.types("s").press(&[Key::Enter]).reads("已生效");
    assert!(keeper.hours[1].special.lines.is_empty());
}

#[test]
fn a_code_that_is_taken_is_not_added_and_a_window_without_a_line_is_told() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Enter, Key::F(5), Key::Enter]).types("c09");
    keeper.press(&[Key::Enter, Key::Enter, Key::F(3)]).types("Desk").press(&[Key::Enter]);
    keeper.types("s").reads("“C09”已经有了");
    assert!(keeper.draft.is_empty());
    keeper.press(&[Key::Enter, Key::Control('u')]).types("c11").press(&[Key::Enter]);
    keeper.types("s").reads("没有选叫哪些队列的号");
}

#[test]
fn own_hours_that_are_not_written_are_not_called_closed() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.types("4").press(&[Key::Down, Key::Down, Key::Right, Key::Right, Key::Right]);
    keeper.reads("自己写时段").reads("还要填：时段");
}

#[test]
fn a_saturday_morning_is_typed_with_its_note() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("4").press(&[Key::Enter, Key::Control('u')]).types("11-28").press(&[Key::Enter]);
    keeper.reads("2026-11-28 周六").press(&[Key::Down, Key::Right, Key::Right]).reads("只开上午");
    keeper.press(&[Key::Up, Key::Enter, Key::PageUp, Key::Char(' '), Key::Enter]);
    keeper.press(&[Key::Down, Key::Down, Key::Enter]).types("Extra").press(&[Key::Enter]);
    keeper.types("s").reads("已生效");
    let special = &keeper.hours[0].special;
    assert_eq!(special.day.to_string(), "2026-11-28");
    assert_eq!((special.open[0].to_string().as_str(), special.note.en.as_str()), ("08:30-12:00", "Extra"));
}

#[test]
fn a_clerk_is_added_with_a_pin_that_nobody_guesses() {
    let mut keeper = Keeper::with(&[Role::SystemAdmin]);
    keeper.types("6").reads("101  李老师").reads("还要等 120 秒");
    keeper.press(&[Key::F(5), Key::Enter]).types("151").press(&[Key::Enter, Key::Enter]).types("lilaoshi");
    keeper.press(&[Key::Char(' '), Key::Enter]).press(&[Key::Down; 3]).types("123456");
    keeper.press(&[Key::Enter]).types("123456").press(&[Key::Enter]).reads("▲");
    assert!(keeper.orders.is_empty(), "a PIN that is guessed first is refused at its field");
    keeper.press(&[Key::Backspace; 6]).types("384756").press(&[Key::Enter]);
    keeper.press(&[Key::Backspace; 6]).types("384757").press(&[Key::Enter]).reads("两次输入的密码不一样");
    keeper.press(&[Key::Backspace]).types("6").press(&[Key::Enter]).reads("马上生效");
    let AccountOrder::Add { code, roles, pin, .. } = &keeper.orders[0] else { panic!("{:?}", keeper.orders) };
    assert_eq!((code.as_str(), roles.as_slice(), pin.0.as_str()), ("151", &[Role::Clerk][..], "384756"));
    assert!(!format!("{:?}", keeper.orders).contains("384756"), "a PIN never shows itself");
}

#[test]
fn a_lead_unlocks_and_does_nothing_else_to_accounts() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.types("6").press(&[Key::F(5)]).reads("您的角色只能解锁");
    keeper.press(&[Key::Down, Key::Enter]).reads("解锁").press(&[Key::Enter]).reads("马上生效");
    assert!(matches!(&keeper.orders[..], [AccountOrder::Unlock { code, .. }] if *code == *"102"));
    assert!(!squeeze(&keeper.text()).contains("停用账号"));
}

#[test]
fn closing_an_account_asks_and_says_what_follows() {
    let mut keeper = Keeper::with(&[Role::SystemAdmin]);
    keeper.types("6").press(&[Key::Enter]).tap("停用账号").tap("停用账号").reads("停用以后这个人不能再登录");
    keeper.press(&[Key::Escape]).tap("停用账号").press(&[Key::Enter]);
    assert!(matches!(&keeper.orders[..], [AccountOrder::Close { closes: true, .. }]), "{:?}", keeper.orders);
}

#[test]
fn every_key_that_leads_out_of_a_field_of_the_setup_keeps_it() {
    let name = |keeper: &Keeper| {
        entry(&keeper.drafted("lines.toml"), &EntryPath::nth("line", 0)).unwrap().text("name_en").to_owned()
    };
    for key in [Key::Enter, Key::Tab, Key::Down, Key::PageDown, Key::Up, Key::BackTab, Key::PageUp] {
        let mut keeper = Keeper::with(&[Role::Centre]);
        keeper.types("5").press(&[Key::Down, Key::Enter, Key::Enter, Key::Down, Key::Down, Key::Enter]);
        keeper.press(&[Key::Control('u')]).types("Police").press(&[key]).reads("已放进草稿");
        assert_eq!(name(&keeper), "Police", "{key:?}");
    }
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down, Key::Enter, Key::Enter, Key::Down, Key::Down, Key::Enter]);
    keeper.press(&[Key::Control('u')]).types("Police").press(&[Key::Escape]);
    assert!(keeper.draft.is_empty(), "Escape gives it up, as the bar says");
    // What cannot be held stays open, so that it is not lost either.
    keeper.press(&[Key::Down; 3]).press(&[Key::Enter, Key::Control('u')]).types("ten").press(&[Key::Down]);
    keeper.reads("请填整数").reads("ten▏");
}

#[test]
fn every_key_that_leads_out_of_a_field_of_a_person_or_of_hours_keeps_it() {
    for key in [Key::Enter, Key::Tab, Key::Down] {
        let mut keeper = Keeper::with(&[Role::SystemAdmin]);
        keeper.types("6").press(&[Key::F(5), Key::Enter]).types("151").press(&[key]).reads("▶姓名");
        keeper.press(&[Key::Enter]).types("lilaoshi").press(&[Key::Char(' '), key]).reads("▶姓名（英文）");
        assert!(keeper.text().contains("151"), "{key:?}\n{}", keeper.text());
        let mut keeper = Keeper::with(&[Role::Lead]);
        keeper.types("4").press(&[Key::Down, Key::Down, Key::Down, Key::Enter, Key::F(3)]).types("Repairs");
        keeper.press(&[key]).reads("▶说明（英文）").reads("Repairs");
    }
}

#[test]
fn entries_of_a_list_change_places_by_a_key_of_the_bar() {
    let codes = |keeper: &Keeper| -> Vec<String> {
        let all = entries(&keeper.drafted("lines.toml"), &EntryPath::default(), "line");
        all.iter().take(3).map(|one| one.text("code").to_owned()).collect()
    };
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down, Key::Enter]).reads("上移").reads("下移");
    let before = codes(&keeper);
    // Two places down, faster than the store answers.
    keeper.press(&[Key::Char('='), Key::Char('=')]).reads("已放进草稿");
    assert_eq!(codes(&keeper), [&before[1], &before[2], &before[0]].map(Clone::clone));
    keeper.press(&[Key::Char('-'), Key::Char('-'), Key::Char('-')]);
    assert_eq!(keeper.drafted("lines.toml"), CONFIG.documents.text("lines.toml").unwrap(), "byte for byte");
}

#[test]
fn a_window_that_was_half_filled_in_when_the_power_failed_goes_on() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper
        .types("5")
        .press(&[Key::Enter, Key::F(5), Key::Enter])
        .types("c11")
        .press(&[Key::Enter, Key::Enter]);
    keeper.press(&[Key::F(3)]).types("Tax des");
    let remembered = keeper.remembered.clone();
    let mut keeper = Keeper::after(&[Role::Centre], remembered);
    keeper.reads("上次没有写完：新增：窗口。按 0 接着写").types("0").reads("C11").reads("Tax des▏");
    keeper.press(&[Key::F(3)]).types("k").press(&[Key::Down]).types("s").reads("没有选叫哪些队列的号");
    let all = entries(&keeper.drafted("windows.toml"), &EntryPath::default(), "window");
    assert_eq!((all.last().unwrap().text("code"), all.last().unwrap().text("name")), ("C11", "Tax desk"));
    assert!(keeper.remembered.is_empty(), "what is in the draft is not half written");
}

#[test]
fn half_an_account_goes_on_without_its_pin() {
    let mut keeper = Keeper::with(&[Role::SystemAdmin]);
    keeper.types("6").press(&[Key::F(5), Key::Enter]).types("151").press(&[Key::Enter; 2]).types("lilaoshi");
    keeper.press(&[Key::Char(' '), Key::Enter]).press(&[Key::Down; 3]).types("384756");
    let remembered = keeper.remembered.clone();
    assert!(!Unfinished::to_text(&remembered).contains("384756"), "a PIN is never remembered");
    let mut keeper = Keeper::after(&[Role::SystemAdmin], remembered);
    keeper.types("0").reads("151").reads("李老师");
    assert!(!squeeze(&keeper.text()).contains("●●●●●●"));
}

#[test]
fn the_page_of_a_document_is_where_its_change_is() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Enter, Key::Down, Key::Enter, Key::Down, Key::Enter, Key::F(3)]);
    keeper.press(&[Key::Control('u')]).types("Desk two").press(&[Key::Enter]).reads("已放进草稿");
    keeper.press(&[Key::Escape, Key::Escape, Key::Escape]).reads("上次改到“窗口”：按 0 接着改");
    keeper
        .types("0")
        .reads("Desk two")
        .press(&[Key::Escape])
        .types("2")
        .press(&[Key::Enter])
        .reads("Desk two");
}

#[test]
fn what_depends_on_an_entry_is_said_before_it_goes() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down, Key::Enter]).reads("A  户籍治安").press(&[Key::F(8)]);
    keeper.reads("删除以后它们要改到别处").reads("个事项").reads("个窗口").press(&[Key::Escape]);
    assert!(keeper.draft.is_empty());
    keeper.press(&[Key::F(8), Key::Enter]).reads("已在草稿里删除");
    assert!(entries(&keeper.drafted("lines.toml"), &EntryPath::default(), "line")[0].text("code") != "A");
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down, Key::Enter, Key::Enter]).press(&[Key::Down; 5]);
    keeper.press(&[Key::Enter, Key::Control('u')]).types("90 20").press(&[Key::Enter]).reads("▲");
    let line = entry(&keeper.drafted("lines.toml"), &EntryPath::nth("line", 0)).unwrap();
    assert_eq!(line.get("quota"), Some(&FormValue::numbers([90, 20])), "what is wrong is kept all the same");
    keeper.press(&[Key::Enter, Key::Control('u')]).types("abc").press(&[Key::Enter]).reads("请填整数");
}

#[test]
fn a_saying_tells_what_it_means_here() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down; 5]).press(&[Key::Enter]).reads("办身份证").reads("本目录里有");
}

#[test]
fn every_page_is_read_in_both_languages_and_every_size() {
    for size in [(72, 53), (128, 30), (80, 24)] {
        for at in 0..16 {
            let mut keeper = Keeper::with(&[Role::Centre, Role::SystemAdmin]);
            keeper.size = size;
            keeper.types("5").press(&vec![Key::Down; at]).press(&[Key::Enter]);
            let zh = keeper.text();
            keeper.press(&[Key::F(2)]);
            assert_ne!(zh, keeper.text(), "{at}");
            keeper.press(&[Key::Enter, Key::Enter, Key::Escape, Key::Escape]);
        }
    }
}
