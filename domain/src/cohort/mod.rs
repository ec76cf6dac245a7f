//! Cohorts: who belongs into one and why, who asks to join, where each member stands, what a pause does to due dates, and
//! which days its courses mean.

mod filling;
mod list;
mod named_day;
mod pause;
mod request;
mod rule;
mod standing;

pub use filling::{Filling, Left, Preview, fill};
pub use list::{Found, Known, ListLine, read_list};
pub use named_day::{NamedDay, Run};
pub use pause::{Pause, pause_days_left, paused_due};
pub use request::{Asker, Barred, Door, LONGEST_WISH, RequestState, RequestSteps, Waiter, admitted};
pub use rule::{Candidate, Criterion, Rule, completed_years};
pub use standing::{Bucket, Duty, SOON, bucket};
