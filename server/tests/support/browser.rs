//! A browser without a screen: cookies, forms, and what came back.

use axum::{
    Router,
    body::Body,
    http::{Method, Request, header, response::Parts},
    response::Response,
};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use tower::ServiceExt;

/// What a form without files is sent as.
const FORM: &str = "application/x-www-form-urlencoded";

/// A browser with its cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    accept: Option<&'static str>,
}

/// What came back.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub location: Option<String>,
    pub headers: axum::http::HeaderMap,
    pub bytes: Vec<u8>,
    pub body: String,
}

impl Answered {
    /// The value of the first hidden field with this name.
    pub fn hidden(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\"");
        let tags = self.body.split('<').filter(|tag| tag.starts_with("input") && tag.contains(&marker));
        let value = |tag: &str| Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned());
        tags.filter_map(value).next().unwrap_or_else(|| panic!("no hidden field {name} in {}", self.body))
    }

    /// The first link that starts so.
    pub fn link(&self, start: &str) -> String {
        let marker = format!("href=\"{start}");
        let rest = self.body.split(&marker).nth(1).unwrap_or_else(|| panic!("no link {start} in {}", self.body));
        format!("{start}{}", rest.split('"').next().unwrap_or_default()).replace("&amp;", "&")
    }
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), accept: None }
    }

    /// The same browser, asking for this kind of answer.
    pub fn accepting(&self, kind: &'static str) -> Self {
        Self { accept: Some(kind), ..self.clone() }
    }

    /// Sets a cookie.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub async fn get(&mut self, path: &str) -> Answered {
        self.send(Method::GET, path, Vec::new(), "same-origin").await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let encode = khuevan::error::encode;
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.send(Method::POST, path, pairs.join("&").into_bytes(), "same-origin").await
    }

    pub async fn post_from(&mut self, site: &str, path: &str) -> Answered {
        self.send(Method::POST, path, Vec::new(), site).await
    }

    pub async fn post_bytes(&mut self, path: &str, body: Vec<u8>) -> Answered {
        self.send(Method::POST, path, body, "same-origin").await
    }

    /// Posts a form with files: field, name, bytes.
    pub async fn post_files(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answered {
        const EDGE: &str = "khuevan-edge";
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.into_bytes());
        }
        for (field, name, bytes) in files {
            let name = name.replace('"', "%22");
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.send_as(Method::POST, path, body, "same-origin", &kind).await
    }

    /// GET, with the body read on another thread than the one that rendered the page, as it happens to a connection
    /// whose task moves.
    pub async fn get_read_elsewhere(&mut self, path: &str) -> Answered {
        let response = self.response(Method::GET, path, Vec::new(), "same-origin", FORM).await;
        let (parts, body) = response.into_parts();
        let here = std::thread::current().id();
        let elsewhere = std::thread::spawn(move || {
            assert_ne!(std::thread::current().id(), here);
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            runtime.block_on(body.collect()).expect("a body").to_bytes().to_vec()
        });
        let bytes = tokio::task::spawn_blocking(|| elsewhere.join()).await.expect("the wait ends");
        self.answered(parts, bytes.unwrap_or_else(|_| panic!("the end of {path} panicked on another thread")))
    }

    async fn send(&mut self, method: Method, path: &str, body: Vec<u8>, site: &str) -> Answered {
        self.send_as(method, path, body, site, FORM).await
    }

    async fn send_as(&mut self, method: Method, path: &str, body: Vec<u8>, site: &str, kind: &str) -> Answered {
        let (parts, body) = self.response(method, path, body, site, kind).await.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        self.answered(parts, bytes)
    }

    async fn response(&mut self, method: Method, path: &str, body: Vec<u8>, site: &str, kind: &str) -> Response {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:3000")
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, kind);
        if let Some(accept) = self.accept {
            request = request.header(header::ACCEPT, accept);
        }
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(Body::from(body)).expect("a good request");
        self.router.clone().oneshot(request).await.expect("the site always answers")
    }

    fn answered(&mut self, parts: Parts, bytes: Vec<u8>) -> Answered {
        let (status, headers) = (parts.status.as_u16(), parts.headers);
        for cookie in headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().expect("a cookie is text"));
        }
        let location = headers.get(header::LOCATION).map(|value| value.to_str().expect("text").to_owned());
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answered { status, location, headers, bytes, body }
    }

    fn keep(&mut self, cookie: &str) {
        let Some((name, rest)) = cookie.split_once('=') else { return };
        let value = rest.split(';').next().unwrap_or_default();
        if cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
