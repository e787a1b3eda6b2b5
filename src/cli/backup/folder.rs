//! A folder of backups: what the next one is called, which are there, and which make room for it.
use super::{failed, usual_folder};
use crate::cli::context::StoreLocation;
use crate::cli::{Exit, Stop};
use crate::hall::{HallCode, HallIdentity};
use crate::store::{BackupAbout, BackupFile, remove_leftovers};
use crate::text::Lang;
use crate::text::command::backup::words;
use chrono::NaiveDateTime;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a backup goes.
pub(super) struct BackupTarget {
    /// The file.
    pub file: PathBuf,
    /// The folder, where one was meant and the file is named by us.
    pub folder: Option<PathBuf>,
}

impl BackupTarget {
    /// The file or folder that was named, else the usual folder. A backup that is there is replaced only where that is wanted.
    pub fn of(
        lang: Lang,
        place: &StoreLocation,
        named: Option<&Path>,
        (now, may_replace): (NaiveDateTime, bool),
    ) -> Result<BackupTarget, Stop> {
        let code = &place.hall.code;
        let words = words(lang);
        let Some(named) = named else {
            let folder = usual_folder(place);
            fs::create_dir_all(&folder).map_err(|error| Stop::cannot_write(&folder, error))?;
            return Ok(BackupTarget { file: folder.join(name(code, now)), folder: Some(folder) });
        };
        if named.is_dir() {
            return Ok(BackupTarget { file: named.join(name(code, now)), folder: Some(named.to_owned()) });
        }
        let is_folder = named.as_os_str().to_string_lossy().ends_with('/');
        let folder = if is_folder { Some(named) } else { named.parent() };
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            // Made by us it would lie on the machine's own disk, where nobody looks for it.
            return failed(Exit::CannotWrite, (words.no_folder)(&folder.display().to_string()));
        }
        let is_ours =
            |file: &Path| matches!(BackupFile::open(file), Ok(Ok(known)) if known.about().is_of(&place.hall));
        if named.exists() && !is_ours(named) {
            return failed(Exit::Refused, (words.not_ours)(&named.display().to_string()));
        }
        if named.exists() && !may_replace {
            return failed(Exit::Refused, (words.there_already)(&named.display().to_string()));
        }
        Ok(BackupTarget { file: named.to_owned(), folder: None })
    }
}

/// The folder that backups of a store go to where none is named.
pub(in crate::cli) fn usual(place: &StoreLocation) -> PathBuf {
    usual_folder(place)
}

fn name(code: &HallCode, at: NaiveDateTime) -> String {
    format!("{}{}.backup", beginning(code), at.format("%Y%m%d-%H%M%S"))
}

/// How the names of all backups of a hall begin that are named by us.
fn beginning(code: &HallCode) -> String {
    format!("hall-{code}-")
}

/// Removes what backups have left there that were killed, or lost their power.
pub(super) fn tidy(folder: &Path, code: &HallCode) -> Result<(), Stop> {
    remove_leftovers(folder, &beginning(code)).map_err(|error| Stop::cannot_write(folder, error))
}

/// The backups of a hall in a folder, the newest first; what cannot be opened is left out.
pub(in crate::cli) fn backups(folder: &Path, hall: &HallIdentity) -> Vec<(PathBuf, BackupFile)> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "backup"));
    let opened = files.filter_map(|file| {
        let backup = BackupFile::open(&file).ok()?.ok()?;
        backup.about().is_of(hall).then_some((file, backup))
    });
    let mut found: Vec<(PathBuf, BackupFile)> = opened.collect();
    found.sort_by(|(one, a), (other, b)| (b.about().made_at, other).cmp(&(a.about().made_at, one)));
    found
}

/// What became of older backups.
#[derive(Default)]
pub(super) struct Pruned {
    /// Those that are gone.
    pub removed: Vec<PathBuf>,
    /// Those that are whole and kept, the newest first.
    pub kept: Vec<PathBuf>,
    /// Those that are not whole.
    pub not_whole: Vec<PathBuf>,
    /// An older one that holds so much more that none was removed.
    pub larger: Option<PathBuf>,
}

/// Keeps the newest backups of a hall that are whole, the one just made with them, and removes older ones.
pub(super) fn prune(
    folder: &Path,
    hall: &HallIdentity,
    (made, about): (&Path, &BackupAbout),
    keep: usize,
) -> Result<Pruned, Stop> {
    let mut pruned = Pruned { kept: vec![made.to_owned()], ..Pruned::default() };
    let others = backups(folder, hall).into_iter().filter(|(file, _)| file != made);
    let mut old = Vec::new();
    for (file, mut backup) in others {
        let is_larger = backup.about().rows_of_people() / 2 > about.rows_of_people();
        if pruned.kept.len() >= keep {
            old.push(file.clone());
        } else if backup.flaws(&mut |_, _, _| true)?.is_empty() {
            pruned.kept.push(file.clone());
        } else {
            pruned.not_whole.push(file);
            continue;
        }
        if is_larger && pruned.larger.is_none() {
            pruned.larger = Some(file);
        }
    }
    if pruned.larger.is_some() {
        return Ok(pruned);
    }
    for file in old {
        fs::remove_file(&file).map_err(|error| Stop::cannot_write(&file, error))?;
        pruned.removed.push(file);
    }
    Ok(pruned)
}
