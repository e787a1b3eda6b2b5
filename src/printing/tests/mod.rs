//! Tests of the conversation.
mod bits;
mod noise;
mod probe;
mod replies;
mod slips;
mod transcript;
