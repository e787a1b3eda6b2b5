//! The audit (审计): who did what and when, from what to what, each entry bound to the one before.
use crate::hall::hexadecimal::hexadecimal;
use crate::hall::{ClerkCode, HallCode};
use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

/// What the first entry is bound to.
pub const BEGINNING: &str = "";

/// Everything that is kept in the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the act of the same name")]
pub enum AuditAct {
    /// The first administrator of the system.
    AdminInit,
    AccountAdd,
    /// An account was made of what `clerks.toml` says.
    AccountTakeIn,
    PinChange,
    RolesChange,
    /// The windows somebody may sign in at.
    WindowsChange,
    /// Somebody is called otherwise.
    NameChange,
    AccountClose,
    AccountReopen,
    /// Too many wrong PINs: a wait began.
    AccountLock,
    AccountUnlock,
    /// All accounts were written into a table.
    AccountsExport,
    /// Somebody was proven to be who they are, at a window or a command.
    SignIn,
    SignOut,
    /// Somebody wanted what they have no right to.
    Denied,
    LineStop,
    LineReopen,
    NumberGivenBack,
    /// A waiting number was taken out of the line.
    NumberRemoved,
    WindowLend,
    WindowReturn,
    /// Something was done at a window from a shell, for whoever is on duty there.
    WindowOrder,
    DayClose,
    /// Something was done with a case.
    CaseAct,
    /// The text or the contact of a case was read.
    CaseRead,
    KeyRotate,
    /// A key of the opinion box was made.
    BoxKey,
    /// Another holder of the key of the opinion box was announced.
    BoxAppoint,
    /// Somebody objected to that.
    BoxObject,
    /// A holder of the key of the opinion box set another passphrase.
    BoxPassphrase,
    /// The opinion box was opened.
    BoxOpen,
    /// A backup was begun.
    Backup,
    /// A backup took the place of what was in the store.
    Restore,
    /// Subjects were changed in the draft.
    DraftChange,
    /// A change in the draft was taken back.
    DraftUndo,
    DraftRedo,
    DraftDiscard,
    /// The draft came into force.
    Publish,
    /// The draft is to come into force at a moment.
    PublishPlan,
    PublishCancel,
    /// A planned publication could not come into force.
    PublishFail,
    /// How many people it takes to publish.
    PublishRule,
    HoursChange,
    /// All matters were replaced at once.
    CatalogueReplace,
    /// The matters of before an import came back.
    CatalogueRestore,
    /// A setup was put in force at once.
    SetupPublish,
    /// Something was done at a kiosk, behind its entrance.
    KioskTend,
}

/// The acts with their stable words.
const ACTS: [(AuditAct, &str); 47] = [
    (AuditAct::AdminInit, "admin_init"),
    (AuditAct::AccountAdd, "account_add"),
    (AuditAct::AccountTakeIn, "account_take_in"),
    (AuditAct::PinChange, "pin_change"),
    (AuditAct::RolesChange, "roles_change"),
    (AuditAct::WindowsChange, "windows_change"),
    (AuditAct::NameChange, "name_change"),
    (AuditAct::AccountClose, "account_close"),
    (AuditAct::AccountReopen, "account_reopen"),
    (AuditAct::AccountLock, "account_lock"),
    (AuditAct::AccountUnlock, "account_unlock"),
    (AuditAct::AccountsExport, "accounts_export"),
    (AuditAct::SignIn, "sign_in"),
    (AuditAct::SignOut, "sign_out"),
    (AuditAct::Denied, "denied"),
    (AuditAct::LineStop, "line_stop"),
    (AuditAct::LineReopen, "line_reopen"),
    (AuditAct::NumberGivenBack, "number_given_back"),
    (AuditAct::NumberRemoved, "number_removed"),
    (AuditAct::WindowLend, "window_lend"),
    (AuditAct::WindowReturn, "window_return"),
    (AuditAct::WindowOrder, "window_order"),
    (AuditAct::DayClose, "day_close"),
    (AuditAct::CaseAct, "case_act"),
    (AuditAct::CaseRead, "case_read"),
    (AuditAct::KeyRotate, "key_rotate"),
    (AuditAct::BoxKey, "box_key"),
    (AuditAct::BoxAppoint, "box_appoint"),
    (AuditAct::BoxObject, "box_object"),
    (AuditAct::BoxPassphrase, "box_passphrase"),
    (AuditAct::BoxOpen, "box_open"),
    (AuditAct::Backup, "backup"),
    (AuditAct::Restore, "restore"),
    (AuditAct::DraftChange, "draft_change"),
    (AuditAct::DraftUndo, "draft_undo"),
    (AuditAct::DraftRedo, "draft_redo"),
    (AuditAct::DraftDiscard, "draft_discard"),
    (AuditAct::Publish, "publish"),
    (AuditAct::PublishPlan, "publish_plan"),
    (AuditAct::PublishCancel, "publish_cancel"),
    (AuditAct::PublishFail, "publish_fail"),
    (AuditAct::PublishRule, "publish_rule"),
    (AuditAct::HoursChange, "hours_change"),
    (AuditAct::CatalogueReplace, "catalogue_replace"),
    (AuditAct::CatalogueRestore, "catalogue_restore"),
    (AuditAct::SetupPublish, "setup_publish"),
    (AuditAct::KioskTend, "kiosk_tend"),
];

impl AuditAct {
    /// Every act.
    pub fn all() -> impl Iterator<Item = AuditAct> {
        ACTS.iter().map(|(act, _)| *act)
    }

    /// The stable word.
    pub fn word(self) -> &'static str {
        ACTS.iter().find(|(act, _)| *act == self).map_or("", |(_, word)| word)
    }

    /// The act of a stable word.
    pub fn of(word: &str) -> Option<AuditAct> {
        ACTS.iter().find(|(_, known)| *known == word).map(|(act, _)| *act)
    }
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditActor {
    /// Somebody whose PIN was right, by number.
    Account(ClerkCode),
    /// Whoever runs commands on the machine without a PIN; for somebody, where a name was given.
    SystemAdmin {
        /// The name, or empty.
        acting_for: String,
    },
    /// The program by itself.
    Program,
}

impl AuditActor {
    /// The stable word of the kind of actor.
    pub fn kind(&self) -> &'static str {
        match self {
            AuditActor::Account(_) => "account",
            AuditActor::SystemAdmin { .. } => "system_admin",
            AuditActor::Program => "program",
        }
    }

    /// The number, or the name that was given; empty where there is none.
    pub fn name(&self) -> &str {
        match self {
            AuditActor::Account(code) => code,
            AuditActor::SystemAdmin { acting_for } => acting_for,
            AuditActor::Program => "",
        }
    }

    /// The actor of a kind and a name.
    pub fn of(kind: &str, name: &str) -> Option<AuditActor> {
        Some(match kind {
            "account" => AuditActor::Account(name.into()),
            "system_admin" => AuditActor::SystemAdmin { acting_for: name.to_owned() },
            "program" => AuditActor::Program,
            _ => return None,
        })
    }
}

/// What is to be kept, before it has its place. No text of an applicant and no PIN is ever in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditNote {
    /// When it was done.
    pub at: NaiveDateTime,
    /// Who did it.
    pub actor: AuditActor,
    /// On which machine.
    pub machine: String,
    /// What was done.
    pub act: AuditAct,
    /// Whom or what it was done to: an account, a line, a number, a case.
    pub object: String,
    /// How it was before; empty where there is nothing to say.
    pub before: String,
    /// How it is now.
    pub after: String,
}

/// An entry of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its place, from 1, without a gap.
    pub entry: u32,
    /// What is kept.
    pub note: AuditNote,
    /// What binds it to all before: [`entry_hash`].
    pub hash: String,
}

/// The hash of an entry of a hall: of the hash before it and of everything it says, each with its length before it, so that no two
/// entries are the same text.
pub fn entry_hash(hall: &HallCode, previous: &str, entry: u32, note: &AuditNote) -> String {
    let (code, number) = (hall.to_string(), entry.to_string());
    let at = note.at.format("%Y-%m-%dT%H:%M:%S%.f").to_string();
    let parts = [
        previous,
        &code,
        &number,
        &at,
        note.actor.kind(),
        note.actor.name(),
        &note.machine,
        note.act.word(),
        &note.object,
        &note.before,
        &note.after,
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hexadecimal(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn note() -> AuditNote {
        AuditNote {
            at: "2026-12-01T09:00:00".parse().unwrap(),
            actor: AuditActor::Account("001".into()),
            machine: "desk".into(),
            act: AuditAct::LineStop,
            object: "A".into(),
            before: String::new(),
            after: "系统故障".into(),
        }
    }

    #[test]
    fn acts_and_actors_go_by_word() {
        for act in AuditAct::all() {
            assert_eq!(AuditAct::of(act.word()), Some(act));
        }
        assert_eq!(AuditAct::of("nothing"), None);
        let actors = [
            AuditActor::Account("001".into()),
            AuditActor::SystemAdmin { acting_for: "李".into() },
            AuditActor::Program,
        ];
        for actor in actors {
            assert_eq!(AuditActor::of(actor.kind(), actor.name()), Some(actor));
        }
    }

    #[test]
    fn everything_an_entry_says_is_in_its_hash() {
        let hall = HallCode::default();
        let of = |note: &AuditNote| entry_hash(&hall, BEGINNING, 1, note);
        let others = [
            AuditNote { at: "2026-12-01T09:00:01".parse().unwrap(), ..note() },
            AuditNote { actor: AuditActor::Account("002".into()), ..note() },
            AuditNote { actor: AuditActor::SystemAdmin { acting_for: "001".into() }, ..note() },
            AuditNote { machine: "other".into(), ..note() },
            AuditNote { act: AuditAct::LineReopen, ..note() },
            AuditNote { object: "B".into(), ..note() },
            AuditNote { before: "x".into(), ..note() },
            // The same letters in other places.
            AuditNote { before: "系统".into(), after: "故障".into(), ..note() },
        ];
        let mut hashes: BTreeSet<String> = others.iter().map(of).collect();
        hashes.extend([
            of(&note()),
            entry_hash(&hall, "a", 1, &note()),
            entry_hash(&hall, BEGINNING, 2, &note()),
        ]);
        assert_eq!(hashes.len(), others.len() + 3);
        assert!(hashes.iter().all(|hash| hash.len() == 64));
    }
}
