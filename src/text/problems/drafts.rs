//! What can be wrong with a draft as a whole, in both languages.
use super::{ProblemText, said};

/// The words about a draft.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "each is the fault of the same name")]
pub struct DraftFaultWords {
    pub published_meanwhile: ProblemText,
    pub came_back: ProblemText,
    pub already_planned: ProblemText,
    pub other_code: ProblemText,
    pub same_name_as: ProblemText,
    pub similar_code: ProblemText,
    pub unknown_field: ProblemText,
    pub department_empty: ProblemText,
    pub theme_empty: ProblemText,
    pub still_of_department: ProblemText,
    pub still_in_line: ProblemText,
    pub still_under_theme: ProblemText,
    pub no_document: ProblemText,
}

pub(super) const ZH: DraftFaultWords = DraftFaultWords {
    published_meanwhile: said(
        "开始改动之后，别人已发布了对它的改动",
        "请先看对照（hall draft diff），再用 hall draft keep 以草稿为准，或 hall draft discard 放弃",
    ),
    came_back: said(
        "取消或没有生效的定时发布带回了对它的另一处改动，草稿里更新的一处没有被盖掉",
        "请先看草稿，再用 hall draft keep 以草稿为准、hall draft undo 撤销更新的一处，或 hall draft discard 放弃",
    ),
    already_planned: said(
        "已有定时发布也改它，到时会与这次冲突",
        "请看 hall draft planned；要放在一起就用 hall draft cancel 取消那一次",
    ),
    other_code: said("编码改成了“{0}”", "编码不能改：请删去此事项，另添一项"),
    same_name_as: said("同一部门的“{0}”已有一项，编码 {1}", "请核对是否重复；两项都会保留"),
    similar_code: said("与编码 {0} 只差大小写或全半角", "请核对是否重复"),
    unknown_field: said("没有“{0}”这一栏", "请用 hall draft fields 列出的栏名"),
    department_empty: said("发布后“{0}”不再有事项", "不必改；屏幕上按部门就找不到它"),
    theme_empty: said("发布后主题“{0}”下不再有事项", "不必改；屏幕上就不再列出它"),
    still_of_department: said(
        "还有 {1} 项事项属于“{0}”，而 departments.toml 不再有它",
        "请先改这些事项的部门",
    ),
    still_in_line: said("还有 {1} 项事项排队列 {0}，而 lines.toml 不再有它", "请先改这些事项的队列"),
    still_under_theme: said("还有 {1} 项事项在主题“{0}”下，而 themes.toml 不再有它", "请核对这些事项的主题"),
    no_document: said("设置里没有“{0}”这份文件", "请用 kiosk-config 中的文件名，如 windows.toml"),
};

pub(super) const EN: DraftFaultWords = DraftFaultWords {
    published_meanwhile: said(
        "somebody else has published a change of it since this one began",
        "Compare (hall draft diff), then say that the draft holds with hall draft keep, or discard it with hall draft discard",
    ),
    came_back: said(
        "a publication that did not come into force brought another change of it back, and the newer one in the draft holds",
        "Look at the draft, then hall draft keep, hall draft undo for the newer one, or hall draft discard",
    ),
    already_planned: said(
        "a planned publication changes it too, and will be in conflict with this",
        "See hall draft planned; to have both together call that one off with hall draft cancel",
    ),
    other_code: said(
        "the code was changed to \"{0}\"",
        "A code stays: remove the matter and add another one",
    ),
    same_name_as: said(
        "\"{0}\" of the same department is there already, with the code {1}",
        "Check whether it is there twice; both are kept",
    ),
    similar_code: said("the code {0} differs by capitals or widths alone", "Check whether it is there twice"),
    unknown_field: said("there is no field \"{0}\"", "hall draft fields lists those there are"),
    department_empty: said(
        "\"{0}\" has no matter any more then",
        "Nothing need be done; nobody finds it by department",
    ),
    theme_empty: said(
        "the theme \"{0}\" has no matter any more then",
        "Nothing need be done; screens list it no more",
    ),
    still_of_department: said(
        "{1} matters belong to \"{0}\", which departments.toml has no more",
        "Give these matters another department first",
    ),
    still_in_line: said(
        "{1} matters queue in line {0}, which lines.toml has no more",
        "Give these matters another line first",
    ),
    still_under_theme: said(
        "{1} matters stand under the theme \"{0}\", which themes.toml has no more",
        "Check the themes of these matters",
    ),
    no_document: said("a setup has no document \"{0}\"", "Use a name of kiosk-config, such as windows.toml"),
};
