//! Hours of a day for several lines at once, and whom they leave out.
use super::*;

#[test]
fn lines_with_other_hours_are_each_closed_within_their_own() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.types("4").press(&[Key::Down, Key::Enter, Key::Char(' ')]);
    // The line whose mornings begin earlier than those of the first.
    keeper.types("H").press(&[Key::Char(' '), Key::Enter]).reads("保存后");
    keeper.reads("09:00-12:00").reads("08:30-12:00").types("s").reads("已生效");
    let orders: Vec<(String, String)> = keeper
        .hours
        .iter()
        .map(|order| (order.special.lines[0].to_string(), order.special.open[0].to_string()))
        .collect();
    let own = |line: &str, open: &str| (line.to_owned(), open.to_owned());
    assert_eq!(orders, [own("A", "09:00-12:00"), own("H", "08:30-12:00")]);
}

#[test]
fn lines_with_the_same_hours_are_one_order() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.types("4").press(&[Key::Down, Key::Enter, Key::Char(' ')]).types("C");
    keeper.press(&[Key::Char(' '), Key::Enter]).types("s").reads("已生效");
    assert_eq!((keeper.hours.len(), keeper.hours[0].special.lines.len()), (1, 2));
}

#[test]
fn whom_hours_leave_out_is_said_until_somebody_has_read_it() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.left = LeftOver { appointments: 3, waiting: 5 };
    keeper.types("4").press(&[Key::Down, Key::Enter, Key::Char(' '), Key::Enter]).types("s");
    keeper.reads("有 3 个预约落在不开放的时间里").reads("还有 5 人拿着号在等").press(&[Key::Enter]);
    assert!(!squeeze(&keeper.text()).contains("个预约"), "{}", keeper.text());
}
