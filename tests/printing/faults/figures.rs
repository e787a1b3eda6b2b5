//! How long a ticket takes, from the touch to the cut, model by model; and long slips on slow paper.
use super::{
    papers::hall,
    samples::ticket,
    world::{World, ms},
};
use service_hall::{
    config::printers::built_in,
    paper::{Part, Profile, Slip, SlipFont, SlipOutcome, script, ticket_slip},
    text::Lang,
    virtual_printer::{PrinterModel, SimulatedFault},
};
use std::time::Duration;

const LINK: &str = "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/";

fn ticket_of(lang: Lang) -> Slip {
    ticket_slip(&ticket(), &hall("澄湘市政务服务中心", "户籍治安", "A01", LINK), lang, None)
}

/// Prints a slip on an idle printer whose state is known; the world as it is after it.
fn printed(make: PrinterModel, profile: Profile, slip: &Slip) -> (World, SlipOutcome, Duration, usize) {
    let mut world = World::with(make, profile);
    world.settled();
    let (begun, sent) = (world.now, world.sent.len());
    let outcome = world.print_script("A012", script(slip, &world.profile.clone(), &SlipFont));
    let bytes = world.sent.len() - sent;
    (world, outcome, begun, bytes)
}

/// A ticket on each model, on a slow line and a quick one. `--nocapture` prints the table.
#[test]
fn from_the_touch_to_the_cut() {
    println!("| model | baud | first byte | outcome | outcome after | bytes | paper cut after |");
    println!("|---|---|---|---|---|---|---|");
    for (make, name) in [
        ("generic-80", "generic-80"),
        ("epson-t82", "epson-tm-t82"),
        ("generic-58", "generic-58"),
        ("snbc-t080", "snbc-bt-t080"),
        ("citizen-cts", "citizen-ct-s"),
        ("custom-kpm", "custom-kpm"),
        ("generic-80", "raster-80"),
    ] {
        for baud in [9600, 115_200] {
            let make = PrinterModel { baud, ..PrinterModel::named(make).unwrap() };
            let (world, outcome, begun, bytes) = printed(make, built_in(name).unwrap(), &ticket_of(Lang::Zh));
            let piece = world.printer.pieces().iter().rfind(|piece| !piece.is_blank());
            let over = piece.map_or(world.printer.unfinished().ended, |piece| piece.ended) - begun;
            let (first, known) = world.took;
            println!(
                "| {name} | {baud} | {} ms | {outcome:?} | {:.2} s | {bytes} | {:.2} s |",
                first.as_millis(),
                known.as_secs_f64(),
                over.as_secs_f64()
            );
            assert!(
                matches!(outcome, SlipOutcome::Confirmed | SlipOutcome::Sent),
                "{name} at {baud}: {outcome:?}"
            );
            assert!(first < ms(100), "{name} at {baud}: the first byte leaves at once");
            assert!(known < Duration::from_mins(1) && bytes < 60_000, "{name} at {baud}");
        }
    }
}

#[test]
fn a_slip_longer_than_the_printer_s_memory_is_confirmed_at_any_speed() {
    let lines = (0..90).map(|n| Part::plain(format!("{n:02} {}", "要带的材料：身份证原件一份、复印件二份")));
    let long = Slip { parts: lines.chain([Part::Qr(format!("{LINK}4J7KQ2M9X0ABCDEFGHJKMNPQRS"))]).collect() };
    for (make, name) in
        [("generic-80", "generic-80"), ("snbc-t080", "snbc-bt-t080"), ("epson-t82", "epson-tm-t82")]
    {
        for (baud, dots_per_second) in
            [(9600, 480), (115_200, 480), (115_200, 720), (115_200, 1200), (230_400, 720)]
        {
            let make = PrinterModel { baud, dots_per_second, ..PrinterModel::named(make).unwrap() };
            for slip in [&long, &ticket_of(Lang::En), &ticket_of(Lang::Zh)] {
                let profile = Profile { speed: 60, ..built_in(name).unwrap() };
                let (mut world, outcome, ..) = printed(make.clone(), profile, slip);
                assert_eq!(
                    outcome,
                    SlipOutcome::Confirmed,
                    "{name}, {baud} baud, {dots_per_second} dots a second"
                );
                assert_eq!((world.came_whole(), world.printer.state().discarded), (1, 0));
                world.set(SimulatedFault::PaperOut, true).until(|world| world.trouble().is_some());
            }
        }
    }
}
