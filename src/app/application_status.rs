//! What the kiosk shows of an application (办件) to whoever has its receipt.
use crate::hall::applications::ApplicationProgress;
use crate::hall::catalogue::Guide;

/// An application as whoever has its receipt sees it: nothing about the applicant is part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationStatus {
    /// How far it has come.
    pub progress: ApplicationProgress,
    /// The guide of its matter, which says what it is called and where to ask; none where the hall does not have the matter.
    pub guide: Option<Box<Guide>>,
}
