//! What the speaker says. Numbers are said digit by digit, and spaces keep speech programs from joining them.
use super::Lang;

/// The words of a call.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct VoiceWords {
    /// 0 to 9.
    pub digits: [&'static str; 10],
    /// A number, and a window with a code.
    pub call: fn(&str, &str) -> String,
    /// A number, and a window with a name.
    pub call_named: fn(&str, &str) -> String,
    /// A number, and a window that has no name in this language.
    pub look: fn(&str) -> String,
    pub no_program: &'static str,
    pub running: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static VoiceWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: VoiceWords = VoiceWords {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    call: |number, window| format!("请 {number} 号到 {window} 号窗口办理"),
    call_named: |number, window| format!("请 {number} 号到 {window} 办理"),
    look: |number| format!("请 {number} 号看大屏上的窗口"),
    no_program: "没有配置会说话的程序（calling.toml 的 voice），叫号不出声",
    running: "这个大厅的语音叫号已经在运行",
};

const EN: VoiceWords = VoiceWords {
    digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    call: |number, window| format!("Number {number}, please go to window {window}"),
    call_named: |number, window| format!("Number {number}, please go to {window}"),
    look: |number| format!("Number {number}, please look for your window on the board"),
    no_program: "no program that speaks is configured (voice in calling.toml): calls are silent",
    running: "the speaker of this hall is running already",
};
