//! A visit with arrows, Enter and Escape only.
use super::{pilot::squeeze, visitor::Visitor};
use service_hall::{app::input::Key, ui::LIGHT};

/// Goes to the place that says something by arrows and Tab, as the highlight shows, and presses Enter.
fn choose(visitor: &mut Visitor, label: &str) {
    let (buffer, areas) = visitor.pilot.look();
    let said = |area| squeeze(&super::pilot::read(&buffer, area)).contains(&squeeze(label));
    let wanted = areas.iter().position(|area| said(*area)).expect("the label is there");
    visitor.pilot.press(Key::Down);
    for _ in 0..areas.len() {
        if focused(visitor) == Some(wanted) {
            break;
        }
        visitor.pilot.press(Key::Tab);
    }
    assert_eq!(focused(visitor), Some(wanted), "{}", visitor.pilot.screen());
    visitor.pilot.press(Key::Enter);
    visitor.served();
}

/// The place with the bars of the one that is chosen.
fn focused(visitor: &Visitor) -> Option<usize> {
    let (buffer, areas) = visitor.pilot.look();
    areas.iter().position(|area| {
        let (left, right) = (&buffer[(area.x, area.y + 1)], &buffer[(area.right() - 1, area.y + 1)]);
        [left, right].iter().all(|cell| cell.symbol() == "█" && cell.fg == LIGHT.accent)
    })
}

#[test]
fn a_whole_visit_without_touching_the_glass() {
    let mut visitor = Visitor::new();
    choose(&mut visitor, "取号");
    choose(&mut visitor, "A 户籍治安");
    choose(&mut visitor, "绿色通道：老人");
    choose(&mut visitor, "老年人");
    visitor.sees(&["已选：老年人"]);
    let large = visitor.large_button();
    visitor.pilot.press(Key::Down);
    let confirm = focused(&visitor).expect("a place is chosen");
    assert!(visitor.pilot.look().1[confirm].contains(large.into()), "{}", visitor.pilot.screen());
    visitor.pilot.press(Key::Enter);
    visitor.served().sees(&["请取走号票"]);
    choose(&mut visitor, "完成");
    assert!(visitor.is_home());
    assert!(visitor.taken()[0].priority);
}

#[test]
fn letters_search_and_escape_goes_back() {
    let mut visitor = Visitor::new();
    choose(&mut visitor, "搜事项");
    visitor.pilot.type_text("sfx").press(Key::Backspace).press(Key::Char('z'));
    visitor.sees(&["sfz", "居民身份证换领"]);
    choose(&mut visitor, "居民身份证换领");
    visitor.sees(&["要带的材料"]);
    visitor.pilot.press(Key::PageDown);
    visitor.sees(&["上一页"]);
    visitor.pilot.press(Key::Escape);
    visitor.sees(&["sfz"]);
    visitor.pilot.press(Key::Escape);
    assert!(visitor.is_home());
}

#[test]
fn arrows_reach_every_place() {
    let mut visitor = Visitor::new();
    let places = visitor.pilot.look().1.len();
    let mut reached = std::collections::BTreeSet::new();
    for row in 0..places {
        for key in [Key::Left, Key::Left, Key::Left, Key::Right, Key::Right] {
            visitor.pilot.press(key);
            reached.extend(focused(&visitor));
        }
        visitor.pilot.press(if row < places / 2 { Key::Down } else { Key::Up });
    }
    assert_eq!(reached.len(), places);
}
