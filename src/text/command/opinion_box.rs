//! What `hall cases box` says.
use crate::hall::sealing::{BoxHolder, WeakPassphrase};
use crate::text::Lang;

/// The words of `hall cases box`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct OpinionBoxWords {
    pub no_key: &'static str,
    /// The number of a key, when it was made, who opens it, and whether alone.
    pub key: fn(u32, &str, &str, bool) -> String,
    /// How many lie under an older key.
    pub under_older: fn(u32) -> String,
    pub empty: &'static str,
    /// How many are unopened, and since when.
    pub unopened: fn(u32, &str) -> String,
    pub holder: fn(BoxHolder) -> &'static str,
    pub ask_passphrase: fn(&str) -> String,
    pub ask_old: fn(&str) -> String,
    pub ask_new: fn(&str) -> String,
    pub ask_again: &'static str,
    pub ask_recovery: fn(&str) -> String,
    pub nothing_typed: &'static str,
    pub differ: &'static str,
    pub weak: fn(WeakPassphrase) -> String,
    pub two_needed: &'static str,
    pub one_alone: &'static str,
    pub one_at_a_time: &'static str,
    pub has_key: &'static str,
    pub no_key_yet: &'static str,
    pub no_holder: fn(&str) -> String,
    pub missing: fn(&str) -> String,
    pub wrong: fn(&str) -> String,
    pub wrong_code: &'static str,
    pub no_memory: &'static str,
    pub made: fn(u32) -> String,
    pub made_more: &'static str,
    /// Whoever is next to see a code is alone before the screen.
    pub alone_before_paper: fn(&str) -> String,
    pub written_down: &'static str,
    /// Whose paper, and the code on it.
    pub paper: fn(&str, &str) -> String,
    /// How many were opened.
    pub opened: fn(usize) -> String,
    pub unreadable: fn(&str) -> String,
    pub left: fn(u32) -> String,
    /// How many keys a passphrase was changed for.
    pub changed: fn(u32) -> String,
}

/// The words of `hall cases box appoint` and `object`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct BoxAppointmentWords {
    /// How many will stay shut.
    pub will_stay_shut: fn(u32) -> String,
    pub ask_unread: fn(u32) -> String,
    /// What a script has to say.
    pub say_unread: fn(u32) -> String,
    pub not_agreed: fn(u32) -> String,
    /// The number of the key and whose share is lost, when it was announced, and why.
    pub appointed: fn((u32, &str), &str, &str) -> String,
    /// Until when it may be objected to.
    pub waits: fn(&str) -> String,
    pub stands: fn(&str) -> String,
    pub was_objected: fn(&str) -> String,
    pub stay_shut: fn(u32) -> String,
    /// Until when nothing can be done with it.
    pub waiting: fn(&str) -> String,
    pub nothing_to_object: &'static str,
    /// The number of the key that is out of use.
    pub objected: fn(u32) -> String,
}

/// The words of `hall cases box appoint` and `object` in a language.
pub fn appointment_words(lang: Lang) -> &'static BoxAppointmentWords {
    match lang {
        Lang::Zh => &APPOINTMENT_ZH,
        Lang::En => &APPOINTMENT_EN,
    }
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static OpinionBoxWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: OpinionBoxWords = OpinionBoxWords {
    no_key: "意见箱没有钥匙：收到的意见不加密；建立钥匙用 hall cases box init",
    key: |number, made, holders, alone| {
        if alone {
            format!("钥匙 {number}：{made} 建立，由{holders}一个人开")
        } else {
            format!("钥匙 {number}：{made} 建立，要{holders}一起开")
        }
    },
    under_older: |cases| format!("其中 {cases} 件封在旧钥匙下"),
    empty: "箱里没有未开的",
    unopened: |cases, since| format!("没有开箱：{cases} 件，最早的一件 {since} 提交，期限一直在走"),
    holder: |holder| match holder {
        BoxHolder::Centre => "中心",
        BoxHolder::Discipline => "监察",
    },
    ask_passphrase: |who| format!("{who}的意见箱口令："),
    ask_old: |who| format!("现有钥匙：{who}的意见箱口令或恢复码："),
    ask_new: |who| format!("给{who}设意见箱口令（至少 12 个字，不显示）："),
    ask_again: "再输一次：",
    ask_recovery: |who| format!("{who}恢复纸上的恢复码："),
    nothing_typed: "没有输入，什么也没有改",
    differ: "两次输入的口令不一样，什么也没有改",
    weak: |weak| match weak {
        WeakPassphrase::Short(least) => format!("口令至少 {least} 个字"),
        WeakPassphrase::FewCharacters(least) => format!("口令里至少要有 {least} 个不同的字"),
        WeakPassphrase::Guessable => "口令太容易猜：重复，或者按顺序".to_owned(),
    },
    two_needed: "要 --centre 和 --discipline 两个人；小中心只用一个人的，加 --alone",
    one_alone: "--alone 只写一个人",
    one_at_a_time: "写 --centre 或 --discipline 中的一个：各换各的",
    has_key: "意见箱已经有钥匙；要换新的，加 --replace（以前封的仍要旧口令才能开）",
    no_key_yet: "意见箱还没有钥匙",
    no_holder: |who| format!("这把钥匙没有{who}的份"),
    missing: |who| format!("这把钥匙也要{who}的口令"),
    wrong: |who| format!("{who}的口令不对，没有打开"),
    wrong_code: "恢复码抄错了，请对照恢复纸再输一次",
    no_memory: "机器的内存不够，没有做成",
    made: |number| format!("钥匙 {number} 已经建立；从现在起，取号机上提交的意见加密存放"),
    made_more: "下面的恢复码只显示这一次，别处不存。每人一份，各自封好、分开锁起来。忘了口令凭它重设；口令和恢复码都丢了，\n已经封的就再也打不开。两份放在一起，等于谁拿到谁就能开箱。",
    alone_before_paper: |who| format!("现在只让{who}的人看屏幕，好了按 Enter："),
    written_down: "抄好、核对好了按 Enter，屏幕就清空：",
    paper: |who, code| format!("{who}的恢复码：\n  {code}"),
    opened: |cases| format!("开箱：取出 {cases} 件，可以办理了"),
    unreadable: |numbers| format!("{numbers} 号打不开：封好以后被改动或损坏，仍留在箱里"),
    left: |cases| format!("还有 {cases} 件封在旧钥匙下，要当时的口令才能开"),
    changed: |keys| format!("口令已换，{keys} 把钥匙从现在起用新口令"),
};

const EN: OpinionBoxWords = OpinionBoxWords {
    no_key: "the opinion box has no key: what comes in is not sealed; hall cases box init makes one",
    key: |number, made, holders, alone| {
        if alone {
            format!("key {number}: made on {made}, opened by {holders} alone")
        } else {
            format!("key {number}: made on {made}, opened by {holders} together")
        }
    },
    under_older: |cases| format!("{cases} of them lie under an older key"),
    empty: "nothing lies unopened",
    unopened: |cases, since| format!("unopened: {cases}, the oldest of {since}; their limits run"),
    holder: |holder| match holder {
        BoxHolder::Centre => "the centre",
        BoxHolder::Discipline => "the discipline inspection",
    },
    ask_passphrase: |who| format!("Passphrase of {who} for the box: "),
    ask_old: |who| format!("The key there is: passphrase or recovery code of {who}: "),
    ask_new: |who| format!("New passphrase of {who} for the box (12 characters at least, not shown): "),
    ask_again: "Again: ",
    ask_recovery: |who| format!("Recovery code on the paper of {who}: "),
    nothing_typed: "nothing was typed, and nothing has changed",
    differ: "the two are not the same; nothing has changed",
    weak: |weak| match weak {
        WeakPassphrase::Short(least) => format!("a passphrase has {least} characters at least"),
        WeakPassphrase::FewCharacters(least) => {
            format!("a passphrase has {least} different characters at least")
        }
        WeakPassphrase::Guessable => "the passphrase repeats itself, or counts up".to_owned(),
    },
    two_needed: "--centre and --discipline are both needed; a small centre that does with one says --alone",
    one_alone: "--alone goes with one of them",
    one_at_a_time: "name one of --centre and --discipline: everybody sets their own",
    has_key: "the box has a key; --replace makes a new one (what was sealed before needs the old passphrases)",
    no_key_yet: "the box has no key yet",
    no_holder: |who| format!("{who} holds no share of this key"),
    missing: |who| format!("this key needs the passphrase of {who}, too"),
    wrong: |who| format!("the passphrase of {who} is wrong; the box stays shut"),
    wrong_code: "there is a mistake in the recovery code; compare it with the paper",
    no_memory: "this machine has not enough memory for it",
    made: |number| format!("key {number} is made; from now on what is submitted at kiosks lies sealed"),
    made_more: "The recovery codes below are shown this once and kept nowhere. Each holder keeps their own, in an envelope, locked away\napart from the other. It sets a passphrase anew; where passphrase and paper are both lost, what was sealed stays shut for\never. Both papers in one hand open the box.",
    alone_before_paper: |who| format!("Only {who} looks at the screen now; then press Enter: "),
    written_down: "Written down and checked? Press Enter: the screen is emptied. ",
    paper: |who, code| format!("Recovery code of {who}:\n  {code}"),
    opened: |cases| format!("opened: {cases} can be handled now"),
    unreadable: |numbers| {
        format!("{numbers} cannot be opened: changed or damaged since they were sealed; they stay in the box")
    },
    left: |cases| format!("{cases} more lie under an older key, and need the passphrases of then"),
    changed: |keys| format!("the passphrase is changed for {keys} key(s)"),
};

const APPOINTMENT_ZH: BoxAppointmentWords = BoxAppointmentWords {
    will_stay_shut: |unread| match unread {
        0 => "丢了的那一份下面没有未开箱的，不会损失内容".to_owned(),
        unread => format!(
            "注意：有 {unread} 件未开箱的封在丢了的那一份下面，改任以后原文和联系方式谁也打不开，除非找回口令或恢复码"
        ),
    },
    ask_unread: |unread| format!("同意的，请输入件数 {unread}（其他的不办）："),
    say_unread: |unread| format!("没有人可以问：写 --unread {unread} 表示同意这 {unread} 件打不开"),
    not_agreed: |unread| format!("没有同意：打不开的是 {unread} 件，什么也没有改"),
    appointed: |(number, lost), at, reason| {
        format!("改任公告：{lost}丢了口令和恢复码，{at} 建立钥匙 {number}，原因：{reason}")
    },
    waits: |until| {
        format!("  {until} 以前可以反对（hall cases box object），那以后新钥匙才能开箱；新提交的两把钥匙都封")
    },
    stands: |from| format!("  没有人反对，{from} 起生效"),
    was_objected: |at| format!("  {at} 有人反对，新钥匙作废，照旧用原来的钥匙"),
    stay_shut: |unread| format!("  公告时有 {unread} 件封在丢了的那一份下面，打不开"),
    waiting: |until| format!("改任的钥匙 {until} 以前可以反对，那以后才能开箱，也才能再换钥匙"),
    nothing_to_object: "没有可以反对的改任",
    objected: |number| format!("已经反对：钥匙 {number} 作废，意见箱照旧；这期间提交的没有损失"),
};

const APPOINTMENT_EN: BoxAppointmentWords = BoxAppointmentWords {
    will_stay_shut: |unread| match unread {
        0 => "nothing unread lies under the lost share; no words are lost".to_owned(),
        unread => format!(
            "take care: {unread} unread lie under the lost share, and nobody will open them, unless passphrase or paper are found"
        ),
    },
    ask_unread: |unread| {
        format!("Type their number, {unread}, to agree (anything else leaves all as it is): ")
    },
    say_unread: |unread| format!("nobody can be asked: --unread {unread} agrees to leave {unread} shut"),
    not_agreed: |unread| format!("not agreed: {unread} would stay shut; nothing has changed"),
    appointed: |(number, lost), at, reason| {
        format!("announced: {lost} lost passphrase and paper; key {number} was made on {at}: {reason}")
    },
    waits: |until| {
        format!(
            "  until {until} it may be objected to (hall cases box object), and opens after that; what comes in is sealed under both keys"
        )
    },
    stands: |from| format!("  nobody objected; it is in force since {from}"),
    was_objected: |at| format!("  somebody objected on {at}: it is out of use, and the box is as before"),
    stay_shut: |unread| format!("  {unread} lay under the lost share then, and stay shut"),
    waiting: |until| {
        format!(
            "the new key may be objected to until {until}; it opens after that, and no other is made before"
        )
    },
    nothing_to_object: "no new key is waiting to be objected to",
    objected: |number| {
        format!("key {number} is out of use; the box is as before, and nothing that came in is lost")
    },
};
