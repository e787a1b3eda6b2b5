//! The screens people look at, drawn and touched without a terminal.
mod admin;
mod admin_setup;
mod board;
mod event_loop;
mod gallery;
mod kiosk;
mod live;
mod window;
mod writing;
