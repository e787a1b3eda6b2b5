//! Coming back with a receipt: where the case stands, the answer, and what may be done now.
use super::visitor::{Visitor, progress, receipt};
use service_hall::app::case_progress::{CaseEntry, CaseProgress, PublishedChange};
use service_hall::app::message::{Answer, RequestKind};
use service_hall::hall::cases::{ActKind, Case, CaseAct, CaseError, CaseLamp, CaseSource, CaseState};

/// Somebody who holds a receipt before the scanner.
fn with_receipt(found: CaseProgress) -> Visitor {
    let mut visitor = Visitor::new();
    visitor.shows(&receipt().to_string()).hears(Answer::CaseFound(Box::new(found)));
    visitor
}

fn acts(visitor: &Visitor) -> Vec<CaseAct> {
    let acts = visitor.asked.iter().filter_map(|request| match &request.kind {
        RequestKind::ActOnCase { act, .. } => Some(act.clone()),
        _ => None,
    });
    acts.collect()
}

#[test]
fn a_case_shows_its_steps_its_promise_and_its_lamp() {
    let lamps = [(CaseLamp::Green, "绿灯"), (CaseLamp::Yellow, "黄灯"), (CaseLamp::Red, "红灯")];
    for (lamp, words) in lamps {
        let mut visitor = with_receipt(CaseProgress { lamp: Some(lamp), ..progress(CaseState::Assigned) });
        visitor.sees(&["编号 12  投诉", words, "承诺 12月14日（星期一） 17:00 前答复", "11-23 08:41 提交"]);
        visitor.misses(&["窗口没有人"]);
    }
}

#[test]
fn a_lamp_of_the_first_contact_stands_above_its_own_date() {
    let found = progress(CaseState::Assigned);
    let contact_due = Some("2026-11-24T17:00:00".parse().unwrap());
    let case = Case { contact_due, ..found.case.clone() };
    let lamp = Some(CaseLamp::Yellow);
    let mut visitor = with_receipt(CaseProgress { lamp, case: case.clone(), ..found.clone() });
    let words = ["黄灯", "11月24日（星期二） 17:00 前先联系您", "承诺 12月14日"];
    visitor.sees(&words);
    let screen = super::pilot::squeeze(&visitor.pilot.screen());
    let places = words.map(|words| screen.find(&super::pilot::squeeze(words)).unwrap());
    assert!(places.is_sorted(), "{screen}");
    // Once somebody was contacted, the lamp is that of the answer.
    let contacted_at = Some("2026-11-23T09:30:00".parse().unwrap());
    let case = Case { contacted_at, ..case };
    with_receipt(CaseProgress { lamp: Some(CaseLamp::Green), case, ..found }).misses(&["前先联系您"]);
}

#[test]
fn a_rating_says_how_it_was_meant_and_what_follows() {
    for (satisfied, is_reopened, words) in [
        (true, false, "本人评价：满意"),
        (false, true, "本人评价：不满意，重新办理"),
        (false, false, "本人评价：不满意"),
    ] {
        let found = progress(CaseState::Assigned);
        let act = Some(ActKind::Confirm);
        let rated = CaseEntry { act, satisfied: Some(satisfied), is_reopened, ..found.steps[0].clone() };
        let mut visitor = with_receipt(CaseProgress { steps: vec![rated], ..found });
        visitor.sees(&[words]);
        assert_eq!(visitor.pilot.sees("重新办理"), is_reopened);
    }
}

#[test]
fn a_code_can_be_typed_where_there_is_no_scanner() {
    let mut visitor = Visitor::new();
    visitor.tap_first("查进度").sees(&["回执码"]);
    visitor.pilot.type_text("0DG1 C7");
    assert!(visitor.pilot.screen().contains("0DG1 C7▏"), "{}", visitor.pilot.screen());
    visitor.tap("查询").sees(&["还差 34 位"]).misses(&["回执码不对"]).tap("清空");
    let wrong = "U".repeat(40);
    visitor.pilot.type_text(&wrong);
    visitor.tap("查询").sees(&["回执码不对"]).tap("清空");
    visitor.pilot.type_text(&receipt().in_groups().to_lowercase());
    let caret_behind = format!("{}▏", receipt().to_string().get(36..).unwrap_or_default());
    assert!(!visitor.pilot.screen().contains(&caret_behind), "a whole code is waited for no more");
    visitor.touch("查询");
    assert_eq!(visitor.requests()[0].kind, RequestKind::FindCase { receipt: receipt() });
}

#[test]
fn urging_takes_two_touches_and_then_says_from_when_on_again() {
    let mut visitor = with_receipt(progress(CaseState::Assigned));
    visitor.touch("催办").sees(&["承办的人会看到您催了"]);
    assert!(visitor.requests().is_empty(), "nothing is done by the first touch");
    visitor.tap("催办").sees(&["已经催办；11月24日（星期二）起可以再催"]);
    assert_eq!(acts(&visitor), [CaseAct::Urge]);
    visitor.pilot.wait(1);
    let (_, places) = visitor.pilot.look();
    let labels = places.len();
    assert_eq!(labels, 1 + 5, "withdrawing, and the five of the footer");
}

#[test]
fn going_back_from_the_question_does_nothing() {
    let mut visitor = with_receipt(progress(CaseState::Assigned));
    visitor
        .touch("撤回")
        .sees(&["撤回以后不再办理"])
        .touch("返回")
        .sees(&["编号 12"])
        .touch("撤回")
        .touch("先不");
    visitor.sees(&["编号 12"]);
    assert!(visitor.requests().is_empty());
}

#[test]
fn an_answer_is_read_and_rated() {
    for (label, satisfied) in [("满意", true), ("不满意", false)] {
        let answered = CaseProgress { answer: Some("已经改了".into()), ..progress(CaseState::Answered) };
        let mut visitor = with_receipt(answered);
        visitor.sees(&["已经改了"]).misses(&["撤回"]).touch("评价答复").sees(&["不满意的会重新办理一次"]);
        visitor.tap(label);
        assert_eq!(acts(&visitor), [CaseAct::Confirm { satisfied }]);
    }
}

#[test]
fn a_long_answer_is_read_page_by_page() {
    let text = format!("{}最后一句", "为民服务".repeat(400));
    let mut visitor = with_receipt(CaseProgress { answer: Some(text), ..progress(CaseState::Answered) });
    visitor.misses(&["最后一句"]).sees(&["第 1 页，共 2 页"]);
    visitor.tap("下一页").sees(&["最后一句"]).tap("上一页").misses(&["最后一句"]);
}

#[test]
fn a_recheck_is_voted_on_once() {
    let mut visitor = with_receipt(progress(CaseState::Closed));
    visitor.touch("是否改好").sees(&["只能投一次"]).touch("没有改好");
    assert_eq!(
        visitor.requests()[0].kind,
        RequestKind::ActOnCase { receipt: receipt(), act: CaseAct::Vote { put_right: false } }
    );
    let voted = progress(CaseState::Closed);
    let voted = CaseProgress { case: Case { vote: Some(false), ..voted.case.clone() }, ..voted };
    let mut again = with_receipt(voted);
    again.misses(&["是否改好"]).tap_first("返回");
    assert!(again.is_home());
}

#[test]
fn what_the_hall_does_not_do_is_said_and_the_case_stays() {
    let mut visitor = with_receipt(progress(CaseState::Assigned));
    visitor.touch("撤回").touch("撤回").hears(Answer::NoAct(CaseError::Forbidden(CaseState::Answered)));
    visitor.sees(&["现在是“已答复”，不能这样办", "编号 12"]);
    visitor.touch("催办").touch("催办").hears(Answer::StoreFailed).sees(&["没有办成", "编号 12"]);
}

#[test]
fn a_refusal_says_why_and_where_instead() {
    let refused = progress(CaseState::Refused);
    let step = CaseEntry {
        act: Some(ActKind::Refuse),
        reason: "不是本大厅的事项".into(),
        instead: "市税务局".into(),
        ..refused.steps[0].clone()
    };
    let mut visitor = with_receipt(CaseProgress { steps: vec![step], ..refused });
    visitor.sees(&["原因：不是本大厅的事项", "请到：市税务局"]);
}

#[test]
fn a_closed_case_says_why_it_was_closed() {
    let closed = |case: Case| CaseProgress { case, ..progress(CaseState::Closed) };
    let case = || progress(CaseState::Closed).case;
    let answered_at = Some("2026-11-23T10:00:00".parse().unwrap());
    let satisfied = Case { satisfied: Some(true), answered_at, ..case() };
    with_receipt(closed(satisfied.clone())).sees(&["为什么办结", "本人对答复满意"]);
    with_receipt(closed(Case { satisfied: None, ..satisfied.clone() })).sees(&["没有收到不同意见"]);
    with_receipt(closed(Case { answered_at: None, ..satisfied.clone() })).sees(&["感谢表扬"]);
    let written =
        CaseProgress { closing_reason: Some("楼里放不下更多座位".into()), ..closed(satisfied) };
    with_receipt(written).sees(&["为什么办结", "楼里放不下更多座位"]).misses(&["本人对答复满意"]);
    with_receipt(progress(CaseState::Answered)).misses(&["为什么办结"]);
}

#[test]
fn a_merged_case_shows_the_one_it_goes_on_in() {
    let goes_on = Case { number: 3, ..progress(CaseState::Answered).case };
    let merged =
        CaseProgress {
            goes_on: Some(goes_on), answer: Some("都改了".into()), ..progress(CaseState::Merged)
        };
    // All who were merged judge the common answer; nobody takes another's case back.
    with_receipt(merged).sees(&["并在一起办理", "都改了", "评价答复"]).misses(&["撤回", "催办"]);
}

#[test]
fn a_receipt_that_opens_nothing_says_so_politely() {
    for (no, words) in [
        (CaseError::Forged, "不是本大厅的回执"),
        (CaseError::Expired, "已经过期"),
        (CaseError::NoCase, "没有这件诉求"),
    ] {
        let mut visitor = Visitor::new();
        visitor.shows(&receipt().to_string()).hears(Answer::NoCase(no)).sees(&[words]);
        visitor.shows(&receipt().to_string()).hears(Answer::StoreFailed).sees(&["请稍后再试"]);
        visitor.tap_first("返回");
        assert!(visitor.is_home());
    }
}

#[test]
fn the_next_receipt_takes_the_place_of_the_last() {
    let mut visitor = with_receipt(progress(CaseState::Assigned));
    visitor.shows(&receipt().to_string()).hears(Answer::CaseFound(Box::new(progress(CaseState::Closed))));
    visitor.pilot.press(service_hall::app::input::Key::Escape);
    assert!(visitor.is_home(), "receipts do not pile up");
}

#[test]
fn what_was_changed_is_read_page_by_page() {
    let at = super::pilot::monday();
    let change = |number: u32| PublishedChange {
        at,
        source: CaseSource::Suggestion,
        subject: format!("第{number}个主题"),
        changed: "增加了座位".into(),
    };
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").touch("已经改了的").hears(Answer::Published((1..=20).map(change).collect()));
    visitor.sees(&["第1个主题", "改了：增加了座位", "建议"]).misses(&["第20个主题"]);
    visitor.tap("下一页").tap("下一页").sees(&["第20个主题"]);
    visitor.tap("返回").touch("已经改了的").hears(Answer::Published(Vec::new())).sees(&["还没有公示"]);
}
