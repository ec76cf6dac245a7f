//! Cohorts that take requests: the list, and one of them with the form or with how the request stands.

use crate::{
    components::{
        cohort_offer::{OfferLine, OwnRequest, days, offer_lines, places, request_badge, steps_key},
        crumbs::Crumbs,
        empty::Empty,
        facts::Facts,
        field::{FieldErrors, FormId, FormTrouble, TextField},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::{
    cohort::{Barred, LONGEST_WISH, RequestState},
    course::Tiet,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// The page with the list: what she has asked for, then what she may ask for.
#[component]
pub fn OffersPage(
    /// The language.
    words: Words,
    /// The cohorts that she has asked for.
    own: Vec<OfferLine>,
    /// Those that she may ask for.
    open: Vec<OfferLine>,
) -> impl IntoView {
    let asked = (!own.is_empty()).then(|| {
        view! {
            <section class="section stack" aria-labelledby="own">
                <h2 id="own">{words.say("join-own")}</h2>
                {offer_lines(words, own)}
            </section>
        }
    });
    let list = if open.is_empty() {
        let link = Some(("/courses".to_owned(), words.say("home-find-course")));
        view! { <Empty title=words.say("join-none") text=words.say("join-none-how") link/> }.into_any()
    } else {
        offer_lines(words, open)
    };
    view! {
        <div class="page-head"><h1>{words.say("join-title")}</h1><p class="lead">{words.say("join-lead")}</p></div>
        {asked}
        <section class="section stack" aria-labelledby="open">
            <h2 id="open">{words.say("join-open")}</h2>
            {list}
        </section>
    }
}

/// One cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferView {
    /// The cohort and her request.
    pub line: OfferLine,
    /// Why she cannot ask, where she cannot.
    pub barred: Option<Barred>,
    /// The last day of the pause in which she is.
    pub paused_until: Option<Date>,
    /// Her word of why, as typed.
    pub wish: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// The page of a cohort.
#[component]
pub fn OfferPage(
    /// The language.
    words: Words,
    /// Everything on it.
    offer: OfferView,
) -> impl IntoView {
    let line = offer.line.clone();
    let day = |day: Option<Date>| day.map(|day| words.date(day)).unwrap_or_default();
    let tiet = line.asked.iter().filter_map(|(_, _, tiet)| *tiet).map(|tiet| tiet.halves).sum::<i64>();
    let facts = vec![
        (words.say("join-unit"), line.unit.clone()),
        (words.say("join-days"), days(words, &line)),
        (words.say("join-tiet"), if tiet > 0 { words.tiet(Tiet { halves: tiet }) } else { String::new() }),
        (words.say("join-places"), places(words, &line)),
        (words.say("join-last-day"), day(line.until)),
        (words.say("join-decided"), words.say(steps_key(line.steps))),
    ];
    view! {
        <Crumbs words links=vec![("/cohorts".to_owned(), words.say("join-title"))]/>
        <div class="page-head"><h1>{line.title.clone()}</h1></div>
        {line.own.clone().map(|own| standing(words, &offer, own))}
        <div class="split section">
            <div class="stack wide-gap">
                {courses(words, &line)}
                {ask(words, &offer)}
            </div>
            <div class="stack aside"><Facts facts=facts/></div>
        </div>
    }
}

/// How her request stands, and the way back.
fn standing(words: Words, offer: &OfferView, own: OwnRequest) -> AnyView {
    let what = match own.state {
        RequestState::Unit => "join-now-unit",
        RequestState::Class => "join-now-class",
        RequestState::Waiting => "join-now-waiting",
        RequestState::Admitted if !offer.line.is_member => "join-now-left",
        RequestState::Admitted => "join-now-admitted",
        RequestState::Refused => "join-now-refused",
        RequestState::Withdrawn => "join-now-withdrawn",
        RequestState::Lapsed => "join-now-lapsed",
    };
    let elsewhere = (own.state.is_open() && offer.barred == Some(Barred::Elsewhere))
        .then(|| view! { <p>{words.say("join-now-elsewhere")}</p> });
    let reason = (own.state == RequestState::Refused).then(|| {
        view! { <p><b>{words.say("join-reason")}":"</b>" "{own.reason.clone()}</p> }
    });
    let wish = (!own.wish.is_empty()).then(|| {
        view! { <p class="small quiet">{words.with("join-own-wish", &[("wish", own.wish.clone().into())])}</p> }
    });
    let asked = words.with("join-asked-on", &[("date", words.date(own.asked_on).into())]);
    let ended = own.ended_on.map(|day| words.with("join-ended-on", &[("date", words.date(day).into())]));
    let days: Vec<String> = std::iter::once(asked).chain(ended).collect();
    let back = own.state.is_open().then(|| {
        view! {
            <form method="post" action=format!("{}/requests/withdrawal", offer.line.address)>
                <FormId id=offer.form_id.clone()/>
                <button class="btn">{words.say("join-withdraw")}</button>
            </form>
        }
    });
    let learn = (own.state == RequestState::Admitted && offer.line.is_member).then(|| {
        view! { <a class="btn main" href="/">{words.say("join-learn")}<Icon glyph=Glyph::Forward/></a> }
    });
    view! {
        <section class="card stack" aria-labelledby="request">
            <div class="row apart">
                <h2 id="request">{words.say("join-request")}</h2>
                {request_badge(words, own.state, own.place)}
            </div>
            <p>{words.with(what, &[("place", own.place.into())])}</p>
            {elsewhere}
            {reason}
            {wish}
            <p class="small quiet num">{days.join(" · ")}</p>
            <div class="actions">{back}{learn}</div>
        </section>
    }
    .into_any()
}

fn courses(words: Words, line: &OfferLine) -> AnyView {
    let lines = line.asked.clone().into_iter().map(|(address, title, tiet)| {
        let tiet = tiet.map(|tiet| view! { <span class="small quiet num">{words.tiet(tiet)}</span> });
        view! { <li><Icon glyph=Glyph::Sheet/><p><a href=address>{title}</a>" "{tiet}</p></li> }
    });
    let list = if line.asked.is_empty() {
        view! { <p class="quiet">{words.say("join-asks-nothing")}</p> }.into_any()
    } else {
        view! { <ul class="lines" role="list">{lines.collect_view()}</ul> }.into_any()
    };
    view! { <section class="stack" aria-labelledby="courses"><h2 id="courses">{words.say("join-courses")}</h2>{list}</section> }
        .into_any()
}

/// The form, or why there is none.
fn ask(words: Words, offer: &OfferView) -> Option<AnyView> {
    if let Some(barred) = offer.barred {
        let is_told = barred == Barred::Asked || barred == Barred::Member && offer.line.own.is_some();
        let date = if let Barred::Late(day) = barred { words.date(day) } else { String::new() };
        let text = words.with(barred.key(), &[("date", date.into())]);
        return (!is_told).then(|| view! { <p class="quiet">{text}</p> }.into_any());
    }
    let paused = offer.paused_until.map(|day| {
        view! { <p class="small quiet">{words.with("join-paused", &[("date", words.date(day).into())])}</p> }
    });
    let full = (offer.line.places == Some(0)).then(|| view! { <p class="small quiet">{words.say("join-full")}</p> });
    let title = if offer.line.own.is_some() { "join-ask-again" } else { "join-ask" };
    let errors = offer.errors.clone();
    Some(
        view! {
            <section class="stack" aria-labelledby="ask">
                <h2 id="ask">{words.say(title)}</h2>
                {full}
                {paused}
                <form class="form" method="post" action=format!("{}/requests", offer.line.address)>
                    <FormId id=offer.form_id.clone()/>
                    <FormTrouble words errors=errors.clone()/>
                    <TextField name="wish" label=words.with("admin-may-be-empty", &[("label", words.say("join-wish").into())])
                        value=offer.wish.clone() hint=Some(words.say("join-wish-hint")) error=errors.of("wish")
                        optional=true most=LONGEST_WISH as u32/>
                    <div class="actions"><button class="btn main">{words.say("join-send")}</button></div>
                </form>
            </section>
        }
        .into_any(),
    )
}
