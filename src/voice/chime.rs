//! The chime before a call, made of two tones, for halls that have recorded none.
use std::f64::consts::TAU;

/// Samples a second.
const RATE: u32 = 22_050;
/// The two tones of a door bell: hertz, and when each begins, in seconds.
const TONES: [(f64, f64); 2] = [(659.26, 0.0), (523.25, 0.45)];
/// How many samples it takes: 1.4 seconds.
const STEPS: u32 = RATE * 7 / 5;
/// How fast a tone dies away.
const FADE: f64 = 4.0;
/// Two tones together stay below the loudest.
const LOUD: f64 = 14_000.0;

/// The chime as a WAV file: one channel of 16 bits.
pub fn chime() -> Vec<u8> {
    let samples: Vec<u8> =
        (0..STEPS).flat_map(|step| level(f64::from(step) / f64::from(RATE)).to_le_bytes()).collect();
    let length = u32::try_from(samples.len()).unwrap_or(0);
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend(b"RIFF");
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    // PCM, one channel; bytes a second, bytes a sample, bits.
    file.extend(16_u32.to_le_bytes());
    file.extend([1, 0, 1, 0]);
    file.extend(RATE.to_le_bytes());
    file.extend((2 * RATE).to_le_bytes());
    file.extend([2, 0, 16, 0]);
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend(samples);
    file
}

/// How far the membrane is out at a moment.
#[expect(clippy::cast_possible_truncation, reason = "two tones of 14,000 at most, which fade")]
fn level(second: f64) -> i16 {
    let tone = |(hertz, begins): (f64, f64)| {
        let since = second - begins;
        if since < 0.0 {
            return 0.0;
        }
        // A soft beginning: without it a tone cracks.
        (since * 200.0).min(1.0) * (-FADE * since).exp() * (TAU * hertz * since).sin() * LOUD
    };
    TONES.into_iter().map(tone).sum::<f64>().clamp(-32_000.0, 32_000.0) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chime_is_a_sound_file_that_begins_and_ends_softly() {
        let file = chime();
        assert_eq!((&file[..4], &file[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        assert_eq!(u32::from_le_bytes(file[4..8].try_into().unwrap()) as usize + 8, file.len());
        let samples: Vec<i16> =
            file[44..].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect();
        assert_eq!(samples.len(), 30_870, "1.4 seconds");
        assert_eq!(samples[0], 0);
        assert!(samples.iter().any(|level| level.abs() > 8_000));
        assert!(samples[30_000..].iter().all(|level| level.abs() < 1_500));
    }
}
