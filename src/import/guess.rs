//! A mapping drafted for a table that no mapping knows: which heading is likely to feed which field, to be looked through by a person.
use super::mapping::Field;
use super::scratch::Keeping;
use super::source_file::{SourceFile, unreadable};
use super::table_text::headed;
use crate::config::{ImportFault, ProblemCause};
use crate::hall::catalogue::Kind;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;
use std::path::Path;

/// What headings of each field are called, the likeliest first; a heading fits that is the word, else one that holds it.
const CALLED: [(Field, &[&str]); 26] = [
    (
        Field::Code,
        &[
            "实施编码",
            "事项编码",
            "事项代码",
            "item_code",
            "task_code",
            "实施清单编码",
            "matter_code",
            "编码",
        ],
    ),
    (
        Field::Department,
        &["实施部门", "实施主体", "部门", "责任单位", "主管单位", "department", "dept", "单位"],
    ),
    (Field::MainItem, &["主项名称", "主项", "目录名称", "main_item"]),
    (
        Field::Name,
        &["事项名称", "实施事项名称", "子项名称", "办理项名称", "task_name", "item_name", "name", "名称"],
    ),
    (Field::NameEn, &["英文名称", "name_en", "english"]),
    (Field::Kind, &["事项类型", "权力类型", "task_type_text", "type_text", "task_type", "类型", "type"]),
    (Field::Applicants, &["服务对象", "办理对象", "service_objects", "applicants"]),
    (Field::Themes, &["服务主题", "主题", "themes", "theme"]),
    (Field::Line, &["队列", "line"]),
    (Field::Popularity, &["热度", "办件量", "popularity"]),
    (Field::Statutory, &["法定办结时限", "法定时限", "法定期限", "legal_limit", "statutory"]),
    (Field::Promised, &["承诺办结时限", "承诺时限", "承诺期限", "promise_limit", "promised"]),
    (Field::Handling, &["办件类型", "handling"]),
    (Field::Visits, &["到办事现场次数", "到现场次数", "跑动次数", "visits"]),
    (Field::Conditions, &["受理条件", "申请条件", "办理条件", "accept_condition", "conditions"]),
    (Field::Materials, &["申请材料", "材料清单", "所需材料", "材料名称", "materials", "material"]),
    (Field::Situations, &["情形", "办理情形", "situations"]),
    (Field::Process, &["办理流程", "办理程序", "process"]),
    (Field::Fee, &["收费标准", "是否收费", "收费", "fee"]),
    (Field::Place, &["办理地点", "办理地址", "办公地址", "address", "地址"]),
    (Field::Windows, &["办理窗口", "窗口", "window"]),
    (Field::Hours, &["办理时间", "办公时间", "工作时间", "hours"]),
    (Field::Phone, &["咨询电话", "联系电话", "consult_phone", "phone", "电话"]),
    (Field::Complaints, &["监督电话", "投诉电话", "监督投诉电话", "complain_phone"]),
    (Field::Link, &["网办地址", "在线办理地址", "办理链接", "link", "url", "网址"]),
    (Field::Aliases, &["别名", "简称", "俗称", "short", "aliases"]),
];
/// Headings that nobody mistakes for those of another kind of table, for each of which a draft is recognised.
const RECOGNISED: usize = 4;
/// Fields that must have been found before anything is proposed.
const FEWEST: usize = 2;

/// A mapping that was drafted.
pub struct MappingDraft {
    /// The mapping file, with its remarks.
    pub toml: String,
    /// Fields that were found.
    pub found: usize,
    /// Needed fields that were not, by their keys.
    pub missing: Vec<&'static str>,
}

/// Drafts a mapping for a file; an error where the file cannot be read or no row looks like headings.
pub fn guess(path: &Path) -> Result<MappingDraft, Vec<ProblemCause>> {
    let file = SourceFile::open(path).map_err(|what| vec![what])?;
    let known = |headings: &[String]| {
        let fed = fed(headings);
        if fed.len() >= FEWEST {
            Ok(fed)
        } else {
            Err(vec![ImportFault::Unrecognised { headings: headings.join(" | "), known: Vec::new() }])
        }
    };
    let table = headed(&file, &known, Keeping::Disk).map_err(|no| no.what)?;
    let column = |field: Field| {
        let (_, heading) = table.found.iter().find(|(known, _)| *known == field)?;
        table.headings.iter().position(|known| known == heading)
    };
    let mut kinds = BTreeSet::new();
    let cannot_be_read = |error: io::Error| vec![unreadable(error.kind())];
    let mut rows = table.rows.rows_behind(table.above + 1).map_err(cannot_be_read)?;
    let of_kind = column(Field::Kind);
    while let (Some(at), Some(row)) = (of_kind, rows.next_row().map_err(cannot_be_read)?) {
        kinds.extend(row.record.get(at).map(|kind| kind.trim().to_owned()).filter(|kind| !kind.is_empty()));
        if kinds.len() > 64 {
            break;
        }
    }
    let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(draft(&title, &table.found, &table.headings, &kinds))
}

/// The heading that is likely to feed each field; no heading feeds two.
fn fed(headings: &[String]) -> Vec<(Field, String)> {
    let mut fed: Vec<(Field, String)> = Vec::new();
    let fits: [fn(&str, &str) -> bool; 2] =
        [|heading, word| heading == word, |heading, word| heading.contains(word)];
    for fit in fits {
        for (field, words) in CALLED {
            if fed.iter().any(|(known, _)| *known == field) {
                continue;
            }
            let free = |heading: &&String| fed.iter().all(|(_, taken)| taken != *heading);
            let found = words.iter().find_map(|word| {
                headings.iter().filter(free).find(|heading| fit(&heading.to_lowercase(), word))
            });
            fed.extend(found.map(|heading| (field, heading.clone())));
        }
    }
    fed
}

fn draft(
    title: &str,
    fed: &[(Field, String)],
    headings: &[String],
    kinds: &BTreeSet<String>,
) -> MappingDraft {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let of = |field: Field| fed.iter().find(|(known, _)| *known == field).map(|(_, heading)| heading);
    let mut text = crate::text::command::import::DRAFT_HEAD.to_owned();
    let recognise: Vec<String> = fed.iter().take(RECOGNISED).map(|(_, heading)| quoted(heading)).collect();
    let optional: Vec<String> = fed.iter().skip(RECOGNISED).map(|(_, heading)| quoted(heading)).collect();
    // Writing into a text cannot fail.
    let _written = write!(
        text,
        "title = {}\nrecognise = [{}]\noptional = [{}]\n\n[fields]\n",
        quoted(title),
        recognise.join(", "),
        optional.join(", ")
    );
    for (field, key) in Field::ALL {
        if let Some(heading) = of(field) {
            let _written = writeln!(text, "{key} = {}", quoted(heading));
        }
    }
    let unused = headings
        .iter()
        .filter(|heading| !heading.is_empty() && fed.iter().all(|(_, taken)| taken != *heading));
    for heading in unused {
        let _written = writeln!(text, "# ? = {}", quoted(heading));
    }
    if !kinds.is_empty() {
        text.push_str("\n[kinds]\n");
    }
    for kind in kinds {
        match Kind::of(kind) {
            Some(known) => drop(writeln!(text, "{} = {}", quoted(kind), quoted(known.word()))),
            None => drop(writeln!(text, "# {} = {}", quoted(kind), quoted("?"))),
        }
    }
    let missing = Field::NEEDED.into_iter().filter(|field| of(*field).is_none()).map(Field::key).collect();
    MappingDraft { toml: text, found: fed.len(), missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_guessed_by_what_they_are_called() {
        let headings = [
            "序号",
            "事项名称",
            "实施主体",
            "基本编码",
            "实施编码",
            "咨询电话",
            "监督投诉电话",
            "法定办结时限(工作日)",
        ];
        let headings: Vec<String> = headings.into_iter().map(String::from).collect();
        let of = |field: Field| {
            fed(&headings).into_iter().find(|(known, _)| *known == field).map(|(_, heading)| heading)
        };
        assert_eq!(of(Field::Code).as_deref(), Some("实施编码"));
        assert_eq!(of(Field::Department).as_deref(), Some("实施主体"));
        assert_eq!(of(Field::Complaints).as_deref(), Some("监督投诉电话"));
        assert_eq!(of(Field::Phone).as_deref(), Some("咨询电话"));
        assert_eq!(of(Field::Statutory).as_deref(), Some("法定办结时限(工作日)"));
        assert_eq!(of(Field::Fee), None);
    }
}
