//! The store on both databases: what it promises, alone and beside others, and when it is killed.
mod applications;
mod appointments;
mod calling;
mod cases;
mod changes;
mod contract;
mod crash;
mod halls;
mod journal;
mod migration;
mod peers;
mod round_trips;
mod ticket_receipts;
