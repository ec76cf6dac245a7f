//! The command line of Khuê Văn.
fn main() {}
