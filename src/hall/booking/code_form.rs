//! The forms of appointment codes that the hall gives out: a scanned text of another form is not taken for one.
//!
//! A code is typed in any form; but a scanner reads whatever is held before it, identity cards, pay codes and telephone numbers
//! among it, and such a thing must not be asked for, let alone shown.
use super::code;

/// The most characters of a form.
const LONGEST: usize = *code::LENGTHS.end();
/// The codes of a centre's own that need no form: letters first, then digits, so many characters.
const USUAL: std::ops::RangeInclusive<usize> = 4..=12;

/// One form: `#` stands for a digit, `@` for a letter, `*` for either, every other character for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeForm(String);

impl CodeForm {
    /// Reads a form of 4 to 32 characters: letters and digits of ASCII and the three signs.
    pub fn read(written: &str) -> Option<CodeForm> {
        let form = written.to_ascii_uppercase();
        let is_form = |sign: u8| sign.is_ascii_alphanumeric() || b"#@*".contains(&sign);
        let is_long = (*code::LENGTHS.start()..=LONGEST).contains(&form.len());
        (is_long && form.bytes().all(is_form)).then_some(CodeForm(form))
    }

    /// Says whether a code as [`code::plain`] writes it has this form.
    fn fits(&self, code: &str) -> bool {
        let fits = |(sign, letter): (u8, u8)| match sign {
            b'#' => letter.is_ascii_digit(),
            b'@' => letter.is_ascii_uppercase(),
            b'*' => letter.is_ascii_digit() || letter.is_ascii_uppercase(),
            sign => sign == letter,
        };
        self.0.len() == code.len() && self.0.bytes().zip(code.bytes()).all(fits)
    }
}

/// The forms a hall gives out beside the codes made here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeForms(pub Vec<CodeForm>);

impl CodeForms {
    /// Says whether a scanned code, as [`code::plain`] writes it, can be one that the hall has given out: of eight digits, as
    /// they are made here, or of a form; where no form is named, two to eight letters and then digits.
    pub fn admits(&self, code: &str) -> bool {
        if code.len() == code::DIGITS && code.bytes().all(|byte| byte.is_ascii_digit()) {
            return true;
        }
        if self.0.is_empty() { is_usual(code) } else { self.0.iter().any(|form| form.fits(code)) }
    }
}

/// Letters, then digits: no number of a card, a telephone, a payment or a product begins with letters and ends so.
fn is_usual(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = code.len() - letters;
    USUAL.contains(&code.len())
        && (2..=8).contains(&letters)
        && digits > 0
        && code.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t_d2_only_forms_that_the_hall_gives_out_are_codes() {
        let usual = CodeForms::default();
        for ours in ["12345674", "YY1001", "YY01", "BOOK20261123"] {
            assert!(usual.admits(ours), "{ours}");
        }
        // An identity card, pay codes, a telephone, EAN-13, a passport, a credit code, a word, a short number.
        for foreign in [
            "430102199001011234",
            "43010219900101123X",
            "134567890123456789",
            "28763443825664394",
            "13800138000",
            "6901234567892",
            "E12345678",
            "11511602008778183N",
            "ABCDEFGH",
            "1234",
        ] {
            assert!(!usual.admits(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_centre_s_own_forms_are_read_and_compared() {
        let forms =
            CodeForms(["2026########", "yz@###", "K***"].map(|form| CodeForm::read(form).unwrap()).into());
        for ours in ["202611230001", "YZA123", "K1A2", "12345674"] {
            assert!(forms.admits(ours), "{ours}");
        }
        for other in ["202511230001", "YZ1234", "YY1001", "K1A", "2026112300012"] {
            assert!(!forms.admits(other), "{other}");
        }
        for none in ["", "###", "预约####", "A B#", &"#".repeat(33), "A-##"] {
            assert_eq!(CodeForm::read(none), None, "{none}");
        }
    }
}
