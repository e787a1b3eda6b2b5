//! What may become of a ticket (号票状态): every step from every state, legal with its result or refused.
use super::{CallingRules, Line, MissedPolicy, Ticket, TicketLabel, TicketState};
use crate::hall::{LineCode, WindowCode};
use chrono::{NaiveDateTime, TimeDelta};

/// A step of a ticket: what a window orders, and what is written down once it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// 取号
    Issued,
    /// 呼叫
    Called,
    /// 重呼
    Recalled,
    /// 开始办理
    Started,
    /// 办结
    Finished,
    /// 过号
    Missed,
    /// 弃号
    Abandoned,
    /// 挂起
    Held,
    /// 回呼: a held ticket is called again
    BroughtBack,
    /// 转移
    Transferred,
    /// 本人取消
    Cancelled,
    /// 当日作废
    Expired,
    /// 插队: somebody who waits is let in before those whose turn it is; the call follows
    LetIn,
    /// 移出: the staff take a waiting number out of the line
    Removed,
    /// 撤销: the last step of a window is taken back
    Undone,
}

impl Step {
    /// Every step with the word the store keeps.
    pub const ALL: [(Step, &'static str); 15] = [
        (Step::Issued, "waiting"),
        (Step::Called, "called"),
        (Step::Recalled, "recalled"),
        (Step::Started, "serving"),
        (Step::Finished, "done"),
        (Step::Missed, "missed"),
        (Step::Abandoned, "abandoned"),
        (Step::Held, "held"),
        (Step::BroughtBack, "brought_back"),
        (Step::Transferred, "transferred"),
        (Step::Cancelled, "cancelled"),
        (Step::Expired, "expired"),
        (Step::LetIn, "let_in"),
        (Step::Removed, "removed"),
        (Step::Undone, "undone"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(step, _)| *step == self).map_or("waiting", |(_, word)| word)
    }

    /// The step of a stored word.
    pub fn of(word: &str) -> Option<Step> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(step, _)| *step)
    }
}

/// Where a transfer goes: a line, and a window where only that one may call. None where the ticket stays in its line.
pub type TransferTarget<'a> = Option<(&'a LineCode, Option<&'a WindowCode>)>;

/// What is known when a step is asked for.
#[derive(Clone, Debug)]
pub struct StepContext<'a> {
    /// The window that asks; none where somebody else does.
    pub window: Option<&'a WindowCode>,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// The line the ticket waits in, for what happens to missed numbers.
    pub line: &'a Line,
    /// How many people the line has called today.
    pub called: u32,
    /// Where a transfer goes.
    pub to: TransferTarget<'a>,
}

/// Why a step is not made. Words for people are in `text`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StepError {
    /// There is no such ticket today.
    NoTicket,
    /// Nothing more becomes of it today.
    Over(TicketState),
    /// Another window has it.
    Elsewhere(WindowCode),
    /// It must be called first.
    NotCalled,
    /// It is being served already.
    BeingServed,
    /// It is held; bring it back first.
    IsHeld,
    /// It waits, and is called like everybody.
    StillWaits,
    /// It was called as often as it may be.
    EnoughCalls(u32),
    /// It was called a moment ago; after so many seconds again.
    TooSoon(u32),
    /// It was kept as long as promised.
    KeptTooLong,
    /// Only this window may call it.
    KeptFor(WindowCode),
    /// The window has another ticket in hand.
    InHand(TicketLabel),
    /// Nobody waits for this window.
    NobodyWaits,
    /// Nobody is signed in at the window, or somebody else.
    NotOnDuty,
    /// Somebody else is on duty at the window.
    WindowTaken,
    /// Nobody is in hand here: call somebody first.
    NothingInHand,
    /// The window pauses.
    Paused,
    /// There is no such line.
    NoLine,
    /// There is no such window.
    NoWindow,
    /// Nobody serves there now, so nobody would call it.
    NobodyThere,
    /// The remark holds something that looks like personal data.
    Personal,
    /// The remark is too long.
    TooLong,
    /// The window has done nothing that could be taken back.
    NothingToUndo,
    /// What it did last is too long ago; only so many seconds are left for taking back.
    TooLateToUndo(u32),
    /// Something has happened to the ticket since.
    ChangedSince(TicketLabel),
    /// Whoever held the ticket has said since how it went: what they spoke of stays as it was.
    RatedSince(TicketLabel),
}

impl Ticket {
    /// The ticket after a step; `None` where the step was made already, so that asking twice does no harm.
    ///
    /// Fails where the step is not legal from where the ticket stands, and says why.
    pub fn step(
        &self,
        step: Step,
        context: &StepContext<'_>,
        calling: &CallingRules,
    ) -> Result<Option<Ticket>, StepError> {
        use TicketState::{
            Abandoned, Called, Cancelled, Done, Expired, Held, Missed, Removed, Serving, Waiting,
        };
        if let Some(other) = self.window.as_ref().filter(|window| Some(*window) != context.window) {
            match (step, self.state) {
                (Step::Expired, _) => {}
                (_, Called | Serving) | (Step::BroughtBack, Held) => {
                    return Err(StepError::Elsewhere(other.clone()));
                }
                (Step::Called | Step::LetIn, Waiting) => return Err(StepError::KeptFor(other.clone())),
                _ => {}
            }
        }
        match (step, self.state) {
            // Asked again: it is so already.
            (Step::Issued, Waiting)
            | (Step::Called | Step::BroughtBack, Called)
            | (Step::Started, Serving)
            | (Step::Finished, Done)
            | (Step::Missed, Missed)
            | (Step::Abandoned, Abandoned)
            | (Step::Held, Held)
            | (Step::Cancelled, Cancelled)
            | (Step::Expired, Expired)
            | (Step::Removed, Removed) => Ok(None),
            // What was done before is known to `hall::queue::undo` alone.
            (Step::Undone, _) => Err(StepError::NothingToUndo),

            (Step::Called | Step::BroughtBack | Step::Abandoned | Step::Cancelled, Missed)
                if !self.is_kept(context) =>
            {
                Err(self.not_kept(context))
            }
            (Step::Called, Waiting)
            | (Step::BroughtBack, Held)
            | (Step::Called | Step::BroughtBack, Missed) => {
                Ok(Some(Ticket { called_at: Some(context.at), ..self.at_window(Called, 1, context) }))
            }
            (Step::Recalled, Called) => self.recalled(context, calling).map(Some),
            (Step::Started, Called) => Ok(Some(self.at_window(Serving, self.calls, context))),
            // Whoever forgot to press "start" may still press "finish".
            (Step::Finished, Called | Serving) => Ok(Some(self.moved(Done, context))),
            (Step::Missed, Called) => Ok(Some(self.missed(context))),
            (Step::Abandoned, Called | Serving | Held | Missed) => Ok(Some(self.moved(Abandoned, context))),
            (Step::Held, Called | Serving) => Ok(Some(self.moved(Held, context))),
            (Step::Transferred, Waiting | Called | Serving | Held) => Ok(Some(self.transferred(context))),
            (Step::Cancelled, Waiting | Held | Missed) => Ok(Some(self.moved(Cancelled, context))),
            (Step::Expired, Waiting | Called | Serving | Held) => Ok(Some(self.moved(Expired, context))),
            (Step::LetIn, Waiting) => Ok(Some(self.clone())),
            (Step::Removed, Waiting) => Ok(Some(Ticket { window: None, ..self.moved(Removed, context) })),

            (Step::BroughtBack, Waiting) => Err(StepError::StillWaits),
            (_, Waiting) => Err(StepError::NotCalled),
            (_, Held) => Err(StepError::IsHeld),
            (_, Called | Serving) => Err(StepError::BeingServed),
            (_, Done | Missed | Abandoned | Cancelled | Expired | Removed) => {
                Err(StepError::Over(self.state))
            }
        }
    }

    fn moved(&self, state: TicketState, context: &StepContext<'_>) -> Ticket {
        Ticket { state, since: context.at, ..self.clone() }
    }

    fn at_window(&self, state: TicketState, calls: u32, context: &StepContext<'_>) -> Ticket {
        Ticket { window: context.window.cloned(), calls, turn: 0, ..self.moved(state, context) }
    }

    fn recalled(&self, context: &StepContext<'_>, calling: &CallingRules) -> Result<Ticket, StepError> {
        if self.calls > calling.recalls {
            return Err(StepError::EnoughCalls(self.calls));
        }
        let again = self.since + TimeDelta::seconds(calling.cool_down.into());
        let left = (again - context.at).num_seconds();
        if left > 0 && left <= i64::from(calling.cool_down) {
            return Err(StepError::TooSoon(u32::try_from(left).unwrap_or(0)));
        }
        Ok(self.at_window(TicketState::Called, self.calls + 1, context))
    }

    /// Called and not come (过号): what the line has printed on the slip.
    fn missed(&self, context: &StepContext<'_>) -> Ticket {
        let misses = self.misses + 1;
        let gone = Ticket { misses, window: None, ..self.moved(TicketState::Missed, context) };
        match context.line.missed {
            MissedPolicy::Back { after, times } if misses <= times.into() => Ticket {
                state: TicketState::Waiting,
                turn: context.called + u32::from(after),
                calls: 0,
                ..gone
            },
            _ => gone,
        }
    }

    /// Another line or window; number and seniority are kept.
    fn transferred(&self, context: &StepContext<'_>) -> Ticket {
        let (queue, window) = context.to.unwrap_or((&self.queue, None));
        Ticket {
            queue: queue.clone(),
            window: window.cloned(),
            calls: 0,
            turn: 0,
            ..self.moved(TicketState::Waiting, context)
        }
    }

    /// Says whether a missed ticket may still be called.
    pub fn is_kept(&self, context: &StepContext<'_>) -> bool {
        self.kept_until(context.line).is_some_and(|until| context.at < until)
    }

    /// Until when, exclusive, a missed ticket may still be called, as its slip promised; nothing where it was void at once.
    pub fn kept_until(&self, line: &Line) -> Option<NaiveDateTime> {
        match line.missed {
            MissedPolicy::Kept { minutes } if self.state == TicketState::Missed => {
                Some(self.since + TimeDelta::minutes(minutes.into()))
            }
            _ => None,
        }
    }

    fn not_kept(&self, context: &StepContext<'_>) -> StepError {
        match context.line.missed {
            MissedPolicy::Kept { .. } => StepError::KeptTooLong,
            _ => StepError::Over(self.state),
        }
    }
}

#[cfg(test)]
mod tests;
