//! How far the person is on her way in, and what the coordinator can do about it.

use crate::{
    components::invite_state::InviteStateBadge,
    pages::desk::invitations::{InviteLine, list::acts_for},
    words::Words,
};
use leptos::prelude::*;

/// The section.
pub(super) fn way_in(words: Words, line: InviteLine, sends_mail: bool) -> AnyView {
    let here = format!("/desk/people/{}", line.id);
    let acts = acts_for(words, &line, &here, sends_mail);
    let when = line.invited.clone().map(|time| {
        let key = if line.on_paper { "invite-printed-at" } else { "invite-invited-at" };
        view! { <p class="small quiet num">{words.with(key, &[("time", time.into())])}</p> }
    });
    view! {
        <section class="section stack" aria-labelledby="way-in">
            <h2 id="way-in">{words.say("invite-way-in")}</h2>
            <div><InviteStateBadge words state=line.state trouble=line.trouble/></div>
            {when}
            <div class="row">{acts}</div>
        </section>
    }
    .into_any()
}
