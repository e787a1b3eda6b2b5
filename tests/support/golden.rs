//! Golden text: what every screen shows, a file for each screen with a section for each size, language and size of type.
//! `UPDATE_GOLDEN=1 cargo test` writes them anew.
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

/// The folders of `tests/golden`; one test each compares everything in it.
const FOLDERS: [&str; 7] = ["admin", "board", "kiosk", "live", "plain", "window", "writing"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The texts of a folder's screens.
#[derive(Default)]
pub struct Golden(BTreeMap<String, String>);

impl Golden {
    /// Adds a section to a screen's text.
    pub fn add(&mut self, screen: &str, section: &str, text: &str) {
        let name = format!("{}.txt", screen.replace(' ', "_"));
        self.0.entry(name).or_default().extend(["=== ", section, "\n", text]);
    }

    /// Compares with the files of a folder: one that is missing, differs, or belongs to no screen fails.
    pub fn compare(&self, folder: &str) {
        assert!(FOLDERS.contains(&folder), "{folder}");
        let path = root().join(folder);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&path).unwrap();
            let stale = names_in(&path).into_iter().filter(|name| !self.0.contains_key(name));
            stale.for_each(|name| fs::remove_file(path.join(name)).unwrap());
            for (name, text) in &self.0 {
                fs::write(path.join(name), text).unwrap();
            }
        }
        let known: Vec<&String> = self.0.keys().collect();
        assert_eq!(names_in(&path).iter().collect::<Vec<_>>(), known, "the files of {}", path.display());
        for (name, text) in &self.0 {
            let expected = fs::read_to_string(path.join(name)).unwrap();
            let now = sections(text);
            for (at, (was, now)) in sections(&expected).iter().zip(&now).enumerate() {
                assert!(was == now, "section {at} of {folder}/{name} differs; now:\n{now}");
            }
            assert!(expected == *text, "{folder}/{name} has other sections; now there are {}", now.len());
        }
    }
}

fn sections(text: &str) -> Vec<&str> {
    text.split_inclusive("\n=== ").collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn no_golden_text_lies_outside_the_folders_that_are_compared() {
    assert_eq!(names_in(&root()), FOLDERS);
}
