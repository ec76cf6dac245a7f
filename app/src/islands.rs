//! Behaviours round server-rendered elements. Each page is useful without them.
//!
//! An island gets its sentences as props and finds its elements in the page; it loads no data of
//! its own and knows nothing of courses or grades.

mod answer_autosave;
mod browser;
mod countdown;
mod live_search;
mod practice_check;
mod step_mover;
mod word_count;

pub use answer_autosave::{AnswerAutosave, SaveSentences};
pub use countdown::{Countdown, CountdownSentences};
pub use live_search::LiveSearch;
pub use practice_check::PracticeCheck;
pub use step_mover::StepMover;
pub use word_count::WordCount;
