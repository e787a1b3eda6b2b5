//! What is read of the hall; writes nothing.
pub(super) mod ahead;
pub(super) mod branches;
pub(super) mod changes;
pub(super) mod coverage;
pub(super) mod histories;
pub(super) mod lead;
pub(super) mod left_over;
pub(super) mod order_snapshot;
pub(super) mod snapshot;
pub(super) mod views;
pub(super) mod waiting;
