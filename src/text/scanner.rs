//! What `hall scanner` says to technicians.
use super::Lang;
use crate::hall::receipts::ScannedCode;
use crate::hall::scanning::{ScannerFlaw, escaped};

/// Every word of `hall scanner`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct ScannerWords {
    pub no_scanner: &'static str,
    pub listens: fn(&str, u32, &str) -> String,
    pub connected: &'static str,
    pub lost: &'static str,
    pub missing: &'static str,
    pub refused: &'static str,
    pub busy: &'static str,
    pub setting_done: fn(usize, &str) -> String,
    pub setting_refused: fn(usize, &str) -> String,
    pub setting_silent: fn(usize, &str) -> String,
    pub untold: &'static str,
    // One frame.
    pub appointment: &'static str,
    pub ticket: &'static str,
    pub old_ticket: &'static str,
    pub case: &'static str,
    pub application: &'static str,
    pub unknown: &'static str,
    pub unreadable: &'static str,
    pub repeated: &'static str,
    pub noise: &'static str,
    pub reply: &'static str,
    pub ends_with: fn(&str) -> String,
    pub ends_with_pause: &'static str,
    pub timing: fn(usize, u128, u128) -> String,
    // The end.
    pub too_few: fn(usize, usize) -> String,
    pub settings_fit: fn(usize) -> String,
    pub change_these: &'static str,
    // The virtual scanner.
    pub plugged: fn(&str) -> String,
    pub waits: &'static str,
    pub says: fn(&str) -> String,
    pub told: fn(&str) -> String,
    pub not_taken: &'static str,
    pub bad_line: fn(usize, usize) -> String,
    pub bad_escape: fn(&str, usize) -> String,
    pub no_file: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ScannerWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What a scanned text was taken for.
pub fn taken_for(lang: Lang, code: &ScannedCode) -> &'static str {
    let words = words(lang);
    match code {
        ScannedCode::Appointment(_) => words.appointment,
        ScannedCode::Ticket(code) if code.len() == crate::hall::receipts::LENGTH => words.ticket,
        ScannedCode::Ticket(_) => words.old_ticket,
        ScannedCode::Case(_) => words.case,
        ScannedCode::Application(_) => words.application,
        ScannedCode::Unknown => words.unknown,
    }
}

/// What does not fit, and what to do about it.
pub fn flaw(lang: Lang, flaw: ScannerFlaw) -> (String, &'static str) {
    let (said, cure) = match lang {
        Lang::Zh => flaw_zh(flaw),
        Lang::En => flaw_en(flaw),
    };
    let byte = match flaw {
        ScannerFlaw::OtherSuffix(byte) | ScannerFlaw::Prefix(byte) => escaped(&[byte]),
        _ => String::new(),
    };
    (said.replace("{}", &byte), cure)
}

fn flaw_zh(flaw: ScannerFlaw) -> (&'static str, &'static str) {
    match flaw {
        ScannerFlaw::NoSuffix => ("码后面没有结束符，只能靠停顿判断", "扫说明书上的“添加后缀 CR（回车）”"),
        ScannerFlaw::OtherSuffix(_) => {
            ("码后面的结束符是 {}，不是回车", "扫“后缀改为 CR（回车）”，去掉其他后缀")
        }
        ScannerFlaw::Prefix(_) => ("码前面加了 {}", "扫“取消前缀”或“不加 STX/ETX”；程序会去掉，但应关掉"),
        ScannerFlaw::CodeKind => {
            ("码前面加了码制标识（AIM ID，如 ]Q1）", "扫“不传送 AIM ID”；程序会去掉，但应关掉")
        }
        ScannerFlaw::Encoding => {
            ("码前面加了编码标识（ECI，如 \\000026）", "扫“不传送 ECI”；程序会去掉，但应关掉")
        }
        ScannerFlaw::ByteOrder => ("码前面加了 UTF-8 字节序标记", "输出编码改为“原始”或 ASCII；程序会去掉"),
        ScannerFlaw::Parity => ("每个字节带校验位", "扫“8 数据位、无校验、1 停止位（8N1）”；程序会去掉"),
        ScannerFlaw::Several => (
            "一次送来几个码，或同一个码送了两遍，中间没有回车",
            "扫“每码一次、加后缀 CR”，关掉“多码同读”和“重复发送”",
        ),
        ScannerFlaw::Slow => ("字符之间停顿太长，码会被截断", "扫“字符间延时 0”，波特率提高到 9600 以上"),
        ScannerFlaw::Case => {
            ("大写变成了小写", "扫“不转换大小写”；键盘方式的改成串口方式（USB-CDC 或 RS-232）")
        }
        ScannerFlaw::Layout => (
            "符号变成了别的符号，像是键盘方式、别国键盘",
            "改成串口方式（USB-CDC 或 RS-232）；键盘方式不支持",
        ),
        ScannerFlaw::Speed => {
            ("收到的不是文字，像是波特率或数据位不对", "对照扫码器改 kiosk.toml 的 baud，扫“8N1”")
        }
        ScannerFlaw::Utf8 => ("里面有汉字（UTF-8），不是本大厅的码", "不用设置：本大厅的码里没有汉字"),
        ScannerFlaw::Gbk => ("里面有汉字（GBK），不是本大厅的码", "不用设置：本大厅的码里没有汉字"),
        ScannerFlaw::TooLong => ("太长，不是本大厅的码", "不用设置"),
    }
}

fn flaw_en(flaw: ScannerFlaw) -> (&'static str, &'static str) {
    match flaw {
        ScannerFlaw::NoSuffix => {
            ("nothing ends a code, so a pause must", "scan \"add suffix CR\" in the scanner's manual")
        }
        ScannerFlaw::OtherSuffix(_) => (
            "{} ends a code in place of a carriage return",
            "scan \"suffix CR\", and take other suffixes off",
        ),
        ScannerFlaw::Prefix(_) => {
            ("{} stands before a code", "scan \"no prefix\" or \"no STX/ETX\"; it is taken off all the same")
        }
        ScannerFlaw::CodeKind => (
            "the kind of code stands before it (AIM, as ]Q1)",
            "scan \"no AIM ID\"; it is taken off all the same",
        ),
        ScannerFlaw::Encoding => (
            "the encoding stands before a code (ECI, as \\000026)",
            "scan \"no ECI output\"; it is taken off all the same",
        ),
        ScannerFlaw::ByteOrder => (
            "a byte order mark stands before a code",
            "set the output to raw or ASCII; it is taken off all the same",
        ),
        ScannerFlaw::Parity => (
            "each byte has a parity bit",
            "scan \"8 data bits, no parity, 1 stop bit\"; it is taken off all the same",
        ),
        ScannerFlaw::Several => (
            "several codes came at once, or one twice, without an end between them",
            "scan \"suffix CR\"; switch reading of several codes and repeated sending off",
        ),
        ScannerFlaw::Slow => (
            "it pauses so long between characters that a code is cut",
            "scan \"no delay between characters\", 9600 bit/s or more",
        ),
        ScannerFlaw::Case => (
            "capitals came as small letters",
            "scan \"no change of case\"; where it types like a keyboard, set it to serial (USB-CDC or RS-232)",
        ),
        ScannerFlaw::Layout => (
            "signs came as other signs, as from a keyboard of another country",
            "set it to serial (USB-CDC or RS-232); a scanner that types is not supported",
        ),
        ScannerFlaw::Speed => (
            "what comes is no text: another speed, or another number of bits",
            "make `baud` in kiosk.toml the scanner's own, and scan \"8N1\"",
        ),
        ScannerFlaw::Utf8 => (
            "it holds letters beyond ASCII (UTF-8), so it is none of the hall's codes",
            "nothing is to be set",
        ),
        ScannerFlaw::Gbk => {
            ("it holds letters beyond ASCII (GBK), so it is none of the hall's codes", "nothing is to be set")
        }
        ScannerFlaw::TooLong => ("it is longer than any code of the hall", "nothing is to be set"),
    }
}

const ZH: ScannerWords = ScannerWords {
    no_scanner: "没有配置扫码器：在 kiosk.toml 的 [scanner] 写 port，或用 --port 指明",
    listens: |port, baud, model| format!("听 {port}，波特率 {baud}，型号 {model}；按 Ctrl+C 结束"),
    connected: "扫码器接上了",
    lost: "扫码器断开了，正在找",
    missing: "没有这个端口，正在找：线插好了吗？扫码器设成串口方式了吗？",
    refused: "端口打不开：运行用户要在 dialout 组；这是串口吗？",
    busy: "端口被别的程序占着；先结束取号机，再运行这条命令",
    setting_done: |n, string| format!("设置 {n} 已照办：{string}"),
    setting_refused: |n, string| format!("设置 {n} 被拒绝：{string}；请对照说明书改型号文件"),
    setting_silent: |n, string| format!("设置 {n} 没有回答：{string}；型号对吗？接收打开了吗？"),
    untold: "型号文件里没有设置指令：群众能用设置码改扫码器，请按说明书关掉设置码",
    appointment: "预约码",
    ticket: "号票",
    old_ticket: "号票（旧码）",
    case: "意见等的回执",
    application: "办件的回执",
    unknown: "不是本大厅的码",
    unreadable: "读不出文字",
    repeated: "，同一个码或太快，不算",
    noise: "，太短，不算码",
    reply: "，扫码器自己的回答，不算码",
    ends_with: |suffix| format!("结束符 {suffix}"),
    ends_with_pause: "没有结束符",
    timing: |bytes, took, pause| format!("{bytes} 字节，{took} 毫秒，最长停顿 {pause} 毫秒"),
    too_few: |seen, wanted| format!("时间到了：要 {wanted} 个码，只来了 {seen} 个"),
    settings_fit: |count| format!("来了 {count} 个码，扫码器的设置没有问题"),
    change_these: "要改的设置：",
    plugged: |link| format!("扫码器在 {link}"),
    waits: "等程序打开端口",
    says: |text| format!("扫 {text}"),
    told: |text| format!("收到 {text}"),
    not_taken: "没有程序在读端口，这一个没有送出去",
    bad_line: |line, place| format!("第 {line} 行第 {place} 个字符起的反斜杠写法看不懂"),
    bad_escape: |option, place| format!("{option} 第 {place} 个字符起的反斜杠写法看不懂"),
    no_file: |path| format!("读不了 {path}"),
};

const EN: ScannerWords = ScannerWords {
    no_scanner: "no scanner is configured: give `port` under [scanner] in kiosk.toml, or --port",
    listens: |port, baud, model| {
        format!("listening to {port} at {baud} bit/s, model {model}; Ctrl+C ends it")
    },
    connected: "the scanner is there",
    lost: "the scanner is gone; it is looked for",
    missing: "there is no such port; it is looked for. Is the cable in, and the scanner set to serial?",
    refused: "the port cannot be opened: is it a serial port, and is the user in the group dialout?",
    busy: "another program holds the port; end the kiosk first",
    setting_done: |n, string| format!("setting {n} is done: {string}"),
    setting_refused: |n, string| {
        format!("setting {n} is refused: {string}; compare the model's file with its manual")
    },
    setting_silent: |n, string| {
        format!("setting {n} is not answered: {string}; is it this model, and does it listen?")
    },
    untold: "the model's file has no settings: visitors can change the scanner with set-up codes; switch those off",
    appointment: "the code of an appointment",
    ticket: "a ticket",
    old_ticket: "a ticket (older code)",
    case: "the receipt of a case",
    application: "the receipt of an application",
    unknown: "none of the hall's codes",
    unreadable: "no text",
    repeated: "; the same code, or too fast: it does not count",
    noise: "; too short to be a code",
    reply: "; the scanner's own answer, no code",
    ends_with: |suffix| format!("ends with {suffix}"),
    ends_with_pause: "ends with nothing",
    timing: |bytes, took, pause| format!("{bytes} bytes in {took} ms, longest pause {pause} ms"),
    too_few: |seen, wanted| format!("time is up: {seen} of {wanted} codes came"),
    settings_fit: |count| format!("{count} codes came; the scanner's settings fit"),
    change_these: "Settings to change:",
    plugged: |link| format!("the scanner is plugged in at {link}"),
    waits: "waiting for a program to open the port",
    says: |text| format!("scans {text}"),
    told: |text| format!("is told {text}"),
    not_taken: "no program reads the port; this one was not sent",
    bad_line: |line, place| format!("line {line} has an escape there is none of at character {place}"),
    bad_escape: |option, place| format!("{option} has an escape there is none of at character {place}"),
    no_file: |path| format!("{path} cannot be read"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flaw_has_words_and_a_cure_in_both_languages() {
        let flaws = [
            ScannerFlaw::NoSuffix,
            ScannerFlaw::OtherSuffix(9),
            ScannerFlaw::Prefix(2),
            ScannerFlaw::CodeKind,
            ScannerFlaw::Encoding,
            ScannerFlaw::ByteOrder,
            ScannerFlaw::Parity,
            ScannerFlaw::Several,
            ScannerFlaw::Slow,
            ScannerFlaw::Case,
            ScannerFlaw::Layout,
            ScannerFlaw::Speed,
            ScannerFlaw::Utf8,
            ScannerFlaw::Gbk,
            ScannerFlaw::TooLong,
        ];
        for lang in [Lang::Zh, Lang::En] {
            for known in flaws {
                let (said, cure) = flaw(lang, known);
                assert!(!said.contains("{}") && !cure.is_empty(), "{said}");
            }
            assert!(flaw(lang, ScannerFlaw::OtherSuffix(9)).0.contains("\\t"));
            assert!(flaw(lang, ScannerFlaw::Prefix(2)).0.contains("\\x02"));
        }
    }
}
