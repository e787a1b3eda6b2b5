//! Conversations as text: written and read back the same, and what is no such text is refused.
use crate::printing::{Transcript, TranscriptEntry};
use std::time::Duration;

#[test]
fn a_line_reads_back_as_it_was_written() {
    for (text, at, by_printer, bytes) in [
        ("12.345678 > 10 04 01", 12_345_678, false, vec![0x10, 4, 1]),
        ("0.000001 < FF 00", 1, true, vec![0xFF, 0]),
        ("3.000000 >", 3_000_000, false, vec![]),
    ] {
        let turn = TranscriptEntry { at: Duration::from_micros(at), by_printer, bytes };
        assert_eq!(turn.to_string(), text);
        assert_eq!(text.parse(), Ok(turn));
    }
    let long: TranscriptEntry = "1.123456789 < 12".parse().unwrap();
    assert_eq!(long.at, Duration::from_micros(1_123_456), "finer than it is kept");
}

#[test]
fn comments_and_empty_lines_are_passed_over() {
    let text = "# service-hall printer transcript\n\n 0.000000 >\n# the slip\n0.500000 < 12 \n";
    let transcript: Transcript = text.parse().unwrap();
    assert_eq!(transcript.turns.len(), 2);
    assert_eq!(transcript.turns[1], "0.500000 < 12".parse().unwrap());
}

#[test]
fn what_is_no_transcript_is_refused_with_its_line() {
    for wrong in [
        "",
        "1 > 10",
        "1.5 > 10",
        "x.000000 > 10",
        "1.000000 = 10",
        "1.000000",
        "1.000000 > 100",
        "1.000000 > G1",
    ] {
        let refused = wrong.parse::<TranscriptEntry>().unwrap_err();
        assert!(refused.ends_with(wrong), "{refused}");
        assert!(wrong.is_empty() || wrong.parse::<Transcript>().is_err());
    }
    for text in [
        "1.é0000000 > 10",
        "1.00000é > 10",
        "\u{1b}[2J",
        "-1.000000 > 10",
        "99999999999999999999.000000 > 10",
    ] {
        assert!(text.parse::<TranscriptEntry>().is_err(), "{text}");
    }
}
