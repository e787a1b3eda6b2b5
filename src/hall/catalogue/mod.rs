//! The catalogue (实施清单): matters, their guides, departments and themes.
mod brief;
mod department;
mod guide;
mod matter;

pub use brief::{Catalogue, CatalogueBuilder, CataloguePart, Matter, MatterId};
pub use department::{Department, Presence, Theme};
pub use guide::{Guide, Material, OPTIONAL_MARK};
pub use matter::{Applicants, Handling, Kind, LimitUnit, TimeLimit};
