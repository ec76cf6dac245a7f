//! What is drawn, not written: the frame with its watermark, and the QR code. One unit is a quarter of a millimetre.

use qrcode::{Color, EcLevel, QrCode, Version};
use std::{f64::consts::TAU, fmt::Write};

const GOLD: &str = "#a87b1e";
const LACQUER: &str = "#9a1b1b";
const SEAL_LINE: &str = "#f6e3b4";
const SHEET: &str = "#fffdf8";
/// Gold at 9 % on the sheet, mixed beforehand: transparency prints badly on old machines.
const WATERMARK: &str = "#f7f1e4";
const WIDTH: f64 = 1188.0;
const HEIGHT: f64 = 840.0;

/// The edge of the QR code's symbol in millimetres; its quiet zone of four modules comes on top.
const QR_EDGE: f64 = 38.0;
const QUIET: usize = 4;
/// The largest version whose modules are over 0.4 mm wide.
const READABLE: i16 = 18;

/// Petals round a centre: one ray of the window of Khuê Văn Các each.
struct Rays {
    count: u32,
    inner: f64,
    outer: f64,
    /// Where a ray is widest, and half its width there and at its ends.
    belly: f64,
    half_belly: f64,
    half_tip: f64,
}

impl Rays {
    fn path(&self, x: f64, y: f64) -> String {
        let mut path = String::new();
        for ray in 0..self.count {
            let (sin, cos) = (TAU * f64::from(ray) / f64::from(self.count)).sin_cos();
            let at =
                |side: f64, out: f64| format!("{:.2} {:.2}", x + side * cos + out * sin, y + side * sin - out * cos);
            let (tip, belly) = (self.half_tip, self.half_belly);
            let _ = write!(
                path,
                "M{}Q{} {}L{}Q{} {}z",
                at(-tip, self.inner),
                at(-belly, self.belly),
                at(-tip, self.outer),
                at(tip, self.outer),
                at(belly, self.belly),
                at(tip, self.inner),
            );
        }
        path
    }
}

/// The ground of the sheet: two gold lines with a band of balusters, four seals, the window as a watermark.
pub(crate) fn frame() -> String {
    let window = Rays { count: 24, inner: 78.0, outer: 220.0, belly: 165.0, half_belly: 13.0, half_tip: 2.0 };
    let seal = Rays { count: 12, inner: 8.6, outer: 22.8, belly: 17.0, half_belly: 2.7, half_tip: 0.5 };
    let (x, y) = (WIDTH / 2.0, 436.0);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="297mm" height="210mm"><rect width="{WIDTH}" height="{HEIGHT}" fill="{SHEET}"/>"#
    );
    let _ = write!(
        svg,
        r#"<g fill="none" stroke="{WATERMARK}"><circle cx="{x}" cy="{y}" r="236" stroke-width="6"/><circle cx="{x}" cy="{y}" r="222" stroke-width="2"/><circle cx="{x}" cy="{y}" r="72" stroke-width="6"/><circle cx="{x}" cy="{y}" r="60" stroke-width="2"/></g><path fill="{WATERMARK}" d="{}"/>"#,
        window.path(x, y)
    );
    let _ = write!(
        svg,
        r#"<g fill="none" stroke="{GOLD}"><rect x="38" y="38" width="1112" height="764" stroke-width="2.4"/><rect x="56" y="56" width="1076" height="728" stroke-width="1"/><path stroke-width="1" d="{}"/></g>"#,
        balusters()
    );
    for (left, top) in [(38.0, 38.0), (1086.0, 38.0), (38.0, 738.0), (1086.0, 738.0)] {
        let (x, y) = (left + 32.0, top + 32.0);
        let _ = write!(
            svg,
            r#"<rect x="{left}" y="{top}" width="64" height="64" fill="{LACQUER}"/><g fill="none" stroke="{SEAL_LINE}"><rect x="{}" y="{}" width="56" height="56"/><circle cx="{x}" cy="{y}" r="24" stroke-width="2.4"/><circle cx="{x}" cy="{y}" r="6.6" stroke-width="2"/></g><path fill="{SEAL_LINE}" d="{}"/>"#,
            left + 4.0,
            top + 4.0,
            seal.path(x, y)
        );
    }
    svg.push_str("</svg>");
    svg
}

/// Two strands that cross every seven units, between the seals on all four sides.
fn balusters() -> String {
    let mut path = String::new();
    for (start, length, across) in [(102.0, 984.0, false), (102.0, 636.0, true)] {
        let count = f64::round(length / 14.0);
        let (half, lift) = (length / count / 2.0, 2.6);
        for middle in [47.0, if across { WIDTH } else { HEIGHT } - 47.0] {
            for side in [lift, -lift] {
                let _ = if across { write!(path, "M{middle} {start}") } else { write!(path, "M{start} {middle}") };
                for lobe in 0..(count as u32 * 2) {
                    let lift = if lobe % 2 == 0 { side } else { -side };
                    let (near, far) = (half * 0.34, half * 0.66);
                    let _ = if across {
                        write!(path, "c{lift} {near:.3} {lift} {far:.3} 0 {half:.3}")
                    } else {
                        write!(path, "c{near:.3} {lift} {far:.3} {lift} {half:.3} 0")
                    };
                }
            }
        }
    }
    path
}

/// The QR code as one path, so that no viewer shows seams between its rows. None when the text is too long for any.
///
/// Level M up to the version whose modules are over 0.4 mm; a longer text gives up error correction before it gives
/// up size, since certificates are printed well and handled with care.
pub fn qr_code(text: &str) -> Option<String> {
    let medium = QrCode::with_error_correction_level(text, EcLevel::M).ok();
    let code = match medium {
        Some(code) if matches!(code.version(), Version::Normal(version) if version <= READABLE) => code,
        _ => QrCode::with_error_correction_level(text, EcLevel::L).ok()?,
    };
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|left, right| left == right) {
            if run[0] == Color::Dark {
                let _ = write!(path, "M{} {}h{}v1h-{}z", column + QUIET, row + QUIET, run.len(), run.len());
            }
            column += run.len();
        }
    }
    let modules = width + 2 * QUIET;
    let edge = QR_EDGE * modules as f64 / width as f64;
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules} {modules}" width="{edge:.4}mm" height="{edge:.4}mm"><rect width="{modules}" height="{modules}" fill="{SHEET}"/><path fill="#1e211f" d="{path}"/></svg>"##
    ))
}
