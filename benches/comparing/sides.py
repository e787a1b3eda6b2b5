"""The two builds that are compared: this tree, and an old commit built in a git worktree of its own."""
import contextlib
import fcntl
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRIVER = ROOT / "benches" / "driver"
#: The adapter for commits that have no driver of their own yet.
OLDEST_ADAPTER = DRIVER / "side_ebd144e.rs"
BENCH_ENTRY = '\n[[bench]]\nname = "driver"\nharness = false\n'


class Skipped(Exception):
    """Something that a measure needs is not there; the message says what."""


@dataclass
class Side:
    """One build: its name in the table, its sources, where it is built, and its programs."""

    name: str
    tree: Path
    target: Path
    hall: Path = None
    benches: dict = None


def git(*words, cwd=ROOT):
    """What git answers, or nothing where it fails."""
    done = subprocess.run(["git", *words], cwd=cwd, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def both(stack, commit):
    """Builds the old commit and this tree; (old, new)."""
    missing = [program for program in ("git", os.environ.get("CARGO", "cargo")) if shutil.which(program) is None]
    if missing:
        raise Skipped(f"there is no {' and no '.join(missing)} on this machine")
    full = git("rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
    if full is None:
        raise Skipped(f"this copy of the repository has no commit {commit} (no history, or a shallow clone)")
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
    cache = target / "compare" / full[:12]
    cache.mkdir(parents=True, exist_ok=True)
    lock = stack.enter_context(open(cache / "lock", "w"))
    fcntl.flock(lock, fcntl.LOCK_EX)
    tree = worktree(stack, full, cache)
    return built(Side(commit, tree, cache / "target")), built(Side("here", ROOT, target))


def worktree(stack, commit, cache):
    """Checks the commit out until the stack is unwound, always at the same place, so that builds can be reused."""
    tree = cache / "tree"

    def remove():
        git("worktree", "remove", "--force", str(tree))
        shutil.rmtree(tree, ignore_errors=True)
        git("worktree", "prune")

    remove()
    stack.callback(remove)
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), commit], cwd=ROOT, check=True)
    if not (tree / "benches" / "driver").exists():
        with open(tree / "Cargo.toml", "a") as manifest:
            manifest.write(BENCH_ENTRY)
    # Cargo goes by times: a file counts as changed only where the commit is another one.
    moment = int(git("show", "--no-patch", "--format=%ct", commit))
    for path in tree.rglob("*"):
        os.utime(path, (moment, moment), follow_symlinks=False)
    add_driver(tree)
    # Benches look for large catalogues beside the repository.
    data = ROOT.parent / "shared"
    with contextlib.suppress(FileExistsError):
        if data.exists():
            (cache / "shared").symlink_to(data)
    return tree


def add_driver(tree):
    """Gives the old sources this driver, with the adapter that fits them."""
    folder = tree / "benches" / "driver"
    folder.mkdir(exist_ok=True)
    shutil.copy2(DRIVER / "main.rs", folder / "main.rs")
    if not (folder / "side.rs").exists():
        shutil.copy2(OLDEST_ADAPTER, folder / "side.rs")


def cargo(side, *words):
    """What cargo prints in the tree of a build; its messages to people go to the screen."""
    environment = {**os.environ, "CARGO_TARGET_DIR": str(side.target)}
    command = [os.environ.get("CARGO", "cargo"), *words]
    done = subprocess.run(command, cwd=side.tree, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{side.name}: cargo {words[0]} fails")
    return done.stdout


def built(side):
    """Builds the program and all benches of a tree, optimised."""
    print(f"building {side.name} …", flush=True)
    said = cargo(side, "bench", "--no-run", "--locked", "--message-format=json-render-diagnostics")
    side.benches = {}
    for line in said.splitlines():
        message = json.loads(line)
        if message.get("reason") == "compiler-artifact" and message.get("executable"):
            kind, name = message["target"]["kind"][0], message["target"]["name"]
            if kind == "bench":
                side.benches[name] = Path(message["executable"])
            elif name == "hall":
                side.hall = Path(message["executable"])
    return side
