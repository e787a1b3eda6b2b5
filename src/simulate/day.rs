//! A made-up day, played: one thing after the other, each at its moment.
use super::post::{Doing, Post, Shift, shifts};
use super::{Deeds, Dice, Figures, Plan, Visitor, Watch};
use crate::hall::Hall;
use crate::hall::desk::Order;
use crate::hall::figures::{Passed, Times};
use crate::hall::forecast::Wait;
use crate::hall::queue::{NoStep, Step, Ticket, TicketState};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that happens; windows by place among the posts, people by place in the crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
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
    pub(super) steps: Vec<Passed>,
    /// How often the person has still to be missed.
    pub(super) absent: u32,
    /// Seconds of service to come, and whether it is the one in another line.
    pub(super) service: u32,
    pub(super) onward: bool,
    pub(super) was_held: bool,
}

/// A day while it is played.
pub(super) struct Day<'a, D: Deeds> {
    pub(super) hall: &'a Hall,
    pub(super) deeds: &'a mut D,
    pub(super) crowd: &'a [Visitor],
    pub(super) now: NaiveDateTime,
    events: BinaryHeap<Reverse<(NaiveDateTime, u64, Event)>>,
    pub(super) posts: Vec<Post<'a>>,
    pub(super) shifts: Vec<Vec<(NaiveDateTime, Shift)>>,
    pub(super) people: Vec<Person>,
    pub(super) watch: Watch,
    figures: &'a mut Figures,
    pub(super) dice: Dice,
    repeated: u32,
    count: u64,
    /// What a post is doing, by turns, so that what was meant for an earlier one is dropped.
    turns: Vec<u32>,
}

/// Plays a day to its end and adds up what became of everybody.
pub fn play<D: Deeds>(
    plan: &Plan,
    hall: &Hall,
    date: NaiveDate,
    deeds: &mut D,
    figures: &mut Figures,
) -> Result<(), D::Trouble> {
    let days = u64::try_from((date - NaiveDate::default()).num_days()).unwrap_or(0);
    let mut dice = Dice::new(plan.seed.wrapping_mul(1_000_003).wrapping_add(days));
    let crowd = plan.crowd(hall, date, &mut dice);
    let dawn = date.and_time(chrono::NaiveTime::MIN);
    let posts: Vec<Post<'_>> = hall.setup.windows.iter().map(|window| Post::new(window, dawn)).collect();
    let shifts =
        hall.setup.windows.iter().map(|window| shifts(hall, window, date, &plan.manner, &mut dice)).collect();
    let person =
        |visitor: &Visitor| Person { absent: visitor.absent, service: visitor.service, ..Person::default() };
    let mut day = Day {
        hall,
        deeds,
        crowd: &crowd,
        now: dawn,
        events: BinaryHeap::new(),
        turns: vec![0; posts.len()],
        posts,
        shifts,
        people: crowd.iter().map(person).collect(),
        watch: Watch::default(),
        figures,
        dice,
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

impl<D: Deeds> Day<'_, D> {
    fn begin(&mut self) {
        for (place, visitor) in self.crowd.iter().enumerate() {
            self.at(visitor.at + visitor.heard, Event::Comes(place));
        }
        for post in 0..self.posts.len() {
            let moments: Vec<NaiveDateTime> =
                self.shifts.get(post).into_iter().flatten().map(|(at, _)| *at).collect();
            for (place, at) in moments.into_iter().enumerate() {
                self.at(at, Event::Shift(post, place));
            }
        }
    }

    pub(super) fn at(&mut self, at: NaiveDateTime, event: Event) {
        self.count += 1;
        self.events.push(Reverse((at.max(self.now), self.count, event)));
    }

    pub(super) fn after(&mut self, seconds: impl Into<i64>, event: Event) {
        self.at(self.now + TimeDelta::seconds(seconds.into()), event);
    }

    fn happens(&mut self, event: Event) -> Result<(), D::Trouble> {
        match event {
            Event::Comes(person) => self.comes(person),
            Event::Leaves(person) => self.leaves(person),
            Event::Shift(post, place) => self.shift(post, place),
            Event::Resumes(post) => self.resumes(post),
            Event::Free(post) => self.tidied(post),
            Event::Arrives(post, turn) if self.is_turn(post, turn) => self.arrives(post),
            Event::NotThere(post, turn, again) if self.is_turn(post, turn) => self.not_there(post, again),
            Event::Ends(post, turn) if self.is_turn(post, turn) => self.ends(post),
            Event::IsBack(post, person) => self.is_back(post, person),
            Event::Look => self.look(),
            Event::Arrives(..) | Event::NotThere(..) | Event::Ends(..) => Ok(()),
        }
    }

    pub(super) fn is(&self, post: usize, doing: Doing) -> bool {
        self.posts.get(post).is_some_and(|post| post.doing == doing)
    }

    fn tidied(&mut self, post: usize) -> Result<(), D::Trouble> {
        if self.is(post, Doing::Tidies) {
            self.set(post, Doing::Free);
        }
        if self.is(post, Doing::Free) { self.next(post) } else { Ok(()) }
    }

    fn is_turn(&self, post: usize, turn: u32) -> bool {
        self.turns.get(post) == Some(&turn)
    }

    fn comes(&mut self, place: usize) -> Result<(), D::Trouble> {
        let (hall, crowd) = (self.hall, self.crowd);
        let Some(visitor) = crowd.get(place) else { return Ok(()) };
        self.figures.people += 1;
        let ticket = match self.deeds.take(hall, visitor)? {
            Err(refusal) => {
                self.figures.refuse(&refusal);
                return Ok(());
            }
            Ok(ticket) => ticket,
        };
        let today = self.deeds.line_now(hall, &visitor.line, visitor.at)?;
        let promised =
            hall.line(&visitor.line).and_then(|line| hall.wait(line, Some(&today), ticket.ahead, visitor.at));
        if let Some(person) = self.people.get_mut(place) {
            person.steps.push(Passed { step: Step::Issued, at: visitor.at, exact: true });
            person.promised = promised;
        }
        self.becomes(place, ticket);
        if let Some(at) = visitor.leaves {
            self.at(at, Event::Leaves(place));
        }
        self.look()
    }

    fn leaves(&mut self, place: usize) -> Result<(), D::Trouble> {
        let waits = |ticket: &&Ticket| ticket.state == TicketState::Waiting;
        let ticket = self.people.get(place).and_then(|person| person.ticket.as_ref()).filter(waits);
        let Some(code) = ticket.map(|ticket| ticket.code.clone()) else { return Ok(()) };
        if let Some(after) = self.deeds.cancel(self.hall, &code, self.now)? {
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
            p.steps.push(Passed { step, at, exact: true });
        }
    }

    /// Free windows call, those that have been free longest first, wherever anybody may be waiting for them.
    pub(super) fn look(&mut self) -> Result<(), D::Trouble> {
        let mut free: Vec<usize> = (0..self.posts.len()).filter(|post| self.is(*post, Doing::Free)).collect();
        free.sort_by_key(|post| self.posts.get(*post).map(|post| post.since));
        for post in free {
            let lines = self.posts.get(post).map(|post| &post.window.lines);
            let anybody = lines.into_iter().flatten().any(|line| self.watch.waiting_in(line) > 0);
            if anybody && self.is(post, Doing::Free) {
                self.next(post)?;
            }
        }
        Ok(())
    }

    pub(super) fn order(
        &mut self,
        post: usize,
        order: &Order,
    ) -> Result<Result<Option<Ticket>, NoStep>, D::Trouble> {
        let (hall, now) = (self.hall, self.now);
        let Some(window) = self.posts.get(post).map(|post| post.window) else {
            return Ok(Err(NoStep::NoWindow));
        };
        self.count += 1;
        let press = format!("press-{}", self.count);
        let done = self.deeds.order(hall, &window.code, &press, order, now)?;
        if done.is_ok() && self.dice.chance(self.repeated) {
            let again = self.deeds.order(hall, &window.code, &press, order, now)?;
            let in_hand = |ticket: &&Ticket| ticket.state.is_at_window();
            let same = |one: &Result<Option<Ticket>, NoStep>| {
                one.as_ref().ok().and_then(|t| t.as_ref().filter(in_hand).map(Ticket::label))
            };
            self.figures.repeated.0 += 1;
            self.figures.repeated.1 += u32::from(same(&done) != same(&again));
        }
        Ok(done)
    }

    pub(super) fn set(&mut self, post: usize, doing: Doing) {
        let now = self.now;
        let Some(post_now) = self.posts.get_mut(post) else { return };
        if matches!(post_now.doing, Doing::With(_)) && !matches!(doing, Doing::With(_)) {
            post_now.busy += (now - post_now.took).num_seconds();
        }
        match doing {
            Doing::Free => post_now.since = now,
            Doing::With(_) => post_now.took = now,
            Doing::Away | Doing::Tidies | Doing::Paused => {}
        }
        post_now.doing = doing;
        if let Some(turn) = self.turns.get_mut(post) {
            *turn += 1;
        }
    }

    pub(super) fn turn(&self, post: usize) -> u32 {
        self.turns.get(post).copied().unwrap_or(0)
    }

    /// Nightfall, and what became of everybody.
    fn end(mut self) -> Result<(), D::Trouble> {
        let night = self.now.date().and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(23 * 60 + 30);
        self.deeds.close_day(night)?;
        for (visitor, person) in self.crowd.iter().zip(&self.people) {
            let Some(ticket) = &person.ticket else { continue };
            let state = self.deeds.ticket(&ticket.code)?.map(|ticket| ticket.state);
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
