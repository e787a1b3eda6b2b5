//! A printer's and a telephone's eyes: reads back what was sent and what was drawn.
use encoding_rs::GB18030;
use service_hall::paper::Profile;

/// What a printer would make of a job: an own small reader, which knows no command but those we mean to send.
#[derive(Default)]
pub struct Job {
    /// Each line's words.
    pub words: Vec<String>,
    /// The rows of all pictures.
    pub dots: Vec<Vec<bool>>,
    /// How often the paper was cut.
    pub cuts: usize,
}

impl Job {
    /// Reads a job; fails on anything a slip must not send.
    pub fn read(bytes: &[u8], profile: &Profile) -> Job {
        assert_eq!(bytes[..4], [0x1B, b'@', 0x1C, b'&'], "every job begins afresh");
        let (mut job, mut rest, mut line, mut wide) = (Job::default(), &bytes[4..], Vec::new(), 1);
        while !rest.is_empty() {
            let taken = match *rest {
                [0x1B, b'a', 0..=2, ..] | [0x1B, b'E', 0..=1, ..] | [0x1C, b'W', 0..=1, ..] => 3,
                [0x1D, b'!', size, ..] => {
                    wide = usize::from(size >> 4) + 1;
                    assert!(
                        wide <= profile.max_size.into() && (size & 15) < profile.max_size,
                        "size {size:#x}"
                    );
                    3
                }
                [0x1D, b'v', b'0', 0, xl, xh, yl, yh, ..] => {
                    let (across, down) =
                        (usize::from(u16::from_le_bytes([xl, xh])), usize::from(yl) + 256 * usize::from(yh));
                    assert!(down <= 24 && across * 8 <= profile.dots, "{across} bytes, {down} rows");
                    let bits = |row: &[u8]| {
                        row.iter().flat_map(|b| (0..8).map(move |i| b << i & 0x80 != 0)).collect()
                    };
                    job.dots.extend(rest[8..8 + across * down].chunks(across).map(bits));
                    8 + across * down
                }
                [0x1D, b'V', 66, 0, ..] => {
                    assert!(line.is_empty(), "a cut in the middle of a line");
                    job.cuts += 1;
                    4
                }
                [0x0A, ..] => {
                    assert!(line.len() * wide <= profile.columns, "a line runs over: {line:x?}");
                    job.words.push(
                        GB18030
                            .decode_without_bom_handling_and_without_replacement(&line)
                            .unwrap()
                            .into_owned(),
                    );
                    line.clear();
                    1
                }
                [byte, ..] => {
                    assert!(byte >= 0x20 && byte != 0x7F, "{byte:#x} among words");
                    line.push(byte);
                    1
                }
                [] => unreachable!(),
            };
            rest = &rest[taken..];
        }
        job
    }
}

/// Reads a QR code of squares or dots, each drawn `scale` pixels wide.
pub fn read_code(width: usize, height: usize, scale: usize, dark: impl Fn(usize, usize) -> bool) -> String {
    let grey = |x: usize, y: usize| if dark(x / scale, y / scale) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width * scale, height * scale, grey);
    image.detect_grids().first().expect("a code").decode().expect("a readable code").1
}

/// Reads a picture with zbarimg, where it is installed.
pub fn read_by_zbar(dots: &[Vec<bool>]) -> Option<String> {
    let path = std::env::temp_dir().join(format!("slip-{}-{}.pgm", std::process::id(), dots[0].len()));
    let mut picture = format!("P5 {} {} 255\n", dots[0].len(), dots.len()).into_bytes();
    picture.extend(dots.iter().flatten().map(|dark| if *dark { 0 } else { 255 }));
    std::fs::write(&path, picture).unwrap();
    let read = std::process::Command::new("zbarimg").args(["-q", "--raw"]).arg(&path).output();
    std::fs::remove_file(&path).unwrap();
    if read.is_err() {
        println!("skipped: no zbarimg");
    }
    read.ok().map(|read| String::from_utf8(read.stdout).unwrap().trim().to_owned())
}
