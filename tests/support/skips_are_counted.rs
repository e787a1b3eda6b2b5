//! The summary of skips names each of them once, and knows which of them a run must not have.
use super::skips::summary;

const LINES: &str =
    "zbarimg\tno zbarimg\tpaper::a\npostgres\tno server\tstore::b\nzbarimg\tno zbarimg\tpaper::a\n";

#[test]
fn each_skip_is_named_once_under_what_is_missing() {
    let (text, wrong) = summary(LINES, None);
    let expected = "skipped, wholly or in part: 2 tests\n  postgres: no server: 1\n    store::b\n  \
                    zbarimg: no zbarimg: 1\n    paper::a";
    assert_eq!((text.as_str(), wrong.len()), (expected, 0));
    assert_eq!(summary("", None).0, "skipped, wholly or in part: 0 tests");
}

#[test]
fn what_a_run_must_not_skip_is_told() {
    assert_eq!(summary(LINES, Some("zbarimg fonts")).1, ["postgres"]);
    assert_eq!(summary(LINES, Some("")).1, ["postgres", "zbarimg"]);
    assert!(summary(LINES, Some("postgres zbarimg")).1.is_empty());
    assert!(summary("", Some("")).1.is_empty());
}
