//! Made-up applications and matters, the same for the same seed.
#![allow(dead_code, reason = "each bench uses what it needs")]
use chrono::{Days, NaiveDate, NaiveDateTime};
use fastrand::Rng;
use service_hall::hall::applications::{Application, ApplicationState, SpecialProcedure};
use std::fmt::Write;

/// As many as a centre of a middling city decides in a year.
pub const APPLICATIONS: u32 = 84_400;

/// The departments of the sample centre that decide most.
const DEPARTMENTS: [&str; 8] = [
    "市公安局",
    "市人力资源和社会保障局",
    "市民政局",
    "市市场监督管理局",
    "市税务局",
    "市自然资源和规划局",
    "市住房和城乡建设局",
    "市卫生健康委员会",
];

/// So many made-up applications of the year up to a day: seven of eight are over, one of twelve has a special procedure.
pub fn applications(seed: u64, count: u32, matters: &[String]) -> Vec<Application> {
    let mut rng = Rng::with_seed(seed);
    let last = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let mut made_up: Vec<Application> = (0..count)
        .map(|place| {
            let is_over = rng.u32(..8) > 0;
            let age = if is_over { rng.u64(20..320) } else { rng.u64(..25) };
            let day = last - Days::new(age);
            let at =
                |day: NaiveDate, rng: &mut Rng| day.and_hms_opt(rng.u32(9..17), rng.u32(..60), 0).unwrap();
            let received_at = at(day, &mut rng);
            let state = match rng.u32(..20) {
                _ if is_over && rng.u32(..30) == 0 => ApplicationState::Refused,
                _ if is_over => ApplicationState::Finished,
                0..3 => ApplicationState::Received,
                3 => ApplicationState::Supplement,
                4..7 => ApplicationState::Review,
                7 => ApplicationState::Delivery,
                _ => ApplicationState::Accepted,
            };
            let is_accepted = !matches!(
                state,
                ApplicationState::Received | ApplicationState::Supplement | ApplicationState::Refused
            );
            let is_decided = matches!(state, ApplicationState::Finished | ApplicationState::Delivery);
            let has_special = is_accepted && rng.u32(..12) == 0;
            let special =
                SpecialProcedure { from: day + Days::new(2), until: is_over.then_some(day + Days::new(6)) };
            Application {
                code: format!("369900{}{:02}{place:07}", day.format("%Y%m%d"), rng.u32(1..40)),
                matter: rng.choice(matters).cloned().unwrap_or_default(),
                department: DEPARTMENTS[rng.usize(..DEPARTMENTS.len())].to_owned(),
                state,
                received_at,
                accepted_at: is_accepted.then(|| at(day, &mut rng).max(received_at)),
                promised: is_accepted.then(|| day + Days::new(rng.u64(10..30))),
                finished_at: is_decided.then(|| at(day + Days::new(rng.u64(7..28)), &mut rng)),
                special: if has_special { vec![special] } else { Vec::new() },
                ..Application::default()
            }
        })
        .collect();
    // As a system writes them: by number, which begins with the day.
    made_up.sort_unstable_by(|one, other| one.code.cmp(&other.code));
    made_up
}

/// The table that an approval system would write of them, with columns about people that nobody reads.
pub fn table(applications: &[Application]) -> String {
    let mut text =
        "办件编号,申请人姓名,事项编码,部门,收件,受理,承诺办结日,办结,状态,特别程序起止\n".to_owned();
    let moment = |at: Option<NaiveDateTime>| {
        at.map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
    };
    for one in applications {
        let state = match one.state {
            ApplicationState::Received => "收件",
            ApplicationState::Supplement => "待补正",
            ApplicationState::Review => "审查中",
            ApplicationState::Delivery => "待领取",
            ApplicationState::Finished => "已办结",
            ApplicationState::Refused => "不予受理",
            _ => "已受理",
        };
        let special = one.special.first().map(|procedure| procedure.to_string().replace('/', "~"));
        let promised = one.promised.map(|day| day.to_string()).unwrap_or_default();
        writeln!(
            text,
            "{},某某,{},{},{},{},{promised},{},{state},{}",
            one.code,
            one.matter,
            one.department,
            moment(Some(one.received_at)),
            moment(one.accepted_at),
            moment(one.finished_at),
            special.unwrap_or_default(),
        )
        .unwrap();
    }
    text
}

/// A table of so many matters: the sample centre's again and again, each time under codes of their own. Gives the codes too.
pub fn matters(sample: &str, count: u32) -> (String, Vec<String>) {
    let mut rows = csv::Reader::from_reader(sample.as_bytes());
    let headings = rows.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(&headings).unwrap();
    let mut codes = Vec::new();
    for (place, row) in (0..count).zip(rows.iter().cycle()) {
        // Behind the credit code, whose check digit stays true.
        let code = format!("{}{place:07}", &row[0]);
        table.write_record(std::iter::once(code.as_str()).chain(row.iter().skip(1))).unwrap();
        codes.push(code);
    }
    (String::from_utf8(table.into_inner().unwrap()).unwrap(), codes)
}
