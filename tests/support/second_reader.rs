//! A second reader of QR codes, a port of `ZXing`, beside rqrr, which is one of quirc: neither knows the other's code.

/// Reads the one QR code among dots or modules, each drawn `scale` pixels wide.
#[track_caller]
pub fn read_by_zxing(
    width: usize,
    height: usize,
    scale: usize,
    is_dark: impl Fn(usize, usize) -> bool,
) -> String {
    let (columns, rows) = (width * scale, height * scale);
    let pixel =
        |place: usize| if is_dark(place % columns / scale, place / columns / scale) { 0 } else { 255 };
    let luma: Vec<u8> = (0..columns * rows).map(pixel).collect();
    let (columns, rows) = (u32::try_from(columns).unwrap(), u32::try_from(rows).unwrap());
    let kind = Some(rxing::BarcodeFormat::QR_CODE);
    let found = rxing::helpers::detect_in_luma(luma, columns, rows, kind);
    found.expect("a code that ZXing reads as well").getText().to_owned()
}
