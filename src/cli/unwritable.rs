//! What is said of a file or a folder that cannot be written: which folder, for whom, and what to do.
use crate::text::Lang;
use crate::text::command::words;
use crate::text::io_fault::io_fault;
use rustix::{fs::Access, io::Errno};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The lines about it. What to do is said where the user may not write; a full disk needs no other owner.
pub(super) fn said(path: &Path, error: &io::Error, lang: Lang) -> Vec<String> {
    let (words, why) = (words(lang), io_fault(lang, error));
    let is_right =
        matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
    if !is_right {
        return vec![format!("{}: {}: {why}", words.error, path.display())];
    }
    let (folder, user) = (nearest(path).display().to_string(), user());
    vec![
        format!("{}: {}", words.error, (words.cannot_write)(&folder, &user, &why)),
        format!("{}: {}", words.hint, (words.let_write)(&folder, &user)),
    ]
}

/// A failure at a file, with what to do in front where this user may not write the file or its folder.
pub(super) fn explained(error: anyhow::Error, file: &Path, lang: Lang) -> anyhow::Error {
    let words = words(lang);
    let folder = nearest(file);
    let denied = [file, &folder].into_iter().find_map(|path| {
        let answer = rustix::fs::access(path, Access::WRITE_OK).err()?;
        matches!(answer, Errno::ACCESS | Errno::PERM | Errno::ROFS).then_some((path, answer))
    });
    let Some((path, answer)) = denied else { return error };
    let (path, user) = (path.display().to_string(), user());
    let said = (words.cannot_write)(&path, &user, &io_fault(lang, &answer.into()));
    error.context(format!("{said}; {}", (words.let_write)(&path, &user)))
}

/// The nearest folder around a path that exists, with its whole path.
fn nearest(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = whole.ancestors().skip(1).find(|folder| folder.is_dir());
    folder.unwrap_or(&whole).to_owned()
}

/// The name of the user this process runs as, or the number where there is none.
fn user() -> String {
    let number = rustix::process::geteuid().as_raw().to_string();
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    named(&users, &number).unwrap_or(number)
}

fn named(users: &str, number: &str) -> Option<String> {
    let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let found = fields.into_iter().find(|fields| fields.get(2) == Some(&number))?;
    Some((*found.first()?).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_a_name_where_the_system_knows_one() {
        let users =
            "root:x:0:0:root:/root:/bin/bash\nkiosk:x:999:999::/var/lib/service-hall:/usr/sbin/nologin\n";
        assert_eq!(named(users, "999").as_deref(), Some("kiosk"));
        assert_eq!(named(users, "1000"), None);
    }

    #[test]
    fn the_folder_that_is_there_is_named_with_its_whole_path() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(nearest(Path::new("no-such-folder/var/hall.db")), here);
    }

    #[test]
    fn a_full_disk_is_no_matter_of_owners() {
        let denied = said(Path::new("x/y"), &io::ErrorKind::PermissionDenied.into(), Lang::En);
        assert!(denied.len() == 2 && denied[1].contains("chown"), "{denied:?}");
        let full = said(Path::new("x/y"), &io::ErrorKind::StorageFull.into(), Lang::En);
        assert!(full.len() == 1 && full[0].contains("x/y"), "{full:?}");
    }
}
