//! What the speaker says. Numbers are said digit by digit, and spaces keep speech programs from joining them; in Chinese they
//! are written in characters, since speech programs drop the zero of 102.
use super::Lang;

/// The words of a call.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct VoiceWords {
    /// 0 to 9.
    pub digits: [&'static str; 10],
    /// 1 to 99 as a number, not digit by digit.
    pub counted: fn(u32) -> String,
    /// A number, and a window with a code.
    pub call: fn(&str, &str) -> String,
    /// A number, and a window with a name.
    pub call_named: fn(&str, &str) -> String,
    /// A number, and a window that has no name in this language.
    pub look: fn(&str) -> String,
    pub no_program: &'static str,
    /// A number, the program that was to speak, its package.
    pub unsaid: fn(&str, &str, &str) -> String,
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
    counted: in_characters,
    call: |number, window| format!("请 {number} 号到 {window} 号窗口办理"),
    call_named: |number, window| format!("请 {number} 号到 {window} 办理"),
    look: |number| format!("请 {number} 号看大屏上的窗口"),
    no_program: "没有配置会说话的程序（calling.toml 的 voice），叫号不出声",
    unsaid: |number, program, package| {
        format!(
            "没有念出 {number}，下次再念：{program} 没有出声。装上它（apt-get install {package}），或在 calling.toml 的 voice 里换一个"
        )
    },
    running: "这个大厅的语音叫号已经在运行",
};

const EN: VoiceWords = VoiceWords {
    digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    counted: |number| number.to_string(),
    call: |number, window| format!("Number {number}, please go to window {window}"),
    call_named: |number, window| format!("Number {number}, please go to {window}"),
    look: |number| format!("Number {number}, please look for your window on the board"),
    no_program: "no program that speaks is configured (voice in calling.toml): calls are silent",
    unsaid: |number, program, package| {
        format!(
            "{number} was not said and will be said next time: {program} is not heard. Install it (apt-get install {package}), or name another program in calling.toml, voice"
        )
    },
    running: "the speaker of this hall is running already",
};

/// 12 as 十二, 30 as 三十.
fn in_characters(number: u32) -> String {
    let digit = |digit: u32| ZH.digits.get(digit as usize).copied().unwrap_or_default();
    let (tens, ones) = (number / 10, number % 10);
    let mut said = String::new();
    if tens > 1 {
        said.push_str(digit(tens));
    }
    if tens > 0 {
        said.push('十');
    }
    if ones > 0 || tens == 0 {
        said.push_str(digit(ones));
    }
    said
}
