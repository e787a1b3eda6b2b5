//! A made-up day, played: one thing after the other, each at its moment.
use super::clerk_model::{ClerkActivity, ClerkModel, ShiftEvent, shifts};
use super::{DayPlan, FairnessMonitor, HallOperations, ModelVisitor, Rng, SimulationFigures};
use crate::hall::Hall;
use crate::hall::desk::Order;
use crate::hall::figures::{PassedStep, Times};
use crate::hall::forecast::Wait;
use crate::hall::queue::{Step, StepError, Ticket, TicketState};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that happens; windows by place among the posts, people by place in the crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DayEvent {
    Comes(usize),
    Leaves(usize),
    Shift(usize, usize),
    Resumes(usize),
    Free(usize),
    Arrives(usize, u32),
    NotThere(usize, u32, bool),
    Ends(usize, u32),
    IsBack(usize, usize),
    Look,
}

/// Somebody of the crowd.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub(super) ticket: Option<Ticket>,
    promised: Option<Wait>,
    pub(super) steps: Vec<PassedStep>,
    /// How often the person has still to be missed.
    pub(super) absent: u32,
    /// Seconds of service to come, and whether it is the one in another line.
    pub(super) service: u32,
    pub(super) onward: bool,
    pub(super) was_held: bool,
}

/// A day while it is played.
pub(super) struct SimulatedDay<'a, D: HallOperations> {
    pub(super) hall: &'a Hall,
    pub(super) actions: &'a mut D,
    pub(super) crowd: &'a [ModelVisitor],
    pub(super) now: NaiveDateTime,
    events: BinaryHeap<Reverse<(NaiveDateTime, u64, DayEvent)>>,
    pub(super) posts: Vec<ClerkModel<'a>>,
    pub(super) shifts: Vec<Vec<(NaiveDateTime, ShiftEvent)>>,
    pub(super) people: Vec<Person>,
    pub(super) watch: FairnessMonitor,
    figures: &'a mut SimulationFigures,
    pub(super) rng: Rng,
    repeated: u32,
    count: u64,
    /// What a post is doing, by turns, so that what was meant for an earlier one is dropped.
    turns: Vec<u32>,
}

/// Plays a day to its end and adds up what became of everybody.
pub fn play<D: HallOperations>(
    plan: &DayPlan,
    hall: &Hall,
    date: NaiveDate,
    actions: &mut D,
    figures: &mut SimulationFigures,
) -> Result<(), D::Failure> {
    let days = u64::try_from((date - NaiveDate::default()).num_days()).unwrap_or(0);
    let mut rng = Rng::new(plan.seed.wrapping_mul(1_000_003).wrapping_add(days));
    let crowd = plan.crowd(hall, date, &mut rng);
    let dawn = date.and_time(chrono::NaiveTime::MIN);
    let posts: Vec<ClerkModel<'_>> =
        hall.setup.windows.iter().map(|window| ClerkModel::new(window, dawn)).collect();
    let shifts =
        hall.setup.windows.iter().map(|window| shifts(hall, window, date, &plan.manner, &mut rng)).collect();
    let person = |visitor: &ModelVisitor| Person {
        absent: visitor.absent,
        service: visitor.service,
        ..Person::default()
    };
    let mut day = SimulatedDay {
        hall,
        actions,
        crowd: &crowd,
        now: dawn,
        events: BinaryHeap::new(),
        turns: vec![0; posts.len()],
        posts,
        shifts,
        people: crowd.iter().map(person).collect(),
        watch: FairnessMonitor::default(),
        figures,
        rng,
        repeated: plan.manner.repeated,
        count: 0,
    };
    day.begin();
    while let Some(Reverse((at, _, event))) = day.events.pop() {
        day.now = at;
        day.happens(event)?;
    }
    day.end()
}

impl<D: HallOperations> SimulatedDay<'_, D> {
    fn begin(&mut self) {
        for (place, visitor) in self.crowd.iter().enumerate() {
            self.at(visitor.at + visitor.heard, DayEvent::Comes(place));
        }
        for post in 0..self.posts.len() {
            let moments: Vec<NaiveDateTime> =
                self.shifts.get(post).into_iter().flatten().map(|(at, _)| *at).collect();
            for (place, at) in moments.into_iter().enumerate() {
                self.at(at, DayEvent::Shift(post, place));
            }
        }
    }

    pub(super) fn at(&mut self, at: NaiveDateTime, event: DayEvent) {
        self.count += 1;
        self.events.push(Reverse((at.max(self.now), self.count, event)));
    }

    pub(super) fn after(&mut self, seconds: impl Into<i64>, event: DayEvent) {
        self.at(self.now + TimeDelta::seconds(seconds.into()), event);
    }

    fn happens(&mut self, event: DayEvent) -> Result<(), D::Failure> {
        match event {
            DayEvent::Comes(person) => self.comes(person),
            DayEvent::Leaves(person) => self.leaves(person),
            DayEvent::Shift(post, place) => self.shift(post, place),
            DayEvent::Resumes(post) => self.resumes(post),
            DayEvent::Free(post) => self.tidied(post),
            DayEvent::Arrives(post, turn) if self.is_turn(post, turn) => self.arrives(post),
            DayEvent::NotThere(post, turn, again) if self.is_turn(post, turn) => self.not_there(post, again),
            DayEvent::Ends(post, turn) if self.is_turn(post, turn) => self.ends(post),
            DayEvent::IsBack(post, person) => self.is_back(post, person),
            DayEvent::Look => self.look(),
            DayEvent::Arrives(..) | DayEvent::NotThere(..) | DayEvent::Ends(..) => Ok(()),
        }
    }

    pub(super) fn is(&self, post: usize, doing: ClerkActivity) -> bool {
        self.posts.get(post).is_some_and(|post| post.doing == doing)
    }

    fn tidied(&mut self, post: usize) -> Result<(), D::Failure> {
        if self.is(post, ClerkActivity::Tidies) {
            self.set(post, ClerkActivity::Free);
        }
        if self.is(post, ClerkActivity::Free) { self.next(post) } else { Ok(()) }
    }

    fn is_turn(&self, post: usize, turn: u32) -> bool {
        self.turns.get(post) == Some(&turn)
    }

    fn comes(&mut self, place: usize) -> Result<(), D::Failure> {
        let (hall, crowd) = (self.hall, self.crowd);
        let Some(visitor) = crowd.get(place) else { return Ok(()) };
        self.figures.people += 1;
        let ticket = match self.actions.take(hall, visitor)? {
            Err(refusal) => {
                self.figures.refuse(&refusal);
                return Ok(());
            }
            Ok(ticket) => ticket,
        };
        let today = self.actions.line_now(hall, &visitor.line, visitor.at)?;
        let promised =
            hall.line(&visitor.line).and_then(|line| hall.wait(line, Some(&today), ticket.ahead, visitor.at));
        if let Some(person) = self.people.get_mut(place) {
            person.steps.push(PassedStep { step: Step::Issued, at: visitor.at, exact: true });
            person.promised = promised;
        }
        self.becomes(place, ticket);
        if let Some(at) = visitor.leaves {
            self.at(at, DayEvent::Leaves(place));
        }
        self.look()
    }

    fn leaves(&mut self, place: usize) -> Result<(), D::Failure> {
        let waits = |ticket: &&Ticket| ticket.state == TicketState::Waiting;
        let ticket = self.people.get(place).and_then(|person| person.ticket.as_ref()).filter(waits);
        let Some(code) = ticket.map(|ticket| ticket.code.clone()) else { return Ok(()) };
        if let Some(after) = self.actions.cancel(self.hall, &code, self.now)? {
            self.becomes(place, after);
        }
        Ok(())
    }

    /// What a ticket has become.
    pub(super) fn becomes(&mut self, place: usize, ticket: Ticket) {
        self.watch.sees(self.hall, &ticket);
        if let Some(person) = self.people.get_mut(place) {
            person.ticket = Some(ticket);
        }
    }

    pub(super) fn passes(&mut self, place: usize, step: Step) {
        let at = self.now;
        if let Some(p) = self.people.get_mut(place) {
            p.steps.push(PassedStep { step, at, exact: true });
        }
    }

    /// Free windows call, those that have been free longest first, wherever anybody may be waiting for them.
    pub(super) fn look(&mut self) -> Result<(), D::Failure> {
        let mut free: Vec<usize> =
            (0..self.posts.len()).filter(|post| self.is(*post, ClerkActivity::Free)).collect();
        free.sort_by_key(|post| self.posts.get(*post).map(|post| post.since));
        for post in free {
            let lines = self.posts.get(post).map(|post| &post.window.lines);
            let anybody = lines.into_iter().flatten().any(|line| self.watch.waiting_in(line) > 0);
            if anybody && self.is(post, ClerkActivity::Free) {
                self.next(post)?;
            }
        }
        Ok(())
    }

    pub(super) fn order(
        &mut self,
        post: usize,
        order: &Order,
    ) -> Result<Result<Option<Ticket>, StepError>, D::Failure> {
        let (hall, now) = (self.hall, self.now);
        let Some(window) = self.posts.get(post).map(|post| post.window) else {
            return Ok(Err(StepError::NoWindow));
        };
        self.count += 1;
        let press = format!("press-{}", self.count);
        let done = self.actions.order(hall, &window.code, &press, order, now)?;
        if done.is_ok() && self.rng.chance(self.repeated) {
            let again = self.actions.order(hall, &window.code, &press, order, now)?;
            let in_hand = |ticket: &&Ticket| ticket.state.is_at_window();
            let same = |one: &Result<Option<Ticket>, StepError>| {
                one.as_ref().ok().and_then(|t| t.as_ref().filter(in_hand).map(Ticket::label))
            };
            self.figures.repeated.0 += 1;
            self.figures.repeated.1 += u32::from(same(&done) != same(&again));
        }
        Ok(done)
    }

    pub(super) fn set(&mut self, post: usize, doing: ClerkActivity) {
        let now = self.now;
        let Some(post_now) = self.posts.get_mut(post) else { return };
        if matches!(post_now.doing, ClerkActivity::With(_)) && !matches!(doing, ClerkActivity::With(_)) {
            post_now.busy += (now - post_now.took).num_seconds();
        }
        match doing {
            ClerkActivity::Free => post_now.since = now,
            ClerkActivity::With(_) => post_now.took = now,
            ClerkActivity::Away | ClerkActivity::Tidies | ClerkActivity::Paused => {}
        }
        post_now.doing = doing;
        if let Some(turn) = self.turns.get_mut(post) {
            *turn += 1;
        }
    }

    pub(super) fn turn(&self, post: usize) -> u32 {
        self.turns.get(post).copied().unwrap_or(0)
    }

    /// The end of the day, and what became of everybody.
    fn end(mut self) -> Result<(), D::Failure> {
        let night = self.now.date().and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(23 * 60 + 30);
        self.actions.close_day(night)?;
        for (visitor, person) in self.crowd.iter().zip(&self.people) {
            let Some(ticket) = &person.ticket else { continue };
            let state = self.actions.ticket(&ticket.code)?.map(|ticket| ticket.state);
            if let Some(state) = state {
                self.figures.end(state);
            }
            let times = Times::of(&person.steps);
            self.figures.times(&visitor.line, &visitor.class, times);
            if let Some(waiting) = times.waiting {
                self.figures.promised.add(person.promised, waiting);
            }
        }
        for post in &self.posts {
            let (there, busy) = self.figures.windows.entry(post.window.code.clone()).or_default();
            *there += u64::try_from(post.there).unwrap_or(0);
            *busy += u64::try_from(post.busy).unwrap_or(0);
        }
        self.figures.broken.append(&mut self.watch.broken);
        self.figures.days += 1;
        Ok(())
    }
}
