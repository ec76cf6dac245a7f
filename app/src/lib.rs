//! Looks of Khuê Văn.
