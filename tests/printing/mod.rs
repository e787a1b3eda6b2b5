//! Slips, the printers they go to, and what goes wrong there.
mod faults;
mod hall_paper;
mod paper;
mod printer;
mod printer_host;
mod printer_profile;
mod virtual_printer;
