//! The language the command line speaks: the one asked for, else that of the locale.
use crate::text::Lang;
use clap::ValueEnum;
use std::env;

/// A language as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(tongue: LangArg) -> Self {
        match tongue {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }
}

/// The language of this process: the one asked for, else Chinese for a Chinese locale and English for any other.
pub fn language(asked: Option<LangArg>) -> Lang {
    asked.map_or_else(|| of_locale(&locale(&|name| env::var(name).ok())), Lang::from)
}

/// The locale for messages, by the order of POSIX; empty where nothing is set.
pub(super) fn locale(get: &dyn Fn(&str) -> Option<String>) -> String {
    let set = |name: &str| get(name).filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default()
}

/// Says whether the locale for characters is UTF-8.
pub(super) fn is_utf8() -> bool {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

fn of_locale(locale: &str) -> Lang {
    if locale.starts_with("zh") { Lang::Zh } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_set_variable_counts() {
        let get = |name: &str| match name {
            "LC_ALL" => Some(String::new()),
            "LC_MESSAGES" => Some("zh_CN.UTF-8".to_owned()),
            _ => Some("en_US.UTF-8".to_owned()),
        };
        assert_eq!(of_locale(&locale(&get)), Lang::Zh);
        assert_eq!(of_locale(&locale(&|_| None)), Lang::En);
        assert_eq!(language(Some(LangArg::Zh)), Lang::Zh);
    }
}
