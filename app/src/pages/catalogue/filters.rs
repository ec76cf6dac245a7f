//! The form above or beside the results.

use super::{CatalogueQuery, Length, Standing};
use crate::{
    components::{
        field::SelectField,
        icon::{Glyph, Icon},
        vocabulary,
    },
    words::Words,
};
use leptos::prelude::*;

/// Search field and filters; a plain GET form.
#[component]
pub fn Filters(
    /// The language.
    words: Words,
    /// What was asked for.
    query: CatalogueQuery,
    /// All tracks.
    tracks: Vec<String>,
    /// All levels.
    levels: Vec<String>,
    /// Whether the own state can be asked for.
    signed_in: bool,
) -> impl IntoView {
    let any = || (String::new(), words.say("catalogue-any"));
    let named = |values: Vec<String>, name: fn(Words, &str) -> String| {
        let values = values.into_iter().map(|value| (value.clone(), name(words, &value)));
        [any()].into_iter().chain(values).collect::<Vec<_>>()
    };
    let lengths = Length::ALL.map(|length| (length.name().to_owned(), words.say(length.label_key())));
    let standings = Standing::ALL.map(|one| (one.name().to_owned(), words.say(one.label_key())));
    let standing = signed_in.then(|| {
        let options = [any()].into_iter().chain(standings).collect();
        let chosen = query.standing.map_or("", Standing::name);
        view! { <SelectField name="state" label=words.say("catalogue-standing") options chosen/> }
    });
    view! {
        <form class="filters" method="get" action="/courses" role="search" aria-label=words.say("catalogue-search")>
            <div class="field">
                <label for="q">{words.say("catalogue-text")}</label>
                <div class="search">
                    <input
                        class="input"
                        id="q"
                        name="q"
                        type="search"
                        value=query.text
                        maxlength="200"
                        autocomplete="off"
                        aria-describedby="q-hint"
                    />
                    <button class="btn icon" aria-label=words.say("catalogue-find")><Icon glyph=Glyph::Search/></button>
                </div>
                <p class="hint" id="q-hint">{words.say("catalogue-text-hint")}</p>
            </div>
            <button type="button" class="btn wide drawer-only open-filter" popovertarget="filters">
                <Icon glyph=Glyph::List/>{words.say("catalogue-filters")}
            </button>
            <div class="drawer filter-box" id="filters" popover="">
                    {standing}
                    <SelectField
                        name="track"
                        label=words.say("catalogue-track")
                        options=named(tracks, vocabulary::track)
                        chosen=query.track
                    />
                    <SelectField
                        name="level"
                        label=words.say("catalogue-level")
                        options=named(levels, vocabulary::level)
                        chosen=query.level
                    />
                    <SelectField
                        name="tiet"
                        label=words.say("catalogue-length")
                        options=[any()].into_iter().chain(lengths).collect()
                        chosen=query.length.map_or("", Length::name)
                    />
                    <button class="btn wide">{words.say("catalogue-show")}</button>
            </div>
        </form>
    }
}
