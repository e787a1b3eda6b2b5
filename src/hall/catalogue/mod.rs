//! The catalogue (实施清单): matters, their guides, departments and themes.
mod brief;
mod department;
mod guide;
mod material;
mod matter;
mod situation;

pub use brief::{Catalogue, CatalogueBuilder, CataloguePart, Matter, MatterId};
pub use department::{Department, Presence, Theme};
pub use guide::Guide;
pub use material::{Material, OPTIONAL_MARK};
pub use matter::{Applicants, Handling, Kind, LimitUnit, TimeLimit};
pub use situation::Situation;
