//! A report as a value of JSON.
use super::CountedReport;
use crate::hall::figures::indicators::{IndicatorValue, Measure, Percent};
use crate::text::Lang;
use crate::text::indicators;
use serde_json::{Value, json};

impl CountedReport {
    /// The report, with the words of a language.
    pub(super) fn as_json(&self, lang: Lang) -> Value {
        let (question, counts) = (&self.question, &self.counts);
        let values = counts.values(&question.scope);
        let aside = &counts.applications.aside;
        let ratings = counts.ratings.map(
            |rated| json!({ "grades": rated.grades, "annulled": rated.annulled, "not_active": rated.not_active, "due": rated.due }),
        );
        json!({
            "from": question.period.from.to_string(),
            "to": question.period.to.to_string(),
            "as_of": question.as_of.format("%Y-%m-%dT%H:%M:%S").to_string(),
            "scope": {
                "departments": question.scope.departments,
                "windows": question.scope.windows,
                "matters": question.scope.matters,
            },
            "received": counts.applications.received,
            "finished": counts.applications.finished,
            "given": counts.tickets.given,
            "indicators": values.iter().map(|value| indicator(value, lang)).collect::<Value>(),
            "ratings": ratings,
            "aside": {
                "refused": aside.refused,
                "withdrawn": aside.withdrawn,
                "waiting_for_papers": aside.waiting_for_papers,
                "without_finish": aside.without_finish,
                "without_promise": aside.without_promise,
                "without_statutory": aside.without_statutory,
                "of_unknown_matter": aside.of_unknown_matter,
                "missing_years": aside.missing_years,
            },
            "period_without_calendar": self.years_without_calendar,
        })
    }
}

fn indicator(value: &IndicatorValue, lang: Lang) -> Value {
    let words = indicators::words(lang, value.indicator);
    let why = match value.measure {
        Measure::Unknown(why) => Some(why.word()),
        _ => None,
    };
    json!({
        "code": value.indicator.code(),
        "name": words.name,
        "definition": words.definition,
        "variant": value.indicator.variant(),
        "n": value.numerator(),
        "N": value.denominator(),
        "percent": value.percent().map(percent_number),
        "seconds": value.seconds(),
        "left_out": value.left_out,
        "why": why,
    })
}

/// A share as a number of JSON, with the digits that were made of whole numbers: of all numbers with one decimal, that nearest to
/// a tenth is written as the tenth.
pub(in crate::cli) fn percent_number(percent: Percent) -> Value {
    percent.to_string().parse::<f64>().map_or(Value::Null, Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tenth_is_written_as_it_was_made() {
        for tenths in -2_000..=2_000 {
            if let Some(percent) = Percent::of(tenths, 1_000) {
                assert_eq!(percent_number(percent).to_string(), percent.to_string());
            }
        }
    }
}
