//! What may be told of the forms.

/// What may be told of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Forms handed in.
    pub received: usize,
    /// Forms that the figures count.
    pub valid: usize,
    /// Forms beside them that are invalid.
    pub invalid: usize,
    /// Forms that wait for others.
    pub waiting: usize,
    /// Question by question; nothing before the first forms are counted.
    pub questions: Vec<Figures>,
}

/// What was said to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The question.
    pub id: String,
    /// The title of its section.
    pub section: String,
    /// The heading, safe inline HTML.
    pub prompt_html: String,
    /// How many valid forms answer it.
    pub answered: usize,
    /// What may be shown.
    pub shown: Shown,
}

/// What may be shown of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing: too few have answered it.
    Few,
    /// Every value, the lowest first, and their mean in thousandths; the shares add up to 100.
    Scale(Vec<Row>, i64),
    /// Every option; where one is chosen the shares add up to 100.
    Poll(Vec<Row>),
    /// What was written, in the order of the alphabet, which tells nothing of who wrote when.
    Texts(Vec<String>),
}

/// One value or option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it says.
    pub label: String,
    /// How often it was chosen.
    pub count: usize,
    /// Its share of the forms that answer, in percent.
    pub percent: usize,
}
