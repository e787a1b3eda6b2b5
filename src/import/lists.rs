//! Several values in one cell of the hall's own tables: parted by a sign, which a value may hold behind a backslash.

/// The values of a cell, without blanks around them; none of them is empty.
pub(super) fn split(cell: &str, separators: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut rest = cell.chars().peekable();
    while let Some(c) = rest.next() {
        let Some(last) = values.last_mut() else { break };
        match c {
            '\\' => match rest.next_if(|next| separators.contains(*next)) {
                Some(sign) => last.push(sign),
                None => last.push(c),
            },
            c if separators.contains(c) => values.push(String::new()),
            c => last.push(c),
        }
    }
    let values = values.iter().map(|value| value.trim().to_owned());
    values.filter(|value| !value.is_empty()).collect()
}

/// The cell that `split` takes apart into these values, with the first of the separators between them.
pub fn join(values: &[String], separators: &str) -> String {
    let mut cell = String::new();
    for value in values {
        if !cell.is_empty() {
            cell.extend(separators.chars().next());
        }
        for c in value.chars() {
            if separators.contains(c) {
                cell.push('\\');
            }
            cell.push(c);
        }
        if value.ends_with('\\') {
            // Else it would take the sign behind it into the value.
            cell.push(' ');
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_out_and_come_back() {
        for values in [
            &["户口簿", "身份证"][..],
            &["甲|乙", "丙"],
            &["末尾\\", "丁"],
            &["\\|", "|", "\\"],
            &["C:\\a", "b"],
            &[],
        ] {
            let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            assert_eq!(split(&join(&values, "|"), "|"), values, "{values:?}");
        }
    }

    #[test]
    fn blanks_and_empty_values_are_left_out() {
        assert_eq!(split(" 甲 || 乙|", "|"), ["甲", "乙"]);
        assert_eq!(split("甲,乙，丙、丁", ",，、"), ["甲", "乙", "丙", "丁"]);
    }
}
