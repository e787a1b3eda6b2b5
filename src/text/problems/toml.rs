//! What the reader of TOML says, in Chinese: it says it in English only.

/// How its messages begin, and what that is in Chinese; the first that fits counts.
const SAYINGS: &[(&str, &str)] = &[
    ("duplicate key", "这个键写了两次"),
    ("carriage return must be followed by newline", "回车后面没有换行"),
    ("missing opening quote", "缺少前面的引号"),
    ("missing comma", "两项之间缺少逗号"),
    ("extra comma", "多了一个逗号"),
    ("missing assignment", "键的后面缺少等号"),
    ("extra assignment", "多了一个等号"),
    ("extra `=`", "多了一个等号"),
    ("unexpected `=`", "这里不该有等号"),
    ("key with no value", "键的后面缺少等号和值"),
    ("missing value", "等号后面缺少值"),
    ("missing key", "等号前面缺少键"),
    ("unquoted keys cannot be empty", "等号前面缺少键"),
    ("string values must be quoted", "值的写法不对；文字要加引号"),
    ("unquoted string", "文字要加引号"),
    ("unclosed array table", "表名缺少后面的两个方括号"),
    ("unclosed table", "表名缺少后面的方括号"),
    ("unclosed array", "缺少后面的方括号"),
    ("unclosed inline table", "缺少后面的花括号"),
    ("missing table open", "表名缺少前面的方括号"),
    ("missing array opening", "缺少前面的方括号"),
    ("missing inline table opening", "缺少前面的花括号"),
    ("invalid multi-line", "多行文字的引号不完整，或里面有不能用的字符"),
    ("invalid basic string", "引号不完整，或里面有不能用的字符"),
    ("invalid literal string", "引号不完整，或里面有不能用的字符"),
    ("invalid string", "引号不完整，或里面有不能用的字符"),
    ("missing escaped value", "反斜杠后面的写法不对"),
    ("too few unicode value digits", "反斜杠后面的写法不对"),
    ("invalid unquoted key", "键里有不能用的字符；除字母、数字、横线和下划线外要加引号"),
    ("invalid key", "键的写法不对"),
    ("keys cannot be multi-line", "键不能写成多行"),
    ("invalid boolean", "只能写 true 或 false"),
    ("invalid date", "日期或时间的写法不对"),
    ("month between", "日期或时间的写法不对"),
    ("day between", "日期或时间的写法不对"),
    ("hour", "日期或时间的写法不对"),
    ("minute", "日期或时间的写法不对"),
    ("second", "日期或时间的写法不对"),
    ("year", "日期或时间的写法不对"),
    ("invalid comment character", "注释里有不能用的字符"),
    ("missing comment start", "注释要以 # 开头"),
    ("unexpected content", "这一行后面有多余的内容"),
    ("unexpected key or value", "这一行后面有多余的内容"),
    ("cannot extend", "这个键已经有值，不能再往里添"),
    ("integer number overflowed", "数字太大"),
    ("floating-point number overflowed", "数字太大"),
    ("integers with a radix", "数字的写法不对"),
    ("radix must be lowercase", "数字的写法不对"),
    ("redundant", "数字的写法不对"),
    ("unexpected leading zero", "数字前面不能写 0"),
    ("unexpected sign", "数字的写法不对"),
    ("`_` may only go between digits", "数字里的下划线只能在两个数字之间"),
    ("invalid binary number", "数字的写法不对"),
    ("invalid octal number", "数字的写法不对"),
    ("invalid hexadecimal number", "数字的写法不对"),
    ("invalid integer number", "数字的写法不对"),
    ("invalid float", "数字的写法不对"),
    ("invalid mantissa", "数字的写法不对"),
    ("invalid exponent", "数字的写法不对"),
    ("invalid fraction", "数字的写法不对"),
    ("cannot recurse further", "括号套得太深"),
    ("recursion limit", "括号套得太深"),
];

/// A message of the reader in Chinese; one nobody has met yet only says that this is not TOML.
pub(super) fn in_chinese(message: &str) -> String {
    let known = SAYINGS.iter().find(|(begins, _)| message.starts_with(begins));
    known.map_or("不合 TOML 的写法", |(_, said)| said).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    #[test]
    fn common_slips_are_said_in_chinese() {
        let table = [
            ("a = 1\na = 2", "这个键写了两次"),
            ("a = \"x", "引号不完整"),
            ("a = x", "文字要加引号"),
            ("a = 政务", "文字要加引号"),
            ("a", "缺少等号"),
            ("a =", "值的写法不对"),
            ("= 1", "缺少键"),
            ("[a", "缺少后面的方括号"),
            ("[[a]", "缺少后面的两个方括号"),
            ("a = [1, 2", "缺少后面的方括号"),
            ("a = [1 2]", "值的写法不对"),
            ("a = {b = 1", "缺少后面的花括号"),
            ("a = 1 2", "值的写法不对"),
            ("a = 012", "不能写 0"),
            ("a = 2026-13-01", "日期或时间"),
            ("名 = 1", "键里有不能用的字符"),
            ("a = \"\\q\"", "反斜杠"),
        ];
        let mut wrong = Vec::new();
        for (text, said) in table {
            let (_, errors) = DeTable::parse_recoverable(text);
            let messages: Vec<&str> = errors.iter().map(toml::de::Error::message).collect();
            let known: Vec<String> = messages.iter().map(|message| in_chinese(message)).collect();
            if !known.iter().any(|known| known.contains(said)) {
                wrong.push(format!("{text:?}: {messages:?} {known:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
