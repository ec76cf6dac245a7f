//! A release takes `target/site` into the binary, so it is made again when a file there appears, changes or goes.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // In other profiles the site is read from the folder while the server runs.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../target/site");
    }
}
