//! `hall simulate`: made-up days of the hall, played against a real store.
use super::progress::Progress;
use super::{CliContext, Exit, Stop, simulate_year};
use crate::hall::desk::{DutyState, Order};
use crate::hall::queue::{GREEN, LineToday, Refusal, StepError, Ticket};
use crate::hall::{ClerkCode, Hall, WindowCode};
use crate::simulate::{Behaviour, DayPlan, HallOperations, ModelVisitor, SIMULATED, SimulationFigures, play};
use crate::store::{Store, StoreError, TakeRequest};
use crate::text::Lang;
use crate::text::command::day;
use crate::text::command::simulate::words;
use anyhow::anyhow;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Play made-up days of the hall against a store, and say what became of everybody.
///
/// People come by the hour, take numbers, are called, missed, held, transferred and served; windows open, break and
/// close; orders are sent twice. The same seed gives the same days. Only on a store without any real number: name a new
/// one with --store. With --cases no day is played: a year of applications (办件) is made, with limits for the matters, and
/// what `hall report` must find of it is known beforehand.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall simulate --store sqlite:var/try.db\n",
    "  hall simulate --store sqlite:var/year.db --days 250 --seed 7 --json\n",
    "  hall simulate --store sqlite:var/year.db --cases --year 2025 --truth truth.json\n\n",
    "With --json: {seed, days, from, people, refused: {reason: n}, states: {state: n}, unended,\n",
    "  waits: {people, mean, p90, longest}, lines: [{line, class, people, mean, p90, longest}],\n",
    "  walking, serving, windows: [{window, staffed, busy}], busy, promised: {told, within, early,\n",
    "  late, share, width, unsaid}, repeated: {orders, twice}, violations: [{promise, called, instead,\n",
    "  at}]}; times in seconds, `share` and `busy` in per mille, `width` in tenths of a minute\n",
    "  with --cases as well: {seed, year, applications, matters, indicators: [{code, variant, n, N,\n",
    "  percent}]}, as in `hall report --json`\n\n",
    "Exit codes:\n  0 played, and every promise kept   1 a promise was broken   2 usage, or real numbers\n",
    "  69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// How many working days.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=2000))]
    days: u32,
    /// The seed: the same days for the same one.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many people come a day.
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=20_000))]
    people: u32,
    /// The first day; by default the next working day of the store, or the first of the calendar's last year.
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    #[command(flatten)]
    made_year: simulate_year::YearArguments,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let (mut config, words) = (context.config()?, words(context.lang));
    if context.is_real_store(&config)? {
        return Err(Stop::Failed(Exit::Usage, anyhow!(words.real_store)));
    }
    let mut store = context.open_store(&mut config)?;
    if !store.holds_only(SIMULATED)? {
        return Err(Stop::Failed(Exit::Usage, anyhow!(words.real_numbers)));
    }
    if let Some(count) = arguments.made_year.cases {
        let year = simulate_year::MadeYear { count, seed: arguments.seed, json: arguments.json };
        return simulate_year::run(context, &config, &mut store, &arguments.made_year, &year);
    }
    let last = store.last_day()?;
    if let Some(last) = last {
        writeln!(crate::cli::fit(io::stderr().lock()), "{}", (words.goes_on)(&last.to_string()))?;
    }
    let days = working_days(&config.hall, arguments, last);
    let Some(from) = days.first().copied() else {
        return Err(Stop::Failed(Exit::Usage, anyhow!(words.no_workday)));
    };
    let plan = DayPlan { seed: arguments.seed, people: arguments.people, manner: Behaviour::default() };
    let all = u64::from(arguments.people) * u64::try_from(days.len()).unwrap_or(u64::MAX);
    let mut played = SimulationRun { store, progress: Progress::new(words.playing, true), taken: 0, all };
    let mut figures = SimulationFigures::default();
    for day in days {
        play(&plan, &config.hall, day, &mut played, &mut figures)?;
    }
    drop(played);
    if arguments.json {
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", as_json(&figures, arguments.seed, from))?;
    } else {
        tell(&figures, context.lang)?;
    }
    Ok(if is_sound(&figures) { Exit::Done } else { Exit::Refused })
}

/// Says whether everybody came to one end and no promise was broken.
fn is_sound(figures: &SimulationFigures) -> bool {
    figures.broken.is_empty() && figures.unended() == 0 && figures.repeated.1 == 0
}

/// The working days to play, as far as the calendar knows.
fn working_days(hall: &Hall, arguments: &Arguments, last: Option<NaiveDate>) -> Vec<NaiveDate> {
    let first_of = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    let usual =
        last.and_then(|day| day.succ_opt()).or_else(|| hall.setup.workdays.years().last().and_then(first_of));
    let Some(from) = arguments.from.or(usual) else { return Vec::new() };
    // The business day never goes back.
    let from = last.and_then(|day| day.succ_opt()).map_or(from, |next| next.max(from));
    let known = from.iter_days().take_while(|day| hall.setup.workdays.years().any(|year| year == day.year()));
    let worked = known.filter(|day| hall.setup.workdays.is_workday(*day) == Ok(true));
    worked.take(usize::try_from(arguments.days).unwrap_or(usize::MAX)).collect()
}

/// A real store while a day is played on it.
struct SimulationRun {
    store: Store,
    progress: Progress,
    taken: u64,
    all: u64,
}

/// Who is on duty at a window.
fn clerk(window: &str) -> ClerkCode {
    format!("{SIMULATED}{window}").into()
}

impl SimulationRun {
    /// Says beforehand that the window's program is there for the day: nobody can be asked to say so every 15 seconds.
    fn is_there(&mut self, window: &str, at: NaiveDateTime) -> Result<(), StoreError> {
        let night = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
        self.store.seen(window, at.date().and_time(night))
    }
}

impl HallOperations for SimulationRun {
    type Failure = StoreError;

    fn take(&mut self, hall: &Hall, visitor: &ModelVisitor) -> Result<Result<Ticket, Refusal>, StoreError> {
        self.taken += 1;
        self.progress.show(self.taken, self.all);
        let request = TakeRequest {
            visit: visitor.visit.clone(),
            kiosk: visitor.kiosk.clone(),
            line: visitor.line.clone(),
            priority: visitor.class == GREEN,
            class: visitor.class.clone(),
            due: visitor.due,
            at: visitor.at,
            ..TakeRequest::default()
        };
        Ok(self.store.take(&request, hall)?.map(|given| given.ticket))
    }

    fn line_now(&mut self, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<LineToday, StoreError> {
        self.store.line_now(hall, line, at)
    }

    fn sign_in(&mut self, hall: &Hall, window: &WindowCode, at: NaiveDateTime) -> Result<(), StoreError> {
        // A window that is not free for its own clerk is found out by what it then cannot order.
        let _signed = self.store.sign_in(hall, window, &clerk(window), SIMULATED, at)?;
        self.is_there(window, at)
    }

    fn set_duty(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        let _set = self.store.set_duty(hall, window, &clerk(window), state, at)?;
        // On a pause the program is there as well, and keeps what was sent to its window alone.
        if *state == DutyState::Closed { Ok(()) } else { self.is_there(window, at) }
    }

    fn order(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, StepError>, StoreError> {
        self.store.order(hall, window, &clerk(window), press, order, at)
    }

    fn cancel(&mut self, hall: &Hall, code: &str, at: NaiveDateTime) -> Result<Option<Ticket>, StoreError> {
        Ok(self.store.cancel(hall, code, None, at)?.and_then(Result::ok))
    }

    fn ticket(&mut self, code: &str) -> Result<Option<Ticket>, StoreError> {
        self.store.ticket_by_code(code)
    }

    fn close_day(&mut self, at: NaiveDateTime) -> Result<(), StoreError> {
        self.store.close_day(at)
    }
}

fn as_json(figures: &SimulationFigures, seed: u64, from: NaiveDate) -> Value {
    let waits = |waits: &crate::simulate::WaitTimes| json!({ "people": waits.people(), "mean": waits.mean(), "p90": waits.percentile(90), "longest": waits.longest() });
    let lines = figures.waits.iter().map(|((line, class), of)| {
        let mut value = waits(of);
        (value["line"], value["class"]) = (json!(line), json!(class));
        value
    });
    let windows = figures.windows.iter().map(|(window, (staffed, busy))| {
        json!({ "window": window, "staffed": staffed, "busy": busy * 1000 / staffed.max(&1) })
    });
    let broken = figures.broken.iter().map(|broken| {
        let (promise, at) = (format!("{:?}", broken.promise).to_lowercase(), broken.at.to_string());
        json!({ "promise": promise, "called": broken.called.to_string(), "instead": broken.instead.to_string(), "at": at })
    });
    let promised = &figures.promised;
    json!({
        "seed": seed,
        "days": figures.days,
        "from": from.to_string(),
        "people": figures.people,
        "refused": figures.refused,
        "states": figures.states,
        "unended": figures.unended(),
        "waits": waits(&figures.all_waits()),
        "lines": lines.collect::<Value>(),
        "walking": waits(&figures.walking),
        "serving": waits(&figures.serving),
        "windows": windows.collect::<Value>(),
        "busy": busy(figures),
        "promised": {
            "told": promised.told, "within": promised.within, "early": promised.early, "late": promised.late,
            "share": promised.share(), "width": promised.mean_width(), "unsaid": promised.unsaid,
        },
        "repeated": { "orders": figures.repeated.0, "twice": figures.repeated.1 },
        "violations": broken.collect::<Value>(),
    })
}

/// The share of the time windows were staffed in which they had somebody, in per mille.
fn busy(figures: &SimulationFigures) -> u64 {
    let (staffed, busy) = figures.windows.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    busy * 1000 / staffed.max(1)
}

fn tell(figures: &SimulationFigures, lang: Lang) -> io::Result<()> {
    let words = words(lang);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    let counts = |of: &BTreeMap<&str, u32>, say: fn(&str, u32) -> String| {
        lang.list(&of.iter().map(|(what, count)| say(what, *count)).collect::<Vec<_>>())
    };
    let (waits, promised) = (figures.all_waits(), &figures.promised);
    let minutes = |seconds| (words.minutes)(seconds);
    let width = format!("{}.{}", promised.mean_width() / 10, promised.mean_width() % 10);
    writeln!(stdout, "{}", (words.came)(figures.days, figures.people))?;
    writeln!(stdout, "{}: {}", words.became, counts(&figures.states, day::words(lang).state))?;
    if !figures.refused.is_empty() {
        writeln!(stdout, "{}: {}", words.refused, counts(&figures.refused, words.refusal))?;
    }
    let (mean, p90, longest) =
        (minutes(waits.mean()), minutes(waits.percentile(90)), minutes(waits.longest()));
    writeln!(stdout, "{}", (words.waits)(&mean, &p90, &longest))?;
    writeln!(stdout, "{}", (words.promised)(promised.share(), &width, promised.unsaid))?;
    writeln!(stdout, "{}", (words.busy)(busy(figures) / 10))?;
    for broken in figures.broken.iter().take(20) {
        writeln!(stdout, "{:?}: {} / {} {}", broken.promise, broken.called, broken.instead, broken.at)?;
    }
    let wrong = figures.broken.len();
    let verdict = if is_sound(figures) { words.kept.to_owned() } else { (words.broken)(wrong) };
    writeln!(stdout, "{verdict}")
}
