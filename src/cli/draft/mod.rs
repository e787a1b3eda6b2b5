//! `hall draft`: what editors have changed and nobody has published yet, checked, compared, published.
pub(super) mod desk;
mod edit;
pub(super) mod fill;
mod publish;
mod show;

pub(super) use desk::edit_draft;

use super::{CliContext, Exit, Stop};
use crate::hall::drafts::PublishRule;
use clap::{Args, Subcommand};
use desk::WhoActs;
use publish::PublishArguments;

/// Work on the draft (草稿) of matters and setup, and publish it (发布); without a command, show what is in it.
///
/// The hall has one draft, shared by its editors. Nobody in the hall sees it before it is published; then matters and setup come into
/// force together, at once or at a moment. From `hall admin init` on it takes two: whoever changed something does not publish it.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = concat!(
        "Examples:\n  hall draft set 11440000 phone 12345 --login 101\n  hall draft check\n  hall draft diff\n",
        "  hall draft publish --reason phone --login 201\n  hall draft publish --reason fees --at 2026-12-05T00:00 --login 201\n\n",
        "With --json: {rule, changes: [{number, kind, name, title, removed, by, at, began}]}\n\n",
        "Exit codes:\n  0 done   1 refused: no such matter, a conflict, one's own changes, no right to it   2 usage\n",
        "  65 the draft has errors   69 store unavailable   78 configuration"
    )
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<DraftCommand>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum DraftCommand {
    /// Show what is in the draft, and by whom.
    #[command(after_help = concat!(
        "With --json: {rule, changes: [{number, kind, name, title, removed, by, at, began}]}\n\n",
        "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
    ))]
    Show {
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Check the draft: errors stop publishing, warnings want a yes, notes are good to know.
    #[command(after_help = concat!(
        "With --json: {errors, findings: [{kind, name, field, line, column, severity, code, message}]}\n\n",
        "Exit codes:\n  0 no errors   2 usage   65 errors   69 store unavailable   78 configuration"
    ))]
    Check {
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Say what the draft changes, field by field.
    #[command(after_help = concat!(
        "With --json: [{kind, name, title, change, parts: [{part, old, new}]}]; change is added, changed or removed\n\n",
        "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
    ))]
    Diff {
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// List the fields a matter has.
    Fields,
    /// Write a field of a matter; an empty value empties it.
    #[command(after_help = concat!(
        "Example:\n  hall draft set 11440000 phone 12345 --login 101\n\n",
        "Exit codes:\n  0 done   1 no such matter, changed by somebody else, no right to it   2 usage   69 store unavailable   78 configuration"
    ))]
    Set {
        /// The code of the matter.
        matter: String,
        /// The field, as `hall draft fields` lists them.
        field: String,
        /// Its value, as tables have it.
        value: String,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Add a matter.
    #[command(after_help = concat!(
        "Example:\n  hall draft add 11440001 name=… department=… phone=12345 --login 101\n\n",
        "Exit codes:\n  0 done   1 there is one already, no right to it   2 usage   69 store unavailable   78 configuration"
    ))]
    Add {
        /// The code of the matter.
        matter: String,
        /// Its fields.
        #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
        values: Vec<(String, String)>,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Take a matter out.
    #[command(
        after_help = "Exit codes:\n  0 done   1 no such matter, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Remove {
        /// The code of the matter.
        matter: String,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Say that the draft holds, where somebody else has published a change of the same matter or document meanwhile.
    #[command(
        after_help = "Exit codes:\n  0 done   1 the draft says nothing of it, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Keep {
        /// The code of a matter, or the name of a document such as windows.toml.
        name: String,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Take your last change back; again for the one before.
    #[command(
        after_help = "Exit codes:\n  0 done   1 there is none, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Undo {
        /// The last change of all, whoever made it.
        #[arg(long)]
        anybody: bool,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Bring your last change again that was taken back.
    #[command(
        after_help = "Exit codes:\n  0 done   1 there is none, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Redo {
        /// The last change of all, whoever made it.
        #[arg(long)]
        anybody: bool,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Take everything out of the draft for good, or what is named.
    #[command(
        after_help = "Exit codes:\n  0 done   1 not agreed, the draft says nothing of it, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Discard {
        /// Codes of matters, and names of documents such as windows.toml.
        names: Vec<String>,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Publish the draft: matters and setup come into force together, now or at a moment.
    #[command(after_help = concat!(
        "Examples:\n  hall draft publish --reason phone --login 201\n  hall draft publish --reason fees --at 2026-12-05T00:00 --login 201\n\n",
        "With --json: {number, state, by, reason, made_at, due, ended_at, setup_edition, catalogue_edition, matters, documents}\n\n",
        "Exit codes:\n  0 done   1 refused: a conflict, one's own changes, no right to it, not agreed   2 usage\n",
        "  65 the draft has errors   69 store unavailable   78 configuration"
    ))]
    Publish {
        /// Why; nothing personal.
        #[arg(long, value_name = "WHY")]
        reason: String,
        /// When it comes into force, such as 2026-12-05T00:00; a program that runs then puts it in force.
        #[arg(long, value_name = "MOMENT")]
        at: Option<String>,
        /// Agree to the warnings, and that what is named vanishes.
        #[arg(long)]
        yes: bool,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        who: WhoActs,
    },
    /// List what is planned.
    #[command(after_help = concat!(
        "With --json: [{number, state, by, reason, made_at, due, ended_at, setup_edition, catalogue_edition, matters, documents}];\n",
        "  state is planned, done, cancelled, conflict or unreadable\n\n",
        "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
    ))]
    Planned {
        /// What was published and called off, too.
        #[arg(long)]
        all: bool,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Call off what is planned; its changes are in the draft again.
    #[command(after_help = concat!(
        "With --json: {number, state}\n\n",
        "Exit codes:\n  0 done   1 none of this number is planned, no right to it   2 usage   69 store unavailable   78 configuration"
    ))]
    Cancel {
        /// Its number.
        number: u32,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        who: WhoActs,
    },
    /// List the editions of the matters, the newest first.
    #[command(after_help = concat!(
        "With --json: [{edition, at, by, reason, matters}]\n\n",
        "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
    ))]
    History {
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Write into the draft what makes the matters again what they were in an older edition.
    #[command(after_help = concat!(
        "Example:\n  hall draft back 3 --login 101\n\n",
        "Exit codes:\n  0 done   1 no such edition, the draft is not empty, no right to it   2 usage   69 store unavailable   78 configuration"
    ))]
    Back {
        /// Which edition, as `hall draft history` lists them.
        edition: u32,
        #[command(flatten)]
        who: WhoActs,
    },
    /// Say how many people it takes to publish, or change it: one, for a centre that has no second, or two.
    #[command(after_help = concat!(
        "Example:\n  hall draft rule one --login root\n\n",
        "With --json: {rule}\n\n",
        "Exit codes:\n  0 done   1 no right to it   2 usage   69 store unavailable   78 configuration"
    ))]
    Rule {
        /// `one` or `two`.
        #[arg(value_name = "RULE", value_parser = rule)]
        how_many: Option<PublishRule>,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        who: WhoActs,
    },
}

fn rule(text: &str) -> Result<PublishRule, String> {
    PublishRule::of(text).ok_or_else(|| "one or two".into())
}

fn assignment(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(field, value)| (field.to_owned(), value.to_owned()));
    pair.ok_or_else(|| "a field and its value, such as phone=12345".into())
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let Some(what) = &arguments.what else { return show::show(context, arguments.json) };
    match what {
        DraftCommand::Show { json } => show::show(context, *json),
        DraftCommand::Check { json } => show::check(context, *json),
        DraftCommand::Diff { json } => show::diff(context, *json),
        DraftCommand::Fields => edit::fields(),
        DraftCommand::Set { matter, field, value, who } => {
            edit::write(context, matter, &[(field.clone(), value.clone())], false, who)
        }
        DraftCommand::Add { matter, values, who } => edit::write(context, matter, values, true, who),
        DraftCommand::Remove { matter, who } => edit::remove(context, matter, who),
        DraftCommand::Keep { name, who } => edit::keep(context, name, who),
        DraftCommand::Undo { anybody, who } => edit::turn(context, true, *anybody, who),
        DraftCommand::Redo { anybody, who } => edit::turn(context, false, *anybody, who),
        DraftCommand::Discard { names, yes, who } => edit::discard(context, names, *yes, who),
        DraftCommand::Publish { reason, at, yes, json, who } => {
            let arguments = PublishArguments { reason, at: at.as_deref(), yes: *yes, json: *json };
            publish::publish(context, &arguments, who)
        }
        DraftCommand::Planned { all, json } => show::planned(context, *all, *json),
        DraftCommand::Cancel { number, json, who } => publish::cancel(context, *number, who, *json),
        DraftCommand::History { json } => show::history(context, *json),
        DraftCommand::Back { edition, who } => edit::back(context, *edition, who),
        DraftCommand::Rule { how_many, json, who } => edit::rule(context, *how_many, who, *json),
    }
}
