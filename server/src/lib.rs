//! The server of Khuê Văn.
