//! Signing in: what is typed where, and what a wrong PIN costs.
use super::clerk::{Clerk, face, hall};
use service_hall::app::input::Key;
use service_hall::hall::Name;
use service_hall::hall::queue::StepError;
use service_hall::text::Lang;
use service_hall::window::{WindowEvent, WindowRequest, WindowScreen, WindowSetup, WindowUpdate};

#[test]
fn five_wrong_pins_cost_a_wait_and_the_screen_counts_it_down() {
    let mut clerk = Clerk::arrives("window");
    clerk.type_in("101").key(Key::Enter);
    for left in [4, 3, 2, 1] {
        clerk.type_in("1111").key(Key::Enter).reads(&format!("还可以试 {left} 次"));
    }
    clerk.type_in("1111").key(Key::Enter).reads("请等 15 秒再试");
    assert!(!clerk.may("登录"));
    let asked = clerk.requests.len();
    clerk.wait(5).reads("请等 10 秒再试").type_in("2468").key(Key::Enter);
    assert_eq!(clerk.requests.len(), asked, "nothing is checked meanwhile");
    clerk.wait(10).type_in("1111").key(Key::Enter).reads("请等 30 秒再试");
    clerk.wait(30).type_in("2468").key(Key::Enter).reads("您好");
}

#[test]
fn an_unknown_number_and_a_wrong_pin_look_alike() {
    let mut clerk = Clerk::arrives("window");
    clerk.type_in("999").key(Key::Enter).type_in("2468").key(Key::Enter).reads("工号或密码不对");
    clerk.reads("999");
}

#[test]
fn what_is_missing_is_asked_for() {
    let mut clerk = Clerk::arrives("window");
    clerk.key(Key::Enter).reads("请先填好");
    clerk.type_in("101x").key(Key::Backspace).key(Key::Tab).type_in("24a68").reads("●●●●");
    clerk.key(Key::BackTab).key(Key::Escape).type_in("101").key(Key::Enter).reads("您好");
}

#[test]
fn why_somebody_is_not_let_in_is_said() {
    let mut clerk = Clerk::arrives("window");
    clerk.hear(WindowUpdate::NotHere).reads("不能在窗口 A03 登录");
    clerk.hear(WindowUpdate::AccountClosed).reads("这个账号已停用");
    clerk.hear(WindowUpdate::KnownPin).reads("这是示例密码");
    clerk.hear(WindowUpdate::Elsewhere).reads("本机已有另一个程序在用窗口 A03");
    clerk.hear(WindowUpdate::NoSignIn(StepError::WindowTaken)).reads("有别人登录着");
    clerk.hear(WindowUpdate::Lost).reads("没有登录：连不上存储");
}

#[test]
fn a_machine_without_a_window_of_its_own_asks_for_one() {
    let hall = hall();
    let setup = WindowSetup {
        hall: std::sync::Arc::clone(&hall),
        window: None,
        lang: Lang::Zh,
        now: super::pilot::monday(),
        is_exercise: true,
    };
    let mut face = WindowScreen::new(setup);
    face.update(WindowEvent::News(WindowUpdate::PleaseSignIn { window: None, clerk: None }));
    let mut keys = |keys: &[Key]| {
        keys.iter().flat_map(|key| face.update(WindowEvent::Key(*key))).collect::<Vec<WindowRequest>>()
    };
    keys(&[Key::Right, Key::Right, Key::Left]);
    keys(&"l".chars().map(Key::Char).collect::<Vec<_>>());
    keys(&[Key::Backspace, Key::Enter]);
    keys(&"101".chars().map(Key::Char).collect::<Vec<_>>());
    keys(&[Key::Enter]);
    keys(&"2468".chars().map(Key::Char).collect::<Vec<_>>());
    let asked = keys(&[Key::Enter]);
    assert!(
        matches!(&asked[..], [WindowRequest::SignIn { window, clerk, .. }] if *window == hall.setup.windows[0].code && clerk == "101"),
        "{asked:?}"
    );
}

#[test]
fn whoever_was_signed_in_goes_on_where_they_were() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位");
    clerk.face = face(&clerk.hall, Lang::Zh);
    assert!(clerk.hints().is_empty(), "it is still being looked");
    clerk
        .hear(WindowUpdate::SignedIn {
            window: "A03".into(),
            clerk: "101".into(),
            name: Name::default(),
            restored: true,
        })
        .look();
    clerk.reads("已恢复：李老师的登录还在").reads("已叫号，等人到窗口").press("办结").press("办结");
}

#[test]
fn a_clerk_number_is_typed_letter_by_letter_in_any_width() {
    for (number, pin) in [("L01", "2468"), ("Ｌ０１", "２４６８"), ("１０４", "２４６８")] {
        let mut clerk = Clerk::arrives("window");
        clerk.type_in(number).key(Key::Enter).type_in(pin).key(Key::Enter);
        let asked = clerk.requests.iter().find_map(|request| match request {
            WindowRequest::SignIn { clerk, pin, .. } => Some((clerk.clone(), pin.0.clone())),
            _ => None,
        });
        let meant = if number.contains('4') || number.contains('４') { "104" } else { "L01" };
        assert_eq!(asked, Some((meant.into(), "2468".to_owned())));
        clerk.reads("工号或密码不对");
    }
}

#[test]
fn what_is_pasted_is_text_and_never_a_command() {
    let paste = |clerk: &mut Clerk, text: &str| {
        for letter in text.chars() {
            clerk.happen(WindowEvent::Pasted(letter));
        }
    };
    let mut clerk = Clerk::arrives("window");
    paste(&mut clerk, "101 ");
    clerk.key(Key::Enter);
    paste(&mut clerk, "l２４６８");
    clerk.reads("●●●●").key(Key::Enter).reads("您好");
    let (asked, screen) = (clerk.requests.len(), clerk.screen());
    paste(&mut clerk, "aql1A001");
    assert_eq!((clerk.requests.len(), clerk.screen()), (asked, screen), "no field is open");
}

#[test]
fn a_mistake_in_the_middle_is_mended_there() {
    let mut clerk = Clerk::arrives("window");
    clerk.type_in("1x1").key(Key::Left).key(Key::Backspace).type_in("0").reads("10▏1");
    clerk.key(Key::Enter).type_in("2468").key(Key::Enter).reads("您好");
}
