//! What the words of a choice mean, and what depends on an entry, in words.
use crate::hall::ratings::Grade;
use crate::hall::setup_forms::{Dependence, DependenceKind};
use crate::text::{Lang, ratings};

/// So many names of what depends are said.
const NAMED: usize = 6;

/// What a word of a choice is called; the word itself where it has no name.
pub fn choice_word(lang: Lang, word: &str) -> &str {
    if let Some(grade) = Grade::of(word) {
        return ratings::grade(lang, grade);
    }
    let pair = match word {
        "resident" => ("进驻单位", "resident"),
        "delegated" => ("委托单位", "delegated"),
        "listed" => ("按写的先后", "the first of its lines"),
        "oldest" => ("谁等得最久", "who has waited longest"),
        "department" => ("承办部门", "the department in charge"),
        "supervisor" => ("监督员", "supervisors"),
        "suggestion" => ("建议", "suggestion"),
        "criticism" => ("意见", "criticism"),
        "praise" => ("表扬", "praise"),
        "enquiry" => ("咨询", "enquiry"),
        "help" => ("求助", "call for help"),
        "complaint" => ("投诉", "complaint"),
        "unresolved" => ("办不成事", "could not be done"),
        "bad_rating" => ("差评", "bad rating"),
        "supervision" => ("监督员发现", "found by a supervisor"),
        "patrol" => ("巡查发现", "found on a round"),
        "staff_note" => ("工作人员反映", "reported by staff"),
        "void" => ("过号作废", "the number is void"),
        "back" => ("让过几位再叫", "called again after some others"),
        "kept" => ("保留几分钟", "kept for some minutes"),
        "ageing" => ("优先的先叫，等久的不再后排", "priority first, long waits not passed"),
        "strict" => ("先到先叫", "first come, first served"),
        "classes" => ("只按类别", "by class only"),
        "ratio" => ("优先和普通轮着叫", "priority and ordinary by turns"),
        "at_once" => ("立即", "at once"),
        "same_day" => ("当日", "the same day"),
        "none" => ("不要求", "not asked for"),
        "minutes" => ("开放时间内的分钟", "minutes while open"),
        "days" => ("工作日", "working days"),
        other => return other,
    };
    lang.pick(pair.0, pair.1)
}

/// What depends on an entry, in words.
pub fn dependence(lang: Lang, one: &Dependence) -> String {
    let count = one.count;
    let is_one = count == 1;
    let said = match (lang, one.kind) {
        (Lang::Zh, DependenceKind::Matters) => format!("{count} 个事项"),
        (Lang::Zh, DependenceKind::Lines) => format!("{count} 条队列"),
        (Lang::Zh, DependenceKind::Windows) => format!("{count} 个窗口"),
        (Lang::Zh, DependenceKind::Boards) => format!("{count} 块大屏"),
        (Lang::Zh, DependenceKind::Days) => format!("{count} 个特殊日子"),
        (Lang::Zh, DependenceKind::Waiting) => format!("{count} 人正在等"),
        (Lang::Zh, DependenceKind::Accounts) => format!("{count} 个账号"),
        (Lang::En, kind) => {
            let (single, several) = match kind {
                DependenceKind::Matters => ("matter", "matters"),
                DependenceKind::Lines => ("line", "lines"),
                DependenceKind::Windows => ("window", "windows"),
                DependenceKind::Boards => ("board", "boards"),
                DependenceKind::Days => ("special day", "special days"),
                DependenceKind::Waiting => ("person waiting", "people waiting"),
                DependenceKind::Accounts => ("account", "accounts"),
            };
            format!("{count} {}", if is_one { single } else { several })
        }
    };
    let mut names: Vec<&str> = one.names.iter().take(NAMED).map(String::as_str).collect();
    if one.names.len() > NAMED {
        names.push("…");
    }
    match (names.is_empty(), lang) {
        (true, _) => said,
        (false, Lang::Zh) => format!("{said}（{}）", names.join("、")),
        (false, Lang::En) => format!("{said} ({})", names.join(", ")),
    }
}
