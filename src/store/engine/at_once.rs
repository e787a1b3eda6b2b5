//! What is looked at once more in the transaction that puts something in force past the draft.
use super::database::Database;
use super::fault::Fault;
use crate::hall::drafts::AtOnceRefusal;

/// Says what stands against putting something in the place of an edition.
pub(in crate::store) type AtOnceLook<'a> =
    &'a dyn Fn(&mut dyn Database, u32) -> Result<Option<AtOnceRefusal>, Fault>;
