//! The program of an older commit, built in a git worktree; once it is built it stays where `benches/compare` keeps its builds too.
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The commit that is compared with.
pub const COMMIT: &str = "ebd144e";

/// The program of the commit, and its sample configuration.
pub struct Older {
    pub hall: PathBuf,
    pub config: PathBuf,
}

/// Builds the program, or says why there is none.
pub fn built(root: &Path) -> Result<Older, String> {
    let full = git(root, &["rev-parse", "--verify", "--quiet", &format!("{COMMIT}^{{commit}}")])
        .ok_or("this copy of the repository has no such commit")?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let cache = target.join("compare").join(full.get(..12).unwrap_or(&full));
    let older = Older { hall: cache.join("target/release/hall"), config: cache.join("import-config") };
    if older.hall.is_file() && older.config.is_dir() {
        return Ok(older);
    }
    let tree = cache.join("import-tree");
    let remove = || {
        git(root, &["worktree", "remove", "--force", &tree.display().to_string()]);
        let _gone = fs::remove_dir_all(&tree);
        git(root, &["worktree", "prune"]);
    };
    remove();
    fs::create_dir_all(&cache).map_err(|error| error.to_string())?;
    git(root, &["worktree", "add", "--quiet", "--detach", &tree.display().to_string(), &full])
        .ok_or("git makes no worktree of it")?;
    let done = build(&tree, &cache.join("target")).and_then(|()| {
        let _older = fs::remove_dir_all(&older.config);
        fs::rename(tree.join("kiosk-config"), &older.config).map_err(|error| error.to_string())
    });
    remove();
    done.map(|()| older)
}

fn build(tree: &Path, target: &Path) -> Result<(), String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What cargo has told this bench is not about that commit.
    let own = env::vars_os().map(|(name, _)| name);
    for name in own.filter(|name| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        cargo.env_remove(name);
    }
    cargo.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_TARGET_DIR").current_dir(tree);
    cargo.args(["build", "--release", "--quiet", "--locked", "--bin", "hall", "--target-dir"]).arg(target);
    match cargo.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cargo: {status}")),
        Err(error) => Err(format!("cargo: {error}")),
    }
}

/// What git answers; nothing where it fails or is not there.
fn git(root: &Path, words: &[&str]) -> Option<String> {
    let done = Command::new("git").args(words).current_dir(root).stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}
