//! The opinion box (意见箱): what comes in lies sealed until those who hold its key open it (开箱), together.
mod envelope;
mod holder;
mod key;
mod passphrase;
mod share;

pub use envelope::{BoxedWords, open, seal};
pub use holder::BoxHolder;
pub use key::{BoxPublicKey, BoxSecret};
pub use passphrase::{Passphrase, WeakPassphrase};
pub use share::{KeyShare, LockedShare, SALT, UnlockError};
