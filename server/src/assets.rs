//! Style, script, fonts and pictures of the site: inside the binary, compressed when they were built, and served under
//! an address that names their content, so that browsers keep them for ever.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use data_encoding::BASE64URL_NOPAD;
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use crate::{error::Error, state::AppState};

/// What `make site` built. A build without it still runs, without style.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Site;

/// The ending of the compressed form of an asset. One without it is compressed as pages are.
const COMPRESSED: &str = ".br";

struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    content_type: &'static str,
}

/// All assets by name.
pub struct Assets {
    build: String,
    files: BTreeMap<String, Asset>,
}

impl Assets {
    /// Takes them out of the binary.
    pub fn load() -> Self {
        let mut hasher = Sha256::new();
        let mut files = BTreeMap::new();
        for name in Site::iter() {
            let Some(file) = Site::get(&name).filter(|_| !name.ends_with(COMPRESSED)) else { continue };
            hasher.update(name.as_bytes());
            hasher.update(&file.data);
            let brotli = Site::get(&format!("{name}{COMPRESSED}")).map(bytes);
            files.insert(name.to_string(), Asset { content_type: content_type(&name), plain: bytes(file), brotli });
        }
        let build = BASE64URL_NOPAD.encode(&hasher.finalize()[..9]);
        Self { build, files }
    }

    /// The address of an asset.
    pub fn url(&self, name: &str) -> String {
        format!("/assets/{}/{name}", self.build)
    }

    /// The bytes of an asset.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|asset| asset.plain.as_ref())
    }
}

/// GET /assets/{build}/{*name}: another build's address still finds the asset, but is not kept.
pub async fn show(
    State(app): State<AppState>,
    Path((build, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let asset = app.assets.files.get(&name).ok_or(Error::NotFound)?;
    let caching = if build == app.assets.build { "public, max-age=31536000, immutable" } else { "no-cache" };
    let takes_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|text| text.contains("br"));
    let mut set: Vec<(HeaderName, HeaderValue)> = vec![
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let body = match &asset.brotli {
        Some(brotli) if takes_brotli => {
            set.push((header::CONTENT_ENCODING, HeaderValue::from_static("br")));
            brotli.clone()
        }
        _ => asset.plain.clone(),
    };
    let mut response = body.into_response();
    for (name, value) in set {
        response.headers_mut().insert(name, value);
    }
    Ok(response)
}

fn bytes(file: EmbeddedFile) -> Bytes {
    file.data.into_owned().into()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}
