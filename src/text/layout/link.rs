//! What a QR code says: never a raw letter beyond ASCII, which readers take for letters of other languages.
use std::borrow::Cow;
use std::fmt::Write;

/// A text as a QR code holds it: what is not printable ASCII is percent-encoded (RFC 3986), all else stays as it is.
///
/// Without a mark of the encoding readers guess: zbar takes every second short place name for Japanese, and the crate that
/// makes our codes packs pairs of UTF-8 bytes in Kanji mode, which only its own reader gets right.
pub fn in_code(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return text.into();
    }
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_graphic() || byte == b' ' {
            encoded.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _always = write!(encoded, "%{byte:02X}");
        }
    }
    encoded.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t_d5_letters_beyond_ascii_are_percent_encoded_and_nothing_else() {
        let plain = "HTTPS://ZWFW.EXAMPLE/T/7K3M?a=%E5%8C%BA&b=1 2";
        assert_eq!(in_code(plain), plain);
        assert_eq!(
            in_code("https://zwfw.example/事项/金城江区"),
            "https://zwfw.example/%E4%BA%8B%E9%A1%B9/%E9%87%91%E5%9F%8E%E6%B1%9F%E5%8C%BA"
        );
        assert_eq!(in_code("a\tb\u{7f}é"), "a%09b%7F%C3%A9");
    }
}
