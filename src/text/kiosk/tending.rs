//! What a kiosk says to whoever of the staff tends it, and to the public while it is out of service.
use crate::hall::people::KioskAct;
use crate::text::Lang;

/// Every word behind the hidden entrance, and of a kiosk that is out of service.
#[expect(missing_docs, reason = "each field is named for where it stands, and its words say the rest")]
pub struct TendingWords {
    // To the public.
    pub closed: &'static str,
    /// Where to go: the name of the desk.
    pub closed_note: fn(&str) -> String,
    // The entrance.
    pub title: &'static str,
    pub account: &'static str,
    pub pin: &'static str,
    pub next: &'static str,
    pub enter: &'static str,
    pub store_away: &'static str,
    // How the machine is.
    pub service: &'static str,
    pub in_service: &'static str,
    /// Since when, and by whom it was taken out.
    pub out_since: fn(&str, &str) -> String,
    pub printer: &'static str,
    pub scanner: &'static str,
    pub clock: &'static str,
    pub store: &'static str,
    pub editions: &'static str,
    /// The editions of the setup and the catalogue, and how many matters there are.
    pub edition_numbers: fn(u32, u32, usize) -> String,
    pub disk: &'static str,
    /// So many megabytes are free.
    pub free: fn(u64) -> String,
    pub program: &'static str,
    pub well: &'static str,
    pub connected: &'static str,
    pub none: &'static str,
    pub unknown: &'static str,
    // What can be done.
    pub take_out: &'static str,
    pub put_back: &'static str,
    pub test_print: &'static str,
    pub reload: &'static str,
    pub restart: &'static str,
    pub restart_sure: &'static str,
    pub leave: &'static str,
    /// That something was done.
    pub done: fn(KioskAct) -> &'static str,
    pub test_printed: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static TendingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: TendingWords = TendingWords {
    closed: "本机暂停服务",
    closed_note: |desk| format!("请使用其他取号机，或到{desk}"),
    title: "工作人员",
    account: "账号",
    pin: "密码",
    next: "下一步",
    enter: "进入",
    store_away: "数据库暂时连不上，请稍后再试",
    service: "服务",
    in_service: "正常",
    out_since: |since, who| format!("{since} 起暂停服务（{who}）"),
    printer: "打印机",
    scanner: "扫码器",
    clock: "时钟",
    store: "数据库",
    editions: "版本",
    edition_numbers: |setup, catalogue, matters| {
        format!("配置第 {setup} 版，事项第 {catalogue} 版（{matters} 项）")
    },
    disk: "磁盘",
    free: |megabytes| format!("剩余 {megabytes} MB"),
    program: "程序",
    well: "正常",
    connected: "已设置",
    none: "没有设置",
    unknown: "不知道",
    take_out: "暂停服务",
    put_back: "恢复服务",
    test_print: "打印测试票",
    reload: "重新读取",
    restart: "重启程序",
    restart_sure: "再按一次，重启",
    leave: "离开",
    done: |act| match act {
        KioskAct::TakeOut => "已暂停服务；退出本页以后，公众看到“暂停服务”",
        KioskAct::PutBack => "已恢复服务",
        KioskAct::TestPrint => "正在打印测试票",
        KioskAct::Reload => "已重新读取配置和事项",
        KioskAct::Restart => "正在重启",
    },
    test_printed: "测试票已发给打印机，请看看印得怎样",
};

const EN: TendingWords = TendingWords {
    closed: "Out of service",
    closed_note: |desk| format!("Please use another machine, or ask at the {desk}"),
    title: "Staff",
    account: "Account",
    pin: "PIN",
    next: "Next",
    enter: "Enter",
    store_away: "The store cannot be reached; try again later",
    service: "Service",
    in_service: "in service",
    out_since: |since, who| format!("out of service since {since} ({who})"),
    printer: "Printer",
    scanner: "Scanner",
    clock: "Clock",
    store: "Store",
    editions: "Editions",
    edition_numbers: |setup, catalogue, matters| {
        format!("setup {setup}, catalogue {catalogue} ({matters} matters)")
    },
    disk: "Disk",
    free: |megabytes| format!("{megabytes} MB free"),
    program: "Program",
    well: "well",
    connected: "configured",
    none: "not configured",
    unknown: "not known",
    take_out: "Take out of service",
    put_back: "Put back in service",
    test_print: "Test print",
    reload: "Reload",
    restart: "Restart",
    restart_sure: "Touch again: restart",
    leave: "Leave",
    done: |act| match act {
        KioskAct::TakeOut => "Out of service: the public sees so when you leave",
        KioskAct::PutBack => "Back in service",
        KioskAct::TestPrint => "Printing a test slip",
        KioskAct::Reload => "Setup and matters were read anew",
        KioskAct::Restart => "Restarting",
    },
    test_printed: "The test slip was sent; see how it looks",
};
