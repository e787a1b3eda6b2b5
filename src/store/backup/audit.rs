//! The audit of a hall that is restored: its chain anew for a hall of another code.
use crate::hall::HallCode;
use crate::hall::people::{AuditAct, AuditActor, AuditNote, BEGINNING, entry_hash};
use crate::store::backup::tables;
use crate::store::engine::database::{Database, Row};
use crate::store::engine::{fault::Fault, sqlite::Sqlite};
use crate::store::people::trail::AuditHead;

/// Chains the audit of a copy anew, as if the hall had always had the other code. An entry that is not what was written stays so, and
/// is found afterwards as it was before.
pub(super) fn chain_anew(copy: &mut Sqlite, was: &HallCode, becomes: &HallCode) -> Result<(), Fault> {
    let (mut old, mut new, mut is_whole) = (BEGINNING.to_owned(), BEGINNING.to_owned(), true);
    let mut hashes: Vec<(u32, String)> = Vec::new();
    let entries = "SELECT entry, hash, at, actor, who, machine, act, object, was, became FROM audit
         WHERE hall = :hall ORDER BY entry";
    copy.each(entries, &[], &mut |row| {
        let (entry, hash) = (row.count(0)?, row.text(1)?.to_owned());
        match note(row).filter(|note| is_whole && entry_hash(was, &old, entry, note) == hash) {
            Some(note) => {
                new = entry_hash(becomes, &new, entry, &note);
                hashes.push((entry, new.clone()));
            }
            None => is_whole = false,
        }
        old = hash;
        Ok(())
    })?;
    let ends = AuditHead { last: u32::try_from(hashes.len())?, hash: old };
    let is_whole = is_whole && AuditHead::of(copy)? == Some(ends);
    copy.begin()?;
    tables::without_triggers(copy, |copy| {
        for (entry, hash) in &hashes {
            let statement = "UPDATE audit SET hash = $1 WHERE hall = :hall AND entry = $2";
            copy.run(statement, &[hash.into(), (*entry).into()])?;
        }
        if is_whole {
            copy.run("UPDATE audit_head SET hash = $1 WHERE hall = :hall", &[(&new).into()])?;
        }
        Ok(())
    })?;
    copy.commit()
}

/// What an entry says; none where that is no entry that this program could have written.
fn note(row: &dyn Row) -> Option<AuditNote> {
    let text = |column: usize| row.text(column).ok();
    Some(AuditNote {
        at: text(2)?.parse().ok()?,
        actor: AuditActor::of(text(3)?, text(4)?)?,
        machine: text(5)?.to_owned(),
        act: AuditAct::of(text(6)?)?,
        object: text(7)?.to_owned(),
        before: text(8)?.to_owned(),
        after: text(9)?.to_owned(),
    })
}
