//! What a model of printer can do, as far as its paper and its letters go.

/// A model of printer. The fields may be changed to fit one that is not built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name configurations use.
    pub name: &'static str,
    /// Plain Latin characters in a line: 32 on 58 mm paper, 48 on 80 mm; a Han character takes two.
    pub columns: usize,
    /// Dots in a line: 384 or 576.
    pub dots: usize,
    /// The largest multiple of the plain size it prints. Cheap models ignore more than 2.
    pub max_size: u8,
    /// Dots a side of one QR module, where the paper is wide enough; never fewer than four.
    pub module_dots: usize,
    /// Whether it has a cutter.
    pub cut: bool,
}

impl Profile {
    /// The models that are built in.
    pub const ALL: [Profile; 2] = [
        Profile { name: "generic-58", columns: 32, dots: 384, max_size: 2, module_dots: 6, cut: false },
        Profile { name: "generic-80", columns: 48, dots: 576, max_size: 4, module_dots: 6, cut: true },
    ];

    /// The model of a name.
    pub fn named(name: &str) -> Option<Profile> {
        Self::ALL.into_iter().find(|profile| profile.name == name)
    }
}
