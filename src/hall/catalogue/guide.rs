//! The service guide (办事指南) of one matter: everything a person may need to know before coming.
use super::{Applicants, Handling, Kind, Material, Situation, TimeLimit};
use crate::hall::{LineCode, Name};

/// Everything recorded of one matter. Texts may be empty where the source has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Guide {
    /// Its implementation code (实施编码) or whatever code its source gives it; opaque, unique, at most 64 characters.
    pub code: String,
    /// What the matter is called (事项名称).
    pub name: Name,
    /// The unit that deals with it.
    pub department: String,
    /// The matter it is a part of (主项), or empty.
    pub main_item: String,
    /// What kind of administrative matter it is (事项类型).
    pub kind: Kind,
    /// Who may apply.
    pub applicants: Applicants,
    /// Themes, by their Chinese names.
    pub themes: Vec<String>,
    /// The line its applicants queue in; `None` leaves it to the department's.
    pub line: Option<LineCode>,
    /// How often people came for it before anything was counted here, 0–1000.
    pub popularity: u16,
    /// Statutory limit (法定办结时限).
    pub statutory: Option<TimeLimit>,
    /// Promised limit (承诺办结时限).
    pub promised: Option<TimeLimit>,
    /// While you wait, or promised.
    pub handling: Handling,
    /// Visits required (到办事现场次数).
    pub visits: Option<u8>,
    /// Eligibility (受理条件).
    pub conditions: String,
    /// Documents required (申请材料).
    pub materials: Vec<Material>,
    /// Situations (情形) in which not all of them are needed, or others; none where it makes no difference.
    pub situations: Vec<Situation>,
    /// Steps, in order (办理流程).
    pub process: Vec<String>,
    /// Fee (收费), in words.
    pub fee: String,
    /// Address (办理地点).
    pub place: String,
    /// Windows, in words (办理窗口).
    pub windows: String,
    /// Opening hours, in words (办理时间).
    pub hours: String,
    /// Telephone for questions (咨询电话).
    pub phone: String,
    /// Telephone for complaints (监督电话).
    pub complaints: String,
    /// Where it can be done online (网办地址), or empty.
    pub link: String,
    /// What people call it (别名).
    pub aliases: Vec<String>,
}
