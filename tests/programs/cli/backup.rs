//! `hall backup` and `hall restore`: a night's backup, a bad morning, and a hall that goes on.
use super::Desk;
use serde_json::{Value, json};
use service_hall::workers::lock::ProgramLock;
use std::fs;
use std::path::{Path, PathBuf};

fn backups(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn a_hall_is_backed_up_looked_at_and_brought_back() {
    let desk = Desk::new("backup");
    desk.told(&["take", "A"]);
    let (code, made) = desk.json(&["backup", "--json"]);
    assert_eq!((code, &made["hall"], &made["centre"]), (0, &"HALL".into(), &"甲市政务服务中心".into()));
    assert_eq!((&made["rows"]["ticket"], &made["newest"][0]["last"]), (&1.into(), &1.into()));
    let file = text(&made["file"]).to_owned();
    assert!(file.starts_with("var/backups/hall-HALL-20") && file.ends_with(".backup"), "{file}");
    let (code, checked) = desk.json(&["backup", "--check", &file, "--json"]);
    assert_eq!((code, &checked["whole"], &checked["flaws"]), (0, &true.into(), &json!([])));
    assert_eq!(checked["rows"], made["rows"]);
    let (_, out, _) = desk.told(&["backup", "--check", &file, "--lang", "zh"]);
    assert!(
        out.contains("甲市政务服务中心") && out.contains("号票 1") && out.contains("完整，可以恢复"),
        "{out}"
    );

    // The next morning: a number more, and somebody wants yesterday back.
    desk.told(&["take", "A"]);
    let (code, out, _) = desk.told(&["restore", "--lang", "zh"]);
    assert!(code == 0 && out.contains(&format!("hall restore {file}")), "{out}");
    let (code, out, err) = desk.told(&["restore", &file, "--lang", "zh"]);
    assert_eq!(code, 1, "nobody said yes");
    assert!(out.contains("又记下 1 步"), "{out}");
    assert!(out.contains("审计记录 1") && !out.contains("不会少什么"), "{out}");
    assert!(out.contains("号票：现在 2，备份里 1，恢复后少 1 个") && err.contains("--yes"), "{out}{err}");
    assert_eq!(desk.json(&["restore", &file, "--json"]).1["restored"], false);
    let (code, out, err) = desk.told(&["restore", &file, "--yes", "--lang", "zh"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("已恢复") && out.contains("hall.db.before-restore-") && out.contains("2 到 2 号"),
        "{out}"
    );
    assert_eq!(desk.json(&["take", "A", "--json"]).1["message"].as_str().map(str::len), None, "it goes on");
    let (_, value) = desk.json(&["line", "--json"]);
    assert_eq!(value[0]["waiting"], 2);
    // The restoring stands in the audit. Once more, and that entry goes.
    assert!(desk.told(&["audit", "--lang", "zh"]).1.contains("恢复备份"));
    let (_, out, _) = desk.told(&["restore", &file, "--lang", "zh"]);
    assert!(out.contains("审计里备份之后的 1 条会没有"), "{out}");
}

#[test]
fn the_newest_whole_backups_of_this_hall_are_kept_and_nothing_else_is_touched() {
    let desk = Desk::new("backup-keep");
    desk.told(&["take", "A"]);
    let folder = desk.0.join("disk");
    fs::create_dir(&folder).unwrap();
    let keep = |name: &str| {
        let (code, made) = desk.json(&["backup", "disk", "--keep", "2", "--json"]);
        assert_eq!(code, 0, "{made}");
        // Two in one second would bear one name.
        let file = desk.0.join(text(&made["file"]));
        let moved = folder.join(format!("{name}.backup"));
        fs::rename(file, &moved).unwrap();
        (moved, made)
    };
    fs::write(folder.join("report.txt"), "of somebody").unwrap();
    fs::write(folder.join("hall-HALL-20261122-220000.backup.part"), "of one that was killed").unwrap();
    fs::write(folder.join("other.backup"), "of another program").unwrap();
    let (first, _) = keep("first");
    let (second, _) = keep("second");
    // The newest one was cut short afterwards: it is not one of the two, and is left for somebody to look at.
    let (third, _) = keep("third");
    assert!(!first.exists() && second.exists(), "{:?}", backups(&folder));
    let whole = fs::read(&third).unwrap();
    rusqlite::Connection::open(&third).unwrap().execute_batch("DELETE FROM ticket").unwrap();
    let (code, out, _) = desk.told(&["backup", "disk", "--keep", "2", "--lang", "zh"]);
    assert!(code == 0 && out.contains("third.backup 不完整"), "{out}");
    assert!(second.exists() && third.exists(), "{:?}", backups(&folder));
    assert_eq!(fs::read_to_string(folder.join("other.backup")).unwrap(), "of another program");
    assert!(folder.join("report.txt").exists());
    assert!(!folder.join("hall-HALL-20261122-220000.backup.part").exists());
    fs::write(&third, whole).unwrap();
    assert_eq!(desk.told(&["backup", "--check", "disk/third.backup"]).0, 0);
}

#[test]
fn backups_of_another_centre_are_neither_counted_nor_removed() {
    let desk = Desk::new("backup-centres");
    desk.told(&["take", "A"]);
    fs::create_dir(desk.0.join("disk")).unwrap();
    let (_, made) = desk.json(&["backup", "disk", "--json"]);
    let theirs = desk.0.join("disk/theirs.backup");
    fs::rename(desk.0.join(text(&made["file"])), &theirs).unwrap();
    // Another centre, which has not named its hall, either, and so has the usual code.
    fs::remove_dir_all(desk.0.join("var")).unwrap();
    let rules = fs::read_to_string(desk.config("rules.toml")).unwrap();
    fs::write(desk.config("rules.toml"), rules.replace("甲市", "乙县")).unwrap();
    desk.told(&["take", "A"]);
    let (code, made) = desk.json(&["backup", "disk", "--keep", "1", "--json"]);
    assert_eq!((code, &made["removed"]), (0, &json!([])));
    assert!(theirs.exists());
    let (_, listed) = desk.json(&["restore", "disk", "--json"]);
    assert_eq!(listed["backups"].as_array().unwrap().len(), 1, "{listed}");
    let (code, _, err) = desk.told(&["backup", "disk/theirs.backup", "--lang", "zh"]);
    assert!(code == 1 && err.contains("没有覆盖"), "{err}");
}

#[test]
fn a_store_that_has_lost_most_pushes_no_backup_out() {
    let desk = Desk::new("backup-lost");
    desk.told(&["import", "matters.csv"]);
    for _ in 0..2 {
        desk.told(&["take", "A"]);
    }
    fs::create_dir(desk.0.join("disk")).unwrap();
    let (_, made) = desk.json(&["backup", "disk", "--json"]);
    let good = desk.0.join("disk/good.backup");
    fs::rename(desk.0.join(text(&made["file"])), &good).unwrap();
    fs::remove_dir_all(desk.0.join("var")).unwrap();
    let (code, out, err) = desk.told(&["backup", "disk", "--keep", "1", "--lang", "zh"]);
    assert!(code == 69 && err.contains("没有可备份的"), "{out}{err}");
    fs::remove_file(desk.0.join("matters.csv")).unwrap();
    desk.told(&["line"]);
    let (code, out, _) = desk.told(&["backup", "disk", "--keep", "1", "--lang", "zh"]);
    assert!(code == 0 && out.contains("good.backup 少一半以上"), "{out}");
    assert!(good.exists());
}

#[test]
fn what_is_in_the_way_is_said_in_words() {
    let desk = Desk::new("backup-faults");
    desk.told(&["take", "A"]);
    let says = |arguments: &[&str], code: i32, words: &str| {
        let (found, out, err) = desk.told(&[arguments, &["--lang", "zh"]].concat());
        assert_eq!(found, code, "{arguments:?}: {out}{err}");
        assert!(err.contains(words), "{arguments:?}: {err}");
    };
    says(&["backup", "/no-such-disk/"], 73, "备份盘可能没有接好");
    says(&["backup", "/no-such-disk/hall.backup"], 73, "备份盘可能没有接好");
    says(&["backup", "x.backup", "--keep", "3"], 2, "--keep 要和文件夹一起用");
    says(&["backup", "matters.csv"], 1, "没有覆盖");
    says(&["backup", "var/hall.db"], 1, "没有覆盖");
    says(&["backup", "--check", "matters.csv"], 65, "不是备份");
    says(&["backup", "--check", "nothing"], 65, "没有这个文件");
    says(&["restore", "matters.csv", "--yes"], 65, "不是备份");
    says(&["restore", "nothing", "--yes"], 65, "没有这个文件");
    says(&["restore", "nothing", "--issued", "A57"], 2, "--issued");
    says(&["restore", "nothing", "--issued", "Q=57"], 2, "没有队列 Q");
    let (code, value) = desk.json(&["restore", "matters.csv", "--yes", "--json"]);
    assert_eq!((code, &value["restored"]), (65, &false.into()));

    assert_eq!(desk.told(&["backup", "hall.backup"]).0, 0);
    let before = fs::read(desk.0.join("hall.backup")).unwrap();
    says(&["backup", "hall.backup"], 1, "没有覆盖；请换一个文件名，确实要替换请加 --force");
    assert_eq!(fs::read(desk.0.join("hall.backup")).unwrap(), before);
    assert_eq!(desk.told(&["backup", "hall.backup", "--force"]).0, 0);
    says(&["backup", "matters.csv", "--force"], 1, "没有覆盖");
    let programs = desk.0.join("var/hall.db.programs");
    let locks = [ProgramLock::take(&programs, "kiosk-01"), ProgramLock::take(&programs, "window-A01")];
    says(&["restore", "hall.backup", "--yes"], 1, "取号机 01、窗口 A01");
    drop(locks);
    let two = [ProgramLock::take_any(&programs, "admin"), ProgramLock::take_any(&programs, "admin")];
    assert!(two.iter().all(Result::is_ok), "two may sit there at once");
    says(&["restore", "hall.backup", "--yes"], 1, "大厅管理（hall admin）");
    drop(two);
    let rules = fs::read_to_string(desk.config("rules.toml")).unwrap();
    fs::write(desk.config("rules.toml"), rules.replace("甲市", "乙县")).unwrap();
    says(&["restore", "hall.backup", "--yes"], 1, "--as-this-hall");
    fs::remove_dir_all(desk.0.join("var")).unwrap();
    assert_eq!(desk.told(&["restore", "hall.backup", "--yes", "--as-this-hall"]).0, 0);
    assert_eq!(desk.json(&["line", "--json"]).1[0]["waiting"], 1, "the other centre's");
}

#[test]
fn who_makes_a_backup_is_proven_or_recorded_and_has_the_right_to() {
    let desk = Desk::new("backup-who");
    desk.told(&["take", "A"]);
    desk.has_account("007", &["centre"]);
    desk.has_account("A01", &["system_admin"]);
    assert_eq!(desk.told(&["backup"]).0, 0);
    let (code, _, err) = desk.given("384756\n", &["backup", "--login", "007", "--lang", "zh"]);
    assert!(code == 1 && err.contains("没有权限：备份和恢复"), "{err}");
    let (code, _, err) = desk.given("384756\n", &["backup", "mine.backup", "--login", "A01"]);
    assert_eq!(code, 0, "{err}");
    let acts: Vec<String> =
        desk.acts().into_iter().filter(|act| act.contains(" backup ") && !act.contains("sign_in")).collect();
    assert!(acts.len() == 2 && acts[0].starts_with("system_admin"), "{acts:?}");
    assert!(acts[1].starts_with("account A01 backup mine.backup"), "{acts:?}");
}
