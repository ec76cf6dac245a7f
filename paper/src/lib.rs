//! Certificates as PDF.
