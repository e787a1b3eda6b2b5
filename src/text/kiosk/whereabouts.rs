//! Where and when a matter is dealt with, as a catalogue writes it, in the language of whoever reads it. What is written in
//! another way stands as it is.
use crate::hall::Name;
use crate::text::Lang;

/// What catalogues write of opening hours, longer words before those they contain.
const HOURS: [(&str, &str); 15] = [
    ("（法定节假日除外）", " (not on public holidays)"),
    ("（节假日除外）", " (not on public holidays)"),
    ("法定工作日", "Working days"),
    ("工作日", "Working days"),
    ("星期一至星期五", "Monday to Friday"),
    ("周一至周五", "Monday to Friday"),
    ("周一到周五", "Monday to Friday"),
    ("周六", "Saturday"),
    ("周日", "Sunday"),
    ("上午", "mornings "),
    ("下午", "afternoons "),
    ("至", "-"),
    ("，", ", "),
    ("；", "; "),
    ("：", ":"),
];

/// The place of a matter: the centre by its name in the language, floor and area; the street stays as taxis read it.
pub fn place(lang: Lang, centre: &Name, text: &str) -> String {
    let english = (lang == Lang::En).then(|| place_in_english(centre, text)).flatten();
    english.unwrap_or_else(|| text.to_owned())
}

/// The hours in which a matter is dealt with.
pub fn hours(lang: Lang, text: &str) -> String {
    if lang == Lang::Zh {
        return text.to_owned();
    }
    let english = HOURS.iter().fold(text.to_owned(), |text, (zh, en)| text.replace(zh, en));
    if english.is_ascii() { english } else { text.to_owned() }
}

/// Several windows in a row.
pub fn windows(lang: Lang, text: &str) -> String {
    if lang == Lang::Zh { text.to_owned() } else { text.replace('、', ", ") }
}

fn place_in_english(centre: &Name, text: &str) -> Option<String> {
    let rest = text.strip_prefix(&centre.zh).filter(|_| !centre.zh.is_empty() && !centre.en.is_empty())?;
    let (inside, street) = rest.find('（').map_or((rest, ""), |at| rest.split_at(at));
    let (floor, area) = match inside.split_once('楼') {
        Some((floor, area)) => (Some(floor), area),
        None => (None, inside),
    };
    let area = if area.is_empty() { None } else { Some(area.strip_suffix('区')?) };
    let is_sign = |sign: &str| !sign.is_empty() && sign.bytes().all(|c| c.is_ascii_alphanumeric());
    if ![floor, area].into_iter().flatten().all(is_sign) {
        return None;
    }
    let street = street.strip_prefix('（').and_then(|street| street.strip_suffix('）'));
    let parts = [
        Some(centre.en.clone()),
        floor.map(|floor| format!(", floor {floor}")),
        area.map(|area| format!(", area {area}")),
        street.map(|street| format!(" ({street})")),
    ];
    Some(parts.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_centre_a_floor_and_an_area() {
        let centre = Name {
            zh: "澄湘市政务服务中心".into(),
            en: "Chengxiang Government Service Center".into(),
        };
        let said = |text| place(Lang::En, &centre, text);
        assert_eq!(said("澄湘市政务服务中心3楼D区"), "Chengxiang Government Service Center, floor 3, area D");
        assert_eq!(
            said("澄湘市政务服务中心2楼（府前大道88号）"),
            "Chengxiang Government Service Center, floor 2 (府前大道88号)"
        );
        assert_eq!(said("澄湘市政务服务中心"), "Chengxiang Government Service Center");
        for other in ["老街派出所", "澄湘市政务服务中心东侧辅楼", "澄湘市政务服务中心三楼大厅", ""]
        {
            assert_eq!(said(other), other, "nothing is guessed");
        }
        assert_eq!(place(Lang::Zh, &centre, "澄湘市政务服务中心3楼D区"), "澄湘市政务服务中心3楼D区");
        let nameless = Name { en: String::new(), ..centre.clone() };
        assert_eq!(place(Lang::En, &nameless, "澄湘市政务服务中心3楼"), "澄湘市政务服务中心3楼");
    }

    #[test]
    fn hours_are_said_whole_or_as_they_are() {
        let said = |text| hours(Lang::En, text);
        assert_eq!(said("法定工作日 09:00-12:00，13:00-17:00"), "Working days 09:00-12:00, 13:00-17:00");
        assert_eq!(
            said("周一至周五 9:00-17:00（节假日除外）"),
            "Monday to Friday 9:00-17:00 (not on public holidays)"
        );
        assert_eq!(said("每月第二个周三"), "每月第二个周三");
        assert_eq!(hours(Lang::Zh, "法定工作日 09:00-17:00"), "法定工作日 09:00-17:00");
        assert_eq!(windows(Lang::En, "C01、C02"), "C01, C02");
    }
}
