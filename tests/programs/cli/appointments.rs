//! `hall appointments` and `hall take --class`: tables in, codes out, nothing about a person kept.
use super::Desk;
use chrono::{NaiveDate, TimeDelta, Utc};
use std::fs;

const CLASSES: &str = "[[class]]\ncode = \"elder\"\nname = \"老年人\"\nname_en = \"Elderly\"\nrank = 1\n\
    [[class]]\ncode = \"appointment\"\nname = \"预约\"\nrank = 3\n";

impl Desk {
    /// A day in the hall, where it is about noon whatever the time elsewhere.
    fn day(&self) -> NaiveDate {
        let (_, value) = self.json(&["appointments", "--json"]);
        value["date"].as_str().unwrap().parse().unwrap()
    }

    fn table(&self, text: &str) {
        fs::write(self.0.join("bookings.csv"), text).unwrap();
    }

    /// Every byte the store has on disk.
    fn stored(&self) -> String {
        let files =
            fs::read_dir(self.0.join("var")).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
        String::from_utf8_lossy(&files.flatten().collect::<Vec<u8>>()).into_owned()
    }
}

#[test]
fn appointments_come_in_all_or_none_and_again_change_nothing() {
    let desk = Desk::new("appointments");
    let day = desk.day();
    desk.table(&format!("日期,时间,队列,预约码\n{day},11:00,A,yy-01\n{day},11:30,早班,\n"));
    let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--dry-run", "--json"]);
    assert_eq!(
        (code, &value["rows"], &value["added"], &value["dry_run"]),
        (0, &2.into(), &2.into(), &true.into())
    );
    let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--json"]);
    assert_eq!((code, &value["added"], &value["errors"]), (0, &2.into(), &0.into()));
    assert_eq!((&value["codes"][0]["code"], &value["codes"][0]["made"]), (&"YY01".into(), &false.into()));
    let made = value["codes"][1]["code"].as_str().unwrap().to_owned();
    assert!(made.len() == 8 && made.bytes().all(|b| b.is_ascii_digit()), "{made}");
    let (_, before) = desk.json(&["appointments", "--json"]);
    let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--json"]);
    assert_eq!((code, &value["added"], &value["same"]), (0, &0.into(), &2.into()));
    assert_eq!(value["codes"][1]["code"], made.as_str());
    desk.table(&format!("date,time,line,code\n{day},10:00,A,NEW1\n{day},10:00,X,NEW2\n"));
    let (code, out, err) = desk.told(&["appointments", "import", "bookings.csv"]);
    assert!(
        code == 65 && out.contains("as before") && err.contains("bookings.csv:3:3: error:"),
        "{out}{err}"
    );
    assert_eq!(desk.json(&["appointments", "--json"]).1, before);
    let row = &before["appointments"][1];
    assert_eq!(
        (&row["line"], &row["time"], &row["state"]),
        (&"B".into(), &"11:30".into(), &"expected".into())
    );
}

#[test]
fn every_problem_of_a_table_is_told_with_its_place() {
    let desk = Desk::new("bookings");
    desk.table("日期,时间,队列,预约码\n明天,11:00,A,C001\n2026-11-23,,A,C001\n2026-11-23,9:00,A,C004,x\n2026-11-23,9:00,Q,张三\n");
    let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--json"]);
    let problems: Vec<(u64, Option<u64>, &str)> = value["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["line"].as_u64().unwrap(), p["column"].as_u64(), p["code"].as_str().unwrap()))
        .filter(|(_, _, code)| !["closed_day", "past_day"].contains(code))
        .collect();
    let wanted = [
        (2, Some(1), "bad_day"),
        (3, Some(2), "missing_value"),
        (3, Some(4), "duplicate_code"),
        (4, None, "wrong_columns"),
        (5, Some(3), "no_such_line"),
        (5, Some(4), "bad_booking_code"),
    ];
    assert_eq!((code, problems.as_slice()), (65, wanted.as_slice()));
    for (text, word) in [
        ("日期,队列\n", "no_column"),
        ("日期,时间,队列\n", "no_bookings"),
        ("日期,date,时间,队列\n2026-11-23,2026-11-23,9:00,A\n", "heading_twice"),
        ("日期,时间,队列\n2026-11-23,9:00,\"A\n2026-11-23,9:00,A\n", "open_quote"),
    ] {
        desk.table(text);
        let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--json"]);
        let told = value["problems"].as_array().unwrap().iter().any(|problem| problem["code"] == word);
        assert!(code == 65 && told, "{word}: {value}");
    }
    assert_eq!(desk.told(&["appointments", "import", "missing.csv"]).0, 65);
}

#[test]
fn nothing_about_a_person_is_stored() {
    let desk = Desk::new("personal");
    let day = desk.day();
    desk.table(&format!("姓名,日期,时间,队列,手机号,备注\n张三丰,{day},11:00,A,13812345678,坐轮椅\n"));
    let (code, out, err) = desk.told(&["appointments", "import", "bookings.csv", "--lang", "zh"]);
    assert!(code == 0 && out.contains("新增 1 个"), "{out}{err}");
    for heading in ["第1列“姓名”", "第5列“手机号”"] {
        assert!(err.contains(heading) && err.contains("没有存入"), "{err}");
    }
    let stored = desk.stored();
    assert!(["张三丰", "13812345678", "坐轮椅"].iter().all(|text| !stored.contains(text)));
    desk.table(&format!(
        "date,time,line,code\n{day},11:00,A,13812345678\n{day},11:00,A,430102199001011234\n"
    ));
    let (code, out, err) = desk.told(&["appointments", "import", "bookings.csv"]);
    assert_eq!((code, err.matches("may not be stored").count()), (65, 2), "{out}{err}");
    assert!(!err.contains("138123") && !err.contains("430102"), "nor said again: {err}");
}

#[test]
fn a_quotation_mark_too_many_neither_takes_appointments_in_nor_brings_people_out() {
    let desk = Desk::new("bookings-quotes");
    let day = desk.day();
    // Closed by a stray mark two rows below: one row of the right length.
    let opened =
        format!("{day},9:00,A,\"K001,张三丰 13812345678\n{day},9:30,A,K002,\n{day},10:00,A,K003\",x\n");
    for (rows, word) in [
        (opened, "open_quote"),
        (format!("{day},9:00,A,\"K001\n张三丰\",x\n"), "line_end"),
        (format!("{day},9:00,A,张三丰 13812345678,x\n"), "personal"),
        (format!("{day},9:00,A,3.6990020261105E+22,x\n"), "spoilt_code"),
        (format!("{day},9:00,A,\"K001,x\r{day},9:00,A,K002\",x\n"), "open_quote"),
    ] {
        desk.table(&format!("日期,时间,队列,预约码,备注\n{day},8:30,A,K000,\n{rows}"));
        let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--json"]);
        let problems = value["problems"].as_array().unwrap();
        let is_named = problems.iter().any(|problem| problem["code"] == word && problem["line"] == 3);
        assert!(code == 65 && is_named, "{word}: {value}");
        assert!(!value.to_string().contains("张三丰") && !value.to_string().contains("138123"), "{value}");
    }
    desk.table(&format!("日期,时间,队列,预约码\n{day},9:00,A,'K001\n{day},9:00,A,=\"K002\"\n"));
    let (code, value) = desk.json(&["appointments", "import", "bookings.csv", "--json"]);
    assert_eq!(
        (code, &value["codes"][0]["code"], &value["codes"][1]["code"]),
        (0, &"K001".into(), &"K002".into())
    );
}

#[test]
fn a_day_is_listed_and_one_is_cancelled() {
    let desk = Desk::new("cancel");
    let day = desk.day();
    let next = day + TimeDelta::days(1);
    desk.table(&format!("date,time,line,matter,code\n{day},11:00,A,M-1,C001\n{next},09:00,A,,C002\n"));
    assert_eq!(desk.told(&["appointments", "import", "bookings.csv"]).0, 0);
    let (_, out, _) = desk.told(&["appointments"]);
    assert_eq!(out, format!("{day} 11:00  A  M-1  C001  expected\n"));
    let (_, out, _) = desk.told(&["appointments", "--date", &next.to_string()]);
    assert_eq!(out, format!("{next} 09:00  A  C002  expected\n"));
    assert_eq!(desk.told(&["appointments", "cancel", "c-001"]).0, 0);
    assert_eq!(desk.told(&["appointments", "cancel", "C001"]).0, 0, "again");
    let (_, value) = desk.json(&["appointments", "--json"]);
    assert_eq!(value["appointments"][0]["state"], "cancelled");
    let (code, _, err) = desk.told(&["appointments", "cancel", "C003"]);
    assert!(code == 1 && err.contains("no such booking code"), "{err}");
    assert_eq!(desk.told(&["appointments", "cancel", "?"]).0, 1);
    assert_eq!(desk.told(&["appointments", "--date", "tomorrow"]).0, 2);
    let far = (Utc::now().date_naive() + TimeDelta::days(99)).to_string();
    let (code, out, _) = desk.told(&["appointments", "--date", &far]);
    assert!(code == 0 && out.contains("no appointments"), "{out}");
}

#[test]
fn a_number_is_taken_for_a_class() {
    let desk = Desk::new("class");
    let lines = fs::read_to_string(desk.config("lines.toml")).unwrap();
    fs::write(desk.config("lines.toml"), lines.replace("code = \"A\"", "code = \"A\"\npriority = true"))
        .unwrap();
    fs::write(desk.config("calling.toml"), CLASSES).unwrap();
    let (code, value) = desk.json(&["take", "A", "--class", "elder", "--json"]);
    assert_eq!((code, &value["class"], &value["priority"]), (0, &"elder".into(), &true.into()));
    for class in ["appointment", "nobody"] {
        let (code, _, err) = desk.told(&["take", "A", "--class", class]);
        assert!(code == 2 && err.contains(class) && err.contains("elder Elderly"), "{err}");
    }
    let (code, value) = desk.json(&["take", "B", "--class", "elder", "--json"]);
    assert_eq!((code, &value["refused"]), (1, &"no_priority".into()));
    fs::remove_file(desk.config("calling.toml")).unwrap();
    assert_eq!(desk.told(&["config", "import", "--yes"]).0, 0);
    let (code, value) = desk.json(&["take", "A", "--class", "green", "--json"]);
    assert_eq!(
        (code, &value["class"], &value["ahead"]),
        (0, &"green".into(), &1.into()),
        "every hall has it"
    );
    let (_, _, err) = desk.told(&["take", "A", "--class", "nobody", "--lang", "en"]);
    assert!(err.contains("classes to choose from: green Priority lane"), "{err}");
}
