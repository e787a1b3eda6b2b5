//! The lead's screen: a look at the hall, every alarm, a line that is stopped and reopened, the store gone and back.
use crate::support::{golden::Golden, pilot};
use chrono::{NaiveDateTime, TimeDelta};
use pilot::{CENTRE, read, squeeze};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use service_hall::app::input::Key;
use service_hall::hall::Hall;
use service_hall::hall::desk::LoanError;
use service_hall::hall::figures::{HallView, LineChange, Locked, LockedOut};
use service_hall::live;
use service_hall::live::{
    Decision, DecisionAnswer, DecisionOutcome, LeadEvent, LeadRequest, LeadScreen, LeadTouch, LoanWish, Pin,
    plain,
};
use service_hall::text::Lang;
use service_hall::ui::desk::{StaffEvent, StaffScreen};
use service_hall::ui::{Grid, Highlight, LIGHT, Page, Panel, Target};
use std::{sync::Arc, time::Duration};

/// Minutes and seconds before a quarter past ten on a Monday.
fn ago(minutes: i64, seconds: i64) -> NaiveDateTime {
    let now: NaiveDateTime = "2026-11-23T10:15:00".parse().unwrap();
    now - TimeDelta::seconds(60 * minutes + seconds)
}

/// A morning on which nothing is wrong.
fn calm() -> HallView {
    live::calm(&CENTRE.hall, ago(0, 0))
}

/// A morning on which everything is wrong.
fn bad() -> HallView {
    live::bad(&CENTRE.hall, ago(0, 0))
}

/// The lead at a screen of a size.
struct Lead {
    live: LeadScreen,
    size: (u16, u16),
    now: NaiveDateTime,
    rung: usize,
    decided: Vec<Decision>,
}

impl Lead {
    fn at(size: (u16, u16), lang: Lang) -> Lead {
        let now = ago(0, 0);
        let live = LeadScreen::new(Arc::clone(&CENTRE.hall), lang, now);
        Lead { live, size, now, rung: 0, decided: Vec::new() }
    }

    fn sees_hall(now: HallView) -> Lead {
        let mut lead = Lead::at((120, 40), Lang::Zh);
        lead.hear(LeadEvent::View(now, ago(0, 0)));
        lead
    }

    fn hear(&mut self, event: LeadEvent) -> &mut Self {
        match self.live.update(event) {
            Some(LeadRequest::Bell) => self.rung += 1,
            Some(LeadRequest::Decide(decision)) => self.decided.push(decision),
            None => {}
        }
        self
    }

    /// The hall answers the last decision.
    fn hears(&mut self, outcome: DecisionOutcome) -> &mut Self {
        let answer = self.decided.last().expect("something was decided").answer(outcome);
        self.hear(LeadEvent::Answered(answer))
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.hear(LeadEvent::Key(key))
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.press(Key::Char(letter));
        }
        self
    }

    fn wait(&mut self, seconds: i64) -> &mut Self {
        self.now += TimeDelta::seconds(seconds);
        let now = self.now;
        self.hear(LeadEvent::Now(now))
    }

    fn look(&self) -> (Buffer, Vec<Target<LeadTouch>>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let grid = Grid::new(area.width, area.height, Panel::default(), false);
        let mut page = Page::new(&mut buffer, area, grid, LIGHT, Highlight::default());
        self.live.draw(&mut page);
        let targets = page.into_targets();
        (buffer, targets)
    }

    fn screen(&self) -> String {
        let (buffer, _) = self.look();
        read(&buffer, buffer.area)
    }

    fn sees(&self, words: &str) -> bool {
        squeeze(&self.screen()).contains(&squeeze(words))
    }

    #[track_caller]
    fn must_see(&mut self, words: &str) -> &mut Self {
        assert!(self.sees(words), "{words:?} is not on\n{}", self.screen());
        self
    }

    /// Touches the last place that says something, as the one drawn on top.
    #[track_caller]
    fn tap(&mut self, label: &str) -> &mut Self {
        let (buffer, targets) = self.look();
        let says = |target: &&Target<LeadTouch>| {
            squeeze(&read(&buffer, target.place.area)).contains(&squeeze(label))
        };
        let hit = targets.iter().rev().find(says);
        let touch = hit.unwrap_or_else(|| panic!("no place says {label:?} on\n{}", self.screen())).message;
        self.hear(LeadEvent::Touch(touch))
    }
}

#[test]
fn the_hall_is_seen_at_a_glance() {
    let mut lead = Lead::sees_hall(calm());
    for words in [
        "值班台 · 澄湘市政务服务中心",
        "等候 10 人 · 开放 6 窗 · 暂停 1 · 今日办结 43",
        "没有报警",
        "A 户籍治安 8 12分 3 9分",
        "A02 办理中 A031 6分 5",
        "A03 已叫号 A032 1分 7",
        "A05 暂停 用餐 8分 4",
        "B05 空闲 2分 12",
        "A07 未开",
    ] {
        lead.must_see(words);
    }
    lead.press(Key::Char('l'))
        .must_see("10 waiting")
        .must_see("Household and ID C")
        .must_see("A05 paused Meal 8m");
}

#[test]
fn every_alarm_is_on_the_screen_the_newest_first() {
    let mut lead = Lead::sees_hall(bad());
    let told = [
        "▲ A 户籍治安：27 人在等",
        "▲ D 社保就业：有人等了 9分",
        "▲ 窗口 B01：失联 3分，D009 还在手上",
        "▲ 窗口 B05：空闲 8分，有 3 人等着它",
        "▲ 窗口 A02：A031 办了 47分",
        "▲ 窗口 A05：暂停 22分（用餐）",
        "▲ A 户籍治安：有人等了 41分，共 27 人在等",
    ];
    for words in told.iter().filter(|words| !words.contains("社保")) {
        lead.must_see(words);
    }
    assert!(!lead.sees(told[1]), "nine minutes are no alarm");
    let screen = squeeze(&lead.screen());
    let places: Vec<usize> =
        [0, 2, 3, 4, 5, 6].iter().map(|at| screen.find(&squeeze(told[*at])).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?} in\n{}", lead.screen());
    for row in ["▲A 户籍治安", "▲ B01 失联 D009", "▲ B05 空闲", "▲ A02 办理中", "▲ A05 暂停"]
    {
        lead.must_see(row);
    }
    lead.press(Key::Char('l'));
    for words in [
        "A Household and ID Cards: 27 waiting",
        "Window B01: lost for 3m with D009 in hand",
        "Window B05: free for 8m, 3 waiting for it",
        "Window A02: A031 served for 47m",
        "Window A05: paused for 22m (Meal)",
        "somebody has waited 41m; 27 waiting",
    ] {
        lead.must_see(words);
    }
}

#[test]
fn a_new_alarm_rings_once() {
    let lead = Lead::sees_hall(bad());
    assert_eq!(lead.rung, 0, "whoever opens the screen is looking at it");
    let mut lead = Lead::sees_hall(calm());
    lead.wait(1).hear(LeadEvent::View(bad(), ago(0, -1)));
    assert_eq!(lead.rung, 1, "seven alarms, one bell");
    lead.wait(60).wait(60);
    assert_eq!(lead.rung, 2, "meanwhile windows are taken for lost, all at once");
    let mut lead = Lead::sees_hall(calm());
    let mut later = calm();
    later.windows.iter_mut().for_each(|window| window.duty.seen = ago(-60, 0));
    lead.hear(LeadEvent::View(later, ago(0, 0)));
    assert_eq!(lead.wait(60 * 7 - 1).rung, 0);
    assert_eq!(lead.wait(1).must_see("窗口 A05：暂停 15分").rung, 1, "time alone is enough");
}

#[test]
fn what_does_not_fit_is_counted_and_can_be_turned_to() {
    let mut lead = Lead::at((80, 24), Lang::Zh);
    lead.hear(LeadEvent::View(bad(), ago(0, 0))).must_see("另有 4 条，按 a 看全部");
    assert!(!lead.sees("暂停 22分"));
    lead.press(Key::Char('a')).must_see("报警 7 条").must_see("▲ 窗口 A05：暂停 22分（用餐）");
    lead.press(Key::Escape).must_see("队列");
    assert!(lead.sees("A02 办理中") && !lead.sees("B05 空闲"), "{}", lead.screen());
    let mut pages = 0;
    while !lead.sees("B05 空闲") {
        lead.press(Key::PageDown);
        pages += 1;
        assert!(pages < 9, "{}", lead.screen());
    }
    lead.press(Key::End).must_see("▲").must_see("Z");
    let windows = &CENTRE.hall.setup.windows;
    let mut wide = Lead::at((200, 60), Lang::Zh);
    wide.hear(LeadEvent::View(bad(), ago(0, 0)));
    assert!(windows.iter().all(|window| wide.sees(&window.code)), "all of them\n{}", wide.screen());
}

#[test]
fn a_line_is_stopped_with_a_reason_and_the_lead_s_pin() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Down).press(Key::Char('s')).must_see("停号：B 出入境").must_see("为什么停号");
    lead.press(Key::Char('2')).must_see("由值班主任输入工号和密码确认");
    lead.press(Key::Enter).must_see("请先填好工号和密码");
    lead.types("001").press(Key::Enter).types("2468").must_see("●●●●");
    assert!(!lead.sees("2468"), "a PIN is never shown");
    lead.press(Key::Enter).must_see("正在核对……");
    let decision = Decision {
        line: "B".into(),
        reason: Some("窗口人手不足".into()),
        loan: None,
        clerk: "001".into(),
        pin: Pin("2468".into()),
    };
    assert_eq!(lead.decided, [decision]);
    lead.hears(DecisionOutcome::Done).must_see("已停号：B 出入境");
    let mut stopped = calm();
    stopped.lines[1].today.stopped = true;
    stopped.lines[1].stop =
        Some(LineChange {
            at: ago(0, 0), stopped: true, who: "001".into(), reason: "窗口人手不足".into()
        });
    lead.hear(LeadEvent::View(stopped, ago(0, 0))).must_see("B 出入境 ■已停").must_see("停号 1 队");
    lead.wait(20).must_see("10:15 由 001 停号：窗口人手不足");
    lead.press(Key::Char('s')).must_see("B 出入境 已经停号");
    lead.press(Key::Enter).must_see("恢复取号：B 出入境").must_see("001");
    lead.types("2468").press(Key::Enter);
    assert_eq!(
        (lead.decided.len(), &lead.decided[1].reason, lead.decided[1].clerk.as_str()),
        (2, &None, "001")
    );
    lead.hears(DecisionOutcome::Done).must_see("已恢复取号：B 出入境");
    lead.hear(LeadEvent::View(calm(), ago(0, 0)));
    assert!(!lead.sees("已停"));
    lead.press(Key::Char('r')).must_see("B 出入境 没有停号");
}

#[test]
fn a_reason_can_be_typed() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).types("停电了").must_see("其他：停电了").press(Key::Backspace);
    lead.press(Key::Enter).types("001").press(Key::Enter).types("1").press(Key::Enter);
    assert_eq!(lead.decided[0].reason.as_deref(), Some("停电"));
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).press(Key::Char('5')).press(Key::Enter).must_see("请写明原因");
    lead.types(&"长".repeat(50))
        .press(Key::Enter)
        .types("001")
        .press(Key::Enter)
        .types("1")
        .press(Key::Enter);
    assert_eq!(lead.decided[0].reason.as_ref().unwrap().chars().count(), 30, "a reason, not a report");
}

#[test]
fn a_pin_in_the_place_of_the_reason_is_not_kept() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).press(Key::Char('5')).types("2468").press(Key::Enter);
    lead.must_see("这里写原因，不写密码");
    assert!(!lead.sees("2468") && lead.decided.is_empty());
    lead.types("停电").press(Key::Enter).types("001").press(Key::Enter).types("1").press(Key::Enter);
    assert_eq!(lead.decided[0].reason.as_deref(), Some("停电"));
}

#[test]
fn fingers_do_the_same() {
    let mut lead = Lead::sees_hall(calm());
    lead.tap("C 车驾管").tap("s停号").must_see("停号：C 车驾管");
    lead.tap("今天的号已满").tap("今天的号已满");
    for digit in ["0", "0", "1", "确定", "2", "4", "6", "9", "退格", "8"] {
        lead.tap(digit);
    }
    lead.tap("确定");
    let sent = &lead.decided[0];
    assert_eq!((sent.line.as_str(), sent.clerk.as_str(), &sent.pin), ("C", "001", &Pin("2468".into())));
    assert_eq!(sent.reason.as_deref(), Some("今天的号已满"));
    let mut lead = Lead::sees_hall(calm());
    lead.tap("English").must_see("Hall lead").tap("quit");
    assert!(lead.live.is_done());
}

#[test]
fn a_wrong_pin_and_a_clerk_who_does_not_lead_are_refused() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).press(Key::Enter).types("101").press(Key::Enter);
    for left in (1..5).rev() {
        lead.types("1111").press(Key::Enter).hears(DecisionOutcome::WrongPin { left });
        lead.must_see(&format!("工号或密码不对，还可以试 {left} 次"));
        assert!(!lead.sees("●●"), "it is typed anew");
    }
    lead.types("1111")
        .press(Key::Enter)
        .hears(DecisionOutcome::MustWait { seconds: 30 })
        .must_see("请等 30 秒再试");
    lead.wait(10).types("2468").press(Key::Enter).must_see("请等 20 秒再试");
    assert_eq!(lead.decided.len(), 5, "nobody is asked meanwhile");
    lead.wait(20).types("2468").press(Key::Enter);
    assert_eq!(lead.decided.len(), 6);
    lead.hears(DecisionOutcome::NotLead).must_see("这个工号不能停号");
    // The number that may not is gone, and another one is asked for.
    lead.types("001").press(Key::Enter).types("2468").press(Key::Enter);
    assert_eq!(lead.decided[6].clerk, "001");
    lead.hears(DecisionOutcome::StoreFailed).must_see("没有办成：连不上存储");
}

#[test]
fn escape_goes_back_one_step_at_a_time_and_leaves_nothing_behind() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).press(Key::Enter).types("001").press(Key::Enter).types("24");
    lead.press(Key::Escape).must_see("001").press(Key::Enter);
    assert!(!lead.sees("●●"), "what was typed of the PIN is gone");
    lead.press(Key::Escape).press(Key::Escape).must_see("为什么停号").press(Key::Escape);
    assert!(!lead.sees("为什么停号") && lead.decided.is_empty() && !lead.live.is_done());
    lead.press(Key::Escape);
    assert!(!lead.live.is_done(), "one step too many does not end the screen");
    lead.press(Key::Char('q'));
    assert!(lead.live.is_done());
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).types("q");
    assert!(!lead.live.is_done(), "a letter of a reason does not close the screen");
    lead.press(Key::Control('c'));
    assert!(lead.live.is_done());
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('r')).press(Key::Char('s')).press(Key::Enter);
    lead.types("001").press(Key::Enter).types("2468").press(Key::Enter).must_see("正在核对……");
    lead.press(Key::Escape).hears(DecisionOutcome::Done);
    assert!(
        lead.sees("选队列") && !lead.live.is_done(),
        "a store that does not answer holds nobody\n{}",
        lead.screen()
    );
}

#[test]
fn an_answer_to_an_earlier_decision_is_not_taken_for_one_to_this_sheet() {
    let leaves = |lead: &mut Lead| {
        lead.press(Key::Char('s')).press(Key::Enter).types("001").press(Key::Enter).types("2468");
        lead.press(Key::Enter).must_see("正在核对……").press(Key::Escape);
    };
    let of = |line: &str, outcome| {
        LeadEvent::Answered(DecisionAnswer { line: line.into(), stops: true, loan: None, outcome })
    };
    for sent in [false, true] {
        let mut lead = Lead::sees_hall(calm());
        leaves(&mut lead);
        lead.press(Key::Down).press(Key::Char('s')).must_see("停号：B 出入境");
        if sent {
            lead.press(Key::Enter).types("001").press(Key::Enter).types("2468").press(Key::Enter);
        }
        let said = if sent { "正在核对……" } else { "为什么停号" };
        lead.hear(of("A", DecisionOutcome::Done)).must_see("已停号：A 户籍治安").must_see(said);
        lead.hear(of("A", DecisionOutcome::WrongPin { left: 4 }))
            .must_see("A 户籍治安：工号或密码不对")
            .must_see(said);
        lead.hear(of("A", DecisionOutcome::StoreFailed)).must_see("A 户籍治安：没有办成").must_see(said);
        if sent {
            lead.hear(of("B", DecisionOutcome::Done)).must_see("已停号：B 出入境").must_see("选队列");
        }
    }
    let mut lead = Lead::sees_hall(calm());
    leaves(&mut lead);
    lead.hear(of("A", DecisionOutcome::WrongPin { left: 4 }))
        .must_see("A 户籍治安：工号或密码不对，还可以试 4 次");
    let reopened =
        DecisionAnswer { line: "A".into(), stops: false, loan: None, outcome: DecisionOutcome::Done };
    lead.press(Key::Char('s')).press(Key::Enter).types("001").press(Key::Enter).types("2468");
    lead.press(Key::Enter).hear(LeadEvent::Answered(reopened)).must_see("正在核对……");
}

#[test]
fn the_last_state_stays_with_its_time_while_the_store_is_gone() {
    let mut lead = Lead::at((120, 40), Lang::Zh);
    lead.must_see("正在读取大厅情况……").hear(LeadEvent::Gone).must_see("连不上存储，每秒重试一次；");
    lead.hear(LeadEvent::View(calm(), ago(0, 0)));
    assert!(!lead.sees("连不上存储"));
    lead.hear(LeadEvent::Gone).wait(600);
    lead.must_see("连不上存储：下面是 10:15:00 的情况").must_see("10:25:00");
    lead.must_see("A02 办理中 A031 6分").must_see("没有报警");
    assert_eq!(lead.rung, 0, "windows are not lost because the store is");
    let mut later = calm();
    later.windows.iter_mut().for_each(|window| window.duty.seen = ago(-10, 0));
    lead.hear(LeadEvent::View(later, ago(-10, 0))).must_see("A02 办理中 A031 16分");
    assert!(!lead.sees("连不上存储"));
}

#[test]
fn plain_text_says_the_same() {
    let mut golden = Golden::default();
    for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let text = plain(&CENTRE.hall, &bad(), ago(0, 0), lang).join("\n");
        assert!(text.lines().all(|line| line.trim_end() == line));
        golden.add("live", word, &(text + "\n"));
    }
    golden.compare("plain");
}

#[test]
fn screens_look_as_they_did() {
    let mut golden = Golden::default();
    for size in [(80, 24), (120, 40), (200, 60)] {
        for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            for (name, lead) in samples(size, lang) {
                let marks = pilot::foreign_marks(&lead.screen());
                assert!(lang == Lang::Zh || marks.is_empty(), "{name} {size:?}: {marks:?}");
                golden.add(name, &format!("{}x{} {word}", size.0, size.1), &lead.screen());
            }
        }
    }
    golden.compare("live");
}

/// Every state of the screen.
fn samples(size: (u16, u16), lang: Lang) -> Vec<(&'static str, Lead)> {
    let open = |now: HallView, keys: &[Key]| {
        let mut lead = Lead::at(size, lang);
        lead.hear(LeadEvent::View(now, ago(0, 0)));
        for key in keys {
            lead.press(*key);
        }
        lead
    };
    let mut gone = open(bad(), &[]);
    gone.hear(LeadEvent::Gone).wait(75);
    let sign = [Key::Char('s'), Key::Enter, Key::Char('7'), Key::Enter, Key::Char('1'), Key::Char('2')];
    let mut refused = open(calm(), &[&sign[..], &[Key::Enter]].concat());
    refused.hears(DecisionOutcome::WrongPin { left: 4 });
    let mut gone_at_first = Lead::at(size, lang);
    gone_at_first.hear(LeadEvent::Gone);
    let mut unset = Lead::at(size, lang);
    unset.live = LeadScreen::new(Arc::clone(&CENTRE.hall), lang, NaiveDateTime::default());
    unset.hear(LeadEvent::View(HallView::default(), NaiveDateTime::default()));
    let mut stopped = calm();
    stopped.lines[0].today.stopped = true;
    stopped.lines[0].stop =
        Some(LineChange { at: ago(20, 0), stopped: true, who: "001".into(), reason: "系统故障".into() });
    vec![
        ("opening", Lead::at(size, lang)),
        ("gone at first", gone_at_first),
        ("clock not set", unset),
        ("calm", open(calm(), &[])),
        ("alarms", open(bad(), &[])),
        ("all alarms", open(bad(), &[Key::Char('a')])),
        ("next page", open(bad(), &[Key::PageDown, Key::Down])),
        ("why", open(calm(), &[Key::Char('s'), Key::Down])),
        ("who", open(calm(), &sign)),
        ("refused", refused),
        ("stopped", open(stopped, &[])),
        ("gone", gone),
    ]
}

#[test]
fn nothing_is_cut_off() {
    let mut cut = Vec::new();
    for size in [(80, 24), (120, 40), (200, 60)] {
        for lang in [Lang::Zh, Lang::En] {
            for (name, lead) in samples(size, lang) {
                let screen = lead.screen();
                // Names in the tables are cut, since their codes and figures say what matters.
                let is_row = |line: &&str| {
                    let lines = CENTRE.hall.setup.lines.iter().map(|line| line.code.to_string());
                    let windows = CENTRE.hall.setup.windows.iter().map(|window| window.code.to_string());
                    let row = line.trim_start_matches([' ', '▲']);
                    lines.chain(windows).any(|code| row.starts_with(&format!("{code} ")))
                };
                let is_pause = |line: &&str| {
                    ["正在读取大厅情况……", "正在核对……", "Looking at the hall…", "Checking…"]
                        .iter()
                        .any(|said| line.contains(said))
                };
                let lines = screen.lines().filter(|line| line.contains('…'));
                let lines = lines.filter(|line| !is_row(line) && !is_pause(line));
                cut.extend(lines.map(|line| format!("{name} {size:?} {lang:?}: {}", line.trim())));
            }
        }
    }
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
}

#[test]
fn a_terminal_of_any_size_does_no_harm() {
    for size in [(1, 1), (7, 3), (20, 5), (40, 12), (80, 24), (109, 30), (240, 67), (400, 150)] {
        for lang in [Lang::Zh, Lang::En] {
            for (name, lead) in samples(size, lang) {
                let (buffer, targets) = lead.look();
                let inside = |target: &Target<LeadTouch>| {
                    let area = target.place.area;
                    !area.is_empty() && area.intersection(buffer.area) == area
                };
                assert!(targets.iter().all(inside), "{name} at {size:?}");
                let corner = Position::new(size.0 - 1, size.1 - 1);
                assert!(buffer.cell(corner).is_some());
            }
        }
    }
}

#[test]
fn a_hall_without_lines_or_windows_can_be_looked_at() {
    let mut live = LeadScreen::new(Arc::new(Hall::default()), Lang::Zh, ago(0, 0));
    live.update(LeadEvent::View(HallView::default(), ago(0, 0)));
    for key in [Key::Down, Key::End, Key::Char('s'), Key::Enter, Key::PageDown, Key::Char('a')] {
        assert_eq!(live.update(LeadEvent::Key(key)), None);
    }
    assert_eq!(live.update(LeadEvent::Touch(LeadTouch::Line(7))), None);
}

#[test]
fn without_a_set_clock_no_length_of_time_is_said() {
    let unset = NaiveDateTime::default() + TimeDelta::minutes(30);
    let mut lead = Lead::sees_hall(calm());
    lead.live = LeadScreen::new(Arc::clone(&CENTRE.hall), Lang::Zh, unset);
    lead.hear(LeadEvent::View(bad(), unset)).must_see("▲ 本机时钟没有校准");
    let mut seen = calm();
    seen.lines[0].oldest = Some(unset);
    seen.windows[0].duty.since = unset;
    assert_eq!(seen.lines[0].longest(ago(0, 0)), None);
    let on_screen = Lead::sees_hall(seen.clone()).screen();
    let plainly = plain(&CENTRE.hall, &seen, ago(0, 0), Lang::En).join("\n");
    for text in [lead.screen(), on_screen, plainly] {
        assert!(
            !text.chars().collect::<Vec<_>>().windows(5).any(|run| run.iter().all(char::is_ascii_digit)),
            "{text}"
        );
    }
    let mut right = Lead::sees_hall(calm());
    assert!(!right.sees("时钟没有校准"));
    right.hear(LeadEvent::Now(ago(0, 0))).must_see("报警");
}

#[test]
fn a_clerk_number_may_have_a_letter_and_come_in_full_width() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('s')).types("１Ｌ０１").press(Key::Enter).types("２４６８").press(Key::Enter);
    let decided = &lead.decided[0];
    assert_eq!((decided.clerk.as_str(), decided.pin.0.as_str()), ("L01", "2468"));
}

#[test]
fn a_pasted_text_stops_no_line() {
    let mut lead = Lead::sees_hall(calm());
    let before = lead.screen();
    "sraq".chars().for_each(|letter| {
        lead.hear(LeadEvent::Pasted(letter));
    });
    assert_eq!(lead.screen(), before);
    lead.press(Key::Char('s')).hear(LeadEvent::Pasted('停')).hear(LeadEvent::Pasted('1')).must_see("停1");
}

#[test]
fn a_watcher_that_says_nothing_is_taken_for_one_without_a_store() {
    let mut lead = Lead::sees_hall(calm());
    let tick = |seconds| StaffEvent::Tick { now: ago(0, 0), at: Duration::from_secs(seconds) };
    lead.live.hear(tick(100));
    lead.live.hear(StaffEvent::News(LeadEvent::View(calm(), ago(0, 0))));
    lead.live.hear(tick(115));
    assert!(!lead.sees("连不上存储"), "{}", lead.screen());
    lead.live.hear(tick(116));
    lead.must_see("连不上存储");
}

#[test]
fn a_window_is_lent_to_a_line_and_returned() {
    let mut lead = Lead::sees_hall(calm());
    lead.press(Key::Char('u')).must_see("没有借来的窗口");
    lead.press(Key::Char('b')).must_see("借窗口给：A").must_see("哪个窗口");
    lead.press(Key::Enter).must_see("哪个窗口").types("b05").press(Key::Enter).must_see("借多久");
    lead.press(Key::Down).press(Key::Enter).types("001").press(Key::Enter).types("2468").press(Key::Enter);
    let wish = LoanWish { window: "B05".into(), minutes: Some(90) };
    assert_eq!((lead.decided[0].line.as_str(), &lead.decided[0].loan), ("A", &Some(wish)));
    lead.hears(DecisionOutcome::NoLoan(LoanError::ServesAnyway)).must_see("本来就叫这条队列");
    lead.types("2468").press(Key::Enter).hears(DecisionOutcome::Done).must_see("窗口 B05 已借给 A");
    lead.hear(LeadEvent::View(bad(), ago(0, 0))).press(Key::Down).must_see("→B");
    lead.press(Key::Char('u')).must_see("归还借给 B").types("A07").press(Key::Enter);
    lead.types("2468").press(Key::Enter);
    assert_eq!(lead.decided[2].loan, Some(LoanWish { window: "A07".into(), minutes: None }));
    lead.hears(DecisionOutcome::Done).must_see("窗口 A07 已归还");
}

#[test]
fn a_screen_that_is_left_alone_is_locked_and_can_still_be_looked_at() {
    let mut lead = Lead::sees_hall(calm());
    let hear = |lead: &mut Lead, event| drop(StaffScreen::hear(&mut lead.live, event));
    let tick = |lead: &mut Lead, seconds| {
        let (now, at) = (lead.now, Duration::from_secs(seconds));
        hear(lead, StaffEvent::News(LeadEvent::View(calm(), now)));
        hear(lead, StaffEvent::Tick { now, at });
        hear(lead, StaffEvent::News(LeadEvent::View(calm(), now)));
    };
    lead.must_see("已锁：只能看");
    tick(&mut lead, 10);
    hear(&mut lead, StaffEvent::Key(Key::Char('s')));
    lead.must_see("为什么停号");
    tick(&mut lead, 129);
    lead.must_see("为什么停号");
    tick(&mut lead, 130);
    lead.must_see("久无操作，已锁").must_see("A 户籍治安");
    assert!(!lead.sees("为什么停号"), "what was not sent is put away");
    // Whoever has confirmed is known until they leave, and for half an hour at most.
    for key in [
        Key::Char('s'),
        Key::Enter,
        Key::Char('0'),
        Key::Char('0'),
        Key::Char('1'),
        Key::Enter,
        Key::Char('2'),
        Key::Enter,
    ] {
        hear(&mut lead, StaffEvent::Key(key));
    }
    let answer = DecisionAnswer { line: "A".into(), stops: true, loan: None, outcome: DecisionOutcome::Done };
    hear(&mut lead, StaffEvent::News(LeadEvent::Answered(answer)));
    lead.must_see("001 在操作");
    for minute in 3..32 {
        tick(&mut lead, 60 * minute);
        hear(&mut lead, StaffEvent::Key(Key::Down));
        lead.must_see("001 在操作");
    }
    tick(&mut lead, 130 + 1800);
    lead.must_see("已锁：只能看");
}

#[test]
fn lock_outs_are_alarms_and_say_nothing_that_was_typed() {
    let mut lead = Lead::sees_hall(calm());
    let whose = Locked::Machine("hall-a".into());
    let lockouts = vec![LockedOut { whose, wrong: 21, until: ago(-2, 0) }];
    lead.hear(LeadEvent::View(HallView { lockouts, ..calm() }, ago(0, 0))).press(Key::Char('a'));
    lead.must_see("机器 hall-a：密码错了 21 次");
}
