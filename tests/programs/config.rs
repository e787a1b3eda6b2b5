//! The configuration folder: the sample is in order, and every mistake is named with its place.
use service_hall::config::{Config, ConfigFault, Problem, ProblemCause};
use service_hall::hall::cases::{CaseLimit, CaseRules, CaseSource};
use service_hall::hall::ratings::{Grade, RatingRules};
use service_hall::text::Lang;
use std::fs;
use std::path::{Path, PathBuf};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config")
}

/// A copy of the sample's configuration in a folder of its own, gone when dropped.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let folder = std::env::temp_dir().join(format!("hall-config-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        for part in ["", "workdays", "printers"] {
            fs::create_dir_all(folder.join(part)).unwrap();
            for entry in fs::read_dir(sample().join(part)).unwrap().map(Result::unwrap) {
                if entry.path().extension().is_some_and(|end| end == "toml") {
                    fs::copy(entry.path(), folder.join(part).join(entry.file_name())).unwrap();
                }
            }
        }
        Copy(folder)
    }

    fn change(&self, file: &str, from: &str, to: &str) -> &Self {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
        self
    }

    fn append(&self, file: &str, text: &str) -> &Self {
        let path = self.0.join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(path, before + text).unwrap();
        self
    }

    fn problems(&self) -> Vec<Problem> {
        Config::read(&self.0).1
    }

    /// The words of all errors, by file.
    fn errors(&self) -> Vec<(String, &'static str)> {
        let of = |p: &Problem| (p.file.rsplit('/').next().unwrap().to_owned(), p.what.word());
        self.problems().iter().filter(|p| p.is_error()).map(of).collect()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn a_machine_may_begin_in_large_type_and_an_older_file_says_nothing_of_it() {
    let copy = Copy::new("large");
    let large = || Config::read(&copy.0).0.unwrap().machine.large;
    assert!(!large());
    copy.change("kiosk.toml", "large = false", "large = true");
    assert!(large());
    copy.change("kiosk.toml", "large = true", "");
    assert!(!large());
}

#[test]
fn the_sample_says_what_holds_without_it_and_one_key_changes_one_thing() {
    let copy = Copy::new("cases");
    let read = || Config::read(&copy.0).0.unwrap().hall.setup.cases.clone();
    let sample = read();
    let usual = CaseRules { receipt_link: sample.receipt_link.clone(), ..CaseRules::default() };
    assert_eq!(sample, usual);
    copy.change("cases.toml", "first_contact = { minutes = 60 }", "first_contact = \"none\"");
    copy.change("cases.toml", "code = \"simple\"", "code = \"small\"");
    let changed = read();
    assert_eq!(changed.of(CaseSource::BadRating).first_contact, None);
    assert_eq!(
        changed.class(CaseSource::Complaint, "small").map(|class| class.answer),
        Some(CaseLimit::Days(1))
    );
    assert_eq!(changed.of(CaseSource::Unresolved), sample.of(CaseSource::Unresolved));
    fs::write(copy.0.join("cases.toml"), "[[source]]\nkind = \"patrol\"\nanswer = { days = 3 }\n").unwrap();
    let short = read();
    assert_eq!(short.of(CaseSource::Patrol).answer, CaseLimit::Days(3));
    assert!(short.of(CaseSource::Complaint).is_shielded && short.visit_limit == 3);
    fs::remove_file(copy.0.join("cases.toml")).unwrap();
    assert_eq!(read(), CaseRules::default());
}

#[test]
fn the_sample_says_the_usual_ratings_and_a_hall_may_have_reasons_of_its_own() {
    let copy = Copy::new("ratings");
    let read = || Config::read(&copy.0).0.unwrap().hall.setup.ratings.clone();
    assert_eq!(read(), RatingRules::default());
    copy.change("ratings.toml", "rate_days = 30", "rate_days = 7");
    copy.change("ratings.toml", "code = \"108\"", "code = \"108\"\nretired = true");
    let changed = read();
    assert_eq!((changed.rate_days, changed.offered(Grade::VeryDissatisfied).count()), (7, 7));
    assert!(changed.reason("108").is_some_and(|reason| reason.is_retired));
    let own = "follow_up = false\n[[reason]]\ncode = \"own-1\"\ngrade = \"satisfied\"\nname = \"灯亮\"\n";
    fs::write(copy.0.join("ratings.toml"), own).unwrap();
    let own = read();
    assert_eq!((own.reasons.len(), own.has_follow_up, own.rate_days), (1, false, 30));
    fs::remove_file(copy.0.join("ratings.toml")).unwrap();
    assert_eq!(read(), RatingRules::default());
}

#[test]
fn the_sample_is_in_order() {
    let (config, problems) = Config::read(&sample());
    let said: Vec<String> = problems.iter().map(|p| p.report(Lang::En)).collect();
    assert!(said.is_empty(), "{said:#?}");
    let config = config.unwrap();
    assert_eq!(config.machine.utc_offset.local_minus_utc(), 8 * 3600);
    assert!(config.hall.setup.lines.iter().filter(|line| line.general).count() == 1);
    assert!(config.hall.setup.workdays.years().count() >= 3);
    assert!(
        !config.synonyms.is_empty()
            && !config.hall.setup.windows.is_empty()
            && config.hall.setup.departments.len() > 10
    );
}

#[test]
fn every_mistake_is_named() {
    let mistakes: &[(&str, &str, &str, &str)] = &[
        ("kiosk.toml", "kiosk = \"3\"", "kiosk = 1", "wrong_type"),
        ("kiosk.toml", "kiosk = \"3\"", "kiosk = \"\"", "empty"),
        ("kiosk.toml", "kiosk = \"3\"", "", "missing_key"),
        ("kiosk.toml", "language = \"zh\"", "langauge = \"zh\"", "unknown_key"),
        ("kiosk.toml", "language = \"zh\"", "language = \"fr\"", "not_one_of"),
        ("kiosk.toml", "large = false", "large = \"yes\"", "wrong_type"),
        ("kiosk.toml", "warn_after = 45", "warn_after = 99999999999999999999", "out_of_range"),
        ("kiosk.toml", "warn_after = 45", "warn_after = -1", "out_of_range"),
        ("kiosk.toml", "warn_after = 45", "warn_after = 45.5", "wrong_type"),
        ("kiosk.toml", "\"+08:00\"", "\"Asia/Shanghai\"", "bad_offset"),
        ("kiosk.toml", "sqlite:var/hall.db", "mysql://x", "bad_store"),
        ("kiosk.toml", "baud = 115200", "baud = 115201", "not_one_of"),
        ("kiosk.toml", "distrust_widths = false", "distrust_widths = \"no\"", "wrong_type"),
        ("kiosk.toml", "flow = \"hardware\"", "flow = \"wire\"", "not_one_of"),
        ("kiosk.toml", "unwell = \"screen\"", "unwell = \"away\"", "not_one_of"),
        ("kiosk.toml", "reprints = 2", "reprints = 10", "out_of_range"),
        ("kiosk.toml", "profile = \"generic-80\"", "profile = \"laser\"", "not_one_of"),
        ("kiosk.toml", "panel = {", "panel = { depth = 1,", "unknown_key"),
        ("kiosk.toml", "kiosk = \"3\"", "kiosk = \"3", "syntax"),
        ("rules.toml", "HTTPS://", "https://", "bad_link"),
        ("rules.toml", "\"08:30-17:00\"", "\"08:30-25:00\"", "bad_span"),
        ("rules.toml", "\"08:30-17:00\"", "\"08:30-17:00\", \"16:00-18:00\"", "spans_overlap"),
        ("rules.toml", "澄湘市", "澄湘\\u001B市", "unprintable"),
        ("rules.toml", "澄湘市", "澄湘\\u202E市", "unprintable"),
        ("departments.toml", "\"resident\"", "\"local\"", "not_one_of"),
        ("lines.toml", "code = \"A\"", "code = \"A1\"", "bad_line_code"),
        ("lines.toml", "departments = [\"市公安局\"]", "departments = [\"火星局\"]", "unknown_department"),
        (
            "lines.toml",
            "departments = [\"市公安局\"]",
            "departments = [\"市公安局\", \"市公安局\"]",
            "department_twice",
        ),
        ("lines.toml", "quota = [90, 20, 110]", "quota = [90, 20]", "unequal"),
        ("lines.toml", "minutes = [6, 15]", "minutes = [15, 6]", "minutes_order"),
        ("lines.toml", "minutes = [6, 15]", "minutes = [6]", "minutes_missing"),
        ("lines.toml", "missed = { after = 3, times = 2 }", "missed = { after = 3 }", "bad_missed"),
        ("lines.toml", "missed = { after = 3, times = 2 }", "missed = \"gone\"", "not_one_of"),
        ("lines.toml", "code = \"B\"", "code = \"A\"", "duplicate"),
        ("lines.toml", "code = \"A\"", "code = \"A\"\ngeneral = true", "two_general"),
        ("windows.toml", "lines = [\"Z\"]", "lines = [\"QQ\"]", "unknown_line"),
        ("windows.toml", "code = \"A02\"", "code = \"A01\"", "duplicate"),
        ("themes.toml", "glyph = \"户\"", "glyph = \"户籍\"", "bad_glyph"),
        ("printers/generic-80.toml", "columns = 48", "columns = 65", "out_of_range"),
        ("printers/generic-80.toml", "columns = 48", "columns = 49", "contradiction"),
        ("printers/generic-80.toml", "columns = 48", "", "missing_key"),
        ("printers/generic-80.toml", "cut = \"partial\"", "cut = \"tear\"", "not_one_of"),
        ("printers/generic-80.toml", "letters = \"gbk\"", "letters = \"none\"", "contradiction"),
        ("printers/generic-80.toml", "native_qr = false", "native_qr = 0", "wrong_type"),
        ("printers/generic-80.toml", "status = \"yes\"", "state = \"yes\"", "unknown_key"),
        ("printers/silent-80.toml", "presenter = \"none\"", "presenter = \"exit\"", "contradiction"),
        ("printers/custom-kpm.toml", "changes = \"no\"", "changes = \"ask\"", "contradiction"),
        ("printers/custom-kpm.toml", "model = ", "model == ", "syntax"),
        ("cases.toml", "visit_limit = 3", "visit_limit = 0", "out_of_range"),
        ("cases.toml", "urge_days = 1", "urge_day = 1", "unknown_key"),
        ("cases.toml", "ladder = [1, 2, 5]", "ladder = [1, 5, 2]", "ladder_order"),
        ("cases.toml", "ladder = [1, 2, 5]", "ladder = [1, 2]", "ladder_order"),
        ("cases.toml", "HTTPS://", "https://", "bad_link"),
        ("cases.toml", "EXAMPLE/R/", "EXAMPLE/AND/SO/ON/AND/ON/R/", "bad_link"),
        ("cases.toml", "kind = \"praise\"", "kind = \"thanks\"", "not_one_of"),
        ("cases.toml", "kind = \"praise\"", "kind = \"suggestion\"", "duplicate"),
        ("cases.toml", "kind = \"praise\"\n", "", "missing_key"),
        ("ratings.toml", "rate_days = 30", "rate_days = 0", "out_of_range"),
        ("ratings.toml", "code = \"108\"", "code = \"109\"", "duplicate"),
        ("ratings.toml", "code = \"108\"", "code = \"1,8\"", "bad_class_code"),
        ("ratings.toml", "grade = \"dissatisfied\"", "grade = \"bad\"", "not_one_of"),
        ("ratings.toml", "grade = \"dissatisfied\"\n", "", "missing_key"),
        ("cases.toml", "answer = { days = 5 }", "answer = { days = 5, minutes = 5 }", "bad_case_limit"),
        ("cases.toml", "answer = { days = 5 }", "answer = { hours = 5 }", "unknown_key"),
        ("cases.toml", "answer = { days = 15 }", "answer = \"none\"", "not_one_of"),
        ("cases.toml", "first_contact = \"at_once\"", "first_contact = \"soon\"", "not_one_of"),
        ("cases.toml", "answer = \"same_day\"", "", "missing_key"),
        ("cases.toml", "code = \"complex\"", "code = \"simple\"", "duplicate"),
        ("cases.toml", "code = \"complex\"", "code = \"复 杂\"", "bad_class_code"),
        ("cases.toml", "code = \"complex\"", "code = \"Complex\"", "bad_class_code"),
        ("cases.toml", "code = \"complex\"", "code = \"-complex\"", "bad_class_code"),
        ("cases.toml", "publish_by_two = true", "publish_by_two = \"no\"", "wrong_type"),
        ("cases.toml", "callback_tries = 3", "callback_tries = 0", "out_of_range"),
        ("cases.toml", "shielded = true", "shielded = 1", "wrong_type"),
        ("cases.toml", "[\"department\", \"supervisor\"]", "[\"everybody\"]", "not_one_of"),
        ("synonyms.toml", "say = [", "says = [", "missing_key"),
        ("workdays/2026.toml", "\"2026-01-04\"", "\"2026-13-04\"", "bad_date"),
        ("workdays/2026.toml", "\"2026-01-04\"", "\"2025-01-04\"", "wrong_year"),
        ("workdays/2026.toml", "\"2026-01-04\"", "\"2026-01-01\"", "off_and_work"),
    ];
    for (number, (file, from, to, word)) in mistakes.iter().enumerate() {
        let copy = Copy::new(&format!("mistake{number}"));
        copy.change(file, from, to);
        let name = file.rsplit('/').next().unwrap();
        let errors = copy.errors();
        assert!(errors.contains(&(name.to_owned(), word)), "{file}: {to}: {errors:?}");
        let (config, problems) = Config::read(&copy.0);
        assert!(config.is_none(), "{file}: {to} was let through");
        assert!(problems.iter().all(|p| p.line.is_some()), "{problems:?}");
    }
}

#[test]
fn one_mistake_in_a_limit_is_told_once() {
    for (from, to, word) in [
        ("answer = { days = 5 }", "answer = { days = 0 }", "out_of_range"),
        ("answer = { days = 5 }", "answer = { days = \"5\" }", "wrong_type"),
        ("answer = { days = 5 }", "answer = { hours = 5 }", "unknown_key"),
        ("answer = { days = 5 }", "answer = { days = 5, minutes = 5 }", "bad_case_limit"),
        ("answer = { days = 5 }", "answer = {}", "bad_case_limit"),
        ("answer = { days = 5 }", "answer = 5", "wrong_type"),
        ("ladder = [1, 2, 5]", "ladder = [0, 2, 5]", "out_of_range"),
        ("ladder = [1, 2, 5]", "ladder = [\"1\", 2, 5]", "wrong_type"),
        ("ladder = [1, 2, 5]", "ladder = []", "ladder_order"),
        ("code = \"complex\"", "code = \"复 杂\"", "bad_class_code"),
        ("code = \"complex\"", "code = \"\"", "empty"),
        ("kind = \"praise\"", "kind = \"\"", "not_one_of"),
    ] {
        let copy = Copy::new("once");
        copy.change("cases.toml", from, to);
        assert_eq!(copy.errors(), [("cases.toml".to_owned(), word)], "{to}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_with_their_places() {
    let copy = Copy::new("all");
    copy.change("kiosk.toml", "kiosk = \"3\"", "kiosk = 1")
        .change("rules.toml", "HTTPS://", "https://")
        .change("windows.toml", "lines = [\"Z\"]", "lines = [\"QQ\"]");
    let problems = copy.problems();
    assert_eq!(problems.iter().filter(|p| p.is_error()).count(), 3, "{problems:?}");
    let kiosk = &problems[0];
    assert_eq!((kiosk.line, kiosk.column), (Some(4), Some(9)));
    assert_eq!(
        kiosk.message(Lang::En),
        "`kiosk` should be text in quotes, but is a whole number. Make it text in quotes"
    );
}

#[test]
fn missing_files_and_folders_are_named() {
    let copy = Copy::new("missing");
    fs::remove_file(copy.0.join("lines.toml")).unwrap();
    fs::remove_dir_all(copy.0.join("workdays")).unwrap();
    assert_eq!(
        copy.errors(),
        [("lines.toml".to_owned(), "missing_file"), ("workdays".to_owned(), "no_calendar")],
        "and nothing that only follows from them"
    );
    fs::remove_dir_all(&copy.0).unwrap();
    assert_eq!(copy.errors().first().map(|e| e.1), Some("missing_folder"));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let copy = Copy::new("bytes");
    fs::write(copy.0.join("rules.toml"), b"name = \"\xd5\xfe\"").unwrap();
    fs::write(copy.0.join("themes.toml"), vec![b' '; (4 << 20) + 1]).unwrap();
    let (_, problems) = Config::read(&copy.0);
    let whats: Vec<&ProblemCause> = problems.iter().map(|p| &p.what).collect();
    assert!(
        whats.contains(&&ProblemCause::Config(ConfigFault::NotUtf8))
            && whats.contains(&&ProblemCause::Config(ConfigFault::TooBig { most: 4 << 20 }))
    );
    assert_eq!((problems[0].line, problems[0].column), (Some(1), Some(9)));
}

#[test]
fn anybody_s_file_is_a_warning() {
    use std::os::unix::fs::PermissionsExt;
    let copy = Copy::new("mode");
    fs::set_permissions(copy.0.join("kiosk.toml"), fs::Permissions::from_mode(0o666)).unwrap();
    let (config, problems) = Config::read(&copy.0);
    assert!(config.is_some());
    assert_eq!(problems.iter().map(|p| p.what.word()).collect::<Vec<_>>(), ["world_writable"]);
}

#[test]
fn no_text_makes_the_reader_panic() {
    let copy = Copy::new("mutations");
    copy.append("rules.toml", "\n");
    // A small generator of our own, so that a failure is the same on every machine.
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    let pieces = [
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        "\\u001B",
        "\u{202e}",
        "-1",
        "9e99",
        "[[line]]",
        "true",
        "甲",
        "\0",
        "2026-01-01",
        "nan",
    ];
    for file in ["kiosk.toml", "rules.toml", "lines.toml", "windows.toml", "cases.toml", "workdays/2026.toml"]
    {
        let path = copy.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let marks: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for _ in 0..40 {
            let (a, b) = (marks[next(marks.len())], marks[next(marks.len())]);
            let (from, until) = (a.min(b), a.max(b).min(a.min(b) + 40));
            let until = marks.iter().copied().find(|at| *at >= until).unwrap_or(text.len());
            let changed = format!("{}{}{}", &text[..from], pieces[next(pieces.len())], &text[until..]);
            fs::write(&path, changed).unwrap();
            let (config, problems) = Config::read(&copy.0);
            assert!(config.is_some() || problems.iter().any(Problem::is_error));
            assert!(problems.iter().all(|p| !p.report(Lang::Zh).contains("{0}")), "{problems:?}");
        }
        fs::write(&path, text).unwrap();
    }
}

#[test]
fn a_year_without_its_holidays_and_a_copy_of_the_year_before_are_warned_of() {
    let copy = Copy::new("holidays");
    let warnings = |copy: &Copy| {
        let all = copy.problems().into_iter().filter(|problem| problem.file.contains("2027"));
        all.map(|problem| (problem.what.word(), problem.is_error())).collect::<Vec<_>>()
    };
    fs::write(copy.0.join("workdays/2027.toml"), "off = []\nwork = []\n").unwrap();
    assert_eq!(warnings(&copy), [("holiday_worked", false); 3]);
    let last = fs::read_to_string(copy.0.join("workdays/2026.toml")).unwrap().replace("\"2026-", "\"2027-");
    fs::write(copy.0.join("workdays/2027.toml"), last).unwrap();
    assert!(warnings(&copy).contains(&("year_copied", false)), "{:?}", warnings(&copy));
}
