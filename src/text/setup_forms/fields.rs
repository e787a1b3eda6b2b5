//! What the fields of documents are called, and how each is filled in.
use crate::hall::setup_forms::KindId;
use crate::text::Lang;

/// A name and a hint, Chinese and English.
type FieldWords = [(&'static str, &'static str); 2];

/// What a field is called.
pub fn field_name(lang: Lang, kind: KindId, key: &str) -> &'static str {
    of(kind, key)[usize::from(lang == Lang::En)].0
}

/// How a field is filled in; may be empty.
pub fn field_hint(lang: Lang, kind: KindId, key: &str) -> &'static str {
    of(kind, key)[usize::from(lang == Lang::En)].1
}

const fn both(
    zh: &'static str,
    zh_hint: &'static str,
    en: &'static str,
    en_hint: &'static str,
) -> FieldWords {
    [(zh, zh_hint), (en, en_hint)]
}

const fn plain(zh: &'static str, en: &'static str) -> FieldWords {
    both(zh, "", en, "")
}

fn of(kind: KindId, key: &str) -> FieldWords {
    match kind {
        KindId::Centre => centre(key),
        KindId::Department | KindId::Theme => department(key),
        KindId::Line => line(key),
        KindId::Window | KindId::Board | KindId::Notice => window(key),
        KindId::Calling | KindId::Alarms | KindId::Class => calling(key),
        KindId::Cases | KindId::Source | KindId::CaseClass => cases(key),
        KindId::Ratings | KindId::RatingReason => ratings(key),
        KindId::Keys => function(key),
        _ => other(key),
    }
}

fn named(key: &str) -> FieldWords {
    match key {
        "code" => plain("代码", "Code"),
        "name" => plain("名称", "Name in Chinese"),
        "name_en" => plain("英文名称", "Name in English"),
        _ => both("（未命名的项）", "", "(a field without a name)", ""),
    }
}

fn centre(key: &str) -> FieldWords {
    match key {
        "name" => plain("中心名称", "Name of the centre"),
        "code" => plain("大厅代码", "Code of the hall"),
        "help_desk" => plain("求助去哪里", "Where people are helped"),
        "help_desk_en" => plain("求助去哪里（英文）", "The same in English"),
        "phone" => plain("咨询电话", "Telephone"),
        "hours" => {
            both("开放时间", "如 09:00-12:00 13:00-17:00", "Opening hours", "such as 09:00-12:00 13:00-17:00")
        }
        "ticket_link" => both(
            "号票二维码前半部分",
            "大写字母、数字和 / : . -",
            "Link before a ticket's code",
            "capitals, digits and / : . -",
        ),
        _ => named(key),
    }
}

fn department(key: &str) -> FieldWords {
    match key {
        "name" => both("名称", "与事项表的“部门”一字不差", "Name in Chinese", "exactly as matters name it"),
        "kind" => plain("进驻方式", "Presence"),
        "floor" => plain("楼层", "Floor"),
        "area" => plain("区域", "Area"),
        "phone" => plain("单位电话", "Telephone"),
        "glyph" => both("首页上的一个字", "不写也可以", "One character for the first page", "may be empty"),
        _ => named(key),
    }
}

fn line(key: &str) -> FieldWords {
    match key {
        "code" => both(
            "号票前缀",
            "一到三个大写字母；不用 I 和 O",
            "Letters before the number",
            "one to three capitals; not I and O",
        ),
        "departments" => both(
            "归这条队列的部门",
            "一个部门只归一条队列",
            "Departments of the line",
            "each belongs to one line only",
        ),
        "open" => both(
            "取号时段",
            "如 09:00-12:00 13:00-17:00",
            "When numbers are given",
            "such as 09:00-12:00 13:00-17:00",
        ),
        "quota" => both(
            "各时段发几个号",
            "与时段一一对应，如 90 110",
            "Numbers in each stretch",
            "one for each, such as 90 110",
        ),
        "day_cap" => {
            both("全天最多几个号", "不写就是各时段之和", "Numbers in a day at most", "the sum, where empty")
        }
        "priority" => plain("可取绿色通道号", "Takes the priority lane"),
        "minutes" => both(
            "每人办几分钟",
            "最少和最多，如 6 15",
            "Minutes a person takes",
            "least and most, such as 6 15",
        ),
        "missed" => plain("过号怎么办", "Who missed the call"),
        "policy" => plain("下一位叫谁", "Who is next"),
        "general" => both("什么事都接", "全大厅只能有一条", "Takes everything", "one line only"),
        _ => named(key),
    }
}

fn window(key: &str) -> FieldWords {
    match key {
        "code" => both("牌号", "如 A01", "Number on the sign", "such as A01"),
        "floor" => plain("楼层", "Floor"),
        "floors" => both(
            "显示哪几层的窗口",
            "如 1 2；都不写就显示全部",
            "Floors it shows",
            "such as 1 2; all, where empty",
        ),
        "department" => plain("牵头部门", "Department"),
        "lines" => both("叫哪些队列的号", "排在前面的先叫", "Lines it serves", "the first is called first"),
        "prefer" => plain("先叫谁", "Whom it prefers"),
        "late" => both("等满几分钟先叫", "不写为 20", "Goes first after minutes", "20, where empty"),
        "open" => both("开放时段", "不写就随队列", "When it is open", "as its lines, where empty"),
        "entrusted" => both("委托窗口", "不写就随部门", "Of a delegated unit", "as its unit, where empty"),
        "windows" => plain("显示哪些窗口", "Windows it shows"),
        "text" => plain("通知", "Notice in Chinese"),
        "text_en" => plain("通知（英文）", "Notice in English"),
        _ => named(key),
    }
}

fn calling(key: &str) -> FieldWords {
    match key {
        "recalls" => plain("一个号最多重呼几次", "Recalls of a number at most"),
        "cool_down" => plain("两次呼叫隔几秒", "Seconds between calls"),
        "early" => plain("预约最早提前几分钟签到", "Check-in early, minutes"),
        "late" => plain("预约过几分钟仍可签到", "Check-in late, minutes"),
        "lock" => both("窗口几分钟没人动就锁", "0 为不锁", "A window locks after minutes", "0 is never"),
        "undo" => both("几秒内可以撤销", "不写为 60", "Steps taken back within seconds", "60, where empty"),
        "code_forms" => both(
            "预约码的样式",
            "# 数字，@ 字母，* 任一个",
            "Forms of appointment codes",
            "# digit, @ letter, * either",
        ),
        "longest_wait" => plain("有人等过几分钟", "Somebody waits for minutes"),
        "waiting" => plain("队列超过几人", "People in a line"),
        "unserved" => plain("没有窗口叫号几分钟", "No window serves, minutes"),
        "serving" => plain("一个号办理超过几分钟", "A service takes minutes"),
        "idle" => plain("窗口空闲几分钟", "A window is idle, minutes"),
        "pause" => plain("窗口暂停几分钟", "A window pauses, minutes"),
        "rank" => both("先后（1 至 8）", "小的先叫", "Rank (1 to 8)", "the smallest is first"),
        _ => named(key),
    }
}

fn ratings(key: &str) -> FieldWords {
    match key {
        "rate_days" => plain("办结后几天内可以评价", "Days to rate in"),
        "follow_up" => plain("可以追评一次", "May be rated once more"),
        "small_count" => both(
            "不足几份不给被评价的人看",
            "免得认出是谁评的",
            "Counts below are withheld",
            "from those who are rated",
        ),
        "grade" => plain("等级", "Grade"),
        "retired" => both("停用", "以前选过的照样读得出", "Not offered any more", "old ones stay readable"),
        _ => named(key),
    }
}

fn cases(key: &str) -> FieldWords {
    match key {
        "visit_limit" => plain("一人一次最多几件", "Cases of a visit at most"),
        "kiosk_limit" => plain("一台机一小时最多几件", "Cases of a kiosk in an hour"),
        "urge_days" => plain("再次催办隔几个工作日", "Working days between urgings"),
        "confirm_days" => plain("几个工作日无评价自动办结", "Closed by itself after working days"),
        "callback_days" => plain("答复后几个工作日内回访", "Called back within working days"),
        "callback_tries" => plain("回访最多打几次", "Calls at most"),
        "publish_by_two" => plain("公示要两个人", "Publishing takes two"),
        "extension_days" => plain("延期最多几个工作日", "Working days of an extension"),
        "receipt_days" => plain("办结后回执可查几天", "Days a receipt is good for"),
        "ticket_days" => {
            both("号票过了当天还认几天", "0 是只认当天", "Days a ticket is known", "0 is its day only")
        }
        "ladder" => both(
            "超期第几个工作日提醒、督办、报告",
            "如 1 2 5",
            "Working days late: reminder, pressing, report",
            "such as 1 2 5",
        ),
        "receipt_link" => both(
            "回执二维码前半部分",
            "大写字母、数字和 / : . -",
            "Link before a receipt's code",
            "capitals, digits and / : . -",
        ),
        "kind" => plain("来源", "Source"),
        "first_contact" => plain("最迟何时联系", "First contact within"),
        "answer" => plain("最迟何时答复", "Answer within"),
        "sealed" => both(
            "开箱前封存",
            "差评和办不成事不写就不封存",
            "Sealed until the box is opened",
            "ratings and things not done are not, where empty",
        ),
        "closes_with_thanks" => plain("可以致谢办结", "May close with thanks"),
        "calls_back" => plain("答复后回访", "Called back after the answer"),
        "shielded" => plain("被反映的部门不能看", "Hidden from whom it is about"),
        "text_for" => plain("还有谁能看原文", "Who else reads the text"),
        "contact_for" => plain("还有谁能看联系方式", "Who else reads the contact"),
        _ => named(key),
    }
}

fn function(key: &str) -> FieldWords {
    match key {
        "next" => plain("呼叫下一位", "Call the next"),
        "recall" => plain("重呼", "Recall"),
        "start" => plain("开始办理", "Start"),
        "finish" => plain("办结", "Finish"),
        "miss" => plain("过号", "Missed"),
        "abandon" => plain("弃号", "Abandoned"),
        "hold" => plain("挂起", "Hold"),
        "bring_back" => plain("回呼", "Bring back"),
        "transfer" => plain("转移", "Transfer"),
        "pause" => plain("暂停", "Pause"),
        "call" => plain("指定叫号", "Call a number"),
        "more" => plain("更多", "More"),
        _ => named(key),
    }
}

fn other(key: &str) -> FieldWords {
    match key {
        "say" => both("群众怎么说", "几种说法用空格隔开", "What people say", "several with spaces between"),
        "mean" => both(
            "事项名称里的字样",
            "贴切的写在前面，用“、”隔开",
            "Words of titles it means",
            "the likeliest first, with 、 between",
        ),
        "date" => plain("日期", "Date"),
        "lines" => plain("哪些队列", "Lines"),
        "open" => plain("开放时间", "Open"),
        "note" => plain("说明", "Note in Chinese"),
        "note_en" => plain("说明（英文）", "Note in English"),
        "off" => plain("放假", "Days off"),
        "work" => plain("周末上班", "Weekend days worked"),
        "speak" | "voices" | "play" | "clips" | "languages" => {
            plain("语音（各机器自己的）", "Voice (each machine's own)")
        }
        "pin" | "windows" | "lead" => plain("首次收进账号时用", "Used when taken in as an account"),
        _ => named(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::setup_forms::KINDS;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_a_name_of_its_own_in_both_languages() {
        for kind in KINDS {
            for lang in [Lang::Zh, Lang::En] {
                let shown: Vec<&str> =
                    kind.shown().map(|field| field_name(lang, kind.id, field.key)).collect();
                assert_eq!(
                    shown.iter().collect::<BTreeSet<_>>().len(),
                    shown.len(),
                    "{:?} {shown:?}",
                    kind.id
                );
                assert!(
                    !shown.iter().any(|name| name.contains("未命名") || name.contains("without a name")),
                    "{:?}",
                    kind.id
                );
            }
        }
    }
}
