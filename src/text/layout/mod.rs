//! How text is laid out and typed, whatever it says.
/// Full-width letters and digits folded.
pub mod half_width;
/// Lines of Chinese broken by its rules.
/// What a QR code says.
pub mod link;
pub mod wrap;
