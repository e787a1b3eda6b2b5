//! What people are told of a printer that is unwell, and what staff do about it.
use crate::text::Lang;

/// A trouble in words.
pub struct FaultText {
    /// What is wrong, for anybody; short enough for one line above a page.
    pub said: &'static str,
    /// What staff do about it.
    pub cure: &'static str,
}

/// The words of a trouble, what is wrong first.
const fn unwell(said: &'static str, cure: &'static str) -> FaultText {
    FaultText { said, cure }
}

/// The words of every trouble in one language.
#[expect(missing_docs, reason = "each field is the variant of the same name in paper::Trouble")]
pub struct FaultWords {
    pub not_connected: FaultText,
    pub busy: FaultText,
    pub refused: FaultText,
    pub silent: FaultText,
    pub garbled: FaultText,
    pub paper_out: FaultText,
    pub cover_open: FaultText,
    pub jammed: FaultText,
    pub cutter_jam: FaultText,
    pub overheated: FaultText,
    pub broken: FaultText,
    pub offline: FaultText,
    pub stalled: FaultText,
    pub unconfirmed: FaultText,
    pub cannot_write: FaultText,
    pub not_recorded: FaultText,
    pub interrupted: FaultText,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static FaultWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: FaultWords = FaultWords {
    not_connected: unwell("打印机未连接", "看打印机的电源和数据线，线插好后自动恢复"),
    busy: unwell("打印机被其他程序占用", "关掉另一个使用串口的程序"),
    refused: unwell("打印机无法使用", "运行用户要在 dialout 组里，port 要填串口"),
    silent: unwell("打印机没有应答", "看电源；核对 baud 与打印机自检页是否一致；型号不应答的用 silent-80"),
    garbled: unwell("打印机应答混乱", "波特率多半不对：把 kiosk.toml 的 baud 改成自检页上的值"),
    paper_out: unwell("打印机缺纸", "装上新纸卷，合上盖"),
    cover_open: unwell("打印机盖没有关好", "关好打印机盖"),
    jammed: unwell("打印机卡纸", "打开盖，取出卡住的纸，再合上"),
    cutter_jam: unwell("打印机切刀卡住", "关电源，取出卡在切刀处的纸，再开机"),
    overheated: unwell("打印头过热", "不用管，凉下来自动恢复"),
    broken: unwell("打印机故障", "关电源再开；仍不行请报修"),
    offline: unwell("打印机未就绪", "看打印机的指示灯和走纸键"),
    stalled: unwell("打印机停住了", "看票有没有打完，再决定要不要补打"),
    unconfirmed: unwell("打印机没有回报打完", "看票有没有打完，再决定要不要补打"),
    cannot_write: unwell("号票文件写不进去", "看磁盘是否已满、有没有写权限"),
    not_recorded: unwell("打印前没能记下来", "看磁盘是否已满、数据库是否正常"),
    interrupted: unwell("打印时程序中断", "看票有没有打完，再决定要不要补打"),
};

const EN: FaultWords = FaultWords {
    not_connected: unwell("Printer not connected", "check its power and cable; it is found again by itself"),
    busy: unwell("Printer in use by another program", "end the other program that uses the serial port"),
    refused: unwell("Printer cannot be used", "the user must be in group dialout, and `port` a serial port"),
    silent: unwell(
        "Printer does not answer",
        "check its power; compare `baud` with its self-test; a model that never answers is silent-80",
    ),
    garbled: unwell(
        "Printer answers make no sense",
        "most likely `baud` in kiosk.toml is not what its self-test says",
    ),
    paper_out: unwell("Printer out of paper", "put in a new roll and close the cover"),
    cover_open: unwell("Printer cover open", "close the cover"),
    jammed: unwell("Paper jam in the printer", "open the cover, take the paper out, close it"),
    cutter_jam: unwell("Printer cutter stuck", "switch it off, clear the cutter, switch it on"),
    overheated: unwell("Printer too hot", "nothing; it goes on once it has cooled down"),
    broken: unwell("Printer defect", "switch it off and on; if that does not help, have it repaired"),
    offline: unwell("Printer not ready", "look at its lamps and its feed button"),
    stalled: unwell(
        "Printer stopped",
        "see whether the slip is whole, then decide whether to print it again",
    ),
    unconfirmed: unwell(
        "Printer did not say it finished",
        "see whether the slip is whole, then decide whether to print it again",
    ),
    cannot_write: unwell("Slip file cannot be written", "is the disk full, may the file be written?"),
    not_recorded: unwell("Print could not be recorded", "is the disk full, is the store there?"),
    interrupted: unwell(
        "Interrupted while printing",
        "see whether the slip is whole, then decide whether to print it again",
    ),
};
