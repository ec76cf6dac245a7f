//! What the island says, put into a language by the server.

use serde::{Deserialize, Serialize};

/// What the island says of the answers.
#[derive(Clone, Serialize, Deserialize)]
pub struct SaveSentences {
    /// A save is on its way.
    pub saving: String,
    /// Everything is on the server; `{time}` becomes the time of day.
    pub saved: String,
    /// The server cannot be reached, the answers wait here.
    pub waiting: String,
    /// The server refused the last answer.
    pub refused: String,
    /// After the number of a question in the grid.
    pub answered: String,
    /// After the number of a question in the grid.
    pub unanswered: String,
    /// After one of these two, when the question is to be looked at again.
    pub marked: String,
}
