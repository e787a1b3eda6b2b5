//! What stands in pictures of the administration: made-up people, changes and reasons.

/// Words of pictures; they are data, the same in both languages.
#[expect(missing_docs, reason = "each field is named for what it stands for")]
pub struct SampleWords {
    /// An editor and a publisher, in Chinese and in English.
    pub editor: (&'static str, &'static str),
    pub publisher: (&'static str, &'static str),
    pub publishers: [&'static str; 2],
    pub fee: &'static str,
    pub step: &'static str,
    pub new_matter: (&'static str, &'static str),
    pub reasons: [&'static str; 4],
}

/// The words.
pub const SAMPLE: SampleWords = SampleWords {
    editor: ("周敏", "Zhou Min"),
    publisher: ("郑华", "Zheng Hua"),
    publishers: ["401 郑华", "402 王静"],
    fee: "工本费20元/证，未成年人免收",
    step: "评价",
    new_matter: ("居民身份证加急办理", "Express ID Card"),
    reasons: ["元旦起执行新的收费标准", "咨询电话更换", "试办事项", "全市清单更新"],
};
