//! Mail: written into the outbox in the transaction of its cause, sent from there.
//!
//! SMTP promises 'at least once': when a server takes a mail and its answer is lost, the mail goes out again, under the
//! same Message-ID. What is known to have been sent is never sent again.

mod failure;
mod quiet;
mod relay;
pub mod sending;

pub use failure::{Failure, FailureKind};
pub use quiet::QuietHours;
pub use relay::{Mailer, Relay, Sender};
