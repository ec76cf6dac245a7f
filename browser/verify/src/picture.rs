//! QR codes in pictures that people take with their phones.

use rqrr::PreparedImage;

/// Larger pictures are not looked at: the page shrinks them before.
const LARGEST: usize = 32_000_000;

pub(crate) fn read(pixels: &[u8], width: usize) -> Option<String> {
    let height = pixels.len().checked_div(width.checked_mul(4)?)?;
    if width < 21 || height < 21 || width * height > LARGEST {
        return None;
    }
    let brightness = |x: usize, y: usize| {
        let at = (y * width + x) * 4;
        let [red, green, blue, alpha] = [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]].map(u32::from);
        // What is see-through lies on white paper. The quotient is at most 255.
        let grey = (red * 77 + green * 150 + blue * 29) >> 8;
        u8::try_from((grey * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let mut image = PreparedImage::prepare_from_greyscale(width, height, brightness);
    image.detect_grids().into_iter().find_map(|grid| Some(grid.decode().ok()?.1))
}
