//! A cable that can be pulled out: a pseudo-terminal behind a link that stays where it is.
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::Errno;
use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, ptsname, unlockpt};
use rustix::termios::{ControlModes, OptionalActions, ioctl_tiocnxcl, tcgetattr, tcsetattr};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// The device's end of a serial line. While it is plugged in, a link at its path leads to the computer's end.
pub struct Cable {
    link: PathBuf,
    ends: Option<CableEnds>,
}

struct CableEnds {
    keeper: OwnedFd,
    /// Held open, so that the line stays up when a program on the computer closes its end; let go where that is to be seen.
    computer: Option<OwnedFd>,
    device: PathBuf,
}

impl Cable {
    /// A cable that is not plugged in yet.
    pub fn new(link: impl Into<PathBuf>) -> Cable {
        Cable { link: link.into(), ends: None }
    }

    /// Where the link is, or will be.
    pub fn link(&self) -> &Path {
        &self.link
    }

    /// Plugs it in: a new pseudo-terminal, and the link to it, put in place at one stroke.
    ///
    /// # Errors
    /// Fails where there are no pseudo-terminals, where the link's folder cannot be written, or where something that
    /// is no link lies in its place.
    pub fn plug(&mut self) -> io::Result<()> {
        self.unplug();
        if fs::symlink_metadata(&self.link).is_ok_and(|there| !there.is_symlink()) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let ends = CableEnds::open()?;
        let mut name = self.link.file_name().unwrap_or(OsStr::new("printer")).to_owned();
        name.push(format!(".{}", std::process::id()));
        let beside = self.link.with_file_name(name);
        symlink(&ends.device, &beside)?;
        fs::rename(&beside, &self.link)?;
        self.ends = Some(ends);
        Ok(())
    }

    /// Pulls it out: the link is gone, and whoever has the computer's end open is hung up on.
    pub fn unplug(&mut self) {
        let Some(ends) = self.ends.take() else { return };
        if fs::read_link(&self.link).is_ok_and(|device| device == ends.device) {
            // Where it cannot be removed it leads nowhere in a moment, which says the same.
            let _gone = fs::remove_file(&self.link);
        }
    }

    /// Whether it is plugged in.
    pub fn is_plugged(&self) -> bool {
        self.ends.is_some()
    }

    /// What to wait on for bytes.
    pub fn keeper(&self) -> Option<BorrowedFd<'_>> {
        self.ends.as_ref().map(|ends| ends.keeper.as_fd())
    }

    /// Whether the program at the other end asked its port to heed the wire CTS.
    pub fn heeds_cts(&self) -> bool {
        let modes = self.ends.as_ref().and_then(|ends| tcgetattr(&ends.keeper).ok());
        modes.is_some_and(|modes| modes.control_modes.contains(ControlModes::CRTSCTS))
    }

    /// Lets another program open the computer's end after one that was killed while it kept others out. On a real line
    /// the operating system does that when the last program closes it; here we never do.
    pub fn let_in(&self) {
        if let Some(computer) = self.ends.as_ref().and_then(|ends| ends.computer.as_ref()) {
            let _not_here = ioctl_tiocnxcl(computer);
        }
    }

    /// Lets go of the computer's end, so that [`Cable::is_listened_to`] can tell whether anybody has it open.
    pub fn let_go(&mut self) {
        if let Some(ends) = &mut self.ends {
            ends.computer = None;
        }
    }

    /// Says whether a program has the computer's end open; always, where we hold it ourselves.
    pub fn is_listened_to(&self) -> bool {
        let Some(keeper) = self.keeper() else { return false };
        let mut polled = [PollFd::from_borrowed_fd(keeper, PollFlags::IN)];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut polled, Some(&at_once)).is_ok() && !polled[0].revents().contains(PollFlags::HUP)
    }

    /// Reads what has come, at most so much as there is room for; never waits.
    pub fn read(&self, place: &mut [u8]) -> usize {
        let Some(keeper) = self.keeper() else { return 0 };
        rustix::io::read(keeper, place).unwrap_or(0)
    }

    /// Writes what the line takes, and says how much that was; never waits. An unplugged cable takes everything.
    pub fn write(&self, bytes: &[u8]) -> usize {
        let Some(keeper) = self.keeper() else { return bytes.len() };
        match rustix::io::write(keeper, bytes) {
            Ok(written) => written,
            Err(Errno::AGAIN | Errno::INTR) => 0,
            Err(_) => bytes.len(),
        }
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.unplug();
    }
}

impl CableEnds {
    fn open() -> io::Result<CableEnds> {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let keeper = openpt(flags)?;
        grantpt(&keeper)?;
        unlockpt(&keeper)?;
        let computer = ioctl_tiocgptpeer(&keeper, flags)?;
        let mut modes = tcgetattr(&computer)?;
        modes.make_raw();
        tcsetattr(&computer, OptionalActions::Now, &modes)?;
        fcntl_setfl(&keeper, OFlags::NONBLOCK)?;
        let device = PathBuf::from(OsStr::from_bytes(ptsname(&keeper, Vec::new())?.as_bytes()));
        Ok(CableEnds { keeper, computer: Some(computer), device })
    }
}
