//! Pieces of paper as files: the words in one, the dots in another.
use crate::virtual_printer::Piece;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder that pieces are kept in, numbered on from what lies there.
pub struct PieceFolder {
    path: PathBuf,
    next: usize,
    bytes: usize,
}

impl PieceFolder {
    /// The folder, made where it is missing, for paper of so many dots.
    pub fn open(path: &Path, dots: usize) -> io::Result<PieceFolder> {
        fs::create_dir_all(path)?;
        let mut last = 0;
        for entry in fs::read_dir(path)? {
            let name = entry?.file_name();
            let number = Path::new(&name).file_stem().and_then(|stem| stem.to_str()?.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(PieceFolder { path: path.to_owned(), next: last + 1, bytes: dots.div_ceil(8) })
    }

    /// Keeps a piece as `NNNN.txt` and `NNNN.png`, one pixel a dot; the text last, so that whoever sees it finds both.
    pub fn keep(&mut self, piece: &Piece) -> io::Result<PathBuf> {
        let name = self.path.join(format!("{:04}", self.next));
        let text = name.with_extension("txt");
        fs::write(name.with_extension("png"), picture(piece, self.bytes)?)?;
        fs::write(&text, words(piece))?;
        self.next += 1;
        Ok(text)
    }
}

/// The words line by line; what codes hold comes after them, each behind a square.
fn words(piece: &Piece) -> String {
    let codes = piece.codes.iter().map(|code| format!("▣ {code}"));
    piece.text.iter().cloned().chain(codes).map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The dots as a PNG file of one bit a pixel, black on white.
fn picture(piece: &Piece, bytes: usize) -> io::Result<Vec<u8>> {
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, size(bytes * 8), size(piece.dots.len().max(1)));
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let rows = piece.dots.iter().flat_map(|row| row.packed(bytes));
    let mut light: Vec<u8> = rows.map(|byte| !byte).collect();
    if light.is_empty() {
        light.resize(bytes, 0xFF);
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&light)?;
    writer.finish()?;
    Ok(file)
}
