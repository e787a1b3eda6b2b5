//! What is done with a case, in a word.
use crate::hall::cases::ActKind;
use crate::text::Lang;

/// What an act is called.
pub fn act(lang: Lang, act: ActKind) -> &'static str {
    let (zh, en) = match act {
        ActKind::Register => ("登记", "register"),
        ActKind::Accept => ("受理", "accept"),
        ActKind::Refuse => ("不予受理", "refuse"),
        ActKind::Merge => ("并案", "merge"),
        ActKind::Assign => ("转办", "assign"),
        ActKind::Contact => ("联系", "contact"),
        ActKind::Answer => ("答复", "answer"),
        ActKind::Extend => ("延期", "extend"),
        ActKind::CallBack => ("回访", "call-back"),
        ActKind::Confirm => ("评价", "confirm"),
        ActKind::Recheck => ("复查", "recheck"),
        ActKind::Close => ("办结", "close"),
        ActKind::Withdraw => ("撤回", "withdraw"),
        ActKind::Urge => ("催办", "urge"),
        ActKind::Vote => ("复查投票", "vote"),
        ActKind::Publish => ("公示", "publish"),
        ActKind::Unpublish => ("撤下公示", "unpublish"),
        ActKind::Reveal => ("查看原文", "reveal"),
        ActKind::DenyReveal => ("查看被拒", "reading refused"),
        ActKind::Lapse => ("自动办结", "lapse"),
        ActKind::Schedule => ("补定期限", "schedule"),
    };
    lang.pick(zh, en)
}
