//! PINs of clerks: kept as hashes only, in the PHC form of Argon2.
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// The hash of a PIN, with a salt of its own; `None` where the system gives no random bytes.
pub fn hash(pin: &str) -> Option<String> {
    Argon2::default().hash_password(pin.as_bytes()).ok().map(|hash| hash.to_string())
}

/// Says whether a PIN is the one of a hash; a hash that cannot be read is nobody's.
pub fn matches(hash: &str, pin: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}

/// Says whether a text is a hash, and not a PIN that somebody wrote down as it is.
pub fn is_hash(text: &str) -> bool {
    text.starts_with("$argon2") && PasswordHash::new(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_known_by_its_hash_alone() {
        let (one, two) = (hash("258000").unwrap(), hash("258000").unwrap());
        assert!(one != two && !one.contains("258000"), "{one}");
        assert!(matches(&one, "258000") && !matches(&one, "258001") && !matches("258000", "258000"));
        assert!(is_hash(&one) && !is_hash("258000") && !is_hash("$argon2id$v=19$nonsense"));
    }
}
