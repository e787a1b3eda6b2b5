//! What clerks do on a made-up day: call, wait for people, serve, break, leave.
use super::clerk_model::{ClerkActivity, ClerkModel, ShiftEvent};
use super::day::{DayEvent, SimulatedDay};
use super::{HallOperations, Onward};
use crate::hall::TicketCode;
use crate::hall::desk::{Destination, DutyState, Order};
use crate::hall::queue::{Step, Ticket, TicketState};

/// After so many seconds a clerk recalls somebody who does not come, and after as many again goes on.
const PATIENCE: i64 = 30;
/// Somebody missed may be called again after so many seconds although nobody else waits.
const REST: i64 = 180;
/// Seconds between one person and the next call.
const BREATH: u32 = 12;

impl<D: HallOperations> SimulatedDay<'_, D> {
    /// The clerk is free: leaves, breaks, sees somebody who is back, or calls the next one.
    pub(super) fn next(&mut self, post: usize) -> Result<(), D::Failure> {
        let Some(now) = self.posts.get(post) else { return Ok(()) };
        let waits = now.window.lines.iter().any(|line| self.watch.waiting_in(line) > 0);
        match now.then {
            Some(ShiftEvent::Leave(latest)) if now.holds == 0 && (!waits || self.now >= latest) => {
                return self.leave(post);
            }
            Some(ShiftEvent::Break(seconds)) => return self.pause(post, seconds),
            _ => {}
        }
        if let Some(person) = self.posts.get_mut(post).and_then(|post| post.back.pop()) {
            return self.bring_back(post, person);
        }
        let Ok(Some(ticket)) = self.order(post, &Order::Next)? else { return Ok(()) };
        let person =
            self.people.iter().position(|p| p.ticket.as_ref().is_some_and(|t| t.code == ticket.code));
        let (Some(person), Some(window)) = (person, self.posts.get(post).map(|post| post.window)) else {
            return Ok(());
        };
        self.watch.calls(self.hall, window, &ticket, self.now);
        self.is_called(post, person, ticket);
        Ok(())
    }

    fn is_called(&mut self, post: usize, place: usize, ticket: Ticket) {
        self.passes(place, Step::Called);
        self.becomes(place, ticket);
        self.set(post, ClerkActivity::With(place));
        let turn = self.turn(post);
        let Some(person) = self.people.get(place) else { return };
        if person.absent > 0 {
            self.after(PATIENCE, DayEvent::NotThere(post, turn, false));
        } else {
            let way = self.crowd.get(place).map_or(0, |visitor| visitor.way);
            self.after(way, DayEvent::Arrives(post, turn));
        }
    }

    fn with(&self, post: usize) -> Option<usize> {
        match self.posts.get(post)?.doing {
            ClerkActivity::With(person) => Some(person),
            _ => None,
        }
    }

    pub(super) fn arrives(&mut self, post: usize) -> Result<(), D::Failure> {
        let Some(place) = self.with(post) else { return Ok(()) };
        if let Ok(Some(ticket)) = self.order(post, &Order::Start)? {
            self.passes(place, Step::Started);
            self.becomes(place, ticket);
        }
        let held = self.crowd.get(place).is_some_and(|visitor| visitor.held > 0);
        let Some(person) = self.people.get(place) else { return Ok(()) };
        let halved = held && !person.onward;
        let service = if halved { person.service / 2 } else { person.service };
        let turn = self.turn(post);
        self.after(service, DayEvent::Ends(post, turn));
        Ok(())
    }

    pub(super) fn not_there(&mut self, post: usize, again: bool) -> Result<(), D::Failure> {
        let Some(place) = self.with(post) else { return Ok(()) };
        let turn = self.turn(post);
        if !again && self.order(post, &Order::Recall)?.is_ok() {
            self.passes(place, Step::Recalled);
            self.after(PATIENCE, DayEvent::NotThere(post, turn, true));
            return Ok(());
        }
        if let Ok(Some(ticket)) = self.order(post, &Order::Miss)? {
            let kept = ticket.state == TicketState::Missed;
            self.passes(place, Step::Missed);
            if let Some(person) = self.people.get_mut(place) {
                person.absent -= 1;
            }
            self.becomes(place, ticket);
            self.after(REST, DayEvent::Look);
            if kept && self.people.get(place).is_some_and(|person| person.absent == 0) {
                let late = self.rng.between(60, 600);
                self.after(late, DayEvent::IsBack(post, place));
            }
        }
        self.is_free(post);
        Ok(())
    }

    /// The person in hand is done with, here and now.
    pub(super) fn ends(&mut self, post: usize) -> Result<(), D::Failure> {
        let (Some(place), crowd) = (self.with(post), self.crowd) else { return Ok(()) };
        let (Some(visitor), Some(person)) = (crowd.get(place), self.people.get_mut(place)) else {
            return Ok(());
        };
        if visitor.held > 0 && !person.was_held && !person.onward {
            person.was_held = true;
            return self.hold(post, place, visitor.held);
        }
        // Nobody is sent to where nobody is.
        let there =
            |line: &str| self.posts.iter().any(|post| post.serves(line) && post.doing != ClerkActivity::Away);
        let goes_on = visitor.onward.as_ref().filter(|(line, ..)| !person.onward && there(line));
        let finish = |onward| Order::Finish { works: Vec::new(), remark: String::new(), onward };
        let Some((line, how, service)) = goes_on else {
            return self.done(post, place, &finish(None), Step::Finished);
        };
        (person.onward, person.service) = (true, *service);
        let to_line = Order::Transfer(Destination::Line(line.clone()));
        let order = match how {
            Onward::Line => to_line.clone(),
            Onward::Done => finish(Some(line.clone())),
            Onward::Window => {
                let open = |post: &&ClerkModel<'_>| {
                    post.serves(line) && post.doing != ClerkActivity::Away && post.then.is_none()
                };
                let window = self.posts.iter().find(open).map(|post| post.window.code.clone());
                window.map_or(to_line.clone(), |window| Order::Transfer(Destination::Window(window)))
            }
        };
        self.done(post, place, &order, Step::Transferred)
    }

    fn done(&mut self, post: usize, place: usize, order: &Order, step: Step) -> Result<(), D::Failure> {
        if let Ok(Some(ticket)) = self.order(post, order)? {
            self.passes(place, step);
            self.becomes(place, ticket);
        }
        self.is_free(post);
        self.look()
    }

    fn hold(&mut self, post: usize, place: usize, seconds: u32) -> Result<(), D::Failure> {
        if let Ok(Some(ticket)) = self.order(post, &Order::Hold)? {
            self.passes(place, Step::Held);
            self.becomes(place, ticket);
            if let Some(post) = self.posts.get_mut(post) {
                post.holds += 1;
            }
            if let Some(person) = self.people.get_mut(place) {
                person.service /= 2;
            }
            self.after(seconds, DayEvent::IsBack(post, place));
        }
        self.is_free(post);
        Ok(())
    }

    /// Somebody who was sent away, or was missed, stands at the window.
    pub(super) fn is_back(&mut self, post: usize, place: usize) -> Result<(), D::Failure> {
        let state =
            self.people.get(place).and_then(|person| person.ticket.as_ref()).map(|ticket| ticket.state);
        let is_away = matches!(state, Some(TicketState::Held | TicketState::Missed));
        let Some(there) =
            self.posts.get_mut(post).filter(|post| is_away && post.doing != ClerkActivity::Away)
        else {
            return Ok(());
        };
        there.back.push(place);
        if self.is(post, ClerkActivity::Free) { self.next(post) } else { Ok(()) }
    }

    fn bring_back(&mut self, post: usize, place: usize) -> Result<(), D::Failure> {
        let ticket = self.people.get(place).and_then(|person| person.ticket.as_ref());
        let was_held = ticket.is_some_and(|ticket| ticket.state == TicketState::Held);
        let there = self.posts.get_mut(post).filter(|_| was_held);
        if let Some(post) = there {
            post.holds = post.holds.saturating_sub(1);
        }
        let label = self.people.get(place).and_then(|person| person.ticket.as_ref()).map(Ticket::label);
        let Some(label) = label else { return Ok(()) };
        let Ok(Some(ticket)) = self.order(post, &Order::BringBack(label))? else {
            self.is_free(post);
            return Ok(());
        };
        self.is_called(post, place, ticket);
        let last = self.people.get_mut(place).and_then(|person| person.steps.last_mut());
        if let Some(passed) = last {
            passed.step = Step::BroughtBack;
        }
        Ok(())
    }

    /// Nobody is in hand; until things are put away nobody is called.
    fn is_free(&mut self, post: usize) {
        self.set(post, ClerkActivity::Tidies);
        let breath = self.rng.between(BREATH / 2, BREATH * 2);
        self.after(breath, DayEvent::Free(post));
    }

    pub(super) fn shift(&mut self, post: usize, place: usize) -> Result<(), D::Failure> {
        let shift = self.shifts.get(post).and_then(|shifts| shifts.get(place)).map(|(_, shift)| *shift);
        let (Some(shift), Some(now)) = (shift, self.posts.get_mut(post)) else { return Ok(()) };
        if shift == ShiftEvent::Begin {
            // Whoever has worked through the break goes on.
            now.then = None;
            return if now.doing == ClerkActivity::Away { self.arrive(post) } else { Ok(()) };
        }
        now.then = Some(shift);
        if let ShiftEvent::Leave(latest) = shift {
            self.at(latest, DayEvent::Free(post));
        }
        if self.is(post, ClerkActivity::Free) { self.next(post) } else { Ok(()) }
    }

    fn arrive(&mut self, post: usize) -> Result<(), D::Failure> {
        let (hall, now) = (self.hall, self.now);
        let Some(place) = self.posts.get_mut(post) else { return Ok(()) };
        place.came = now;
        let window = place.window;
        self.actions.sign_in(hall, &window.code, now)?;
        self.set(post, ClerkActivity::Free);
        self.next(post)
    }

    fn pause(&mut self, post: usize, seconds: u32) -> Result<(), D::Failure> {
        let Some(place) = self.posts.get_mut(post) else { return Ok(()) };
        place.then = None;
        let window = place.window;
        self.actions.set_duty(self.hall, &window.code, &DutyState::Paused("break".to_owned()), self.now)?;
        self.set(post, ClerkActivity::Paused);
        self.after(seconds, DayEvent::Resumes(post));
        Ok(())
    }

    pub(super) fn resumes(&mut self, post: usize) -> Result<(), D::Failure> {
        if !self.is(post, ClerkActivity::Paused) {
            return Ok(());
        }
        let Some(window) = self.posts.get(post).map(|post| post.window) else { return Ok(()) };
        self.actions.set_duty(self.hall, &window.code, &DutyState::Open, self.now)?;
        self.set(post, ClerkActivity::Free);
        self.next(post)
    }

    /// Nobody is there any more; what was kept for this window is read anew.
    fn leave(&mut self, post: usize) -> Result<(), D::Failure> {
        let now = self.now;
        let Some(place) = self.posts.get_mut(post) else { return Ok(()) };
        (place.then, place.holds) = (None, 0);
        place.there += (now - place.came).num_seconds();
        place.back.clear();
        let window = place.window;
        self.actions.set_duty(self.hall, &window.code, &DutyState::Closed, now)?;
        self.set(post, ClerkActivity::Away);
        let live = |ticket: &Ticket| matches!(ticket.state, TicketState::Waiting | TicketState::Held);
        let kept = |ticket: &Ticket| ticket.window.as_ref() == Some(&window.code) && live(ticket);
        let kept: Vec<(usize, TicketCode)> = (0..)
            .zip(&self.people)
            .filter_map(|(place, person)| {
                Some((place, person.ticket.as_ref().filter(|t| kept(t))?.code.clone()))
            })
            .collect();
        for (place, code) in kept {
            if let Some(ticket) = self.actions.ticket(&code)? {
                self.becomes(place, ticket);
            }
        }
        self.look()
    }
}
