//! `hall cases submit`: what somebody says at the desk or by telephone, written down as a kiosk does.
use super::{CaseDesk, json, list, usage};
use crate::cli::bounded_file::read_bounded;
use crate::cli::{Exit, Stop};
use crate::hall::KioskCode;
use crate::hall::cases::words::fit_for_screen;
use crate::hall::cases::{CaseSubject, Submission, SubmitError};
use crate::hall::queue::TicketLabel;
use crate::store::SubmittedCase;
use crate::text::Lang;
use crate::text::cases::not_kept;
use crate::text::command::cases::words;
use crate::text::io_fault::io_fault;
use crate::text::layout::half_width;
use anyhow::anyhow;
use clap::Args;
use serde_json::json as value;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// More bytes than any text that is kept.
const MOST: u64 = 1 << 20;

/// Submit a case, as a kiosk does, and print its receipt.
///
/// For what is said at the desk or by telephone, and for scripts. The same --request again finds its case and prints the same
/// receipt. With --kiosk the paces of a kiosk are kept: so many a visit, so many an hour.
#[derive(Debug, Args)]
#[command(
    group = clap::ArgGroup::new("about").multiple(false),
    group = clap::ArgGroup::new("words").multiple(false),
    after_help = concat!(
        "Examples:\n  hall cases submit --kind 建议 --text 请在二楼也设一台取号机\n",
        "  hall cases submit --kind complaint --window A03 --file words.txt --phone 0799-8000001 --json\n",
        "  hall cases submit --kind praise --ticket A012\n\n",
        "With --json: {number, receipt, code, state, source, due, new}; `code` is what the receipt's QR code says;\n",
        "  where it is not kept: {refused, message}, exit code 1. `refused` is one of clock_not_set, no_text,\n",
        "  no_words, text_too_long, contact_too_long, unknown_subject, not_issued, visit_limit, kiosk_limit\n\n",
        "Exit codes:\n  0 kept   1 not kept   2 usage   69 store   78 configuration"
    )
)]
pub(super) struct Submit {
    /// The kind: 建议 意见 表扬 咨询 求助 投诉 办不成事 差评 监督员发现 巡查发现 工作人员反映, or the word of cases.toml.
    #[arg(long, value_name = "KIND")]
    kind: String,
    /// What is said, at most 1000 characters.
    #[arg(long, value_name = "TEXT", group = "words")]
    text: Option<String>,
    /// A file with what is said, in UTF-8.
    #[arg(long, value_name = "FILE", group = "words")]
    file: Option<PathBuf>,
    /// About this department.
    #[arg(long, value_name = "NAME", group = "about")]
    department: Option<String>,
    /// About this window.
    #[arg(long, value_name = "CODE", group = "about")]
    window: Option<String>,
    /// About this matter.
    #[arg(long, value_name = "CODE", group = "about")]
    matter: Option<String>,
    /// About this number of today, such as A012.
    #[arg(long, value_name = "NUMBER", group = "about")]
    ticket: Option<String>,
    /// A name to be called by.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// A telephone number to be called back at.
    #[arg(long, value_name = "PHONE")]
    phone: Option<String>,
    /// The machine it comes from; without it the staff write it down, and no pace is kept.
    #[arg(long, value_name = "N", value_parser = kiosk)]
    kiosk: Option<KioskCode>,
    /// The visit it is of.
    #[arg(long, value_name = "ID")]
    visit: Option<String>,
    /// Names this one request, so that asking again makes no second case.
    #[arg(long, value_name = "ID")]
    request: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &Submit) -> Result<Exit, Stop> {
    let lang = desk.context.lang;
    let asked = match submission(desk, arguments)? {
        Ok(asked) => asked,
        Err(no) => return not_submitted(lang, &no, arguments.json),
    };
    let hall = match &arguments.matter {
        Some(_) => desk.config.hall.with_catalogue(desk.store.catalogue()?),
        None => desk.config.hall.clone(),
    };
    match desk.store.submit_case(&asked, &hall)? {
        Ok(submitted) => tell(desk, &submitted, arguments.json)?,
        Err(no) => return not_submitted(lang, &no, arguments.json),
    }
    Ok(Exit::Done)
}

/// Says why it is not kept.
fn not_submitted(lang: Lang, no: &SubmitError, as_json: bool) -> Result<Exit, Stop> {
    if !as_json {
        return Err(Stop::Failed(Exit::Refused, anyhow!(not_kept(lang, no))));
    }
    let refused = value!({ "refused": no.word(), "message": not_kept(lang, no) });
    writeln!(crate::cli::fit(io::stdout().lock()), "{refused}")?;
    Ok(Exit::Refused)
}

fn submission(desk: &mut CaseDesk<'_>, arguments: &Submit) -> Result<Result<Submission, SubmitError>, Stop> {
    let text = match (&arguments.text, &arguments.file) {
        (Some(text), _) => fit_for_screen(text),
        (None, Some(file)) => fit_for_screen(&read(desk, file)?),
        (None, None) => String::new(),
    };
    // Every run is a request and a visit of its own, unless it says otherwise.
    let own = format!("hall-cases-{}-{}", std::process::id(), desk.now.and_utc().timestamp_micros());
    let plain =
        |text: &Option<String>| fit_for_screen(text.as_deref().unwrap_or_default()).replace('\n', " ");
    let about = match subject(desk, arguments)? {
        Ok(about) => about,
        Err(no) => return Ok(Err(no)),
    };
    Ok(Ok(Submission {
        request: arguments.request.clone().unwrap_or_else(|| own.clone()),
        visit: arguments.visit.clone().unwrap_or(own),
        kiosk: arguments.kiosk.clone(),
        source: list::kind(desk, &arguments.kind)?,
        about,
        text: text.into(),
        name: plain(&arguments.name).into(),
        phone: plain(&arguments.phone).into(),
        lang: if desk.context.lang == Lang::Zh { "zh" } else { "en" }.to_owned(),
        at: desk.now,
    }))
}

/// The code of a kiosk: short, and nothing but letters, digits and hyphens.
fn kiosk(given: &str) -> Result<KioskCode, String> {
    let is_code = |c: char| c.is_alphanumeric() || c == '-';
    match given.chars().count() {
        1..=20 if given.chars().all(is_code) => Ok(given.into()),
        _ => Err("a code of 1 to 20 letters, digits and hyphens is needed".into()),
    }
}

/// The text of a file, in UTF-8 or GB 18030.
pub(super) fn read(desk: &CaseDesk<'_>, file: &Path) -> Result<String, Stop> {
    let words = words(desk.context.lang);
    let unreadable = |why: &str| usage((words.unreadable)(&file.display().to_string(), why));
    let bytes = read_bounded(file, MOST).map_err(|error| unreadable(&io_fault(desk.context.lang, &error)))?;
    String::from_utf8(bytes).or_else(|error| {
        let (text, _, is_broken) = encoding_rs::GB18030.decode(error.as_bytes());
        if is_broken { Err(unreadable(words.no_text_file)) } else { Ok(text.into_owned()) }
    })
}

/// Whom it is about; a number that nobody has taken today is none.
fn subject(desk: &mut CaseDesk<'_>, arguments: &Submit) -> Result<Result<CaseSubject, SubmitError>, Stop> {
    if let Some(name) = &arguments.department {
        return Ok(Ok(CaseSubject::Department(name.clone())));
    }
    if let Some(code) = &arguments.window {
        let code = half_width::code(code).to_ascii_uppercase();
        return Ok(Ok(CaseSubject::Window(code.as_str().into())));
    }
    if let Some(code) = &arguments.matter {
        return Ok(Ok(CaseSubject::Matter(code.clone())));
    }
    let Some(typed) = &arguments.ticket else { return Ok(Ok(CaseSubject::Hall)) };
    let label: TicketLabel =
        half_width::code(typed).parse().map_err(|_| usage((words(desk.context.lang).bad_label)(typed)))?;
    let found = desk.store.ticket_called(&label.to_string(), desk.now)?;
    Ok(match found {
        Some(found) => Ok(CaseSubject::from(&found)),
        None if desk.config.hall.line(&label.line).is_none() => Err(SubmitError::UnknownSubject),
        None => Err(SubmitError::NotIssued(label)),
    })
}

fn tell(desk: &CaseDesk<'_>, submitted: &SubmittedCase, as_json: bool) -> io::Result<()> {
    let SubmittedCase { case, receipt, is_new } = submitted;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        let link = &desk.config.hall.setup.cases.receipt_link;
        let kept = value!({
            "number": case.number,
            "receipt": receipt.to_string(),
            "code": receipt.in_code(link),
            "state": case.state.word(),
            "source": case.source.word(),
            "due": json::moment(case.due),
            "new": is_new,
        });
        return writeln!(stdout, "{kept}");
    }
    let words = words(desk.context.lang);
    writeln!(stdout, "{}\n{}", list::in_brief(desk, case), (words.receipt)(&receipt.in_groups()))?;
    if *is_new { Ok(()) } else { writeln!(stdout, "{}", words.known_already) }
}
