//! Problems in English.
use super::{ConfigWords, MachineWords, ProblemFrame, ProblemWords, ValueKinds, drafts, en_import, said};

/// Every word about problems, in English.
pub(super) const WORDS: ProblemWords = ProblemWords {
    toml: str::to_owned,
    frame: ProblemFrame {
        error: "error",
        warning: "warning",
        column: "column {0} \"{1}\": ",
        then: ". ",
        comma: ", ",
    },
    shapes: ValueKinds {
        text: "text in quotes",
        number: "a whole number",
        flag: "true or false",
        list: "a list in brackets",
        table: "a table of keys",
        tables: "tables under a double heading",
        fraction: "a decimal number",
        date: "a date without quotes",
    },
    config: ConfigWords {
        missing_file: said(
            "the file is missing",
            "Copy it from the kiosk-config that came with the program and change it",
        ),
        missing_folder: said(
            "there is no such folder",
            "Name the folder that holds kiosk.toml with --config",
        ),
        unreadable: said("the file cannot be read: {0}", "Check its owner and permissions"),
        too_big: said("the file is over {0} bytes", "Check that it is the right file"),
        not_utf8: said("the file is not UTF-8", "Save it as UTF-8"),
        world_writable: said("anybody may change this file", "Take the permission away with chmod o-w"),
        other_hall: said(
            "this is the setup of hall {1}, and here is {0}",
            "Take the files of this hall, or correct code",
        ),
        syntax: said("this is not TOML: {0}", "Check that quotes, brackets and equals signs are complete"),
        unknown_key: said("nobody knows the key `{0}`", "Keys known here: {1}"),
        bad_json_path: said(
            "`{0}` is no path into JSON",
            "Write ../key or key.key, with + between several that make one value",
        ),
        missing_key: said("the key `{0}` is missing", "Add it"),
        wrong_type: said("`{0}` should be {1}, but is {2}", "Make it {1}"),
        empty: said("`{0}` is empty", "Fill it in, or take the line out"),
        too_long: said("`{0}` is longer than {1} characters", "Shorten it; the screen has no room for more"),
        unprintable: said("`{0}` holds the unprintable character {1}", "Delete that character"),
        out_of_range: said("`{0}` is {1}, which is out of range", "Give a whole number from {2} to {3}"),
        not_one_of: said("`{0}` cannot be \"{1}\"", "Choose one of: {2}"),
        bad_span: said(
            "\"{0}\" is not a stretch of a day",
            "Write it like 09:00-12:00, the end later than the start",
        ),
        spans_overlap: said(
            "\"{0}\" overlaps the stretch before it, or comes too late in the list",
            "List stretches in order, apart from each other",
        ),
        outside_hours: said("\"{0}\" lies outside the hall's hours", "Compare `hours` in rules.toml"),
        bad_date: said("\"{0}\" is not a date", "Write it like \"2026-10-01\""),
        bad_offset: said("\"{0}\" is not an offset from UTC", "Write \"+08:00\" for Beijing time"),
        bad_store: said(
            "\"{0}\" is not the address of a store",
            "Write sqlite:var/hall.db or postgres://user@host/database",
        ),
        bad_link: said(
            "\"{0}\" cannot go into the QR code",
            "Use capitals, digits and / : . - only, at most {1} characters, like HTTPS://ZWFW.EXAMPLE/T/",
        ),
        bad_hall_code: said(
            "\"{0}\" cannot be a hall's code",
            "Use 2 to 12 of capital letters, digits and -, such as GUANGAN-01",
        ),
        bad_line_code: said("\"{0}\" cannot be a line's code", "Use one to three capital letters, such as A"),
        bad_glyph: said("\"{0}\" is not one character", "Give one Han character as `glyph`"),
        bad_missed: said(
            "nobody can tell what happens to a missed number",
            "Write \"void\", { after = 3, times = 2 } or { minutes = 15 }",
        ),
        bad_policy: said(
            "nobody can tell who is next",
            "Write \"strict\", \"classes\", { first = 2, ordinary = 1 } or { minutes = 30 }",
        ),
        bad_case_limit: said(
            "`{0}` is no limit",
            "Write \"at_once\", \"same_day\", { minutes = 60 } or { days = 15 }; `first_contact` may also be \"none\"",
        ),
        bad_class_code: said(
            "\"{0}\" cannot be a code",
            "Use 1 to 20 small letters and digits, _ and - between them, such as simple; what people read is its `name`",
        ),
        ladder_order: said(
            "`ladder` does not hold three rising numbers of working days",
            "Write it like ladder = [1, 2, 5]",
        ),
        bad_pin: said("the PIN is not hashed", "Make a line with `hall clerk pin` and put it here"),
        bad_code_form: said(
            "\"{0}\" is no form of appointment codes",
            "Write 4 to 32 characters: # for a digit, @ for a letter, * for either, others for themselves",
        ),
        bad_escape: said(
            "\"{0}\" holds an escape there is none of",
            "There are \\\\ \\r \\n \\t \\0 and \\xNN, with two hexadecimal digits",
        ),
        bad_key: said("\"{0}\" is no function key", "Write F1 to F12"),
        key_twice: said("\"{0}\" is \"{1}\" already", "A function key does one thing"),
        unknown_window: said("there is no window {0}", "Use a code of windows.toml"),
        duplicate: said("\"{0}\" is given twice, first in line {1}", "Take one of them out, or rename it"),
        unknown_department: said("there is no department \"{0}\"", "Use a name from departments.toml"),
        unknown_line: said("there is no line \"{0}\"", "Use a code from lines.toml"),
        department_twice: said(
            "the department \"{0}\" already queues in line {1}",
            "A department belongs to one line only",
        ),
        two_general: said("{0} is the general line already", "Only one line may say general = true"),
        no_general: said(
            "there is no general line",
            "Add general = true to one line, or some matters can be queued for nowhere",
        ),
        unequal: said(
            "`open` has {0} members, `quota` has {1}",
            "Give one quota for each stretch of the day",
        ),
        minutes_missing: said("nothing says how long one person takes", "Write minutes = [best, worst]"),
        minutes_order: said("{0} minutes at best is more than {1} at worst", "Write [best, worst]"),
        too_many: said("there are {0} of them, more than {1}", "Merge some or take some out"),
        line_without_window: said("no window serves line {0}", "Give it a window in windows.toml"),
        wrong_year: said("\"{0}\" is not in the year {1}", "Move it to the file of its year"),
        off_and_work: said("\"{0}\" is both off and worked", "Keep one of the two"),
        already_workday: said("\"{0}\" is a working day anyway", "`work` lists weekend days that are worked"),
        holiday_worked: said(
            "{0} is off every year, and is not listed as off",
            "add it after the yearly notice",
        ),
        year_copied: said(
            "the days are exactly those of {0}: likely a copy",
            "check them against the notice of the year",
        ),
        no_calendar: said(
            "no year has a calendar",
            "Write workdays/YEAR.toml from the State Council's holiday notice",
        ),
        bad_file_name: said("\"{0}\" is not named after a year", "Name it like 2026.toml"),
        contradiction: said(
            "`{0}` and `{1}` contradict each other",
            "Change one of the two; kiosk-config/printers/generic-80.toml says what each means",
        ),
    },
    import: en_import::IMPORT,
    machine: MachineWords {
        store_unavailable: said(
            "the store cannot be opened: {0}",
            "Check `store` in kiosk.toml, the disk and the permissions",
        ),
        store_damaged: said(
            "the store is damaged: {0}",
            "Take this machine out of service and restore the latest backup with `hall restore`",
        ),
        catalogue_empty: said("there are no matters yet", "Run: hall import FILE.csv"),
        unknown_lines: said(
            "{0} matters name a line that lines.toml does not have",
            "Check lines.toml, or import again",
        ),
        no_printer: said(
            "no printer is configured; slips are drawn into {0}",
            "Connect one and set `port` of `printer` in kiosk.toml",
        ),
        printer_missing: said("there is no printer port {0}", "Check cable and power"),
        printer_refused: said(
            "the printer port {0} cannot be opened: {1}",
            "Add the user of the kiosk to the group dialout",
        ),
        printer_unwell: said("{0}", "{1}"),
        paper_low: said("the printer's paper is nearly out", "have a new roll ready"),
        scanner_missing: said(
            "there is no scanner port {0}",
            "Check the cable and set the scanner to serial mode; without a scanner leave `port` empty",
        ),
        scanner_untold: said(
            "the scanner's model {0} has no settings to tell it, so that visitors can change it by set-up codes",
            "Set it by its manual: suffix CR, no prefix, no AIM or ECI, 8N1, no change of case, QR only, set-up codes off; `hall scanner` shows what does not fit",
        ),
        scanner_refused: said(
            "the scanner port {0} cannot be opened: {1}",
            "Add the user to the group dialout",
        ),
        fonts_missing: said(
            "{0} of the {1} fonts named for the printer are not installed; rare characters may come out as 〓",
            "install fonts-noto-cjk and fonts-hanazono",
        ),
        folder_unwritable: said(
            "the folder {0} cannot be written to: {1}",
            "Check the disk and the permissions",
        ),
        clock_not_set: said(
            "the clock is not set: it says {0}, and no numbers are given",
            "Set the clock, and look at the battery on the board and at the time server",
        ),
        clock_early: said("the clock says {0}, before the year this program was built in", "Set the clock"),
        calendar_missing: said(
            "there is no calendar for {0}, so no numbers can be taken today",
            "Add workdays/{0}.toml",
        ),
        calendar_ends: said(
            "there is no calendar for {0} yet",
            "Add workdays/{0}.toml once the holiday notice is out",
        ),
        sample_pins: said(
            "{0} clerks still have the sample's PIN 2468, so that anybody can call in their place",
            "Set a PIN of their own for each with `hall clerk pin`, in clerks.toml",
        ),
        setup_differs: said(
            "{0} says something else than the setup in force (edition {1}), so that what was changed in the file (but for [voice]) does nothing",
            "To follow the file, run `hall config import`; to follow the setup in force, `hall config export DIR`",
        ),
        setup_unread: said(
            "this program cannot read the setup in force in the store (edition {0}) and follows the folder",
            "Update the program on this machine; its log says what it cannot read",
        ),
        audit_broken: said(
            "the audit is not whole any more: {0}",
            "Somebody has changed the database behind the program's back; compare a backup, and report it",
        ),
        account_locked: said(
            "the PIN of account {0} was mistyped too often; it has {1} s to wait",
            "Ask its owner; where it was they, use `hall account unlock`",
        ),
        no_backup: said("there is no backup yet in {0}", "Run `hall backup`, and have it done every day"),
        old_backup: said(
            "the last backup is {0} days old ({1})",
            "Run `hall backup`, and see why the daily one was not made",
        ),
        box_appointed: said(
            "another holder of the opinion box is announced, and may be objected to until {0}",
            "`hall cases box` says why; `hall cases box object` objects",
        ),
        no_account: said(
            "these people have no account and cannot sign in, since the administrator adds people: {0}",
            "`hall account add` for whoever works here; take the others out of the file",
        ),
        box_unopened: said(
            "{0} cases lie unopened in the opinion box, the oldest since {1}, while their limits run",
            "let its holders open it together: hall cases box open",
        ),
        not_published: said(
            "planned publication {0} did not come into force; its changes are in the draft again",
            "See hall draft planned --all and hall draft check, then publish or discard them",
        ),
        no_admin: said(
            "there is no system administrator who looks after accounts",
            "Make the first account with `hall admin init`",
        ),
        voice_missing: said(
            "{0} is not installed; hall voice needs it on this machine",
            "Where calls are to be said here, install it (apt-get install {1}); where not, empty it in calling.toml, voice",
        ),
        voice_absent: said("{0} has no voice {1}", "See {0} --voices, and name one in calling.toml, voices"),
        voice_foreign: said(
            "{0} spells Chinese in English with the voice {1}",
            "Write \"-v\", \"{voice}\" in speak of calling.toml, and zh = \"cmn-latn-pinyin\" in its voices",
        ),
        not_utf8: said("the locale of the terminal is not UTF-8", "Set LANG=zh_CN.UTF-8"),
        no_size: said(
            "the terminal does not say how many columns and rows it has",
            "On a serial line, type stty cols 80 rows 24 first",
        ),
        few_colours: said("the terminal {0} has too few colours", "Use a terminal with 256 colours"),
        type_small: said(
            "a row is only {0} mm high on this screen, too small to read",
            "Use larger type in the terminal: at least {1} mm a row",
        ),
        terminal_small: said(
            "the terminal has {0}x{1} cells; at least {2}x{3} are needed",
            "Use a smaller type size or a larger screen",
        ),
        panel_shape: said(
            "a panel of {0}x{1} mm is not the shape of a terminal of {2}x{3} cells",
            "Correct the width and height of panel in kiosk.toml, or turn the screen",
        ),
    },
    draft: drafts::EN,
};
