//! The examination after the day: every ticket ended once, nobody was called twice at a time, no window had two.
use crate::eyes::Eyes;
use std::collections::{BTreeMap, HashMap};

/// Steps that end a ticket, where nothing follows.
pub const ENDS: [&str; 5] = ["done", "missed", "abandoned", "cancelled", "expired"];

/// A step as the store has it.
struct Noted {
    ticket: String,
    event: String,
    window: String,
}

/// Examines the store; what it found in words. Fails where the day was not in order.
pub fn audit(eyes: &mut Eyes, tickets: usize) -> String {
    let states = eyes.rows("SELECT state, CAST(COUNT(*) AS TEXT) FROM ticket GROUP BY state ORDER BY state");
    let counted: BTreeMap<String, usize> =
        states.into_iter().map(|row| (row[0].clone(), row[1].parse().unwrap())).collect();
    let unfinished: Vec<_> = counted.keys().filter(|state| !ENDS.contains(&state.as_str())).collect();
    assert!(unfinished.is_empty(), "tickets that came to no end: {counted:?}");
    assert_eq!(counted.values().sum::<usize>(), tickets, "everybody has a ticket, and one: {counted:?}");
    let steps = steps(eyes);
    every_ticket_ends_once(&steps);
    nobody_is_called_twice(&steps);
    let calls = eyes.rows("SELECT CAST(COUNT(*) AS TEXT), CAST(COALESCE(MAX(seq), 0) AS TEXT) FROM call");
    assert_eq!(calls[0][0], calls[0][1], "no place among the calls is empty");
    format!("{tickets} tickets: {counted:?}; {} steps, {} calls", steps.len(), calls[0][0])
}

/// All steps in the order of the tickets' own counting; over tickets, in order of time.
fn steps(eyes: &mut Eyes) -> Vec<Noted> {
    // The giving of a number is the ticket itself.
    let statement = "SELECT line, CAST(number AS TEXT), event, at_window FROM (
             SELECT line, number, 'waiting' AS event, '' AS at_window, issued_at AS at, 0 AS step FROM ticket
             UNION ALL SELECT line, number, event, at_window, at, step FROM ticket_step) AS steps
         ORDER BY at, line, number, step";
    let noted = eyes.rows(statement).into_iter().map(|row| Noted {
        ticket: format!("{}{}", row[0], row[1]),
        event: row[2].clone(),
        window: row[3].clone(),
    });
    noted.collect()
}

fn every_ticket_ends_once(steps: &[Noted]) {
    let mut ended: HashMap<&str, bool> = HashMap::new();
    for step in steps {
        let over = ended.entry(&step.ticket).or_insert(false);
        // Whoever was missed may be called again, and whoever goes on elsewhere is transferred.
        let goes_on = ["called", "transferred", "expired"].contains(&step.event.as_str());
        assert!(!*over || goes_on, "{} was over, and then {}", step.ticket, step.event);
        *over = ENDS.contains(&step.event.as_str());
    }
    let open: Vec<_> = ended.iter().filter(|(_, over)| !**over).map(|(ticket, _)| ticket).collect();
    assert!(open.is_empty(), "no end is noted for {open:?}");
}

/// A ticket is in the hands of one window at a time, and a window has one ticket at a time.
fn nobody_is_called_twice(steps: &[Noted]) {
    let mut at: HashMap<&str, &str> = HashMap::new();
    let mut has: HashMap<&str, &str> = HashMap::new();
    for step in steps {
        let (ticket, window) = (step.ticket.as_str(), step.window.as_str());
        match step.event.as_str() {
            "called" | "brought_back" => {
                let elsewhere = at.insert(ticket, window);
                assert!(elsewhere.is_none(), "{ticket} was called to {window} while at {elsewhere:?}");
                let other = has.insert(window, ticket);
                assert!(other.is_none(), "{window} called {ticket} while it had {other:?}");
            }
            "done" | "missed" | "abandoned" | "held" | "transferred" | "expired" => {
                if let Some(window) = at.remove(ticket) {
                    has.remove(window);
                }
            }
            _ => {}
        }
    }
}
