//! What goes wrong with machines: a disk that fails under a process, a disk that is full.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// A process whose system calls fail or linger until this is let go.
pub struct Fault {
    strace: Child,
}

impl Fault {
    /// Injects, in strace's words (`fsync,fdatasync:error=EIO`), into every thread of a process.
    pub fn inject(process: u32, injection: &str) -> Self {
        let calls = injection.split(':').next().expect("the names of calls");
        let strace = Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null"])
            .args(["-e", &format!("trace={calls}"), "-e", &format!("inject={injection}")])
            .args(["-p", &process.to_string()])
            // What it says of threads that come and go while it attaches matters only when it ends.
            .stderr(Stdio::piped())
            .spawn()
            .expect("strace is there: tools/setup.sh test installs it");
        let mut fault = Self { strace };
        fault.wait_until_every_thread_is_held(process);
        fault
    }

    fn wait_until_every_thread_is_held(&mut self, process: u32) {
        let started = Instant::now();
        while !is_held(process) {
            if self.has_ended() || started.elapsed() > Duration::from_secs(10) {
                panic!(
                    "strace cannot attach to another process here: run the tests as root, or with CAP_SYS_PTRACE\n{}",
                    self.complaints()
                );
            }
            sleep(Duration::from_millis(5));
        }
    }

    fn has_ended(&mut self) -> bool {
        self.strace.try_wait().expect("strace can be asked").is_some()
    }

    /// Everything that strace has said; it is made to end first.
    fn complaints(&mut self) -> String {
        drop(self.strace.kill());
        let mut said = String::new();
        if let Some(mut stderr) = self.strace.stderr.take() {
            drop(stderr.read_to_string(&mut said));
        }
        said
    }
}

fn is_held(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).expect("the process lives");
    threads.flatten().all(|thread| {
        let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        !status.contains("TracerPid:\t0\n")
    })
}

impl Drop for Fault {
    fn drop(&mut self) {
        // Not SIGKILL: strace lets its process go on.
        signal("TERM", self.strace.id());
        drop(self.strace.wait());
    }
}

/// Sends a signal.
pub fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args(["-s", name, &process.to_string()]).status().expect("kill is there");
    assert!(sent.success(), "process {process} does not take {name}");
}

/// A disk of a few megabytes of memory.
pub struct SmallDisk {
    pub dir: PathBuf,
}

impl SmallDisk {
    pub fn mount() -> Self {
        let dir = std::env::temp_dir().join(format!("khuevan-disk-{}", khuevan::secret::uuid(0)));
        fs::create_dir_all(&dir).expect("a temporary folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"])
            .arg(&dir)
            .status()
            .expect("mount is there");
        assert!(mounted.success(), "a disk cannot be mounted here: run the tests as root, or with CAP_SYS_ADMIN");
        Self { dir }
    }

    /// Takes every byte that is left; gives them back with the file.
    pub fn fill(&self) -> PathBuf {
        let ballast = self.dir.join("ballast");
        let full = fs::write(&ballast, vec![0; 16 << 20]).expect_err("more than the disk holds");
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
        ballast
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(&self.dir).status());
        drop(fs::remove_dir(&self.dir));
    }
}
