//! How text is laid out and typed, whatever it says.
/// Full-width letters and digits folded.
pub mod half_width;
/// What a QR code says.
pub mod link;
/// Lines of Chinese broken by its rules.
pub mod wrap;
