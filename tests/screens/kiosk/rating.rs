//! Rating what was done: three touches at most, nothing kept of whoever leaves, changed on the same page.
use super::visitor::{CODE, Visitor, application, application_receipt, status, ticket};
use service_hall::app::message::{Answer, RequestKind, TicketStatus};
use service_hall::app::rating_kept::RatingRequest;
use service_hall::hall::applications::{Application, ApplicationState};
use service_hall::hall::queue::{Ticket, TicketState};
use service_hall::hall::ratings::{Grade, RatingError, RatingKey, RatingTurn};
use service_hall::hall::receipts::Receipt;
use service_hall::paper::SlipOutcome;

/// What was asked to be kept.
fn rated(visitor: &Visitor) -> Vec<RatingRequest> {
    let rated = visitor.asked.iter().filter_map(|request| match &request.kind {
        RequestKind::Rate(asked) => Some((**asked).clone()),
        _ => None,
    });
    rated.collect()
}

/// Somebody who was served holds the ticket before the scanner; the world has not said yet which rating they may give.
fn shown(mut visitor: Visitor, days: u64) -> Visitor {
    let served = Ticket { state: TicketState::Done, window: Some("A01".into()), ..ticket("A") };
    let today = served.day + chrono::Days::new(days);
    let found = TicketStatus { today, ticket: served, ahead: None };
    visitor.shows(CODE).hears(Answer::Found(Some(Box::new(found))));
    visitor
}

fn served() -> Visitor {
    let mut visitor = shown(Visitor::new(), 0);
    visitor.served();
    visitor
}

#[test]
fn a_good_grade_in_two_touches() {
    let mut visitor = served();
    visitor.sees(&["A012 号（A01 窗口）", "非常满意", "满意", "基本满意", "不满意", "非常不满意"]);
    visitor.sees(&["谁评的窗口看不到"]).tap_first("基本满意");
    visitor.sees(&["一次性告知需要补正的材料", "更多"]).misses(&["留电话"]).tap_first("提交");
    visitor.sees(&["评价已经收下"]).misses(&["打印回执"]);
    assert_eq!(visitor.touches, 2);
    let asked = &rated(&visitor)[0];
    assert!(matches!(asked.key, RatingKey::Ticket(_)));
    assert_eq!((asked.form.grade, asked.form.reasons.len()), (Grade::BasicallySatisfied, 0));
    assert!(!asked.form.visit.is_empty() && asked.form.phone.is_empty());
    visitor.tap_first("完成");
    assert!(visitor.is_home());
}

#[test]
fn a_bad_grade_with_reasons_brings_a_receipt_that_is_printed_when_asked() {
    let mut visitor = served();
    visitor.tap_first("非常不满意").sees(&["马上派人处理"]).tap_first("更多");
    visitor.tap_first("服务态度差效率低").tap_first("在办事指南之外增加新的审批条件");
    visitor.sees(&["√ 服务态度差效率低"]).tap_first("提交");
    visitor.sees(&["已经报告值班主任", "编号 12"]);
    let form = &rated(&visitor)[0].form;
    assert_eq!(
        (form.grade, form.reasons.as_slice()),
        (Grade::VeryDissatisfied, &["108".to_owned(), "115".to_owned()][..])
    );
    let printed = |visitor: &Visitor| {
        visitor.asked.iter().any(|request| matches!(request.kind, RequestKind::PrintReceiptAgain { .. }))
    };
    assert!(!printed(&visitor));
    visitor.touch("打印回执").hears(Answer::Printed(SlipOutcome::Confirmed)).sees(&["请取走回执"]);
    assert!(printed(&visitor));
}

#[test]
fn whoever_leaves_without_sending_has_rated_nothing() {
    let mut visitor = served();
    visitor.tap_first("不满意").tap("首页");
    assert!(visitor.is_home() && rated(&visitor).is_empty());
}

#[test]
fn what_was_given_is_changed_on_the_same_page_and_is_another_request_of_the_same_visit() {
    let mut visitor = served();
    visitor.tap_first("基本满意").tap_first("提交").tap_first("改一改").tap_first("非常不满意");
    visitor.tap_first("提交").sees(&["已经报告值班主任"]);
    let all = rated(&visitor);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].form.visit, all[1].form.visit);
    assert_ne!(all[0].form.request, all[1].form.request);
}

#[test]
fn sent_again_after_a_failure_it_is_the_same_request() {
    let mut visitor = served();
    visitor.tap_first("基本满意").touch("提交").hears(Answer::StoreFailed).sees(&["没有提交成功"]);
    visitor.tap_first("再提交一次").sees(&["评价已经收下"]);
    let all = rated(&visitor);
    assert_eq!(all[0].form.request, all[1].form.request);
}

#[test]
fn a_number_of_a_person_in_the_text_is_asked_about_first() {
    let mut visitor = served();
    visitor.tap_first("非常不满意").tap_first("写几句");
    visitor.pilot.paste("13800138000");
    visitor.tap_first("写好了").tap_first("提交");
    assert!(rated(&visitor).is_empty(), "whether that is meant is asked");
    visitor.tap_first("仍然提交");
    assert_eq!(rated(&visitor)[0].form.text.reveal(), "13800138000");
}

#[test]
fn a_telephone_number_is_asked_for_with_a_bad_grade_alone_and_forgotten_with_a_good_one() {
    let mut visitor = served();
    visitor.tap_first("非常不满意").tap_first("留电话");
    visitor.pilot.paste("08262222222");
    visitor.tap_first("写好了").sees(&["改电话"]).tap("返回").tap_first("基本满意").tap_first("提交");
    assert!(rated(&visitor)[0].form.phone.is_empty(), "of a good one nobody is called");
}

#[test]
fn a_later_visit_follows_up_and_then_it_is_said_that_it_was_rated() {
    let mut visitor = shown(Visitor::new(), 3);
    visitor.hears(Answer::RatingTurn(Ok(RatingTurn::FollowUp))).sees(&["非常满意"]);
    let mut visitor = shown(Visitor::new(), 9);
    visitor.hears(Answer::RatingTurn(Err(RatingError::Rated))).sees(&["已经评价过了"]);
    visitor.tap_first("写意见").sees(&["刚办完的A012 号"]);
}

#[test]
fn the_opinion_box_leads_to_the_rating_of_what_is_held_before_the_scanner() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("评价刚办的事").sees(&["请把号票或办件回执"]);
    let mut visitor = shown(visitor, 0);
    visitor.served().sees(&["非常满意"]);
}

#[test]
fn an_application_that_has_ended_is_rated_by_its_receipt_and_one_that_has_not_is_not() {
    let code = application_receipt().in_code("");
    let mut visitor = Visitor::new();
    visitor.shows(&code).served().misses(&["评价"]);
    let finished = Application {
        state: ApplicationState::Finished,
        finished_at: Some(super::pilot::monday()),
        ..application()
    };
    let mut visitor = Visitor::new();
    visitor.shows(&code).hears(Answer::ApplicationFound(Box::new(status(&finished))));
    visitor.tap_first("评价").tap_first("基本满意").tap_first("提交").sees(&["评价已经收下"]);
    assert_eq!(visitor.touches, 3);
    let key: Option<Receipt> = match &rated(&visitor)[0].key {
        RatingKey::Application(receipt) => Some(*receipt),
        RatingKey::Ticket(_) => None,
    };
    assert_eq!(key, Some(application_receipt()));
}

#[test]
fn another_code_after_a_rating_is_of_another_visit() {
    let mut visitor = served();
    let before = visitor.pilot.visit();
    visitor.tap_first("基本满意").tap_first("提交");
    visitor.shows(CODE).served();
    assert_ne!(visitor.pilot.visit(), before);
}

#[test]
fn every_size_has_the_five_grades() {
    for visitor in [Visitor::small(), Visitor::tiny()] {
        let mut visitor = shown(visitor, 0);
        visitor
            .served()
            .sees(&["非常满意", "基本满意", "非常不满意"])
            .tap_first("非常不满意")
            .sees(&["提交"]);
    }
}
