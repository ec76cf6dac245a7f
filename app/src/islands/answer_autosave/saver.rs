//! Sends saves one after another, newest of each question, until nothing waits.

use super::{
    SaveSentences,
    fields::{self, Control},
    grid,
    journal::Journal,
};
use crate::islands::browser;
use leptos::task::spawn_local;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};
use web_sys::{FormData, HtmlElement, HtmlFormElement};

/// Milliseconds without a key before a text is saved.
const REST: i32 = 800;
/// The first wait after a failure, doubled each time.
const FIRST_WAIT: i32 = 2_000;
const LONGEST_WAIT: i32 = 60_000;

/// The form of an attempt and what of it has not arrived.
pub struct Saver {
    form: HtmlFormElement,
    address: String,
    journal: Journal,
    sentences: SaveSentences,
    sending: Cell<bool>,
    wait: Cell<i32>,
    ticket: Cell<u32>,
    typing: RefCell<Option<Control>>,
    refused: RefCell<BTreeSet<String>>,
    submitter: RefCell<Option<Option<HtmlElement>>>,
}

/// What the server made of a save.
enum Receipt {
    Kept,
    Refused,
    None,
}

impl Saver {
    /// Brings back what an earlier page could not send, and sends it.
    pub fn start(form: HtmlFormElement, attempt: &str, sentences: SaveSentences) -> Rc<Self> {
        let journal = Journal::open(attempt);
        for (question, body) in journal.waiting() {
            fields::restore(&form, &question, &body);
        }
        let saver = Rc::new(Self {
            address: form.action(),
            form,
            journal,
            sentences,
            sending: Cell::new(false),
            wait: Cell::new(FIRST_WAIT),
            ticket: Cell::new(0),
            typing: RefCell::new(None),
            refused: RefCell::default(),
            submitter: RefCell::new(None),
        });
        saver.flush();
        saver
    }

    /// Whether all that the page holds has arrived.
    pub fn settled(&self) -> bool {
        self.typing.borrow().is_none() && self.journal.waiting().is_empty()
    }

    /// Takes what has arrived already out of what the form sends. A refused answer goes along: the page that comes
    /// back says what is wrong with it.
    pub fn leave_out(&self, data: &FormData) {
        if self.settled() {
            fields::leave_out(&self.form, data, &self.refused.borrow());
        }
    }

    /// Saves the question of a field now.
    pub fn save(self: &Rc<Self>, field: &Control) {
        self.typing.borrow_mut().take_if(|typing| typing.name() == field.name());
        self.keep(field);
        self.flush();
    }

    /// Puts the answer to the question of a field into the journal.
    fn keep(&self, field: &Control) {
        let Some(question) = fields::question_of(field) else { return };
        let counter = self.journal.next_counter(fields::counter(&self.form));
        if let Some(body) = fields::body(&self.form, &question, counter) {
            self.journal.keep(&question, &body);
            grid::show(&question, &body, &self.sentences);
        }
    }

    /// Saves the question of a text field once the keys rest. The journal has every key at once, so that a page which
    /// goes away before loses nothing.
    pub fn save_after_rest(self: &Rc<Self>, field: &Control) {
        let ticket = self.ticket.get().wrapping_add(1);
        self.ticket.set(ticket);
        if let Some(other) = self.typing.replace(Some(field.clone())).filter(|other| other.name() != field.name()) {
            self.save(&other);
        }
        self.keep(field);
        let saver = Rc::clone(self);
        spawn_local(async move {
            browser::pause(REST).await;
            if saver.ticket.get() == ticket {
                saver.save_typing();
            }
        });
    }

    /// Submits the form as soon as nothing waits any more.
    pub fn submit_when_settled(self: &Rc<Self>, submitter: Option<HtmlElement>) {
        self.submitter.replace(Some(submitter));
        self.save_typing();
        self.flush();
    }

    /// Sends what waits, unless that is being done already.
    pub fn flush(self: &Rc<Self>) {
        if self.sending.get() || self.journal.waiting().is_empty() {
            return;
        }
        self.sending.set(true);
        let saver = Rc::clone(self);
        spawn_local(async move {
            let answered = saver.send_all().await;
            saver.sending.set(false);
            if answered {
                saver.wait.set(FIRST_WAIT);
                saver.submit_if_asked();
            } else {
                saver.try_again();
            }
        });
    }

    /// `false` when the server could not be reached.
    async fn send_all(&self) -> bool {
        self.tell(&self.sentences.saving);
        let mut last = &self.sentences.saved;
        while let Some((question, body)) = self.journal.waiting().into_iter().next() {
            match receipt(&self.address, &body).await {
                Receipt::Kept => {
                    self.refused.borrow_mut().remove(&question);
                    last = &self.sentences.saved;
                }
                Receipt::Refused => {
                    self.refused.borrow_mut().insert(question.clone());
                    last = &self.sentences.refused;
                }
                Receipt::None => {
                    self.tell(&self.sentences.waiting);
                    return false;
                }
            }
            self.journal.forget(&question, &body);
        }
        self.tell(last);
        true
    }

    fn try_again(self: &Rc<Self>) {
        self.submitter.replace(None);
        let wait = self.wait.get();
        self.wait.set((wait * 2).min(LONGEST_WAIT));
        let saver = Rc::clone(self);
        spawn_local(async move {
            browser::pause(wait).await;
            saver.flush();
        });
    }

    fn save_typing(self: &Rc<Self>) {
        let typing = self.typing.borrow_mut().take();
        if let Some(field) = typing {
            self.save(&field);
        }
    }

    fn submit_if_asked(&self) {
        match self.submitter.take() {
            Some(Some(button)) => drop(self.form.request_submit_with_submitter(Some(&button))),
            Some(None) => drop(self.form.request_submit()),
            None => {}
        }
    }

    fn tell(&self, sentence: &str) {
        let now = js_sys::Date::new_0();
        let time = format!("{:02}:{:02}", now.get_hours(), now.get_minutes());
        let state = web_sys::window().and_then(|window| window.document()?.get_element_by_id("save-state"));
        if let Some(state) = state {
            state.set_text_content(Some(&sentence.replace("{time}", &time)));
        }
    }
}

/// Only an answer that will not change by asking again is a refusal.
async fn receipt(address: &str, body: &str) -> Receipt {
    let Some(answer) = browser::send(address, &browser::post_for_receipt(body)).await else { return Receipt::None };
    let status = answer.status();
    // The status says all; but a body that nobody reads would keep its connection busy.
    spawn_local(browser::read_out(answer));
    match status {
        200..300 => Receipt::Kept,
        400 | 404..=407 | 409..=424 | 426..=428 => Receipt::Refused,
        _ => Receipt::None,
    }
}
