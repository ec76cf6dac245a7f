//! The real binary over a world's data, as it would be served: listening on loopback, and killed when it is let go.

use khuevan::config::StoreConfig;
use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
};

/// A running `khuevan serve`.
pub struct Server {
    pub address: SocketAddr,
    process: Mutex<Child>,
}

impl Server {
    /// Starts on a free port and waits until it listens.
    pub fn start(store: &StoreConfig) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_khuevan"))
            .args(["serve", "--host", "127.0.0.1", "--port", "0"])
            .arg("--data-dir")
            .arg(&store.data_dir)
            .arg("--courses-dir")
            .arg(&store.courses_dir)
            .args(["--database-url", &store.database_url()])
            .env_clear()
            // What is refused here is refused on purpose; a panic is still heard.
            .env("RUST_LOG", "off")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let said = BufReader::new(process.stdout.take().expect("its standard output"));
        let address = said
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Khuê Văn: http://")?.parse().ok())
            .expect("the server says where it listens");
        Self { address, process: Mutex::new(process) }
    }

    /// The id of the process.
    pub fn id(&self) -> u32 {
        self.process.lock().unwrap_or_else(PoisonError::into_inner).id()
    }

    /// `kill -9`, and waits until it is gone.
    pub fn kill(&self) {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        process.kill().expect("the process can be killed");
        process.wait().expect("the process ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
