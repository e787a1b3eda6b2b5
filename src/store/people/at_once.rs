//! Putting something in force at once, past the draft: right and rule are looked at in the transaction that does it.
use crate::hall::drafts::{AtOnceRefusal, PublishRule};
use crate::hall::people::{Authority, Denied, Permission};
use crate::store::drafts;
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::people::accounts;

/// Who puts something in force at once, and by which right.
#[derive(Clone, Copy, Debug)]
pub(super) struct AtOnce<'a> {
    /// On whose authority.
    pub authority: &'a Authority,
    /// The right to it.
    pub permission: Permission,
}

impl AtOnce<'_> {
    /// What stands against it by now. It comes before any other row is locked, as with a publication; whoever changes the rule waits.
    /// The rule may not matter to what is put in force.
    pub fn refusal(
        &self,
        database: &mut dyn Database,
        is_past_rule: bool,
    ) -> Result<Option<AtOnceRefusal>, Fault> {
        if !is_past_rule && drafts::locked_rule(database)? == PublishRule::Two {
            return Ok(Some(AtOnceRefusal::TakesTwo));
        }
        let Authority::Person(person) = self.authority else { return Ok(None) };
        // An account is never taken out. It may have been closed since its PIN was asked for, or given other roles.
        let now = accounts::find(database, &person.code)?.map(|row| row.account);
        let may = now.is_none_or(|account| {
            account.is_open && account.roles.iter().any(|role| role.may(self.permission))
        });
        Ok((!may).then_some(AtOnceRefusal::Denied(Denied(self.permission))))
    }
}
