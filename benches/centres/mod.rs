//! The catalogues that benches run on: the real one of a district, and one of a whole province made of it.
#![allow(dead_code, reason = "each bench uses what it needs")]
use rustix::time::{ClockId, clock_gettime};
use service_hall::config::Config;
use service_hall::hall::Name;
use service_hall::hall::catalogue::{Applicants, Guide, Handling, Material};
use service_hall::import::{Source, mappings};
use service_hall::search::Synonym;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

/// Which matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Centre {
    /// 1,135 matters of one district.
    District,
    /// 207,156 matters of 183 districts, each named after its district.
    Province,
    /// The same, named as they are: 1,130 names.
    Namesakes,
}

impl Centre {
    /// All of them, the smallest first.
    pub const ALL: [Centre; 3] = [Centre::District, Centre::Province, Centre::Namesakes];

    /// The centre of a word of the command line.
    pub fn named(word: &str) -> Option<Centre> {
        Self::ALL.into_iter().find(|centre| centre.to_string() == word)
    }

    /// Hands over every matter, as far as lists and searches need it; says whether the data is there at all.
    pub fn each(self, mut take: impl FnMut(Guide)) -> bool {
        match self {
            Centre::District => district(take),
            Centre::Province => province(|area, guide| {
                let name = Name::new(area.to_owned() + &guide.name.zh, "");
                take(Guide { name, ..guide });
            }),
            Centre::Namesakes => province(|_, guide| take(guide)),
        }
    }
}

impl fmt::Display for Centre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Centre::District => "district",
            Centre::Province => "province",
            Centre::Namesakes => "namesakes",
        })
    }
}

/// The folder of the sample centre's configuration.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config")
}

/// The sample centre's configuration and its synonyms.
pub fn config() -> (Config, Vec<Synonym>) {
    let config = Config::read(&folder()).0.unwrap();
    let synonyms = config.synonyms.iter().map(|(say, mean)| Synonym { say: say.clone(), mean: mean.clone() });
    let synonyms = synonyms.collect();
    (config, synonyms)
}

/// Says that the data is not to be had.
pub fn skipped() {
    println!("skipped: no ../shared/data");
}

/// The time at a share of sorted times, in thousandths.
pub fn at(sorted: &[Duration], share: usize) -> Duration {
    sorted.get(sorted.len().saturating_sub(1) * share / 1000).copied().unwrap_or_default()
}

/// The time this thread has worked, which others on the machine do not lengthen.
pub fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap())
}

/// A figure of a process's memory in MB, by its name in a file of `/proc`.
pub fn memory(process: &str, file: &str, name: &str) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let kilobytes: f64 = line.split_whitespace().next().and_then(|count| count.parse().ok()).unwrap_or(0.0);
    kilobytes / 1024.0
}

fn data(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    path.exists().then_some(path)
}

fn district(take: impl FnMut(Guide)) -> bool {
    real("guangan/matters.csv", take)
}

/// Hands over every matter of a real table, whose mapping has the name of its folder; says whether it is there.
pub fn real(table: &str, take: impl FnMut(Guide)) -> bool {
    let Some(path) = data(table) else { return false };
    let known = mappings(&folder(), &mut Vec::new());
    let source = Source::open(&path, &known, table.split('/').next()).unwrap();
    source.guides().map(Result::unwrap).for_each(take);
    true
}

/// Hands over every matter of the sample centre, without what people call it: a catalogue that nobody has made fit.
pub fn sample(mut take: impl FnMut(Guide)) {
    let known = mappings(&folder(), &mut Vec::new());
    let source = Source::open(&folder().join("matters.csv"), &known, None).unwrap();
    let guides = source.guides().map(Result::unwrap);
    guides.for_each(|guide| take(Guide { aliases: Vec::new(), ..guide }));
}

fn province(mut take: impl FnMut(&str, Guide)) -> bool {
    let Some(path) = data("scale/scale_sichuan.csv.gz") else { return false };
    let unpacked = Command::new("gzip").arg("-dc").arg(path).stdout(Stdio::piped()).spawn();
    let mut unpacked = unpacked.unwrap();
    let mut rows = csv::Reader::from_reader(unpacked.stdout.take().unwrap());
    for row in rows.records() {
        let row = row.unwrap();
        let guide = Guide {
            code: row[7].to_owned(),
            name: Name::new(&row[4], ""),
            department: row[2].to_owned(),
            applicants: Applicants { people: true, organisations: true },
            handling: Handling::Promised,
            materials: vec![Material { name: "申请表".into(), ..Material::default() }],
            ..Guide::default()
        };
        take(&row[1], guide);
    }
    unpacked.wait().unwrap().success()
}
