//! A database that somebody has meddled with: what it says steers no terminal (t:I6, r:C1).
use super::Desk;

#[test]
fn what_a_database_says_steers_no_terminal() {
    let desk = Desk::new("meddled");
    assert_eq!(desk.told(&["import", "matters.csv", "--yes"]).0, 0);
    let text = "大厅里没有饮水机";
    assert_eq!(desk.told(&["cases", "submit", "--kind", "建议", "--text", text]).0, 0);
    assert_eq!(desk.told(&["line", "stop", "A", "--reason", "系统故障", "--by", "Li"]).0, 0);
    let connection = rusqlite::Connection::open(desk.0.join("var/hall.db")).unwrap();
    for statement in [
        "UPDATE matter SET name_zh = name_zh || char(27) || '[2J' || char(27) || ']0;pwn' || char(7) || char(8238)",
        "UPDATE case_text SET body = body || char(155) || '31m'",
        "UPDATE case_step SET who = 'Li' || char(27) || '[31m'",
        "UPDATE line_step SET reason = reason || char(27) || '[8m'",
    ] {
        assert!(connection.execute(statement, []).unwrap() > 0, "{statement}");
    }
    drop(connection);
    for arguments in [
        &["find", "身份证"][..],
        &["find", "身份证", "--json"],
        &["cases", "show", "1", "--reveal", "--by", "Li"],
        &["line"],
        &["live", "--once"],
        &["check"],
    ] {
        let (_, out, err) = desk.told(arguments);
        let said = out + &err;
        let steers = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}';
        assert!(!said.chars().any(steers), "{arguments:?}: {said:?}");
    }
    let (_, found) = desk.json(&["find", "身份证", "--json"]);
    assert!(found[0]["name"].as_str().unwrap().contains("\u{1b}[2J"), "a script gets what is there: {found}");
}
