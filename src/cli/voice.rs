//! `hall voice`: the loudspeaker of the hall.
use super::{CliContext, Exit, Stop, engine};
use crate::clock;
use crate::config::{Config, VoiceSettings};
use crate::devices::{
    speaker::{DEADLINE, Programs, Speaker},
    speech,
    terminal::listen_to_signals,
};
use crate::logging;
use crate::text::{Lang, voice::words};
use crate::voice::chime;
use crate::workers::announcer::{Announcer, AnnouncerError, AnnouncerSetup, CallWriter};
use crate::workers::lock::ProgramLock;
use crate::workers::setup::SetupFollower;
use anyhow::anyhow;
use clap::Args;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::channel;

/// Say every call, one after the other.
///
/// A chime, then the call in the languages of calling.toml: by a program that speaks, or in recorded clips. How far it came
/// is remembered, so that a restart repeats nothing that was said and drops nothing that is still called. One for a hall.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall voice\n  hall voice --once --dry-run\n\n",
    "Recorded clips are WAV files in the folder that calling.toml names: chime; zh/qing zh/hao zh/dao\n",
    "  zh/chuangkou-banli zh/banli zh/shi, zh/A to zh/Z, zh/0 to zh/9; en/number en/please-go-to-window\n",
    "  en/please-go-to, en/A to en/Z, en/0 to en/9; a window with a name under its code, zh/机动位.\n\n",
    "Exit codes:\n  0 ended   1 nobody could say it (--once)   69 store unavailable (--once)   75 running already   78 configuration"
))]
pub(super) struct Arguments {
    /// Write what would be said on stdout, one line a call; nothing is said and nothing is remembered.
    #[arg(long)]
    dry_run: bool,
    /// Say what there is, then end.
    #[arg(long)]
    once: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = context.config()?;
    let place = context.place(Some(&config))?;
    let (mut only, mut programs) = (None, Programs::default());
    if !arguments.dry_run {
        // Two at once would speak over each other.
        only = Some(engine::only_one(
            &ProgramLock::path(&place.programs(), "voice"),
            words(context.lang).running,
        )?);
        logging::begin(config.machine.log, None);
        programs = self::programs(&config, &place.folder());
    }
    let (tell, stop) = channel();
    let _open = listen_to_signals(move || tell.send(()).is_ok())?;
    if !arguments.dry_run && config.voice.speak.is_empty() && config.voice.clips.is_none() {
        log::warn!("{}", words(context.lang).no_program);
    }
    let offset = config.machine.utc_offset;
    let reader = context.setup_reader(&config);
    let voice = config.voice;
    let languages = voice.languages.iter().map(|lang| (lang.clone(), voice.of(lang).to_owned()));
    let write = |said: &str| writeln!(crate::cli::fit(io::stdout().lock()), "{said}");
    let announcer = Announcer::new(
        place.opening(),
        AnnouncerSetup {
            hall: config.hall,
            follower: SetupFollower::new(reader),
            languages: languages.collect(),
            clock: Box::new(move || clock::now(offset)),
            speaker: Speaker::new(programs, DEADLINE, stop),
            script: arguments.dry_run.then(|| Box::new(write) as CallWriter),
        },
    );
    let ended = announcer.stay(arguments.once);
    drop(only);
    match ended {
        Ok(()) => Ok(Exit::Done),
        Err(AnnouncerError::Store(error)) => Err(error.into()),
        Err(AnnouncerError::Script(error)) => Err(error.into()),
        Err(AnnouncerError::Unsaid(number)) => Err(unsaid(context.lang, &voice, &number)),
    }
}

/// Why a call was not said, with what to do about it.
fn unsaid(lang: Lang, voice: &VoiceSettings, number: &str) -> Stop {
    let words = words(lang);
    let program = if voice.speak.is_empty() { voice.play.first() } else { voice.speak.first() };
    let said = program.map_or_else(
        || words.no_program.to_owned(),
        |program| (words.unsaid)(number, program, speech::package(program)),
    );
    Stop::Failed(Exit::Refused, anyhow!(said))
}

/// The programs of the configuration; the chime is written beside the store.
fn programs(config: &Config, folder: &Path) -> Programs {
    let file = folder.join("chime.wav");
    if let Err(error) = std::fs::write(&file, chime()) {
        log::warn!("{}: {error}", file.display());
    }
    let voice = &config.voice;
    Programs {
        speak: voice.speak.clone(),
        play: voice.play.clone(),
        clips: voice.clips.as_ref().map(Into::into),
        chime: file,
    }
}
