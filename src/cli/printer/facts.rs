//! A model of printer as `--json` has it.
use crate::paper::{ChineseLetters, Cut, ErrorBit, Presenter, Profile, Support};
use crate::picture::Outlines;
use serde_json::{Value, json};

/// Everything a profile says, in the words of its file, and which of its fonts are installed.
pub(super) fn brief(profile: &Profile) -> Value {
    let outlines = Outlines::read(&profile.fonts);
    let installed = outlines.installed().map(|(_, there)| there);
    let fonts: Vec<Value> = (profile.fonts.iter().zip(installed))
        .map(|(path, installed)| json!({ "path": path, "installed": installed }))
        .collect();
    json!({
        "name": profile.name,
        "model": profile.model,
        "columns": profile.columns,
        "dots": profile.dots,
        "max_size": profile.max_size,
        "module_dots": profile.module_dots,
        "cut": cut_word(profile.cut),
        "letters": letters_word(profile.letters),
        "glyph_slots": profile.glyph_slots,
        "native_qr": profile.native_qr,
        "fonts": fonts,
        "speed": profile.speed,
        "answers": answers_json(profile),
    })
}

fn answers_json(profile: &Profile) -> Value {
    let answers = &profile.answers;
    json!({
        "status": knows_word(answers.status),
        "changes": knows_word(answers.changes),
        "paper": knows_word(answers.paper),
        "identity": knows_word(answers.identity),
        "process": knows_word(answers.process),
        "clears": answers.clears,
        "recovers": answers.recovers,
        "error_bit": match answers.error_bit {
            ErrorBit::Recoverable => "recoverable",
            ErrorBit::Jam => "jam",
            ErrorBit::Undefined => "undefined",
        },
        "presenter": match answers.presenter {
            Presenter::None => "none",
            Presenter::Custom => "custom",
            Presenter::Exit => "exit",
        },
    })
}

fn knows_word(knows: Support) -> &'static str {
    match knows {
        Support::No => "no",
        Support::Ask => "ask",
        Support::Yes => "yes",
    }
}

fn cut_word(cut: Cut) -> &'static str {
    match cut {
        Cut::None => "none",
        Cut::Partial => "partial",
        Cut::Full => "full",
    }
}

fn letters_word(letters: ChineseLetters) -> &'static str {
    match letters {
        ChineseLetters::None => "none",
        ChineseLetters::Gb2312 => "gb2312",
        ChineseLetters::Gbk => "gbk",
    }
}
