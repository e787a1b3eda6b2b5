//! Which test brings about which row of what was tried on scanners: r: is the reliability table, t: the trials of November 2026.
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The rows, each with what it asks for and the tests that ask it.
const ROWS: [(&str, &str, &[&str]); 25] = [
    (
        "r:S1",
        "random bytes are dropped and counted; the fifth in ten seconds is answered",
        &[
            "r_s1_a_million_random_bytes_leave_the_scanner_listening",
            "r_s1_the_fifth_noise_in_ten_seconds_is_told",
            "r_s1_a_knock_on_the_cable_is_nobody_s_code",
            "t_d3_r_s1_a_code_that_cannot_be_read_is_answered_on_every_page",
        ],
    ),
    (
        "r:S2",
        "without an end a pause ends it, and what is kept has a bound",
        &["r_s2_a_code_ends_at_a_line_end_or_a_pause", "r_s2_s3_what_is_too_long_is_counted_and_not_kept"],
    ),
    (
        "r:S3",
        "an oversized code is refused whole",
        &[
            "r_s2_s3_what_is_too_long_is_counted_and_not_kept",
            "r_s1_s3_s4_t_d3_what_is_no_code_is_answered_as_one_that_cannot_be_read",
        ],
    ),
    (
        "r:S4",
        "what is no ASCII has a typed error; a mark or a zero around it is taken off",
        &["r_s4_d3_what_is_around_a_code_is_taken_off_and_named", "r_s4_s5_what_is_no_code_says_why"],
    ),
    (
        "r:S5",
        "escapes reach no terminal",
        &["r_s4_s5_what_is_no_code_says_why", "every_page_survives_every_scan"],
    ),
    (
        "r:S6",
        "SQL is a text like another",
        &["r_s6_a_text_of_sql_is_nobody_s_code", "r_s6_s7_t_d2_d4_a_text_is_what_it_looks_like"],
    ),
    (
        "r:S7",
        "foreign codes are refused, opened nowhere, and in no log",
        &[
            "a_foreign_code_is_refused_on_every_page_and_never_shown",
            "t_d2_r_s7_numbers_of_people_and_pay_codes_are_refused_and_never_shown",
            "r_s1_s3_s4_t_d3_what_is_no_code_is_answered_as_one_that_cannot_be_read",
        ],
    ),
    (
        "r:S8",
        "a forged receipt is refused, one of a case and one of a ticket",
        &[
            "every_flip_of_a_bit_is_refused",
            "a_letter_that_reads_alike_is_taken_and_every_other_is_refused",
            "r_s8_s9_a_forged_ticket_and_one_of_another_hall_are_nobody_s",
        ],
    ),
    (
        "r:S9",
        "shown again, over, of another hall, of another day: each has its words",
        &[
            "r_s8_s9_a_forged_ticket_and_one_of_another_hall_are_nobody_s",
            "a_key_is_kept_for_tickets_as_long_as_their_day",
            "every_refusal_changes_nothing",
            "checking_in_twice_gives_the_same_ticket",
        ],
    ),
    (
        "r:S10",
        "a code held in view is one action",
        &["r_s10_a_code_held_in_view_counts_once", "r_s10_thirty_times_a_second_is_one_code"],
    ),
    (
        "r:S11",
        "every page answers every scan",
        &[
            "every_kind_of_page_has_an_answer_to_every_kind_of_code",
            "an_appointment_is_answered_on_every_page",
            "a_ticket_is_answered_on_every_page",
            "a_code_that_comes_while_a_number_is_taken_waits",
        ],
    ),
    (
        "r:S12",
        "unplugged, plugged in, there later, another device behind the link",
        &[
            "r_s12_half_a_code_of_one_plug_is_no_part_of_the_next",
            "r_s12_a_scanner_that_comes_later_is_found",
            "without_a_scanner_or_in_time_it_says_so",
        ],
    ),
    (
        "r:S13",
        "answers of the scanner and doubled codes are skipped",
        &[
            "r_s13_an_answer_of_the_scanner_is_no_code",
            "r_s13_late_answers_and_doubled_codes_are_skipped",
            "r_s6_s7_t_d2_d4_a_text_is_what_it_looks_like",
        ],
    ),
    (
        "r:S14",
        "the settings are told again at each connect; what a set-up code has changed is named",
        &[
            "r_s14_a_scanner_is_told_its_settings_each_time_it_is_plugged_in",
            "r_s14_a_scanner_that_refuses_or_says_nothing_is_listened_to_all_the_same",
            "what_a_model_is_told_is_shown_with_its_answer",
            "settings_that_do_not_fit_are_named_with_what_to_do",
        ],
    ),
    ("r:S15", "a scanner that types changes no page", &["r_s15_a_scanner_that_types_changes_no_page"]),
    (
        "r:S16",
        "split and merged frames",
        &["r_s16_a_code_that_dribbles_is_put_together_and_merged_ones_are_parted"],
    ),
    (
        "r:S17",
        "the thread ends when it is let go",
        &["r_s17_dropping_it_ends_its_thread", "r_s2_s10_a_flood_does_not_jam_it"],
    ),
    (
        "r:S18",
        "a line, a day or a window that is gone is said",
        &["every_refusal_changes_nothing", "a_key_is_kept_for_tickets_as_long_as_their_day"],
    ),
    (
        "t:D1",
        "a scan on a finished ticket begins a new visit",
        &["a_code_on_a_ticket_that_still_stands_is_the_next_person_s"],
    ),
    (
        "t:D2",
        "only forms that the hall gives out open a page; nothing else is shown",
        &[
            "t_d2_only_forms_that_the_hall_gives_out_are_codes",
            "t_d2_r_s7_numbers_of_people_and_pay_codes_are_refused_and_never_shown",
        ],
    ),
    (
        "t:D3",
        "what is around a code is taken off, all else answered, the settings named",
        &[
            "t_d3_what_is_around_a_code_is_taken_off",
            "t_d3_r_s1_a_code_that_cannot_be_read_is_answered_on_every_page",
            "every_setting_that_does_not_fit_has_its_name",
        ],
    ),
    (
        "t:D4",
        "links with a stroke, a question, another scheme; groups; O for 0",
        &["r_s6_s7_t_d2_d4_a_text_is_what_it_looks_like"],
    ),
    (
        "t:D5",
        "no letter beyond ASCII is raw in a code, and two readers agree",
        &[
            "t_d5_letters_beyond_ascii_are_percent_encoded_and_nothing_else",
            "t_d5_no_code_holds_what_could_command_or_letters_that_readers_must_guess",
            "t_d5_two_readers_read_every_kind_of_code_on_paper_and_on_the_screen",
            "a_printed_code_can_be_read",
            "codes_on_the_screen_can_be_read",
        ],
    ),
    (
        "t:D6",
        "a slot is good until its end",
        &[
            "t_d6_a_slot_is_good_until_its_end_and_never_shorter_than_a_moment",
            "t_d6_a_slot_is_kept_and_good_until_its_end",
        ],
    ),
    (
        "t:D7",
        "no code begins with 0, and a lost one is noticed",
        &["t_d7_codes_made_here_never_begin_with_a_zero", "t_d7_a_code_that_has_lost_its_zero_is_noticed"],
    ),
];

/// The names of all tests of the project.
fn tests(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            tests(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let after = text.split("#[test]").skip(1);
            let names = after.filter_map(|rest| rest.split_once("fn ")?.1.split_once('('));
            found.extend(names.map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn every_row_has_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    tests(&root.join("src"), &mut found);
    tests(&root.join("tests"), &mut found);
    for (row, asks, names) in ROWS {
        for name in names {
            assert!(found.contains(*name), "{row}, {asks}: there is no test {name}");
        }
    }
}
