//! Who is signed in at a window of this machine, remembered in a file, so that a restart finds the session again; the window then asks for the PIN.
use crate::hall::people::session_mark;
use crate::hall::{ClerkCode, WindowCode};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A duty that this program was let into.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutySession {
    /// The window, by code.
    pub window: WindowCode,
    /// The clerk, by number.
    pub clerk: ClerkCode,
    /// What is shown to be let in again; the store has its mark.
    pub token: String,
}

/// A file of a window in a folder: `window-A03.session`. What is neither a letter nor a digit becomes `_`.
pub fn file_of(folder: &Path, window: &str, kind: &str) -> PathBuf {
    folder.join(format!("window-{}.{kind}", plain_code(window)))
}

/// A window's code as part of a file's name.
pub fn plain_code(window: &str) -> String {
    window.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

impl DutySession {
    fn path(folder: &Path, window: &str) -> PathBuf {
        file_of(folder, window, "session")
    }

    /// The session of a window; nothing where there is none, or none that can be read.
    pub fn read(folder: &Path, window: &str) -> Option<DutySession> {
        let text = fs::read_to_string(DutySession::path(folder, window)).ok()?;
        serde_json::from_str(&text).ok().filter(|session: &DutySession| session.window == window)
    }

    /// The window whose session is remembered in a folder; nothing where there is none, or more than one.
    pub fn only(folder: &Path) -> Option<WindowCode> {
        let files = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
        let files = files.filter(|path| path.extension().is_some_and(|kind| kind == "session"));
        let mut sessions = files.filter_map(|path| {
            let text = fs::read_to_string(path).ok()?;
            serde_json::from_str::<DutySession>(&text).ok()
        });
        let only = sessions.next()?;
        sessions.next().is_none().then_some(only.window)
    }

    /// Remembers the session; only this user may read it.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let path = DutySession::path(folder, &self.window);
        let fresh = path.with_extension("session.new");
        // A file that was left behind may be readable by others.
        let _gone = fs::remove_file(&fresh);
        let mut file = File::options().write(true).create_new(true).mode(0o600).open(&fresh)?;
        file.write_all(serde_json::to_string(self)?.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &path)
    }

    /// Removes the file of the session, so that nobody is signed in at the next start.
    pub fn remove(&self, folder: &Path) {
        // It may never have been remembered.
        let _gone = fs::remove_file(DutySession::path(folder, &self.window));
    }

    /// Says whether a mark that the store keeps is of this session's token; an empty one is nobody's.
    pub fn is_marked(&self, mark: &str) -> bool {
        !mark.is_empty() && session_mark(&self.token) == mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_in_their_folder() {
        let folder = Path::new("var");
        assert_eq!(file_of(folder, "A03", "session"), Path::new("var/window-A03.session"));
        assert_eq!(file_of(folder, "../x/机动位", "log"), Path::new("var/window-___x_机动位.log"));
    }
}
