//! An act that goes on in the case it was merged into takes the right to that one.
use super::*;
use service_hall::store::CaseKey;

fn act(
    store: &mut Store,
    who: &Authority,
    number: u32,
    act: CaseAct,
) -> Result<Result<(), CaseError>, Denied> {
    let words =
        CaseWords { answer: "已整改".into(), reason: "同一件事".into(), ..CaseWords::default() };
    let done = store.acting(who, "desk", at(60)).act_on_case(&hall(), number, (act, words), None).unwrap();
    done.map(|done| done.map(drop))
}

#[test]
fn a_rating_that_was_merged_into_a_complaint_gives_no_right_to_it() {
    for place in Place::every("merged_rating") {
        let mut store = place.open();
        let rating = complaint(&mut store, CaseSource::BadRating);
        let other = complaint(&mut store, CaseSource::Complaint);
        let system = system();
        let mut done = |number: u32, what: CaseAct| {
            let said = act(&mut store, &system, number, what.clone());
            assert_eq!(said, Ok(Ok(())), "{what:?}");
        };
        done(rating, CaseAct::Register);
        done(other, CaseAct::Register);
        done(other, CaseAct::Accept { class: None });
        done(other, CaseAct::Assign { department: "公安局".into() });
        done(rating, CaseAct::Merge { into: other });
        done(other, CaseAct::Answer);
        let confirm = CaseAct::Confirm { satisfied: true };
        let group = person("W01", &["working_group"]);
        assert_eq!(act(&mut store, &group, rating, confirm.clone()), Err(Denied(Permission::HandleCases)));
        let centre = person("C01", &["centre"]);
        assert_eq!(act(&mut store, &centre, rating, confirm), Ok(Ok(())));
        let history = store.case(&hall(), CaseKey::Number(rating), at(61)).unwrap().unwrap();
        assert_eq!(history.standing().number, other);
        let acts = AuditFilter { act: Some(AuditAct::CaseAct), ..AuditFilter::default() };
        let last = store.audit_entries(&acts).unwrap().pop().unwrap().note;
        assert_eq!(
            (last.object, last.after),
            (other.to_string(), "confirmed".to_owned()),
            "the case that it changed"
        );
    }
}
