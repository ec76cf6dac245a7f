//! A mail server for the tests: it speaks SMTP over TCP, keeps what it takes, and is moody by recipient.

use data_encoding::BASE64;
use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// How the server treats a recipient.
#[derive(Clone, Copy, Debug)]
pub enum Mood {
    /// Takes the mail.
    Take,
    /// Answers the recipient so.
    Say(&'static str),
    /// Hangs up in the middle of the mail.
    HangUp,
    /// Takes the mail, and hangs up before it says so.
    TakeAndHangUp,
    /// Says nothing for so long before it answers the recipient.
    Sleep(Duration),
}

/// A mail that was taken.
#[derive(Clone, Debug)]
pub struct Caught {
    pub to: String,
    /// Headers and body as they came.
    pub raw: String,
}

impl Caught {
    /// The value of a header, unfolded and decoded.
    pub fn header(&self, name: &str) -> String {
        let (head, _) = self.raw.split_once("\r\n\r\n").expect("a head and a body");
        let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let start = format!("{}:", name.to_lowercase());
        let line = unfolded.split("\r\n").find(|line| line.to_lowercase().starts_with(&start));
        line.map(|line| words(line[start.len()..].trim())).unwrap_or_default()
    }

    /// The text, decoded; of a mail in parts the first one's.
    pub fn text(&self) -> String {
        let first = self.parts().into_iter().next();
        String::from_utf8(first.unwrap_or_else(|| self.body())).expect("UTF-8").replace("\r\n", "\n")
    }

    /// What is in the parts of a mail, decoded; nothing where it is one text.
    pub fn parts(&self) -> Vec<Vec<u8>> {
        let kind = self.header("Content-Type");
        let Some((_, rest)) = kind.split_once("boundary=\"") else { return Vec::new() };
        let mark = format!("--{}", rest.split('"').next().expect("a boundary"));
        let part = |raw: &str| Self { to: self.to.clone(), raw: raw.trim_start_matches("\r\n").to_owned() }.body();
        self.raw.split(&mark).skip(1).filter(|raw| !raw.starts_with("--")).map(part).collect()
    }

    fn body(&self) -> Vec<u8> {
        let (_, body) = self.raw.split_once("\r\n\r\n").expect("a head and a body");
        match self.header("Content-Transfer-Encoding").as_str() {
            "base64" => BASE64.decode(body.replace("\r\n", "").as_bytes()).expect("base64"),
            "quoted-printable" => quoted_printable(body),
            _ => body.as_bytes().to_vec(),
        }
    }

    /// The path of the first link of the site.
    pub fn link(&self, start: &str) -> String {
        let text = self.text();
        let rest = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}")).1;
        format!("{start}{}", rest.split_whitespace().next().unwrap_or_default())
    }
}

/// Encoded words of a header, `=?utf-8?b?…?=`; the space between two of them is none.
fn words(value: &str) -> String {
    let (mut text, mut was_encoded) = (String::new(), false);
    for part in value.split(' ') {
        let pieces: Vec<&str> = part.split('?').collect();
        let is_encoded = matches!(pieces.as_slice(), ["=", _, "b", _, _]);
        if !(text.is_empty() || (is_encoded && was_encoded)) {
            text.push(' ');
        }
        match pieces.as_slice() {
            ["=", _, "b", encoded, rest] => {
                let bytes = BASE64.decode(encoded.as_bytes()).expect("base64");
                text.push_str(&String::from_utf8(bytes).expect("UTF-8"));
                text.push_str(rest.trim_start_matches('='));
            }
            _ => text.push_str(part),
        }
        was_encoded = is_encoded;
    }
    text
}

fn quoted_printable(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.bytes());
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("text");
            bytes.push(u8::from_str_radix(digits, 16).expect("hex"));
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

#[derive(Default)]
struct Post {
    moods: HashMap<String, Mood>,
    caught: Vec<Caught>,
    tried: Vec<String>,
}

/// The server; it goes with the process.
#[derive(Clone)]
pub struct Smtp {
    pub address: SocketAddr,
    post: Arc<Mutex<Post>>,
}

impl Smtp {
    /// Starts on a free port of the loopback.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let smtp = Self { address: listener.local_addr().expect("an address"), post: Arc::default() };
        let post = smtp.post.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let post = post.clone();
                // A client that goes away ends its conversation and nothing else.
                thread::spawn(move || drop(converse(stream, &post)));
            }
        });
        smtp
    }

    /// What `SMTP_URL` says.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Treats a recipient so from now on.
    pub fn treat(&self, address: &str, mood: Mood) {
        lock(&self.post).moods.insert(address.to_owned(), mood);
    }

    /// Everything that was taken, in order.
    pub fn caught(&self) -> Vec<Caught> {
        lock(&self.post).caught.clone()
    }

    /// What was taken for this address.
    pub fn caught_for(&self, address: &str) -> Vec<Caught> {
        self.caught().into_iter().filter(|mail| mail.to == address).collect()
    }

    /// How often somebody tried to send to this address.
    pub fn tries(&self, address: &str) -> usize {
        lock(&self.post).tried.iter().filter(|to| *to == address).count()
    }

    /// Waits until so many mails were taken.
    pub fn wait_for(&self, count: usize) -> Vec<Caught> {
        let started = Instant::now();
        while self.caught().len() < count {
            assert!(started.elapsed() < Duration::from_secs(20), "only {} of {count} mails came", self.caught().len());
            thread::sleep(Duration::from_millis(20));
        }
        self.caught()
    }
}

fn lock(post: &Mutex<Post>) -> MutexGuard<'_, Post> {
    post.lock().unwrap_or_else(PoisonError::into_inner)
}

fn converse(stream: TcpStream, post: &Mutex<Post>) -> io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    let mut say = |text: &str| writer.write_all(format!("{text}\r\n").as_bytes());
    say("220 thu.example.vn")?;
    let (mut to, mut mood) = (String::new(), Mood::Take);
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        match command.split(' ').next().unwrap_or_default().to_uppercase().as_str() {
            "EHLO" => say("250-thu.example.vn\r\n250 8BITMIME")?,
            "RCPT" => {
                to = command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                lock(post).tried.push(to.clone());
                mood = lock(post).moods.get(&to).copied().unwrap_or(Mood::Take);
                match mood {
                    Mood::Say(answer) => say(answer)?,
                    Mood::Sleep(time) => {
                        thread::sleep(time);
                        say("250 ok")?;
                    }
                    _ => say("250 ok")?,
                }
            }
            "DATA" => {
                say("354 go on")?;
                if matches!(mood, Mood::HangUp) {
                    return Ok(());
                }
                let raw = read_mail(&mut lines)?;
                lock(post).caught.push(Caught { to: to.clone(), raw });
                if matches!(mood, Mood::TakeAndHangUp) {
                    return Ok(());
                }
                say("250 taken")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
}

fn read_mail(lines: &mut impl BufRead) -> io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(raw);
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
