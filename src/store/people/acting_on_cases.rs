//! Cases on somebody's authority: in which capacity they act, and what they read, goes by the roles of their account.
use crate::hall::Hall;
use crate::hall::cases::{ActKind, Case, CaseAct, CaseActor, CaseError, CasePart, CaseRole, CaseRules};
use crate::hall::people::{AuditAct, Authority, Denied, Permission, case_capacity, may_read_part};
use crate::store::people::acting::{Acting, Allowed};
use crate::store::{CaseHistory, CaseKey, CaseOrder, CaseWords, KeyRotation, PersonWords, StoreError};

impl Acting<'_> {
    /// Does something with a case for the staff. `capacity` is the one that somebody names who gives no PIN; whoever was proven acts
    /// in that of their roles, and where they name one it must be it.
    pub fn act_on_case(
        &mut self,
        hall: &Hall,
        number: u32,
        (act, words): (CaseAct, CaseWords),
        capacity: Option<&CaseRole>,
    ) -> Allowed<Result<Case, CaseError>> {
        let kind = act.kind();
        let case = match self.judged(hall, number, kind)? {
            Ok(case) => case,
            Err(no) => return Ok(Ok(Err(no))),
        };
        let role = match self.capacity(&case, kind, capacity) {
            Ok(role) => role,
            Err(denied) => return self.deny(denied, ""),
        };
        let number = case.number;
        let order = CaseOrder { act, actor: CaseActor { role, who: self.authority.who().to_owned() }, words };
        let note = self.noting(AuditAct::CaseAct, &number.to_string(), kind.word());
        let at = self.at;
        self.noted(note, |store| store.act_on_case(hall, CaseKey::Number(number), &order, at)).map(Ok)
    }

    /// What the applicant wrote and how to be reached, as far as whoever asks reads it. That they did is durable first.
    pub fn reveal_case(
        &mut self,
        hall: &Hall,
        number: u32,
        capacity: Option<&CaseRole>,
    ) -> Allowed<Result<PersonWords, CaseError>> {
        let case = match self.judged(hall, number, ActKind::Reveal)? {
            Ok(case) => case,
            Err(no) => return Ok(Ok(Err(no))),
        };
        let role = match self.capacity(&case, ActKind::Reveal, capacity) {
            Ok(role) => role,
            Err(denied) => return self.deny(denied, ""),
        };
        let rules = &hall.setup.cases;
        let [text, contact] = [CasePart::Text, CasePart::Contact].map(|part| self.reads(&case, part, rules));
        let actor = CaseActor { role, who: self.authority.who().to_owned() };
        let at = self.at;
        if let Err(no) = text {
            let order = CaseOrder { act: CaseAct::DenyReveal(no.word()), actor, words: CaseWords::default() };
            let note = self.noting(AuditAct::Denied, &number.to_string(), Permission::ReadCases.word());
            let kept =
                self.noted(note, |store| store.act_on_case(hall, CaseKey::Number(number), &order, at))?;
            return Ok(Ok(kept.and(Err(no))));
        }
        let note = self.noting(AuditAct::CaseRead, &number.to_string(), actor.role.word());
        let words = self.noted(note, |store| store.reveal_case(hall, number, &actor, at))?;
        let text_alone = |words: PersonWords| PersonWords { text: words.text, ..PersonWords::default() };
        Ok(Ok(words.map(|words| if contact.is_ok() { words } else { text_alone(words) })))
    }

    /// Seals receipts under a new key from now on; nothing where all keys are in use.
    pub fn rotate_receipt_key(&mut self, rules: &CaseRules) -> Allowed<Option<KeyRotation>> {
        let at = self.at;
        self.perform(Permission::RotateKeys, AuditAct::KeyRotate, ("", ""), |store| {
            store.rotate_receipt_key(rules, at)
        })
    }

    /// The case that an act is judged by: where the act goes on in the case it was merged into, that one.
    fn judged(
        &mut self,
        hall: &Hall,
        number: u32,
        kind: ActKind,
    ) -> Result<Result<Case, CaseError>, StoreError> {
        let found = self.store.case(hall, CaseKey::Number(number), self.at)?;
        let judged = |history: CaseHistory| {
            if kind.follows_merging() { history.standing().clone() } else { history.case }
        };
        Ok(found.map(judged))
    }

    /// In what capacity whoever acts does something with a case.
    fn capacity(&self, case: &Case, kind: ActKind, named: Option<&CaseRole>) -> Result<CaseRole, Denied> {
        let Authority::Person(person) = self.authority else {
            return Ok(named.cloned().unwrap_or(CaseRole::Centre));
        };
        match case_capacity(&person.roles, kind, case) {
            Ok(role) if named.is_none_or(|named| *named == role) => Ok(role),
            Ok(_) => Err(Denied(Permission::HandleCases)),
            Err(permission) => Err(Denied(permission)),
        }
    }

    /// Whether whoever acts reads a part of a case by the roles of their account.
    fn reads(&self, case: &Case, part: CasePart, rules: &CaseRules) -> Result<(), CaseError> {
        let Authority::Person(person) = self.authority else { return Ok(()) };
        may_read_part(&person.roles, part, case, rules)
    }
}
