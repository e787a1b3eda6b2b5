//! Tending a kiosk: out of service until somebody puts it back, by whoever has the right, and in the audit.
use super::{acts, at, person, system};
use crate::support::place::Place;
use service_hall::hall::KioskCode;
use service_hall::hall::people::{Denied, KioskAct, Permission};

#[test]
fn a_kiosk_is_out_of_service_until_somebody_puts_it_back() {
    for place in Place::every("kiosk_out") {
        let (here, there): (KioskCode, KioskCode) = ("1".into(), "2".into());
        let (lead, clerk) = (person("001", &["lead"]), person("104", &["clerk"]));
        let mut store = place.open();
        let refused = store.acting(&clerk, "desk", at(0)).tend_kiosk(&here, KioskAct::TakeOut).unwrap();
        assert_eq!(refused, Err(Denied(Permission::TendKiosks)));
        assert_eq!(store.kiosk_out(&here).unwrap(), None);
        store.acting(&lead, "desk", at(1)).tend_kiosk(&here, KioskAct::TakeOut).unwrap().unwrap();
        drop(store);
        let mut store = place.open();
        let out = store.kiosk_out(&here).unwrap().unwrap();
        assert_eq!((out.since, out.who.to_string()), (at(1), "001".to_owned()));
        assert_eq!(store.kiosk_out(&there).unwrap(), None, "another kiosk goes on");
        store.acting(&system(), "desk", at(2)).tend_kiosk(&here, KioskAct::TestPrint).unwrap().unwrap();
        assert!(store.kiosk_out(&here).unwrap().is_some());
        store.acting(&lead, "desk", at(3)).tend_kiosk(&here, KioskAct::PutBack).unwrap().unwrap();
        assert_eq!(store.kiosk_out(&here).unwrap(), None);
        assert_eq!(acts(&mut store), ["denied", "kiosk_tend", "kiosk_tend", "kiosk_tend"]);
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    }
}
