//! Every state × every act × every capacity: done with the stated result, or refused.
use super::*;
use crate::hall::calendar::Workdays;
use crate::hall::cases::CallOutcome;
use crate::hall::catalogue::Department;
use crate::hall::{Name, Setup};

/// A Wednesday at noon.
const NOON: &str = "2026-11-25T12:00:00";

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn hall() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    let department = |name: &str| Department { name: Name::new(name, ""), ..Department::default() };
    Hall::new(Setup {
        workdays,
        hours: vec!["09:00-17:00".parse().unwrap()],
        departments: vec![department("公安局"), department("民政局")],
        ..Setup::default()
    })
}

/// A case as it stands in a state: with the police where it is with a department, and due in December.
fn case(state: CaseState) -> Case {
    use CaseState::{Answered, Assigned, Closed, Confirmed};
    let is_answered = matches!(state, Answered | Confirmed | Closed);
    Case {
        number: 7,
        source: CaseSource::Criticism,
        state,
        since: at("2026-11-24T09:00:00"),
        submitted_at: at("2026-11-23T09:00:00"),
        department: (is_answered || state == Assigned).then(|| "公安局".into()),
        due: Some(at("2026-12-14T17:00:00")),
        answered_at: is_answered.then(|| at("2026-11-24T09:00:00")),
        // Over already, so that the clock may close it.
        lapses_at: matches!(state, Answered | Confirmed).then(|| at("2026-11-25T09:00:00")),
        published_at: is_answered.then(|| at("2026-11-24T10:00:00")),
        has_text: true,
        has_contact: true,
        steps: 3,
        ..Case::default()
    }
}

fn acts() -> [CaseAct; 21] {
    [
        CaseAct::Register,
        CaseAct::Accept { class: None },
        CaseAct::Refuse,
        CaseAct::Merge { into: 9 },
        CaseAct::Assign { department: "民政局".into() },
        CaseAct::Contact,
        CaseAct::Answer,
        CaseAct::Extend { days: 5 },
        CaseAct::CallBack(CallOutcome::Reached { satisfied: None }),
        CaseAct::Confirm { satisfied: true },
        CaseAct::Recheck { passed: true },
        CaseAct::Close,
        CaseAct::Withdraw,
        CaseAct::Urge,
        CaseAct::Vote { put_right: true },
        CaseAct::Publish,
        CaseAct::Unpublish,
        CaseAct::Reveal,
        CaseAct::DenyReveal("concerned"),
        CaseAct::Lapse,
        CaseAct::Schedule,
    ]
}

fn act_as(case: &Case, act: &CaseAct, role: CaseRole, when: &str) -> Result<Option<Case>, CaseError> {
    let (hall, actor) = (hall(), CaseActor { role, who: "Li".into() });
    let into = Some(MergeTarget { source: CaseSource::Suggestion, state: CaseState::Assigned });
    case.act(act, &CaseContext { hall: &hall, actor: &actor, at: at(when), into })
}

/// What becomes of a case by an act of somebody who may do it: a letter for the new state, `=` where it is so already, `-`
/// where the act is refused.
///
/// Columns: submitted, registered, accepted, assigned, answered, confirmed, closed, refused, merged, withdrawn.
#[rustfmt::skip]
const TABLE: [(ActKind, CaseRole, &str); 21] = [
    (ActKind::Register,  CaseRole::Centre,    "R=--------"),
    (ActKind::Accept,    CaseRole::Centre,    "AA--------"),
    (ActKind::Refuse,    CaseRole::Centre,    "NN--------"),
    (ActKind::Merge,     CaseRole::Centre,    "MMMM------"),
    (ActKind::Assign,    CaseRole::Centre,    "--PP------"),
    (ActKind::Contact,   CaseRole::Centre,    "SRAP------"),
    (ActKind::Answer,    CaseRole::Centre,    "--DD------"),
    (ActKind::Extend,    CaseRole::Centre,    "--AP------"),
    // Cases of this source are not called back.
    (ActKind::CallBack,  CaseRole::Centre,    "----------"),
    (ActKind::Confirm,   CaseRole::Applicant, "----C-----"),
    (ActKind::Recheck,   CaseRole::Supervisor,"----DC----"),
    (ActKind::Close,     CaseRole::Centre,    "----EE----"),
    (ActKind::Withdraw,  CaseRole::Applicant, "WWWW-----="),
    (ActKind::Urge,      CaseRole::Applicant, "SRAP------"),
    (ActKind::Vote,      CaseRole::Applicant, "----DCE---"),
    (ActKind::Publish,   CaseRole::Centre,    "----DCE---"),
    (ActKind::Unpublish, CaseRole::Centre,    "----DCE---"),
    (ActKind::Reveal,    CaseRole::Centre,    "SRAPDCENMW"),
    (ActKind::DenyReveal, CaseRole::Centre,   "SRAPDCENMW"),
    (ActKind::Lapse,     CaseRole::Clock,     "----EE----"),
    (ActKind::Schedule,  CaseRole::Clock,     "----------"),
];

fn letter(state: CaseState) -> char {
    match state {
        CaseState::Submitted => 'S',
        CaseState::Registered => 'R',
        CaseState::Accepted => 'A',
        CaseState::Assigned => 'P',
        CaseState::Answered => 'D',
        CaseState::Confirmed => 'C',
        CaseState::Closed => 'E',
        CaseState::Refused => 'N',
        CaseState::Merged => 'M',
        CaseState::Withdrawn => 'W',
    }
}

#[test]
fn every_act_in_every_state_is_as_the_table_says() {
    let kinds: Vec<ActKind> = ActKind::all().collect();
    assert_eq!(acts().map(|act| act.kind()).to_vec(), kinds, "no act is left out");
    for (act, (kind, role, row)) in acts().iter().zip(TABLE) {
        assert_eq!(act.kind(), kind);
        for ((state, _), wanted) in CaseState::ALL.iter().zip(row.chars()) {
            let seen = act_as(&case(*state), act, role.clone(), NOON);
            let mark = match &seen {
                Ok(Some(after)) => {
                    assert_eq!(after.steps, 4, "one step");
                    letter(after.state)
                }
                Ok(None) => '=',
                Err(_) => '-',
            };
            assert_eq!(mark, wanted, "{kind:?} of {state:?}: {seen:?}");
        }
    }
}

#[test]
fn acts_go_by_word() {
    for kind in ActKind::all() {
        assert_eq!(ActKind::of(kind.word()), Some(kind));
    }
}

#[test]
fn nobody_does_what_is_another_s() {
    // A letter for each capacity that may: applicant, department, centre, supervisor, clock.
    #[rustfmt::skip]
    let roles = [
        "c", "c", "c", "c", "c", "dc", "dc", "dc", "c", "ac", "cs", "c", "a", "a", "a", "c", "c", "dcs", "adcsk", "k", "k",
    ];
    let all = [
        ('a', CaseRole::Applicant),
        ('d', CaseRole::Department("公安局".into())),
        ('c', CaseRole::Centre),
        ('s', CaseRole::Supervisor),
        ('k', CaseRole::Clock),
    ];
    for (act, may) in acts().iter().zip(roles) {
        for (letter, role) in &all {
            for (state, _) in CaseState::ALL {
                let seen = act_as(&case(state), act, role.clone(), NOON);
                let is_theirs = seen != Err(CaseError::NotTheirs(role.clone()));
                assert_eq!(is_theirs, may.contains(*letter), "{act:?} by {role:?}");
            }
        }
    }
}

#[test]
fn a_department_handles_what_was_assigned_to_it_and_nothing_else() {
    let with_police = case(CaseState::Assigned);
    for (act, name, is_done) in [
        (CaseAct::Answer, "公安局", true),
        (CaseAct::Answer, "民政局", false),
        (CaseAct::Extend { days: 1 }, "民政局", false),
        (CaseAct::Contact, "公安局", true),
    ] {
        let seen = act_as(&with_police, &act, CaseRole::Department(name.into()), NOON);
        assert_eq!(seen.is_ok(), is_done, "{act:?} by {name}");
        assert!(is_done || seen == Err(CaseError::OtherDepartment(Some("公安局".into()))));
    }
    let nobodys =
        act_as(&case(CaseState::Accepted), &CaseAct::Answer, CaseRole::Department("公安局".into()), NOON);
    assert_eq!(nobodys, Err(CaseError::OtherDepartment(None)));
    let mars = CaseAct::Assign { department: "火星局".into() };
    assert_eq!(act_as(&with_police, &mars, CaseRole::Centre, NOON), Err(CaseError::NoDepartment));
    let again = CaseAct::Assign { department: "公安局".into() };
    assert_eq!(act_as(&with_police, &again, CaseRole::Centre, NOON), Ok(None));
}

#[test]
fn whoever_is_not_satisfied_reopens_once_and_the_clock_begins_anew() {
    let no = CaseAct::Confirm { satisfied: false };
    let answered = case(CaseState::Answered);
    let again = act_as(&answered, &no, CaseRole::Applicant, NOON).unwrap().unwrap();
    assert_eq!((again.state, again.department.as_deref()), (CaseState::Assigned, Some("公安局")));
    assert_eq!(again.due, Some(at("2026-12-16T17:00:00")), "15 working days from then on");
    let answered = act_as(&again, &CaseAct::Answer, CaseRole::Centre, NOON).unwrap().unwrap();
    assert_eq!((answered.satisfied, answered.vote), (None, None), "asked anew");
    let over = act_as(&answered, &no, CaseRole::Applicant, NOON).unwrap().unwrap();
    assert_eq!((over.state, over.satisfied), (CaseState::Confirmed, Some(false)));
    let of_centre = Case { department: None, ..case(CaseState::Answered) };
    let back = act_as(&of_centre, &no, CaseRole::Centre, NOON).unwrap().unwrap();
    assert_eq!(back.state, CaseState::Accepted, "the centre answered it itself");
}

#[test]
fn what_is_disputed_a_second_time_waits_for_the_centre() {
    let again = Case {
        reopened_at: Some(at(NOON)),
        appealed_at: Some(at(NOON)),
        lapses_at: Some(at("2026-12-02T17:00:00")),
        ..case(CaseState::Answered)
    };
    for (act, state) in [
        (CaseAct::Confirm { satisfied: false }, CaseState::Confirmed),
        (CaseAct::Vote { put_right: false }, CaseState::Answered),
    ] {
        let disputed = act_as(&again, &act, CaseRole::Applicant, NOON).unwrap().unwrap();
        assert_eq!((disputed.state, disputed.lapses_at, disputed.is_disputed()), (state, None, true));
        for clock in [CaseAct::Lapse, CaseAct::Schedule] {
            let by_itself = act_as(&disputed, &clock, CaseRole::Clock, "2026-12-24T12:00:00");
            assert_eq!(by_itself, Err(CaseError::NotYet(None)));
        }
        assert!(act_as(&disputed, &CaseAct::Close, CaseRole::Centre, NOON).is_ok());
    }
}

#[test]
fn the_unit_complained_about_has_not_spoken_with_whoever_complains() {
    let police = || CaseRole::Department("公安局".into());
    let about =
        Case {
            source: CaseSource::Complaint, concerns: vec!["公安局".into()], ..case(CaseState::Assigned)
        };
    let contact = |case: &Case| act_as(case, &CaseAct::Contact, police(), NOON);
    assert_eq!(contact(&about), Err(CaseError::Concerned(CasePart::Contact)));
}

#[test]
fn a_recheck_that_fails_reopens_and_leaves_the_applicant_the_one_reopening() {
    let (fails, no) = (CaseAct::Recheck { passed: false }, CaseAct::Confirm { satisfied: false });
    let answer = |case: &Case| act_as(case, &CaseAct::Answer, CaseRole::Centre, NOON).unwrap().unwrap();
    let back = |case: &Case, act: &CaseAct, role| act_as(case, act, role, NOON).unwrap().unwrap();
    let again = back(&case(CaseState::Confirmed), &fails, CaseRole::Supervisor);
    assert_eq!((again.state, again.rechecked, again.appealed_at), (CaseState::Assigned, Some(false), None));
    let twice = back(&answer(&again), &fails, CaseRole::Supervisor);
    assert_eq!(
        twice.state,
        CaseState::Assigned,
        "what is not put right goes back as often as it is found so"
    );
    let reopened = back(&answer(&twice), &no, CaseRole::Applicant);
    assert_eq!((reopened.state, reopened.appealed_at), (CaseState::Assigned, Some(at(NOON))));
    assert_eq!(back(&answer(&reopened), &no, CaseRole::Applicant).state, CaseState::Confirmed, "once");
}

#[test]
fn a_case_is_extended_once_and_before_it_falls_due() {
    let due = case(CaseState::Assigned);
    let extend = |case: &Case, days, when| act_as(case, &CaseAct::Extend { days }, CaseRole::Centre, when);
    let longer = extend(&due, 5, "2026-12-14T17:00:00").unwrap().unwrap();
    assert_eq!(longer.due, Some(at("2026-12-21T17:00:00")));
    assert_eq!(extend(&longer, 5, NOON), Err(CaseError::Extended(at("2026-12-14T17:00:00"))));
    assert_eq!(extend(&due, 5, "2026-12-14T17:00:01"), Err(CaseError::PastDue(at("2026-12-14T17:00:00"))));
    for days in [0, 16] {
        assert_eq!(extend(&due, days, NOON), Err(CaseError::ExtensionTooLong(15)));
    }
    assert_eq!(extend(&due, 15, NOON), Err(CaseError::CalendarMissing(2027)), "into a year nobody knows");
}

#[test]
fn an_applicant_urges_once_a_working_day() {
    let urge = |case: &Case, when| act_as(case, &CaseAct::Urge, CaseRole::Applicant, when);
    let friday = "2026-11-27T10:00:00";
    let urged = urge(&case(CaseState::Assigned), friday).unwrap().unwrap();
    assert_eq!((urged.urges, urged.urged_at, urged.state), (1, Some(at(friday)), CaseState::Assigned));
    let monday = "2026-11-30".parse().ok();
    for too_soon in [friday, "2026-11-27T16:59:00", "2026-11-29T10:00:00"] {
        assert_eq!(urge(&urged, too_soon), Err(CaseError::UrgedLately(monday)), "{too_soon}");
    }
    assert_eq!(urge(&urged, "2026-11-30T00:00:00").unwrap().unwrap().urges, 2);
}

#[test]
fn a_vote_is_cast_once() {
    let vote = |case: &Case, put_right| act_as(case, &CaseAct::Vote { put_right }, CaseRole::Applicant, NOON);
    let voted = vote(&case(CaseState::Closed), false).unwrap().unwrap();
    assert_eq!(voted.vote, Some(false));
    assert_eq!((vote(&voted, false), vote(&voted, true)), (Ok(None), Err(CaseError::Voted)));
}

#[test]
fn nothing_goes_on_in_itself_or_in_what_is_over() {
    let (hall, actor) = (hall(), CaseActor::centre("Li"));
    let merge = |into, state: Option<CaseState>| {
        let context = CaseContext {
            hall: &hall,
            actor: &actor,
            at: at(NOON),
            into: state.map(|state| MergeTarget { source: CaseSource::Suggestion, state }),
        };
        case(CaseState::Accepted).act(&CaseAct::Merge { into }, &context)
    };
    assert_eq!(merge(7, Some(CaseState::Accepted)), Err(CaseError::IntoItself));
    assert_eq!(merge(8, None), Err(CaseError::NoCase));
    assert_eq!(merge(8, Some(CaseState::Merged)), Err(CaseError::IntoOver(CaseState::Merged)));
    let praise = Some(MergeTarget { source: CaseSource::Praise, state: CaseState::Submitted });
    let context = CaseContext { hall: &hall, actor: &actor, at: at(NOON), into: praise };
    let ended_as_praise = case(CaseState::Accepted).act(&CaseAct::Merge { into: 8 }, &context);
    assert_eq!(ended_as_praise, Err(CaseError::IntoThanks));
    let merged = merge(8, Some(CaseState::Answered)).unwrap().unwrap();
    assert_eq!((merged.merged_into, merged.ended_at), (Some(8), Some(at(NOON))));
}

#[test]
fn praise_closes_with_thanks_and_nothing_else_does() {
    for (state, _) in CaseState::ALL {
        let praise = Case { source: CaseSource::Praise, ..case(state) };
        let closed = |case: &Case| act_as(case, &CaseAct::Close, CaseRole::Centre, NOON).is_ok();
        let early = matches!(state, CaseState::Submitted | CaseState::Registered | CaseState::Accepted);
        let late = matches!(state, CaseState::Answered | CaseState::Confirmed);
        assert_eq!((closed(&praise), closed(&case(state))), (early || late, late), "{state:?}");
    }
}

#[test]
fn a_class_shortens_the_limit_from_when_the_case_came() {
    let fresh = Case { source: CaseSource::Unresolved, ..case(CaseState::Submitted) };
    let accept = |class: &str| {
        let act = CaseAct::Accept { class: Some(class.into()) };
        act_as(&fresh, &act, CaseRole::Centre, NOON).map(|after| after.unwrap().due.unwrap().to_string())
    };
    assert_eq!(accept("on_the_spot").unwrap(), "2026-11-23 17:00:00");
    assert_eq!(accept("simple").unwrap(), "2026-11-30 17:00:00");
    assert_eq!(accept("complex").unwrap(), "2026-12-14 17:00:00");
    assert_eq!(accept("复杂").unwrap(), accept("complex").unwrap(), "as it is called, too");
    let known = CaseRules::default().of(CaseSource::Unresolved).classes.clone();
    assert_eq!(accept("huge"), Err(CaseError::NoClass(known)));
    let mut rules = CaseRules::default();
    rules.sources[CaseSource::Unresolved.place()].classes[0].name = Name::new("当场", "");
    assert_eq!(rules.class_named(CaseSource::Unresolved, ""), None, "nobody named it");
}

#[test]
fn an_answer_that_nobody_confirms_closes_by_itself() {
    let answered =
        act_as(&case(CaseState::Assigned), &CaseAct::Answer, CaseRole::Centre, NOON).unwrap().unwrap();
    assert_eq!(answered.lapses_at, Some(at("2026-12-02T17:00:00")), "after five working days");
    let lapse = |when| act_as(&answered, &CaseAct::Lapse, CaseRole::Clock, when);
    assert_eq!(lapse("2026-12-02T16:59:59"), Err(CaseError::NotYet(answered.lapses_at)));
    let closed = lapse("2026-12-02T17:00:00").unwrap().unwrap();
    assert_eq!((closed.state, closed.lapses_at), (CaseState::Closed, None));
    assert_eq!(closed.receipt_until(&CaseRules::default()), "2027-12-02".parse().ok());
    assert_eq!(answered.receipt_until(&CaseRules::default()), None, "open cases never expire");
}

#[test]
fn a_limit_that_could_not_be_told_is_told_once_the_calendar_is_there() {
    let december = Case { due: None, submitted_at: at("2026-12-28T10:00:00"), ..case(CaseState::Accepted) };
    let late = "2026-12-30T10:00:00";
    let schedule = |hall: &Hall, case: &Case| {
        let actor = CaseActor::clock();
        case.act(&CaseAct::Schedule, &CaseContext { hall, actor: &actor, at: at(late), into: None })
    };
    let mut hall = hall();
    assert_eq!(schedule(&hall, &december), Err(CaseError::CalendarMissing(2027)));
    hall.setup_mut().workdays.add_year(2027, ["2027-01-01".parse().unwrap()], []);
    let told = schedule(&hall, &december).unwrap().unwrap();
    assert_eq!(told.due, Some(at("2027-01-19T17:00:00")));
    assert_eq!(schedule(&hall, &told), Err(CaseError::NotYet(None)), "nothing is left to tell");
    let answered = Case { lapses_at: None, answered_at: Some(at(late)), ..case(CaseState::Answered) };
    assert!(schedule(&hall, &answered).unwrap().unwrap().lapses_at.is_some());
}

#[test]
fn what_may_be_done_is_listed_for_each_capacity() {
    let rules = CaseRules::default();
    let may = |case: &Case, role: &CaseRole| {
        case.possible(role, &rules).map(ActKind::word).collect::<Vec<_>>().join(" ")
    };
    let fresh = case(CaseState::Submitted);
    assert_eq!(may(&fresh, &CaseRole::Centre), "registered accepted refused merged contacted revealed");
    assert_eq!(may(&fresh, &CaseRole::Applicant), "withdrawn urged");
    let spent =
        Case { extended_at: Some(at(NOON)), contacted_at: Some(at(NOON)), ..case(CaseState::Assigned) };
    assert_eq!(may(&spent, &CaseRole::Centre), "merged assigned answered revealed");
    assert_eq!(may(&case(CaseState::Withdrawn), &CaseRole::Applicant), "");
}
