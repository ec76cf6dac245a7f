//! Line ends of what was typed: a browser sends `\r\n`, a file keeps its own.

/// A text with the line ends of another, so that saving a form changes no line that its author left alone.
///
/// The first line end of `like` counts; without one it is `\n`.
pub fn with_line_ends_of(like: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    match first_line_end(like) {
        "\n" => text,
        other => text.replace('\n', other),
    }
}

/// How a text ends its lines.
pub(super) fn first_line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_gets_the_line_ends_of_its_file() {
        assert_eq!(with_line_ends_of("a\nb\n", "a\r\nc\r\n"), "a\nc\n");
        assert_eq!(with_line_ends_of("a\r\nb", "a\nc\r\nd"), "a\r\nc\r\nd");
        assert_eq!(with_line_ends_of("a\rb", "a\r\nc"), "a\rc");
        assert_eq!(with_line_ends_of("", "a\r\nb"), "a\nb");
    }
}
