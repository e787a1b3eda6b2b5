//! The words on slips.
use super::Lang;
use chrono::NaiveTime;

/// Every word on slips in one language; functions put numbers and names in their places.
pub struct SlipWords {
    /// The generic business, by the line's name.
    pub business: fn(&str) -> String,
    /// The number was given by the priority entrance (绿色通道).
    pub priority: &'static str,
    /// The class of the person, by its name.
    pub class: fn(&str) -> String,
    /// It is for an appointment at a time.
    pub appointment: fn(NaiveTime) -> String,
    /// Heading of a test slip.
    pub test: &'static str,
    /// Label: rare characters.
    pub test_rare: &'static str,
    /// What to look at on a test slip.
    pub test_look: &'static str,
    /// The slip was printed before, so often.
    pub reprint: fn(u32) -> String,
    /// How many people are ahead.
    pub ahead: fn(u32) -> String,
    /// The wait, from so many minutes to so many.
    pub wait: fn(u32, u32) -> String,
    /// The wait, at most so many minutes.
    pub wait_within: fn(u32) -> String,
    /// Nobody can say how long the wait is.
    pub wait_unknown: &'static str,
    /// The windows that may call the number.
    pub windows: fn(&str) -> String,
    /// Windows on a floor.
    pub on_floor: fn(&str, u8) -> String,
    /// What stands between two of several.
    pub and: &'static str,
    /// What to do until called.
    pub advice: &'static str,
    /// A missed number is void.
    pub missed_void: &'static str,
    /// A missed number is called again after so many people, so many times at most.
    pub missed_back: fn(u16, u16) -> String,
    /// A missed number is kept for so many minutes.
    pub missed_kept: fn(u16) -> String,
    /// The machine that gave the number.
    pub kiosk: fn(&str) -> String,
    /// Telephones: the hall's, which may be empty, and the government's hotline.
    pub phones: fn(&str) -> String,
    /// The number is good today only.
    pub today_only: &'static str,
    /// Heading: what to bring.
    pub bring: &'static str,
    /// So many originals.
    pub originals: fn(u16) -> String,
    /// So many copies.
    pub copies: fn(u16) -> String,
    /// It may be handed in later (容缺后补).
    pub may_follow: &'static str,
    /// What that means, below a list that has such.
    pub may_follow_note: &'static str,
    /// The situation (情形) the guide is for.
    pub situation: fn(&str) -> String,
    /// That these situations alone need it.
    pub only_in: fn(&str) -> String,
    /// So many days, working days if `true`.
    pub days: fn(u16, bool) -> String,
    /// Label: the promised limit.
    pub promised: &'static str,
    /// Label: the statutory limit.
    pub statutory: &'static str,
    /// Label: how long it takes.
    pub takes: &'static str,
    /// It is finished while you wait (即办件).
    pub while_you_wait: &'static str,
    /// Label: the fee.
    pub fee: &'static str,
    /// Label: the address.
    pub place: &'static str,
    /// Label: the window.
    pub window: &'static str,
    /// Label: opening hours.
    pub hours: &'static str,
    /// Label: the telephone for questions.
    pub phone: &'static str,
    /// Label: the telephone for complaints.
    pub complaints: &'static str,
    /// Heading: the steps.
    pub steps: &'static str,
    /// What the QR code of a guide is for.
    pub online: &'static str,
    /// Who has the last word.
    pub guide_caution: &'static str,
    /// Heading of the receipt of a case.
    pub case_receipt: &'static str,
    /// The number of a case.
    pub case_number: fn(u32) -> String,
    /// When a case was submitted.
    pub submitted: fn(&str) -> String,
    /// By which day a case is answered.
    pub answered_by: fn(&str) -> String,
    /// Nobody can say yet by when a case is answered.
    pub answered_later: &'static str,
    /// What the code of a receipt is for.
    pub scan_receipt: &'static str,
    /// What to do with a receipt.
    pub keep_receipt: &'static str,
    /// Heading of the receipt of an application.
    pub application_receipt: &'static str,
    /// What its code is for.
    pub scan_application: &'static str,
    /// What to do with it.
    pub keep_application: &'static str,
    /// Where to ask, by the name of the desk.
    pub ask_at: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SlipWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: SlipWords = SlipWords {
    business: |name| format!("业务：{name}"),
    priority: "【绿色通道】",
    class: |name| format!("【{name}】"),
    appointment: |time| format!("【预约 {}】", time.format("%H:%M")),
    test: "打印测试",
    test_rare: "生僻字：",
    test_look: "字清楚、边齐全、码能扫，就是好的",
    reprint: |times| format!("【补打 {times}】"),
    ahead: |n| format!("前面等候 {n} 人"),
    wait: |least, most| format!("约等 {least}-{most} 分钟"),
    wait_within: |most| format!("约等 {most} 分钟以内"),
    wait_unknown: "等候时间暂时说不准",
    windows: |list| format!("可办窗口：{list}"),
    on_floor: |list, floor| format!("{list}（{floor}楼）"),
    and: "、",
    advice: "请在休息区等候，留意叫号和大屏",
    missed_void: "过号作废，请重新取号",
    missed_back: |after, times| format!("过号顺延：隔 {after} 人再叫，最多 {times} 次"),
    missed_kept: |minutes| format!("过号保留 {minutes} 分钟，逾时作废"),
    kiosk: |kiosk| format!("取号机 {kiosk}"),
    phones: |hall| if hall.is_empty() { "电话 12345".into() } else { format!("电话 {hall}/12345") },
    today_only: "当日有效",
    bring: "要带的材料",
    originals: |n| format!("原件{n}份"),
    copies: |n| format!("复印件{n}份"),
    may_follow: "可容缺后补",
    may_follow_note: "可容缺后补的材料不齐也先受理，请按窗口告知的期限补交",
    situation: |name| format!("情形：{name}"),
    only_in: |names| format!("仅{names}需要"),
    days: |n, working| format!("{n}个{}", if working { "工作日" } else { "自然日" }),
    promised: "承诺时限：",
    statutory: "法定时限：",
    takes: "办理时间：",
    while_you_wait: "当场办结",
    fee: "收费：",
    place: "地点：",
    window: "窗口：",
    hours: "时间：",
    phone: "咨询电话：",
    complaints: "监督电话：",
    steps: "办理步骤",
    online: "扫码网上办",
    guide_caution: "如有变动，以窗口告知为准。",
    case_receipt: "回执",
    case_number: |number| format!("编号 {number}"),
    submitted: |moment| format!("提交：{moment}"),
    answered_by: |day| format!("承诺答复：{day} 前"),
    answered_later: "承诺答复：期限公布以后",
    scan_receipt: "扫码查进度、看答复",
    keep_receipt: "请收好，丢了找不回来。进度和答复在自助机上扫码或输入回执码查看。",
    application_receipt: "办件回执",
    scan_application: "扫码查办件进度",
    keep_application: "凭它在自助机上扫码，或输入回执码，看经过、承诺办结日和灯。丢了可以到窗口再要一张。",
    ask_at: |desk| format!("有问题请到{desk}。"),
};

const EN: SlipWords = SlipWords {
    business: |name| format!("For: {name}"),
    priority: "[ PRIORITY ]",
    class: |name| format!("[ {} ]", name.to_uppercase()),
    appointment: |time| format!("[ APPOINTMENT {} ]", time.format("%H:%M")),
    test: "Test slip",
    test_rare: "Rare characters: ",
    test_look: "Clear letters, whole edges, a code that scans: all is well",
    reprint: |times| format!("[ REPRINT {times} ]"),
    ahead: |n| format!("Ahead of you: {n}"),
    wait: |least, most| format!("about {least}-{most} min"),
    wait_within: |most| format!("within {most} min"),
    wait_unknown: "wait not known",
    windows: |list| format!("Windows: {list}"),
    on_floor: |list, floor| format!("{list} (floor {floor})"),
    and: ", ",
    advice: "Please wait; watch the screens.",
    missed_void: "If you miss your call: take a new number.",
    missed_back: |after, times| {
        format!("If you miss your call: called again after {after} others, max. {times}x.")
    },
    missed_kept: |minutes| format!("If you miss your call: kept for {minutes} min."),
    kiosk: |kiosk| format!("Kiosk {kiosk}"),
    phones: |hall| if hall.is_empty() { "Tel 12345".into() } else { format!("Tel {hall}/12345") },
    today_only: "For today",
    bring: "What to bring",
    originals: |n| if n == 1 { "1 original".into() } else { format!("{n} originals") },
    copies: |n| if n == 1 { "1 copy".into() } else { format!("{n} copies") },
    may_follow: "may follow later",
    may_follow_note: "What may follow later does not hold up your application; hand it in by the date the window tells you",
    situation: |name| format!("Situation: {name}"),
    only_in: |names| format!("only for {names}"),
    days: |n, working| {
        let day = if n == 1 { "day" } else { "days" };
        if working { format!("{n} working {day}") } else { format!("{n} calendar {day}") }
    },
    promised: "Promised limit: ",
    statutory: "Statutory limit: ",
    takes: "Takes: ",
    while_you_wait: "done while you wait",
    fee: "Fee: ",
    place: "Place: ",
    window: "Window: ",
    hours: "Hours: ",
    phone: "Questions: ",
    complaints: "Complaints: ",
    steps: "Steps",
    online: "Scan to apply online",
    guide_caution: "If anything has changed, the window has the last word.",
    case_receipt: "RECEIPT",
    case_number: |number| format!("No. {number}"),
    submitted: |moment| format!("Submitted: {moment}"),
    answered_by: |day| format!("Answer promised by {day}"),
    answered_later: "Answer promised once the calendar is out",
    scan_receipt: "Scan to see progress and answer",
    keep_receipt: "Keep this: it cannot be replaced. Scan it at a kiosk, or type its code there, for progress and answer.",
    application_receipt: "APPLICATION",
    scan_application: "Scan to see how far it is",
    keep_application: "Scan this at a kiosk, or type its code there, for steps, promised day and lamp. The window gives another one.",
    ask_at: |desk| format!("Questions: {desk}"),
};
