//! What can be wrong with a draft as a whole: one change against the others, and against the hall.
use super::ProblemParts;
use crate::hall::LineCode;
use crate::text::problems::{DraftFaultWords, ProblemText, ProblemWords};

/// What is wrong with a draft; `text::problems` says each in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant are its documentation")]
pub enum DraftFault {
    PublishedMeanwhile,
    CameBack,
    AlreadyPlanned,
    OtherCode { code: String },
    SameNameAs { name: String, code: String },
    SimilarCode { code: String },
    UnknownField { field: String },
    DepartmentEmpty { name: String },
    ThemeEmpty { name: String },
    StillOfDepartment { name: String, matters: usize },
    StillInLine { line: LineCode, matters: usize },
    StillUnderTheme { name: String, matters: usize },
    NoDocument { name: String },
}

impl DraftFault {
    pub(super) fn parts(&self) -> ProblemParts {
        /// A problem under the name of a field of [`DraftFaultWords`].
        macro_rules! bare {
            ($name:ident) => {
                ProblemParts::bare(stringify!($name), |words: &ProblemWords| -> ProblemText {
                    let DraftFaultWords { $name, .. } = words.draft;
                    $name
                })
            };
        }
        match self {
            DraftFault::PublishedMeanwhile => bare!(published_meanwhile),
            DraftFault::CameBack => bare!(came_back),
            DraftFault::AlreadyPlanned => bare!(already_planned),
            DraftFault::OtherCode { code } => bare!(other_code).with(code),
            DraftFault::SameNameAs { name, code } => bare!(same_name_as).with(name).with(code),
            DraftFault::SimilarCode { code } => bare!(similar_code).with(code),
            DraftFault::UnknownField { field } => bare!(unknown_field).with(field),
            DraftFault::DepartmentEmpty { name } => bare!(department_empty).with(name),
            DraftFault::ThemeEmpty { name } => bare!(theme_empty).with(name),
            DraftFault::StillOfDepartment { name, matters } => {
                bare!(still_of_department).with(name).with(matters)
            }
            DraftFault::StillInLine { line, matters } => bare!(still_in_line).with(line).with(matters),
            DraftFault::StillUnderTheme { name, matters } => {
                bare!(still_under_theme).with(name).with(matters)
            }
            DraftFault::NoDocument { name } => bare!(no_document).with(name),
        }
    }
}
