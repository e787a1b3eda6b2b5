//! The part of the hall that a report is asked about, as it is typed.
use crate::hall::Hall;
use crate::hall::figures::indicators::IndicatorScope;
use crate::store::{Store, StoreError};
use crate::text::Lang;
use crate::text::command::report::words;

/// What `--scope` named, as it was typed.
#[derive(Default)]
pub(super) struct ScopeParts {
    departments: Vec<String>,
    windows: Vec<String>,
    matters: Vec<String>,
}

/// Reads what was typed; says so where it cannot be understood.
pub(super) fn parts(typed: &[String], lang: Lang) -> Result<ScopeParts, String> {
    let mut parts = ScopeParts::default();
    for text in typed {
        let wrong = || (words(lang).wrong_scope)(text);
        let (kind, name) = text.split_once([':', '：']).ok_or_else(wrong)?;
        let name = name.trim();
        let named = match kind.trim() {
            "department" | "部门" => &mut parts.departments,
            "window" | "窗口" => &mut parts.windows,
            "matter" | "事项" => &mut parts.matters,
            _ => return Err(wrong()),
        };
        if name.is_empty() {
            return Err(wrong());
        }
        named.push(name.to_owned());
    }
    Ok(parts)
}

/// The part of the hall that is meant; says so where the hall has no such thing.
pub(super) fn known(
    parts: &ScopeParts,
    hall: &Hall,
    store: &mut Store,
    lang: Lang,
) -> Result<Result<IndicatorScope, String>, StoreError> {
    let (said, mut scope) = (words(lang), IndicatorScope::default());
    for name in &parts.departments {
        let is_meant = |known: &str| known.eq_ignore_ascii_case(name);
        let departments = &hall.setup.departments;
        let found = departments.iter().find(|one| is_meant(&one.name.zh) || is_meant(&one.name.en));
        if let Some(found) = found {
            scope.departments.push(found.name.zh.clone());
        // The approval system may know units by names of its own.
        } else if store.departments_of_applications()?.contains(name) {
            scope.departments.push(name.clone());
        } else {
            let known: Vec<&str> = departments.iter().map(|one| lang.say(&one.name)).collect();
            return Ok(Err((said.no_such_department)(name, &lang.list(&known))));
        }
    }
    for code in &parts.windows {
        let windows = &hall.setup.windows;
        let Some(found) = windows.iter().find(|one| one.code.eq_ignore_ascii_case(code)) else {
            let known: Vec<&str> = windows.iter().map(|one| one.code.as_str()).collect();
            return Ok(Err((said.no_such_window)(code, &lang.list(&known))));
        };
        scope.windows.push(found.code.clone());
    }
    for code in &parts.matters {
        if store.guide(code)?.is_none() {
            return Ok(Err((said.no_such_matter)(code)));
        }
        scope.matters.push(code.clone());
    }
    Ok(Ok(scope))
}
