//! The pixels of a picture, and the PNG they are kept as.

/// Red, green and blue, 0 to 255.
pub(super) type Rgb = [u8; 3];

/// A rectangle of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Area {
    /// A part of the area, its edges given in pixels from the upper left corner.
    pub(super) fn part(self, left: u32, top: u32, right: u32, bottom: u32) -> Self {
        let (width, height) = (right.saturating_sub(left), bottom.saturating_sub(top));
        Self { x: self.x + left, y: self.y + top, width, height }
    }
}

/// A drawn screen: pixels row by row from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Picture {
    /// Makes a black picture.
    pub(super) fn blank(width: u32, height: u32) -> Self {
        Self { width, height, rgb: vec![0; width as usize * height as usize * 3] }
    }

    /// The width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels: three bytes each (red, green, blue), row by row.
    #[must_use]
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// Packs the picture as a PNG file of 8 bits a channel; empty when the picture has no pixels.
    #[must_use]
    pub fn to_png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self.write_png(&mut bytes) {
            Ok(()) => bytes,
            // Memory takes every byte, so that only a picture without pixels is refused.
            Err(_) => Vec::new(),
        }
    }

    fn write_png(&self, bytes: &mut Vec<u8>) -> Result<(), png::EncodingError> {
        let mut encoder = png::Encoder::new(bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.rgb)?;
        writer.finish()
    }

    /// Paints an area; what lies outside the picture is cut off.
    pub(super) fn fill(&mut self, area: Area, colour: Rgb) {
        let (left, right) = (area.x.min(self.width) as usize, (area.x + area.width).min(self.width) as usize);
        let (top, bottom) =
            (area.y.min(self.height) as usize, (area.y + area.height).min(self.height) as usize);
        for y in top..bottom {
            let row = y * self.width as usize;
            for pixel in self.rgb[(row + left) * 3..(row + right) * 3].as_chunks_mut::<3>().0 {
                *pixel = colour;
            }
        }
    }

    /// Mixes ink into one pixel, `share` from 0 to 1; outside the picture nothing happens.
    pub(super) fn blend(&mut self, x: u32, y: u32, ink: Rgb, share: f32) {
        if x >= self.width || y >= self.height {
            return;
        }
        let place = (y as usize * self.width as usize + x as usize) * 3;
        for (channel, ink) in self.rgb[place..place + 3].iter_mut().zip(ink) {
            *channel = mixed(*channel, ink, share);
        }
    }
}

/// Mixes two values of a colour: `share` 1 is all ink.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between the two bytes")]
pub(super) fn mixed(ground: u8, ink: u8, share: f32) -> u8 {
    let share = share.clamp(0.0, 1.0);
    (f32::from(ground) * (1.0 - share) + f32::from(ink) * share).round() as u8
}
