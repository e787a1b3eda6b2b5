//! A bell: whoever waits for a printer hears at once that there is something to print.
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{read, write},
    pipe::{PipeFlags, pipe_with},
};
use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::Arc,
    time::Duration,
};

/// The end that is waited at.
pub struct Bell(OwnedFd);

/// The end that is rung; there may be several.
#[derive(Clone)]
pub struct Ringer(Arc<OwnedFd>);

impl Bell {
    /// A bell and what rings it.
    ///
    /// # Errors
    /// Fails where the process has no descriptors left.
    pub fn hung() -> io::Result<(Bell, Ringer)> {
        let (heard, rung) = pipe_with(PipeFlags::NONBLOCK | PipeFlags::CLOEXEC)?;
        Ok((Bell(heard), Ringer(Arc::new(rung))))
    }

    /// Waits for at most so long; says whether it was rung. What was rung before counts once.
    pub fn wait(&self, limit: Duration) -> bool {
        let limit = Timespec::try_from(limit).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let mut polled = [PollFd::new(&self.0, PollFlags::IN)];
        let rung = poll(&mut polled, Some(&limit)).is_ok_and(|ready| ready > 0);
        rung && self.silence()
    }

    /// Takes all rings that are there; says whether there was one.
    pub fn silence(&self) -> bool {
        let mut rings = [0; 64];
        let mut rung = false;
        while read(&self.0, &mut rings).is_ok_and(|count| count > 0) {
            rung = true;
        }
        rung
    }
}

impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl Ringer {
    /// Rings; a bell that is full of rings needs no other.
    pub fn ring(&self) {
        let _full_or_gone = write(&self.0, &[1]);
    }
}
