//! Puts the offline verification page together: one file with everything in it, that asks the network for nothing.

use data_encoding::BASE64;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// The pieces of the page. Slots in the template and the style are written `@@name@@`.
pub struct Parts<'a> {
    /// The HTML, with the slots `policy`, `style`, `glue`, `script`, `wasm`, `keys`, `lists`,
    /// `site` and `date`.
    pub template: &'a str,
    /// The CSS, with the slot `font`.
    pub style: &'a str,
    /// The display font, WOFF2.
    pub font: &'a [u8],
    /// The page's own scripts, its words first.
    pub script: &'a str,
    /// What wasm-bindgen wrote with `--target no-modules`.
    pub glue: &'a str,
    /// The compiled reader and checker.
    pub wasm: &'a [u8],
    /// The issuers' keys, a JSON array of [`IssuerKey`](super::IssuerKey).
    pub keys_json: &'a str,
    /// The signed revocation lists, as [`sign_list`](super::sign_list) wrote them.
    pub lists: &'a [Vec<u8>],
    /// The site's public address, where today's answer is to be had.
    pub site: &'a str,
    /// The day on which the page is made.
    pub date: Date,
}

/// The finished page.
pub struct Assembled {
    /// The whole file.
    pub html: String,
    /// The content security policy, to be sent as a header too. It stands in the file as well, so that even a copy
    /// on a USB stick can reach no network; scripts and style are named by their hashes.
    pub policy: String,
}

/// Fills the slots.
pub fn assemble(parts: &Parts<'_>) -> Assembled {
    let font = BASE64.encode(parts.font);
    let style = fill(parts.style, |slot| (slot == "font").then_some(font.as_str()));
    let glue = inline(parts.glue);
    let script = inline(parts.script);
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; font-src data:; img-src blob: data:; \
         media-src blob:; base-uri 'none'; form-action 'none'",
        source_of(&glue),
        source_of(&script),
        source_of(&style),
    );
    let wasm = BASE64.encode(parts.wasm);
    let keys = json_in_html(parts.keys_json);
    let lists: Vec<String> = parts.lists.iter().map(|list| format!("\"{}\"", BASE64.encode(list))).collect();
    let lists = format!("[{}]", lists.join(","));
    let site = text_in_html(parts.site);
    let date = parts.date.to_string();
    let html = fill(parts.template, |slot| {
        Some(match slot {
            "policy" => policy.as_str(),
            "style" => &style,
            "glue" => &glue,
            "script" => &script,
            "wasm" => &wasm,
            "keys" => &keys,
            "lists" => &lists,
            "site" => &site,
            "date" => &date,
            _ => return None,
        })
    });
    Assembled { html, policy }
}

/// One pass, so that nothing that is filled in is read as a slot.
fn fill<'a>(text: &'a str, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("@@") {
        filled.push_str(before);
        match after.split_once("@@").and_then(|(slot, after)| Some((value(slot)?, after))) {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push_str("@@");
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// A script as it may stand in HTML: its end is where we end it.
fn inline(script: &str) -> String {
    script.replace('\r', "").replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

fn json_in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn text_in_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn source_of(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Assembled {
        assemble(&Parts {
            template: "<meta content=\"@@policy@@\"><style>@@style@@</style><script>@@script@@</script>\
                       <script type=\"application/json\">@@keys@@</script>@@lists@@ @@site@@ @@date@@ a@@b",
            style: "@font-face { src: url(data:font/woff2;base64,@@font@@) }",
            font: b"font",
            script: "let end = '</script>@@keys@@';",
            glue: "",
            wasm: b"wasm",
            keys_json: r#"[{"issuer_name":"</script><b>"}]"#,
            lists: &[b"list".to_vec()],
            site: "https://x.vn/?\"<&",
            date: Date::constant(2026, 11, 23),
        })
    }

    #[test]
    fn nothing_that_is_filled_in_can_break_out_or_is_filled_again() {
        let html = page().html;
        assert!(html.contains(r"let end = '<\/script>@@keys@@';"));
        assert!(html.contains(r#""\u003c/script>\u003cb>""#));
        assert!(html.ends_with(r#"["bGlzdA=="] https://x.vn/?&quot;&lt;&amp; 2026-11-23 a@@b"#));
    }

    #[test]
    fn the_policy_names_what_stands_in_the_page() {
        let Assembled { html, policy } = page();
        let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).expect("a style").0;
        assert!(style.contains("base64,Zm9udA=="));
        assert!(policy.contains(&source_of(style)));
        assert!(html.contains(&policy));
    }
}
