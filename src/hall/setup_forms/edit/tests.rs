//! Documents after one change: what was meant is there, and everything else stays byte for byte.
use super::*;

const LINES: &str = "# 队列\n\n# 身份证\n[[line]]\ncode = \"A\"   # 字母\nname = \"户籍\"\nopen = [\"09:00-12:00\",\n  # 下午\n  \"13:00-17:00\"]\n\n# ---- 二楼 ----\n\n# 护照\n[[line]]\ncode = \"B\"\n\n[[board]]\ncode = \"1\"\n[[board.notice]]\ntext = \"请\"\n[[board]]\ncode = \"2\"\n";

fn line(at: usize) -> EntryPath {
    EntryPath::nth("line", at)
}

fn text(of: &str) -> FormValue {
    FormValue::Text(of.to_owned())
}

#[test]
fn one_value_is_written_and_nothing_else() {
    let changed = set_value(LINES, &line(0), "code", Some(&text("C\"")), &[]).unwrap();
    assert_eq!(changed, LINES.replace("\"A\"", "\"C\\\"\""));
    assert_eq!(set_value(LINES, &line(0), "code", Some(&text("A")), &[]).unwrap(), LINES);
}

#[test]
fn a_new_field_stands_behind_those_before_it_and_an_old_one_goes_with_its_line() {
    let changed = set_value(LINES, &line(0), "name_en", Some(&text("ID")), &["code", "name"]).unwrap();
    assert_eq!(changed, LINES.replace("name = \"户籍\"\n", "name = \"户籍\"\nname_en = \"ID\"\n"));
    assert_eq!(set_value(&changed, &line(0), "name_en", None, &[]).unwrap(), LINES);
    let table = EntryPath(vec![PathStep::Table("keys")]);
    let with = set_value(LINES, &table, "next", Some(&text("F5")), &[]).unwrap();
    assert_eq!(with, format!("{LINES}\n[keys]\nnext = \"F5\"\n"));
    let root = set_value("# 头\n\n# 表\n[t]\n", &EntryPath::default(), "a", Some(&FormValue::Number(1)), &[]);
    assert_eq!(root.unwrap(), "# 头\n\na = 1\n\n# 表\n[t]\n");
}

#[test]
fn members_of_a_list_come_and_go_between_its_comments() {
    let open = |all: &[&str]| FormValue::texts(all.iter().copied());
    let more =
        set_value(LINES, &line(0), "open", Some(&open(&["09:00-12:00", "12:00-13:00", "13:00-17:00"])), &[]);
    assert_eq!(more.unwrap(), LINES.replace("\"09:00-12:00\",", "\"09:00-12:00\", \"12:00-13:00\","));
    let fewer = set_value(LINES, &line(0), "open", Some(&open(&["13:00-17:00"])), &[]).unwrap();
    assert!(fewer.contains("# 下午") && !fewer.contains("09:00"), "{fewer}");
    let none = set_value(LINES, &line(0), "open", Some(&open(&[])), &[]).unwrap();
    assert!(entry(&none, &line(0)).unwrap().get("open").unwrap().members().is_empty());
}

#[test]
fn an_entry_comes_behind_the_last_of_its_kind() {
    let fields = FormEntry(vec![("code".into(), text("C")), ("quota".into(), FormValue::numbers([1, 2]))]);
    let changed = add_entry(LINES, &EntryPath::default(), "line", &fields).unwrap();
    let wanted = "[[line]]\ncode = \"B\"\n\n[[line]]\ncode = \"C\"\nquota = [1, 2]\n\n[[board]]";
    assert_eq!(changed, LINES.replace("[[line]]\ncode = \"B\"\n\n[[board]]", wanted));
    let notice = FormEntry(vec![("text".into(), text("好"))]);
    let second = add_entry(LINES, &EntryPath::nth("board", 1), "notice", &notice).unwrap();
    assert_eq!(second, format!("{LINES}\n[[board.notice]]\ntext = \"好\"\n"));
    let first = add_entry(LINES, &EntryPath::nth("board", 0), "notice", &notice).unwrap();
    assert_eq!(entries(&first, &EntryPath::nth("board", 0), "notice").len(), 2, "{first}");
    assert_eq!(add_entry("", &EntryPath::default(), "a", &notice).unwrap(), "[[a]]\ntext = \"好\"\n");
    assert_eq!(
        add_entry("# 注", &EntryPath::default(), "a", &notice).unwrap(),
        "# 注\n\n[[a]]\ntext = \"好\"\n"
    );
}

#[test]
fn an_entry_goes_with_the_comment_above_it_and_no_other() {
    let changed = remove_entry(LINES, &line(1)).unwrap();
    assert_eq!(changed, LINES.replace("# 护照\n[[line]]\ncode = \"B\"\n\n", ""));
    let board = remove_entry(LINES, &EntryPath::nth("board", 0)).unwrap();
    assert_eq!(board, LINES.replace("[[board]]\ncode = \"1\"\n[[board.notice]]\ntext = \"请\"\n", ""));
    let first = remove_entry("# 头\n[[a]]\nb = 1\n[[a]]\n", &EntryPath::nth("a", 0)).unwrap();
    assert_eq!(first, "# 头\n[[a]]\n", "what stands at the head of a document is about all of it");
}

#[test]
fn what_was_added_and_removed_again_leaves_the_document_as_it_was() {
    let fields = FormEntry(vec![("code".into(), text("C"))]);
    for before in [LINES, "[[line]]\r\ncode = \"A\"\r\n", "[[line]]\ncode = \"A\"\n\n[x]\n"] {
        let added = add_entry(before, &EntryPath::default(), "line", &fields).unwrap();
        let last = entries(before, &EntryPath::default(), "line").len();
        assert_eq!(remove_entry(&added, &line(last)).unwrap().trim_end(), before.trim_end());
        assert_eq!(added.contains("\r\n"), before.contains("\r\n"));
    }
}

#[test]
fn what_no_form_can_write_is_left_to_people() {
    let inline = "line = [{ code = 'A' }, { code = 'B' }]\n";
    assert_eq!(set_value(inline, &line(0), "code", Some(&text("C")), &[]), Err(EditFault::Unusual));
    assert_eq!(remove_entry(inline, &line(0)), Err(EditFault::Unusual));
    assert_eq!(
        add_entry(inline, &EntryPath::default(), "line", &FormEntry::default()),
        Err(EditFault::Unusual)
    );
    assert_eq!(set_value("a = ", &line(0), "code", Some(&text("C")), &[]), Err(EditFault::NotThere));
}
