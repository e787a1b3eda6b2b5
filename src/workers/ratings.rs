//! What the store's worker does about ratings: looks which one may be given, and keeps it.
use super::{store::StoreWorker, tickets::written};
use crate::app::case_progress::SentCase;
use crate::app::message::Answer;
use crate::app::rating_kept::{KeptRating, RatingRequest};
use crate::hall::ratings::{RatingForm, RatingKey};
use crate::paper::case_slip;
use crate::store::RatingOrder;
use crate::text::{Lang, ratings};
use std::sync::Arc;

impl StoreWorker {
    /// Which rating whoever has a ticket or a receipt may give now.
    pub(super) fn rating_turn(&mut self, key: &RatingKey) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        let turn = self.attempt(|store| store.rating_turn(&hall, key, now));
        turn.map_or(Answer::StoreFailed, Answer::RatingTurn)
    }

    /// Keeps a rating and says so; or gives back why not. It is durable before anybody is thanked.
    pub(super) fn rate(&mut self, asked: RatingRequest) -> Answer {
        let hall = Arc::clone(&self.hall);
        let RatingRequest { key, form } = asked;
        let form = RatingForm { kiosk: Some(hall.setup.kiosk.clone()), at: (self.clock)(), ..form };
        let said = ratings::in_case(form.grade, &form.reasons, form.text.reveal(), &hall.setup.ratings);
        let order = RatingOrder { key, form, case_words: said.into() };
        let kept = match self.attempt(|store| store.rate(&hall, &order)) {
            Err(()) => return Answer::StoreFailed,
            Ok(Err(no)) => return Answer::NotRated(no),
            Ok(Ok(kept)) => kept,
        };
        log::info!("rating {} kept", kept.rating.number);
        let lang = if kept.rating.lang == written(Lang::En) { Lang::En } else { Lang::Zh };
        let case = kept.case.map(|kept| {
            let slip = case_slip(&kept.case, &kept.receipt, &hall, lang);
            SentCase { case: kept.case, receipt: kept.receipt, slip }
        });
        Answer::Rated(Box::new(KeptRating { rating: kept.rating, case }))
    }
}
