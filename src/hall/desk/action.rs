//! What a clerk may do at a window (窗口操作), and which keys do it.

/// Something a clerk may do at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
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
    /// 自动叫号
    AutoCall,
    /// The other language.
    Language,
    /// 签退
    SignOut,
    /// Close the program and stay signed in.
    Leave,
}

impl Deed {
    /// Every deed of a function key with its word and the number it usually has, in the order of the hints.
    pub const KEYED: [(Deed, &'static str, u8); 12] = [
        (Deed::Next, "next", 1),
        (Deed::Recall, "recall", 2),
        (Deed::Start, "start", 3),
        (Deed::Finish, "finish", 4),
        (Deed::Miss, "miss", 5),
        (Deed::Abandon, "abandon", 6),
        (Deed::Hold, "hold", 7),
        (Deed::BringBack, "bring_back", 8),
        (Deed::Transfer, "transfer", 9),
        (Deed::Pause, "pause", 10),
        (Deed::Call, "call", 11),
        (Deed::More, "more", 12),
    ];
    /// Deeds of letter keys.
    pub const LETTERS: [(Deed, char); 3] =
        [(Deed::AutoCall, 'A'), (Deed::Language, 'L'), (Deed::SignOut, 'Q')];

    /// Deeds with a hint at the foot of the desk, in order.
    pub fn hinted() -> impl Iterator<Item = Deed> {
        Self::KEYED.iter().map(|(deed, ..)| *deed).chain(Self::LETTERS.iter().map(|(deed, _)| *deed))
    }
}

/// The function keys of windows: what each does, by its number from 1 to 12.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys(pub Vec<(Deed, u8)>);

impl Default for Keys {
    fn default() -> Self {
        Keys(Deed::KEYED.iter().map(|(deed, _, key)| (*deed, *key)).collect())
    }
}

impl Keys {
    /// What the function key of a number does.
    pub fn function(&self, number: u8) -> Option<Deed> {
        self.0.iter().find(|(_, key)| *key == number).map(|(deed, _)| *deed)
    }

    /// What a letter key does, large or small.
    pub fn letter(letter: char) -> Option<Deed> {
        Deed::LETTERS.iter().find(|(_, key)| *key == letter.to_ascii_uppercase()).map(|(deed, _)| *deed)
    }

    /// The name of a deed's key: `F1`, `A`; empty where it has none.
    pub fn name(&self, deed: Deed) -> String {
        let number = self.0.iter().find(|(does, _)| *does == deed).map(|(_, key)| format!("F{key}"));
        let letter = || Deed::LETTERS.iter().find(|(does, _)| *does == deed).map(|(_, key)| key.to_string());
        number.or_else(letter).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_and_found() {
        let keys = Keys(vec![(Deed::Next, 5)]);
        assert_eq!((keys.name(Deed::Next), keys.function(5)), ("F5".into(), Some(Deed::Next)));
        assert_eq!((keys.name(Deed::SignOut), Keys::letter('q')), ("Q".into(), Some(Deed::SignOut)));
        assert_eq!((keys.name(Deed::Hold), keys.function(9)), (String::new(), None));
        assert_eq!(Keys::default().name(Deed::More), "F12");
    }
}
