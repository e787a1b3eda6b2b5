//! A cause inside the store.
use std::error::Error;

/// A cause inside the store, before anybody has said what was being done.
pub(in crate::store) type Fault = Box<dyn Error + Send + Sync>;
