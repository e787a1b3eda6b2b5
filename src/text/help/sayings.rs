//! What `hall sayings` does, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[(
    "sayings",
    help(
        "列出在本目录里没有对应事项的俗话，或写明一句俗话指什么",
        "俗话和它所指的字样在 synonyms.toml 里。目录换了叫法，有的俗话就落了空：不带参数时列出这些，并给出最接近的事项；写上说法和 --mean 就在文件末尾添一条，文件里其余内容原样不动。",
        "\
示例:
  hall sayings
  hall sayings 敬老卡 老人证 --mean 老年人优待

带 --json 时: {sayings, unmeant: [{say: [word], near: [name]}]}；添加后为 {added: [word]}，原来都有就是空的；
  不予添加时为 {refused, message}，退出码 1，refused 为 not_in_catalogue、means_otherwise 之一

退出码:
  0 完成   1 没有这样叫的事项，或已经另有所指   2 用法不对
  69 数据库连不上   73 写不进去   78 配置有误",
    ),
)];
