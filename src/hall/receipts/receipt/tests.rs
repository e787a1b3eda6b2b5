//! Forgery of every kind is refused, receipts look like chance, and people may write them as they like.
use super::*;
use crate::hall::receipts::{KEYS, ReceiptKey, ReceiptKeys};
use std::collections::HashSet;

/// Crockford's digits, each with every letter that reads like it.
const READS: [(char, &str); 32] = [
    ('0', "0Oo"),
    ('1', "1IiLl"),
    ('2', "2"),
    ('3', "3"),
    ('4', "4"),
    ('5', "5"),
    ('6', "6"),
    ('7', "7"),
    ('8', "8"),
    ('9', "9"),
    ('A', "Aa"),
    ('B', "Bb"),
    ('C', "Cc"),
    ('D', "Dd"),
    ('E', "Ee"),
    ('F', "Ff"),
    ('G', "Gg"),
    ('H', "Hh"),
    ('J', "Jj"),
    ('K', "Kk"),
    ('M', "Mm"),
    ('N', "Nn"),
    ('P', "Pp"),
    ('Q', "Qq"),
    ('R', "Rr"),
    ('S', "Ss"),
    ('T', "Tt"),
    ('V', "Vv"),
    ('W', "Ww"),
    ('X', "Xx"),
    ('Y', "Yy"),
    ('Z', "Zz"),
];

fn key(number: u8) -> ReceiptKey {
    ReceiptKey::new(number, [number ^ 0x5a; 32]).unwrap()
}

fn keys() -> ReceiptKeys {
    ReceiptKeys(vec![key(0), key(7)])
}

fn receipt(request: &str) -> Receipt {
    of_kind(ReceiptKind::Case, request)
}

fn of_kind(kind: ReceiptKind, request: &str) -> Receipt {
    key(7).seal(kind, ReceiptId::of_request("secret", kind, request, 0))
}

/// Says whether a text is taken for a true receipt.
fn is_taken(text: &str) -> bool {
    Receipt::read(text).is_some_and(|receipt| keys().verify(&receipt))
}

#[test]
fn a_receipt_says_what_it_is_for_and_is_the_same_for_the_same_request() {
    for kind in ReceiptKind::ALL {
        for number in [0, 7] {
            let id = ReceiptId::of_request("secret", kind, "kiosk-1 visit-1", 0);
            let sealed = key(number).seal(kind, id);
            let text = sealed.to_string();
            assert_eq!(text.len(), LENGTH);
            let read = Receipt::read(&text).unwrap();
            assert_eq!((read.kind(), read.key(), read.id()), (kind, number, id));
            assert!(keys().verify(&read));
            assert_eq!(ReceiptId::in_row(&id.to_string()), Some(id));
            assert_eq!(key(number).seal(kind, id), sealed, "again");
        }
    }
    assert_ne!(receipt("a"), receipt("b"));
    let of = |secret, kind, turn| ReceiptId::of_request(secret, kind, "v", turn);
    let all = [
        of("s", ReceiptKind::Ticket, 0),
        of("s", ReceiptKind::Ticket, 1),
        of("t", ReceiptKind::Ticket, 0),
        of("s", ReceiptKind::Case, 0),
    ];
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    assert!(!format!("{:?} {:?}", receipt("a"), receipt("a").id()).contains(&receipt("a").to_string()[..4]));
    assert!(!format!("{:?}", key(7)).contains("93"), "a key does not show itself");
}

#[test]
fn every_flip_of_a_bit_is_refused() {
    // No character holds padding, whose bits could be chosen.
    assert_eq!(LENGTH * 5, BODY * 8);
    for (request, kind) in (0..40).flat_map(|request| ReceiptKind::ALL.map(|kind| (request, kind))) {
        let sealed = of_kind(kind, &request.to_string());
        for bit in 0..BODY * 8 {
            let mut bytes = sealed.bytes;
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(!is_taken(&base32::encoded(&bytes)), "bit {bit} of {kind:?} {request}");
        }
    }
}

#[test]
fn a_letter_that_reads_alike_is_taken_and_every_other_is_refused() {
    for kind in [ReceiptKind::Ticket, ReceiptKind::Case] {
        letters_of(&of_kind(kind, "letters"));
    }
}

fn letters_of(sealed: &Receipt) {
    let text = sealed.to_string();
    for (place, is) in text.char_indices() {
        for (digit, alike) in READS {
            for letter in alike.chars() {
                let mut written: Vec<char> = text.chars().collect();
                written[place] = letter;
                assert_eq!(
                    is_taken(&String::from_iter(written)),
                    digit == is,
                    "{letter} for {is} at {place}"
                );
            }
        }
        for stranger in "Uu!*?/.:０Ａü政".chars() {
            let mut written: Vec<char> = text.chars().collect();
            written[place] = stranger;
            assert!(!is_taken(&String::from_iter(written)), "{stranger}");
        }
    }
    assert!(is_taken(&sealed.in_groups()) && is_taken(&text.to_lowercase()));
    assert!(is_taken(&text.chars().flat_map(|c| ['-', c, ' ']).collect::<String>()));
    for wrong in ["", &text[1..], &format!("{text}0"), &format!("{text}{text}"), "7K3M9QX2V5T8W4N6H1JZRB0CDE"]
    {
        assert!(!is_taken(wrong), "{wrong}");
    }
}

#[test]
fn a_key_that_is_gone_verifies_no_more_and_another_never_did() {
    let sealed = receipt("k");
    assert!(keys().verify(&sealed));
    assert!(!ReceiptKeys(vec![key(0)]).verify(&sealed));
    let stranger = ReceiptKey::new(7, [1; 32]).unwrap();
    assert!(!ReceiptKeys(vec![stranger]).verify(&sealed), "a key of the same number");
    assert_eq!((ReceiptKey::new(KEYS, [0; 32]), ReceiptKeys::default().newest()), (None, None));
    assert_eq!(keys().newest().map(ReceiptKey::number), Some(7));
}

/// How often each bit is set among receipts, in ten-thousandths.
fn shares(receipts: impl Iterator<Item = Receipt>) -> Vec<u32> {
    let (mut set, mut count) = ([0_u32; BODY * 8], 0);
    for receipt in receipts {
        count += 1;
        for (bit, set) in set.iter_mut().enumerate() {
            *set += u32::from(receipt.bytes[bit / 8] >> (bit % 8) & 1);
        }
    }
    set.iter().map(|set| set * 10_000 / count).collect()
}

#[test]
fn every_bit_is_set_in_half_of_them_whatever_kind_day_and_kiosk() {
    // One kind, one key, one kiosk, and requests as alike as can be: of one day, counted up.
    for (kind, kiosk, day) in [
        (ReceiptKind::Ticket, "3", "2026-11-23"),
        (ReceiptKind::Ticket, "12", "2027-02-28"),
        (ReceiptKind::Case, "3", "2026-11-23"),
        (ReceiptKind::Case, "12", "2026-11-24"),
    ] {
        let sealing = key(1);
        let all = (0..100_000).map(|request| {
            let request = format!("kiosk-{kiosk}-{day}-{request}");
            sealing.seal(kind, ReceiptId::of_request("secret", kind, &request, 0))
        });
        let shares = shares(all);
        let (least, most) = (shares.iter().min().unwrap(), shares.iter().max().unwrap());
        assert!(*least >= 4900 && *most <= 5100, "{kind:?} {kiosk}: {least} to {most}");
    }
}

#[test]
fn no_two_are_equal() {
    // The same requests for tickets and for cases, and two tickets of each visit.
    let visits = (0..100_000).map(|visit| visit.to_string());
    let all: HashSet<String> = visits
        .flat_map(|visit| {
            let id = |turn| ReceiptId::of_request("secret", ReceiptKind::Ticket, &visit, turn);
            let tickets = [0, 1].map(|turn| key(7).seal(ReceiptKind::Ticket, id(turn)));
            [tickets[0], tickets[1], receipt(&visit)].map(|receipt| receipt.to_string())
        })
        .collect();
    assert_eq!(all.len(), 300_000);
}
