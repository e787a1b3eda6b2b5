//! Coming with the receipt of an application: where it stands, by when, its lamp, what comes next, whom to ask.
use super::pilot::CENTRE;
use super::visitor::{Visitor, application, application_receipt, status};
use service_hall::app::application_status::ApplicationStatus;
use service_hall::app::input::Key;
use service_hall::app::message::{Answer, RequestKind};
use service_hall::hall::applications::{Application, ApplicationError, ApplicationState, SpecialProcedure};

/// Somebody who holds the receipt of an application before the scanner.
fn with_receipt(found: &Application) -> Visitor {
    let mut visitor = Visitor::new();
    visitor.shows(&application_receipt().to_string()).hears(found_answer(found));
    visitor
}

fn found_answer(found: &Application) -> Answer {
    Answer::ApplicationFound(Box::new(status(found)))
}

fn special(from: &str, until: &str) -> Vec<SpecialProcedure> {
    vec![SpecialProcedure::in_row(&format!("{from}/{until}")).expect("a procedure")]
}

#[test]
fn a_receipt_shows_where_the_application_stands_and_leaves_with_the_visit() {
    let mut visitor = Visitor::new();
    visitor.waits(70).sees(&["请触摸屏幕开始"]).shows(&application_receipt().in_groups());
    assert_eq!(
        visitor.pilot.requests[0].kind,
        RequestKind::FindApplication { receipt: application_receipt() }
    );
    visitor.misses(&["办件 369900"]).hears(found_answer(&application()));
    let guide = CENTRE.full_guide();
    visitor.sees(&["办件 369900*************0149", "绿灯：时间充足", &guide.name.zh, &guide.department]);
    visitor.sees(&["承诺 12月7日（星期一） 17:00 前办结", "部门审查以后作出决定"]);
    visitor.sees(&["2026-11-20 09:41 收件", "2026-11-20 10:41 受理"]);
    visitor.sees(&["问谁", &guide.phone, &CENTRE.hall.setup.help_desk.zh]);
    visitor.misses(&["36990020261105020000149"]).waits(200).sees(&["请触摸屏幕开始"]).misses(&["369900"]);
}

#[test]
fn the_lamp_is_a_colour_and_its_words() {
    for (promised, lamp) in [("2026-12-07", "绿灯"), ("2026-11-24", "黄灯"), ("2026-11-20", "红灯")] {
        let mut visitor = with_receipt(&Application { promised: promised.parse().ok(), ..application() });
        visitor.sees(&[lamp]);
        let lamps = ["绿灯", "黄灯", "红灯"].into_iter().filter(|words| visitor.pilot.sees(words));
        assert_eq!(lamps.collect::<Vec<_>>(), [lamp]);
        assert_eq!(visitor.pilot.sees("向下面的部门催问"), lamp == "红灯");
    }
}

#[test]
fn every_state_says_what_comes_next() {
    let table = [
        (ApplicationState::Received, "11月27日（星期五） 17:00 前告知是否受理"),
        (ApplicationState::Supplement, "请按补正通知补交材料"),
        (ApplicationState::Accepted, "部门审查以后作出决定"),
        (ApplicationState::Review, "部门审查以后作出决定"),
        (ApplicationState::Special, "特别程序（听证、检验"),
        (ApplicationState::Decided, "已经作出决定，12月7日（星期一） 17:00 前送达"),
        (ApplicationState::Certificate, "正在制作证照"),
        (ApplicationState::Delivery, "请带有效证件到窗口领取"),
        (ApplicationState::Finished, "按时办结"),
        (ApplicationState::Refused, "请向下面的部门要书面通知"),
        (ApplicationState::Withdrawn, "不再办理"),
    ];
    assert_eq!(table.map(|(state, _)| state), ApplicationState::ALL.map(|(state, _)| state));
    for (state, words) in table {
        let is_before = matches!(state, ApplicationState::Received | ApplicationState::Supplement);
        let is_decided = matches!(
            state,
            ApplicationState::Decided
                | ApplicationState::Certificate
                | ApplicationState::Delivery
                | ApplicationState::Finished
        );
        let known = application();
        let accepted_at = known.accepted_at.filter(|_| !is_before);
        let finished_at = is_decided.then_some(super::pilot::monday());
        with_receipt(&Application { state, accepted_at, finished_at, ..known }).sees(&[words]);
    }
}

#[test]
fn a_special_procedure_stops_the_clock_and_says_so() {
    let paused =
        Application { state: ApplicationState::Special, special: special("2026-11-20", ""), ..application() };
    with_receipt(&paused).sees(&["特别程序进行中，暂停计时", "2026-11-20 特别程序开始，暂停计时", "绿灯"]);
    let received_at = "2026-11-16T10:00:00".parse().unwrap();
    let over = Application {
        received_at,
        accepted_at: Some(received_at),
        special: special("2026-11-18", "2026-11-20"),
        ..application()
    };
    let mut visitor = with_receipt(&over);
    visitor.sees(&["特别程序占了 3 个工作日，不计入期限", "2026-11-20 特别程序结束"]);
    visitor.sees(&["承诺 12月10日（星期四） 17:00 前办结"]).misses(&["特别程序进行中"]);
}

#[test]
fn what_was_not_accepted_is_not_called_finished() {
    let refused = Application {
        state: ApplicationState::Refused,
        accepted_at: None,
        finished_at: Some(super::pilot::monday()),
        ..application()
    };
    with_receipt(&refused).sees(&["2026-11-23 09:41 不予受理"]).misses(&["办结", "承诺"]);
}

#[test]
fn silence_for_five_working_days_is_acceptance_by_law() {
    let received_at = "2026-11-10T10:00:00".parse().unwrap();
    let silent = Application {
        state: ApplicationState::Received,
        received_at,
        accepted_at: None,
        promised: None,
        ..application()
    };
    let mut visitor = with_receipt(&silent);
    visitor.sees(&["逾期未告知，从这天起视为受理"]).misses(&["前告知是否受理"]);
}

#[test]
fn a_code_is_typed_on_the_page_of_receipts() {
    let mut visitor = Visitor::new();
    visitor.tap_first("查进度");
    visitor.pilot.type_text(&application_receipt().in_groups());
    visitor.tap("查询").sees(&["办件 369900", "承诺 12月7日"]).tap_first("返回").sees(&["回执码"]);
}

#[test]
fn a_receipt_that_opens_nothing_says_the_same_as_a_case_s() {
    for (no, words) in [
        (ApplicationError::Forged, "这不是本大厅的回执，或者抄错了"),
        (ApplicationError::Expired, "回执已经过期，请到服务台询问"),
        (ApplicationError::NoApplication, "没有这个办件"),
    ] {
        let mut visitor = Visitor::new();
        visitor.shows(&application_receipt().to_string()).hears(Answer::NoApplication(no)).sees(&[words]);
        visitor.shows(&application_receipt().to_string()).hears(Answer::StoreFailed).sees(&["请稍后再试"]);
        visitor.tap_first("返回");
        assert!(visitor.is_home());
    }
}

#[test]
fn the_next_receipt_takes_the_place_of_the_last() {
    let mut visitor = with_receipt(&application());
    let finished = Application {
        state: ApplicationState::Finished,
        finished_at: Some(super::pilot::monday()),
        ..application()
    };
    visitor.shows(&application_receipt().to_string()).hears(found_answer(&finished)).sees(&["按时办结"]);
    visitor.pilot.press(Key::Escape);
    assert!(visitor.is_home(), "receipts do not pile up");
}

#[test]
fn an_application_of_a_matter_that_the_hall_does_not_have_names_its_department() {
    let found = ApplicationStatus { guide: None, ..status(&application()) };
    let mut visitor = Visitor::new();
    visitor.shows(&application_receipt().to_string());
    visitor.hears(Answer::ApplicationFound(Box::new(found)));
    let department = &CENTRE.full_guide().department;
    let known = CENTRE.hall.setup.departments.iter().find(|known| known.name.zh == *department).unwrap();
    visitor.sees(&[&known.name.zh, &known.phone]).misses(&[&CENTRE.full_guide().name.zh]);
}

#[test]
fn a_small_screen_turns_pages_and_loses_no_word() {
    let mut visitor = Visitor::tiny();
    visitor.shows(&application_receipt().to_string()).hears(found_answer(&application()));
    visitor.sees(&["办件 369900", "承诺 12月7日"]).misses(&["2026-11-20 09:41 收件"]);
    visitor.tap("下一页").sees(&["2026-11-20 09:41 收件"]).tap("上一页").sees(&["承诺 12月7日"]);
}
