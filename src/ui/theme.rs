//! Colours by role. Text on its ground keeps a contrast of at least 7 to 1; colour never says anything alone.
use ratatui::style::Color;

/// What the colours are for. Three tables exist: a light one, a dark one and a high-contrast one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColourTheme {
    /// The ground of a page.
    pub page: Color,
    /// A card or a list row.
    pub card: Color,
    /// The text people must read.
    pub ink: Color,
    /// Text that explains.
    pub muted: Color,
    /// What may be touched, and numbers.
    pub primary: Color,
    /// The ground of the header.
    pub header: Color,
    /// Text on the header.
    pub on_header: Color,
    /// Small text on the header.
    pub header_muted: Color,
    /// The one thing that matters most on a page, and warnings.
    pub accent: Color,
    /// Done, open, well.
    pub good: Color,
    /// A quiet button.
    pub soft: Color,
    /// Below a card.
    pub shadow: Color,
    /// Text on primary, header, accent and good.
    pub bright: Color,
    /// A pressed target.
    pub pressed: Color,
}

/// Paper is white, whatever the colours of the page.
pub const PAPER: Color = Color::Rgb(255, 255, 255);

const fn rgb(hex: u32) -> Color {
    let [_, r, g, b] = hex.to_be_bytes();
    Color::Rgb(r, g, b)
}

/// For bright lobbies: light page, white cards, deep header.
pub const LIGHT: ColourTheme = ColourTheme {
    page: rgb(0x00EE_F2F7),
    card: rgb(0x00FF_FFFF),
    ink: rgb(0x0010_1C2E),
    muted: rgb(0x003F_4C60),
    primary: rgb(0x000B_4A8F),
    header: rgb(0x0007_2F5E),
    on_header: rgb(0x00FF_FFFF),
    header_muted: rgb(0x00C9_D9EE),
    accent: rgb(0x0092_0F0F),
    good: rgb(0x0009_5438),
    soft: rgb(0x00DD_E8F6),
    shadow: rgb(0x00D5_DCE6),
    bright: rgb(0x00FF_FFFF),
    pressed: rgb(0x0003_2547),
};

/// Black, white and yellow, at least 15 to 1.
pub const CONTRAST: ColourTheme = ColourTheme {
    page: rgb(0x0000_0000),
    card: rgb(0x001E_1E1E),
    ink: rgb(0x00FF_FFFF),
    muted: rgb(0x00FF_FFFF),
    primary: rgb(0x00FF_FF00),
    header: rgb(0x0000_0000),
    on_header: rgb(0x00FF_FFFF),
    header_muted: rgb(0x00FF_FFFF),
    accent: rgb(0x00FF_FF00),
    good: rgb(0x00FF_FF00),
    soft: rgb(0x001E_1E1E),
    shadow: rgb(0x0080_8000),
    bright: rgb(0x0000_0000),
    pressed: rgb(0x00FF_FFFF),
};

/// For screens that hang high and are read from afar: light on a dark ground, which dazzles nobody.
pub const DARK: ColourTheme = ColourTheme {
    page: rgb(0x0008_1220),
    card: rgb(0x0010_1F36),
    ink: rgb(0x00FF_FFFF),
    muted: rgb(0x00B4_C4D9),
    primary: rgb(0x0086_CFFF),
    header: rgb(0x0004_0B16),
    on_header: rgb(0x00FF_FFFF),
    header_muted: rgb(0x00B4_C4D9),
    accent: rgb(0x00FF_C845),
    good: rgb(0x0083_E0B4),
    soft: rgb(0x0016_2A48),
    shadow: rgb(0x0004_0B16),
    bright: rgb(0x0008_1220),
    pressed: rgb(0x00FF_FFFF),
};
