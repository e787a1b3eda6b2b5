//! What people call a ticket, taken apart.

/// The line and the number of a label such as `A012`; `None` where it is none.
pub(in crate::store) fn read(label: &str) -> Option<(String, u32)> {
    let label = label.trim().to_uppercase();
    let digits = label.find(|c: char| c.is_ascii_digit())?;
    let (line, number) = label.split_at(digits);
    Some((line.to_owned(), number.parse().ok()?))
}
