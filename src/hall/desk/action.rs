//! What a clerk may do at a window (窗口操作), and which keys do it.

/// Something a clerk may do at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// 呼叫下一位
    Next,
    /// 重呼
    Recall,
    /// 开始办理
    Start,
    /// 办结
    Finish,
    /// 过号
    Miss,
    /// 弃号
    Abandon,
    /// 挂起
    Hold,
    /// 回呼
    BringBack,
    /// 转移
    Transfer,
    /// 暂停，恢复
    Pause,
    /// 指定叫号
    Call,
    /// 更多
    More,
    /// 撤销上一步
    Undo,
    /// 插队
    LetIn,
    /// 移出队列
    Remove,
    /// 自动叫号
    AutoCall,
    /// The other language.
    Language,
    /// 签退
    SignOut,
    /// Close the program and stay signed in.
    Leave,
}

impl Action {
    /// Every action of a function key with its word and the number it usually has, in the order of the hints.
    pub const KEYED: [(Action, &'static str, u8); 12] = [
        (Action::Next, "next", 1),
        (Action::Recall, "recall", 2),
        (Action::Start, "start", 3),
        (Action::Finish, "finish", 4),
        (Action::Miss, "miss", 5),
        (Action::Abandon, "abandon", 6),
        (Action::Hold, "hold", 7),
        (Action::BringBack, "bring_back", 8),
        (Action::Transfer, "transfer", 9),
        (Action::Pause, "pause", 10),
        (Action::Call, "call", 11),
        (Action::More, "more", 12),
    ];
    /// Actions of letter keys.
    pub const LETTERS: [(Action, char); 4] =
        [(Action::Undo, 'U'), (Action::AutoCall, 'A'), (Action::Language, 'L'), (Action::SignOut, 'Q')];

    /// Actions with a hint at the foot of the desk, in order.
    pub fn hinted() -> impl Iterator<Item = Action> {
        Self::KEYED.iter().map(|(action, ..)| *action).chain(Self::LETTERS.iter().map(|(action, _)| *action))
    }
}

/// The function keys of windows: what each does, by its number from 1 to 12.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionKeys(pub Vec<(Action, u8)>);

impl Default for FunctionKeys {
    fn default() -> Self {
        FunctionKeys(Action::KEYED.iter().map(|(action, _, key)| (*action, *key)).collect())
    }
}

impl FunctionKeys {
    /// What the function key of a number does.
    pub fn function(&self, number: u8) -> Option<Action> {
        self.0.iter().find(|(_, key)| *key == number).map(|(action, _)| *action)
    }

    /// What a letter key does, large or small.
    pub fn letter(letter: char) -> Option<Action> {
        Action::LETTERS.iter().find(|(_, key)| *key == letter.to_ascii_uppercase()).map(|(action, _)| *action)
    }

    /// The name of an action's key: `F1`, `A`; empty where it has none.
    pub fn name(&self, action: Action) -> String {
        let number = self.0.iter().find(|(does, _)| *does == action).map(|(_, key)| format!("F{key}"));
        let letter =
            || Action::LETTERS.iter().find(|(does, _)| *does == action).map(|(_, key)| key.to_string());
        number.or_else(letter).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_and_found() {
        let keys = FunctionKeys(vec![(Action::Next, 5)]);
        assert_eq!((keys.name(Action::Next), keys.function(5)), ("F5".into(), Some(Action::Next)));
        assert_eq!(
            (keys.name(Action::SignOut), FunctionKeys::letter('q')),
            ("Q".into(), Some(Action::SignOut))
        );
        assert_eq!((keys.name(Action::Hold), keys.function(9)), (String::new(), None));
        assert_eq!(FunctionKeys::default().name(Action::More), "F12");
    }
}
