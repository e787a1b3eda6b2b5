//! The codes by which contexts name each other's things; they stand below all contexts, so that none has to know another.
use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt, ops::Deref, sync::Arc};

/// Declares the type of a code: a text that is told apart from every other kind of code. A clone is a counted pointer.
///
/// Whether a code is a good one is asked where it comes in: the configuration says what is wrong with it, and where.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The code in a column or a field, where the empty text stands for none.
            pub fn in_field(text: &str) -> Option<Self> {
                (!text.is_empty()).then(|| text.into())
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(text.into())
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                (*code.0).to_owned()
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                *self.0 == *other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                *self.0 == **other
            }
        }

        impl PartialEq<String> for $name {
            fn eq(&self, other: &String) -> bool {
                *self.0 == **other
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&*self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }
    };
}

code! {
    /// The code of a window (窗口): what is written above it, such as `A01`.
    WindowCode
}

code! {
    /// The code of a line (队列): the letters before its numbers, such as `A`.
    LineCode
}

code! {
    /// The number of a member of staff (工号), or the name somebody gives in its place at a command.
    ClerkCode
}

code! {
    /// The opaque code of a ticket (号票), which its QR holds: a receipt of 40 characters, or the 26 that an older program gave.
    TicketCode
}

code! {
    /// What the journal of prints knows a slip by: the code of a ticket, or the id in the receipt of a case.
    PrintCode
}

impl From<&TicketCode> for PrintCode {
    fn from(code: &TicketCode) -> Self {
        PrintCode(code.0.clone())
    }
}

code! {
    /// The number of a machine in the hall (取号机), as people read it.
    KioskCode
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_code_is_its_text_and_no_code_is_none() {
        let code = WindowCode::from("A01");
        assert_eq!(
            (code.to_string().as_str(), format!("{code:?} {code:>5}").as_str()),
            ("A01", "\"A01\"   A01")
        );
        assert_eq!((WindowCode::in_field("A01"), WindowCode::in_field("")), (Some(code.clone()), None));
        assert_eq!(BTreeMap::from([(code.clone(), 1)]).get("A01"), Some(&1), "found by its text");
        let written = serde_json::to_string(&code).unwrap();
        assert_eq!((written.as_str(), serde_json::from_str(&written).ok()), ("\"A01\"", Some(code)));
    }
}
