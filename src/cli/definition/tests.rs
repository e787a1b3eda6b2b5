//! Every command has its Chinese help, and every kind of mistake its Chinese words.
use super::*;

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Every command with its path, those clap adds left out.
fn every(command: &Command, path: &str, all: &mut Vec<(String, Command)>) {
    all.push((path.to_owned(), command.clone()));
    for known in command.get_subcommands().filter(|known| known.get_name() != "help") {
        every(known, format!("{path} {}", known.get_name()).trim(), all);
    }
}

fn all(lang: Lang) -> Vec<(String, Command)> {
    let mut command = definition(lang);
    command.build();
    let mut all = Vec::new();
    every(&command, "", &mut all);
    all
}

#[test]
fn the_definition_holds_together_in_both_languages() {
    Cli::command().debug_assert();
    for (_, command) in all(Lang::Zh) {
        command.debug_assert();
    }
}

#[test]
fn every_command_and_every_option_has_chinese_help() {
    for (path, command) in all(Lang::Zh) {
        assert!(help::command(&path).is_some(), "{path}: no Chinese help");
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(has_han(&about), "{path}: {about}");
        for argument in command.get_arguments() {
            let said = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(has_han(&said), "{path} {}: {said:?}", argument.get_id());
            assert!(argument.get_long_help().is_none(), "{path} {}", argument.get_id());
        }
    }
}

#[test]
fn no_word_of_clap_s_is_left_in_chinese_help() {
    let english = ["Usage", "Options", "Commands", "Arguments", "Print", "default", "possible", "Possible"];
    for (path, mut command) in all(Lang::Zh) {
        for help in [command.render_long_help(), command.render_help()] {
            let help = framed(&help.to_string());
            for word in english {
                assert!(!help.contains(word), "{path}: {word}\n{help}");
            }
            assert!(help.contains("用法:"), "{help}");
        }
    }
}

/// What is the same in every language: lines of examples, names in braces, exit codes.
fn facts(after: &str) -> (Vec<&str>, Vec<String>, Vec<String>) {
    let examples =
        after.lines().filter(|line| line.starts_with("  hall ") || line.contains("| hall ")).collect();
    let (front, codes) =
        after.split_once("xit codes:").or(after.split_once("退出码:")).unwrap_or((after, ""));
    let words = |text: &str| -> Vec<String> {
        let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        text.split(word).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let mut braces = String::new();
    let mut depth = 0;
    for c in front.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        braces.push(if depth > 0 { c } else { ' ' });
    }
    let names = words(&braces).into_iter().filter(|name| !["or", "of"].contains(&name.as_str())).collect();
    let digits = words(codes).into_iter().filter(|word| word.chars().all(|c| c.is_ascii_digit())).collect();
    (examples, names, digits)
}

#[test]
fn examples_names_and_exit_codes_are_the_same_in_both_languages() {
    for ((path, zh), (_, en)) in all(Lang::Zh).into_iter().zip(all(Lang::En)) {
        let after = |of: &Command| of.get_after_help().map(ToString::to_string).unwrap_or_default();
        assert_eq!(facts(&after(&zh)), facts(&after(&en)), "{path}");
    }
}

#[test]
fn a_wrong_command_line_is_said_in_chinese() {
    let table = [
        (&["hall", "fnd"][..], "没有 fnd 这个命令", "是不是: find"),
        (&["hall", "find", "x", "--limt", "3"], "没有 --limt 这个选项或参数", "是不是: --limit"),
        (&["hall", "find"], "缺少 <WORDS>...", "用法:  hall find"),
        (&["hall", "find", "x", "--limit", "many"], "--limit <N> 的值“many”不对", "最多列出几项"),
        (&["hall", "find", "x", "--limit"], "--limit <N> 后面缺少值", "详见 --help"),
        (&["hall", "--lang", "fr", "check"], "--lang <LANG> 的值“fr”不对", "可选的值: zh、en"),
        (&["hall", "check", "--json", "--json"], "--json 只能写一次", "用法:"),
        (&["hall", "take", "A", "--clock", "x", "--store", "sqlite:x"], "的值“x”不对", "2026-11-23T09:00:00"),
        (&["hall", "take", "A", "B"], "没有 B 这个选项或参数", "详见 --help"),
        (&["hall", "printer", "settle", "A1", "--by", "Li"], "缺少", "用法:  hall printer settle"),
        (&["hall", "printer", "settle", "A1", "--came-out", "--did-not"], "不能与", "用法:"),
    ];
    for (line, wrong, more) in table {
        let error = definition(Lang::Zh).try_get_matches_from(line).unwrap_err();
        let text = said(&error);
        assert!(
            text.starts_with("错误: ") && text.contains(wrong) && text.contains(more),
            "{line:?}\n{text}"
        );
        for word in ["error", "tip:", "Usage", "For more", "invalid", "required", "unexpected"] {
            assert!(!text.contains(word), "{line:?}\n{text}");
        }
    }
}

#[test]
fn the_language_is_known_before_the_line_is_read() {
    let asked = |line: &[&str]| asked(&line.iter().map(OsString::from).collect::<Vec<_>>());
    assert_eq!(asked(&["hall", "fnd", "--lang", "zh"]), Some(LangArg::Zh));
    assert_eq!(asked(&["hall", "--lang=en", "--help"]), Some(LangArg::En));
    assert_eq!(
        (asked(&["hall", "--lang"]), asked(&["hall", "--lang", "fr"]), asked(&[])),
        (None, None, None)
    );
}
