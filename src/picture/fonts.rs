//! The fonts of a picture, and where they are found on this computer.

use std::fmt;
use std::fs;

use ab_glyph::FontVec;

/// The bytes of a font file and the number of the face in it (0 but for collections).
pub type TypefaceFile = (Vec<u8>, u32);

/// One typeface, with its own bold where there is one.
#[derive(Debug)]
pub(super) struct Typeface {
    pub(super) regular: FontVec,
    pub(super) bold: Option<FontVec>,
}

/// The fonts that pictures are drawn with: a character is taken from the first that has it.
#[derive(Debug, Default)]
pub struct Fonts {
    pub(super) faces: Vec<Typeface>,
}

impl Fonts {
    /// Adds a typeface behind the others: the monospaced Latin one first, then those for Han characters.
    /// Without a bold face of its own, bold is made by drawing twice.
    ///
    /// # Errors
    /// Says so when the regular file holds no outlines; an unreadable bold one counts as none.
    pub fn add(
        &mut self,
        regular: TypefaceFile,
        bold: Option<TypefaceFile>,
    ) -> Result<(), ab_glyph::InvalidFont> {
        let regular = FontVec::try_from_vec_and_index(regular.0, regular.1)?;
        let bold = bold.and_then(|(bytes, index)| FontVec::try_from_vec_and_index(bytes, index).ok());
        self.faces.push(Typeface { regular, bold });
        Ok(())
    }
}

/// What `find_fonts` did not find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingFonts {
    /// No monospaced Latin font.
    pub latin: bool,
    /// No font for Chinese.
    pub han: bool,
}

impl fmt::Display for MissingFonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packages = match (self.latin, self.han) {
            (true, true) => "fonts-dejavu-core and fonts-noto-cjk",
            (true, false) => "fonts-dejavu-core",
            (false, _) => "fonts-noto-cjk",
        };
        write!(f, "no font for pictures found; install the Debian packages: {packages}")
    }
}

impl std::error::Error for MissingFonts {}

/// A place where a typeface may lie: (regular, bold or nothing, number of the face).
type FontLocation = (&'static str, &'static str, u32);

const LATIN: [FontLocation; 4] = [
    (
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf",
        0,
    ),
    (
        "/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf",
        "/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono-Bold.ttf",
        0,
    ),
    ("/usr/share/fonts/TTF/DejaVuSansMono.ttf", "/usr/share/fonts/TTF/DejaVuSansMono-Bold.ttf", 0),
    (
        "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf",
        0,
    ),
];
/// The third face of Noto's collection is the one with the Simplified Chinese forms.
const HAN: [FontLocation; 6] = [
    (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
        2,
    ),
    (
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
        2,
    ),
    (
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
        2,
    ),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "", 0),
    ("/usr/share/fonts/opentype/unifont/unifont.otf", "", 0),
];

/// Reads the fonts from where Linux systems keep them: the first Latin and the first Chinese one found.
///
/// # Errors
/// Names the packages to install when either is absent or unreadable.
pub fn find_fonts() -> Result<Fonts, MissingFonts> {
    let mut fonts = Fonts::default();
    let latin = !LATIN.iter().any(|place| read(&mut fonts, *place));
    let han = !HAN.iter().any(|place| read(&mut fonts, *place));
    if latin || han { Err(MissingFonts { latin, han }) } else { Ok(fonts) }
}

/// Adds the typeface that lies at a place, and says whether there was one.
fn read(fonts: &mut Fonts, (regular, bold, number): FontLocation) -> bool {
    let Ok(bytes) = fs::read(regular) else { return false };
    let bold = fs::read(bold).ok().map(|bytes| (bytes, number));
    fonts.add((bytes, number), bold).is_ok()
}
