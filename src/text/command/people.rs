//! What is said about accounts, roles, rights and the audit.
mod called;

pub use called::{act_of, role_of};

use crate::hall::people::{AccountError, AuditAct, AuditActor, Permission, Role, WeakPin};
use crate::text::Lang;

/// The words of `hall admin`, `hall account` and `hall audit`, and of whoever acts at a command.
pub struct PeopleWords {
    /// Asks for the PIN of an account.
    pub ask_pin: fn(&str) -> String,
    /// Asks for a new PIN of an account.
    pub ask_new_pin: fn(&str) -> String,
    /// What a new PIN must not be, said before it is asked for.
    pub easy_pins: &'static str,
    /// Asks for it once more.
    pub ask_again: &'static str,
    /// The two are not the same.
    pub pins_differ: &'static str,
    /// The same, where it is asked for again.
    pub pins_differ_again: &'static str,
    /// The number of the first account was left out.
    pub no_first_code: &'static str,
    /// Nobody typed one.
    pub no_pin: &'static str,
    /// The system gives no random bytes.
    pub no_random: &'static str,
    /// The PIN is the sample's.
    pub known_pin: &'static str,
    /// How many more tries are free.
    pub wrong_pin: fn(u32) -> String,
    /// How many seconds are to be waited.
    pub must_wait: fn(u32) -> String,
    /// Nobody signs in with the account any more.
    pub account_closed: &'static str,
    /// Why a PIN is refused.
    pub weak_pin: fn(WeakPin) -> &'static str,
    /// Somebody has no right to something.
    pub denied: fn(&str) -> String,
    /// A right in words.
    pub permission: fn(Permission) -> &'static str,
    /// A role in words.
    pub role: fn(&Role) -> String,
    /// What people type for the role of departments, before a colon and the name.
    pub department_role: &'static str,
    /// A text that is no role.
    pub no_role: fn(&str) -> String,
    /// A department that there is not, and those there are.
    pub no_department: fn(&str, &str) -> String,
    /// Why an account is not made or changed.
    pub account_refused: fn(&AccountError) -> String,
    /// The first administrator was made: number, roles.
    pub admin_done: fn(&str, &str) -> String,
    /// An account was made or changed: number, roles.
    pub account_done: fn(&str, &str) -> String,
    /// There is no administrator of the system yet, who would look after accounts.
    pub no_admin_yet: &'static str,
    /// There are no accounts.
    pub no_accounts: &'static str,
    /// The account is closed, in a list.
    pub closed: &'static str,
    /// Its owner must wait so many seconds.
    pub locked: fn(u32) -> String,
    /// A text that is no act, and the acts there are.
    pub no_act: fn(&str, &str) -> String,
    /// No entry is as wanted.
    pub no_entries: &'static str,
    /// How many entries were written to which file.
    pub exported: fn(usize, &str) -> String,
    /// Who did something.
    pub actor: fn(&AuditActor) -> String,
    /// What somebody did.
    pub act: fn(AuditAct) -> &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static PeopleWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: PeopleWords = PeopleWords {
    ask_pin: |code| format!("{code} 的密码："),
    ask_new_pin: |code| format!("给 {code} 设密码（6 至 12 位数字，不显示）："),
    easy_pins: "密码不要用连号、重复的数字、日期，也不要含账号本身",
    ask_again: "再输一次：",
    pins_differ: "两次输入的密码不一样，没有改动",
    pins_differ_again: "两次输入的密码不一样，请重新输入",
    no_first_code: "请在后面写上第一个账号，例如：hall admin init root --name 赵敏",
    no_pin: "没有输入密码",
    no_random: "系统给不出随机数，密码没有设",
    known_pin: "这是示例密码，只能在演练中用；请系统管理员用 hall account add 建账号，或用 hall clerk pin 生成密码写进 clerks.toml",
    wrong_pin: |left| format!("账号或密码不对，还可以试 {left} 次"),
    must_wait: |seconds| format!("错的次数太多，请等 {seconds} 秒再试"),
    account_closed: "这个账号已停用",
    weak_pin: |weak| match weak {
        WeakPin::Length => "密码须是 6 至 12 位数字",
        WeakPin::Repeats => "密码太容易猜：同样的数字重复",
        WeakPin::Sequence => "密码太容易猜：数字按顺序",
        WeakPin::FewDigits => "密码太容易猜：不同的数字太少",
        WeakPin::Date => "密码太容易猜：像是日期",
        WeakPin::OwnCode => "密码太容易猜：里面有账号本身",
        WeakPin::WellKnown => "密码太容易猜：很多人都用它",
    },
    denied: |right| format!("这个账号没有权限：{right}"),
    permission: |permission| match permission {
        Permission::ServeWindow => "在窗口叫号",
        Permission::StopLines => "停号、恢复取号",
        Permission::GiveBackNumbers => "替人退号",
        Permission::LendWindows => "借窗口、还窗口",
        Permission::CloseDay => "闭馆",
        Permission::HandleCases => "办理诉求",
        Permission::HandleRatings => "办理差评",
        Permission::AnswerCases => "答复本部门的诉求",
        Permission::RecheckCases => "复查",
        Permission::PublishCases => "审核发布",
        Permission::ReadCases => "查看诉求原文",
        Permission::OpenBox => "开意见箱（要两个人，各有各的角色：中心管理员、监察）",
        Permission::AppointBoxHolder => "改任意见箱钥匙的主人",
        Permission::RotateKeys => "更换回执密钥",
        Permission::ManageAccounts => "管理账号",
        Permission::UnlockAccounts => "解除账号的等待",
        Permission::ReadAudit => "查看审计",
        Permission::EditCatalogue => "改草稿（事项和设置）",
        Permission::PublishCatalogue => "发布草稿",
        Permission::ChangeHours => "改某天的开放时间",
        Permission::RunBackup => "备份和恢复",
        Permission::SetPublishRule => "规定发布要几个人",
        Permission::TendKiosks => "管理取号机",
    },
    role: |role| match role {
        Role::Clerk => "窗口工作人员".into(),
        Role::Lead => "值班主任".into(),
        Role::Department(name) => format!("部门（{name}）"),
        Role::Centre => "中心管理员".into(),
        Role::Publisher => "审核发布".into(),
        Role::WorkingGroup => "评价工作组".into(),
        Role::Supervisor => "监督员".into(),
        Role::Discipline => "监察".into(),
        Role::Leader => "领导".into(),
        Role::SystemAdmin => "系统管理员".into(),
    },
    department_role: "部门",
    no_role: |text| {
        format!(
            "没有“{text}”这个角色；有：clerk（窗口工作人员）、lead（值班主任）、department:部门名称（部门:名称）、centre、publisher、working_group、supervisor、discipline、leader、system_admin"
        )
    },
    no_department: |name, known| format!("没有“{name}”这个部门；有：{known}"),
    account_refused: |no| match no {
        AccountError::Taken => "这个账号已经有了".into(),
        AccountError::Absent => "没有这个账号".into(),
        AccountError::HasAdmin => "已经有系统管理员；其他账号由系统管理员用 hall account add 建立".into(),
        AccountError::LastAdmin => "这是最后一个系统管理员，不能去掉".into(),
        AccountError::OwnRoles => "自己账号的角色由另一位系统管理员改".into(),
        AccountError::MixedRoles => {
            "系统管理员不能同时有处理或查看意见内容的角色（中心、发布、监察等）；请分成两个账号".into()
        }
        AccountError::NoRole => "一个账号至少要有一个角色".into(),
        AccountError::BadCode => "账号只用字母、数字、- 和 _，最多 16 位".into(),
        AccountError::NoDepartment(name) => format!("没有“{name}”这个部门，没有改"),
        AccountError::NoWindow(code) => format!("没有窗口 {code}，没有改"),
        AccountError::Denied(permission) => (ZH.denied)((ZH.permission)(*permission)),
    },
    admin_done: |code, roles| {
        format!("已建立第一个账号 {code}（{roles}）；用它建立其他账号：hall account add")
    },
    account_done: |code, roles| format!("已办：账号 {code}（{roles}）"),
    no_admin_yet: "注意：还没有系统管理员，账号没有人管；请用 hall admin init 建立",
    no_accounts: "还没有账号；第一个用 hall admin init 建立",
    closed: "已停用",
    locked: |seconds| format!("密码错得太多，还要等 {seconds} 秒"),
    no_act: |word, known| format!("没有“{word}”这种操作；有：{known}"),
    no_entries: "没有这样的审计记录",
    exported: |count, file| format!("已把 {count} 条审计记录写进 {file}"),
    actor: |actor| match actor {
        AuditActor::Account(code) => code.to_string(),
        AuditActor::SystemAdmin { acting_for } if acting_for.is_empty() => "系统管理员（命令行）".into(),
        AuditActor::SystemAdmin { acting_for } => format!("系统管理员（命令行，代 {acting_for}）"),
        AuditActor::Program => "程序".into(),
    },
    act: |act| match act {
        AuditAct::AdminInit => "建立第一个账号",
        AuditAct::AccountAdd => "建立账号",
        AuditAct::AccountTakeIn => "从 clerks.toml 收进账号",
        AuditAct::PinChange => "改密码",
        AuditAct::RolesChange => "改角色",
        AuditAct::WindowsChange => "改可以登录的窗口",
        AuditAct::NameChange => "改姓名",
        AuditAct::AccountClose => "停用账号",
        AuditAct::AccountReopen => "恢复账号",
        AuditAct::AccountLock => "密码错得太多，须等待",
        AuditAct::AccountUnlock => "解除等待",
        AuditAct::AccountsExport => "导出账号",
        AuditAct::SignIn => "登录",
        AuditAct::SignOut => "退出登录",
        AuditAct::Denied => "没有权限，被拒",
        AuditAct::LineStop => "停号",
        AuditAct::LineReopen => "恢复取号",
        AuditAct::NumberGivenBack => "替人退号",
        AuditAct::NumberRemoved => "把号移出队列",
        AuditAct::WindowLend => "借窗口",
        AuditAct::WindowReturn => "还窗口",
        AuditAct::WindowOrder => "用命令替窗口操作",
        AuditAct::DayClose => "闭馆",
        AuditAct::CaseAct => "办理诉求",
        AuditAct::CaseRead => "查看诉求原文",
        AuditAct::KeyRotate => "更换回执密钥",
        AuditAct::BoxKey => "建立意见箱的钥匙",
        AuditAct::BoxAppoint => "改任意见箱钥匙的主人",
        AuditAct::BoxObject => "反对改任意见箱钥匙的主人",
        AuditAct::BoxPassphrase => "更换意见箱的口令",
        AuditAct::BoxOpen => "开意见箱",
        AuditAct::Backup => "做备份",
        AuditAct::Restore => "恢复备份",
        AuditAct::DraftChange => "改草稿",
        AuditAct::DraftUndo => "撤销草稿的一处改动",
        AuditAct::DraftRedo => "重做草稿的一处改动",
        AuditAct::DraftDiscard => "放弃草稿",
        AuditAct::Publish => "发布草稿",
        AuditAct::PublishPlan => "定时发布草稿",
        AuditAct::PublishCancel => "取消定时发布",
        AuditAct::PublishFail => "定时发布没有生效",
        AuditAct::PublishRule => "改发布规则（一人、双人）",
        AuditAct::HoursChange => "改某天的开放时间",
        AuditAct::CatalogueReplace => "导入事项",
        AuditAct::CatalogueRestore => "恢复导入前的事项",
        AuditAct::SetupPublish => "启用设置",
        AuditAct::KioskTend => "在取号机上操作",
    },
};

const EN: PeopleWords = PeopleWords {
    ask_pin: |code| format!("PIN of {code}: "),
    ask_new_pin: |code| format!("New PIN of {code} (6 to 12 digits, not shown): "),
    easy_pins: "not digits in a row, the same ones again and again, a date, or the account's own number",
    ask_again: "Once more: ",
    pins_differ: "the two PINs are not the same; nothing was changed",
    pins_differ_again: "the two PINs are not the same; type it again",
    no_first_code: "name the first account behind it, such as: hall admin init root --name Zhao",
    no_pin: "no PIN was typed",
    no_random: "the system gives no random bytes; no PIN was set",
    known_pin: "this is the sample's PIN, for exercises only; have an account made with hall account add, or a PIN of your own put into clerks.toml with hall clerk pin",
    wrong_pin: |left| match left {
        1 => "account or PIN is wrong; 1 try left".into(),
        _ => format!("account or PIN is wrong; {left} tries left"),
    },
    must_wait: |seconds| format!("wrong too often; wait {seconds} s"),
    account_closed: "this account is closed",
    weak_pin: |weak| match weak {
        WeakPin::Length => "a PIN is 6 to 12 digits",
        WeakPin::Repeats => "this PIN is easy to guess: the same digits again and again",
        WeakPin::Sequence => "this PIN is easy to guess: digits in a row",
        WeakPin::FewDigits => "this PIN is easy to guess: too few different digits",
        WeakPin::Date => "this PIN is easy to guess: it looks like a date",
        WeakPin::OwnCode => "this PIN is easy to guess: the account's own number is in it",
        WeakPin::WellKnown => "this PIN is easy to guess: many people have it",
    },
    denied: |right| format!("this account has no right to that: {right}"),
    permission: |permission| match permission {
        Permission::ServeWindow => "calling at a window",
        Permission::StopLines => "stopping and reopening lines",
        Permission::GiveBackNumbers => "giving a number back for somebody",
        Permission::LendWindows => "lending a window to another line",
        Permission::CloseDay => "closing the day",
        Permission::HandleCases => "handling cases",
        Permission::HandleRatings => "handling bad ratings",
        Permission::AnswerCases => "answering cases of the own department",
        Permission::RecheckCases => "rechecking cases",
        Permission::PublishCases => "publishing",
        Permission::ReadCases => "reading what applicants wrote",
        Permission::OpenBox => {
            "open the opinion box (two people, of the centre and of the discipline inspection)"
        }
        Permission::AppointBoxHolder => "announcing another holder of the opinion box",
        Permission::RotateKeys => "changing the key of receipts",
        Permission::ManageAccounts => "managing accounts",
        Permission::UnlockAccounts => "unlocking accounts",
        Permission::ReadAudit => "reading the audit",
        Permission::EditCatalogue => "changing the draft",
        Permission::PublishCatalogue => "publishing the draft",
        Permission::ChangeHours => "changing the hours of a day",
        Permission::RunBackup => "backing up and restoring",
        Permission::SetPublishRule => "saying how many it takes to publish",
        Permission::TendKiosks => "tending kiosks",
    },
    role: |role| match role {
        Role::Clerk => "clerk".into(),
        Role::Lead => "lead".into(),
        Role::Department(name) => format!("department ({name})"),
        Role::Centre => "centre".into(),
        Role::Publisher => "publisher".into(),
        Role::WorkingGroup => "working group".into(),
        Role::Supervisor => "supervisor".into(),
        Role::Discipline => "discipline inspection".into(),
        Role::Leader => "leader".into(),
        Role::SystemAdmin => "system administrator".into(),
    },
    department_role: "department",
    no_role: |text| {
        format!(
            "there is no role {text}; there are clerk, lead, department:NAME, centre, publisher, working_group, supervisor, discipline, leader, system_admin"
        )
    },
    no_department: |name, known| format!("there is no department {name}; there are {known}"),
    account_refused: |no| match no {
        AccountError::Taken => "there is an account of this number already".into(),
        AccountError::Absent => "there is no account of this number".into(),
        AccountError::HasAdmin => {
            "there is a system administrator already, who makes other accounts with hall account add".into()
        }
        AccountError::LastAdmin => "this is the last system administrator, who must stay".into(),
        AccountError::OwnRoles => {
            "the roles of one's own account are changed by another administrator".into()
        }
        AccountError::MixedRoles => {
            "system_admin does not go together with a role that reads what people wrote \
             (centre, publisher, discipline …); make two accounts"
                .into()
        }
        AccountError::NoRole => "an account has at least one role".into(),
        AccountError::BadCode => "the number of an account is letters, digits, - and _, at most 16".into(),
        AccountError::NoDepartment(name) => format!("there is no department {name}; nothing was changed"),
        AccountError::NoWindow(code) => format!("there is no window {code}; nothing was changed"),
        AccountError::Denied(permission) => (EN.denied)((EN.permission)(*permission)),
    },
    admin_done: |code, roles| {
        format!("the first account is {code} ({roles}); make others with it: hall account add")
    },
    account_done: |code, roles| format!("done: account {code} ({roles})"),
    no_admin_yet: "note: there is no administrator of the system yet, who looks after accounts; make one with hall admin init",
    no_accounts: "there are no accounts; make the first with hall admin init",
    closed: "closed",
    locked: |seconds| format!("wrong PINs, {seconds} s to wait"),
    no_act: |word, known| format!("there is no act {word}; there are {known}"),
    no_entries: "no entry of the audit is like that",
    exported: |count, file| format!("wrote {count} entries to {file}"),
    actor: |actor| match actor {
        AuditActor::Account(code) => code.to_string(),
        AuditActor::SystemAdmin { acting_for } if acting_for.is_empty() => "system admin".into(),
        AuditActor::SystemAdmin { acting_for } => format!("system admin for {acting_for}"),
        AuditActor::Program => "the program".into(),
    },
    act: |act| match act {
        AuditAct::AdminInit => "made the first account",
        AuditAct::AccountAdd => "made an account",
        AuditAct::AccountTakeIn => "took in an account of clerks.toml",
        AuditAct::PinChange => "changed a PIN",
        AuditAct::RolesChange => "changed roles",
        AuditAct::WindowsChange => "changed windows",
        AuditAct::NameChange => "changed a name",
        AuditAct::AccountClose => "closed an account",
        AuditAct::AccountReopen => "reopened an account",
        AuditAct::AccountLock => "too many wrong PINs",
        AuditAct::AccountUnlock => "unlocked an account",
        AuditAct::AccountsExport => "wrote the accounts into a table",
        AuditAct::SignIn => "signed in",
        AuditAct::SignOut => "signed out",
        AuditAct::Denied => "was refused, without the right",
        AuditAct::LineStop => "stopped a line",
        AuditAct::LineReopen => "reopened a line",
        AuditAct::NumberGivenBack => "gave a number back",
        AuditAct::NumberRemoved => "took a number out of the line",
        AuditAct::WindowLend => "lent a window",
        AuditAct::WindowReturn => "returned a window",
        AuditAct::WindowOrder => "acted at a window by a command",
        AuditAct::DayClose => "closed the day",
        AuditAct::CaseAct => "handled a case",
        AuditAct::CaseRead => "read what an applicant wrote",
        AuditAct::KeyRotate => "changed the key of receipts",
        AuditAct::BoxKey => "made a key of the opinion box",
        AuditAct::BoxAppoint => "announced another holder of the opinion box",
        AuditAct::BoxObject => "objected to another holder of the opinion box",
        AuditAct::BoxPassphrase => "set a passphrase of the opinion box",
        AuditAct::BoxOpen => "opened the opinion box",
        AuditAct::Backup => "made a backup",
        AuditAct::Restore => "restored a backup",
        AuditAct::DraftChange => "changed the draft",
        AuditAct::DraftUndo => "took back a change in the draft",
        AuditAct::DraftRedo => "brought a change in the draft again",
        AuditAct::DraftDiscard => "discarded changes of the draft",
        AuditAct::Publish => "published the draft",
        AuditAct::PublishPlan => "planned to publish the draft",
        AuditAct::PublishCancel => "called a planned publishing off",
        AuditAct::PublishFail => "could not publish what was planned",
        AuditAct::PublishRule => "changed how many it takes to publish",
        AuditAct::HoursChange => "changed the hours of a day",
        AuditAct::CatalogueReplace => "replaced all matters",
        AuditAct::CatalogueRestore => "brought the matters of before back",
        AuditAct::SetupPublish => "put a setup in force",
        AuditAct::KioskTend => "tended a kiosk",
    },
};
