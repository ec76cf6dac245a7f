//! HTTP over a real connection that stays open, so that a server's death shows as it does to a browser.

use std::{
    fmt,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// A connection.
pub struct Wire {
    stream: BufReader<TcpStream>,
}

/// What came back, whole.
pub struct Reply {
    pub status: u16,
    pub retry_after: Option<u64>,
    pub location: Option<String>,
    pub body: String,
}

/// Without the whole page.
impl fmt::Debug for Reply {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body: String = self.body.chars().take(60).collect();
        write!(to, "{} {:?} retry after {:?}: {body}", self.status, self.location, self.retry_after)
    }
}

impl Wire {
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// Sends a form and waits for the whole answer.
    pub fn post(&mut self, path: &str, cookie: &str, accept: &str, form: &str) -> io::Result<Reply> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nAccept: {accept}\r\n\
             Cookie: khuevan={cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{form}",
            form.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.reply()
    }

    fn reply(&mut self) -> io::Result<Reply> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        let mut reply = Reply { status, retry_after: None, location: None, body: String::new() };
        let mut length = 0;
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse().map_err(|_| io::ErrorKind::InvalidData)?,
                "retry-after" => reply.retry_after = value.parse().ok(),
                "location" => reply.location = Some(value.to_owned()),
                "transfer-encoding" => panic!("this client reads whole answers only"),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        reply.body = String::from_utf8_lossy(&body).into_owned();
        Ok(reply)
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.stream.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}
