//! The people, and what can be done for each.

use super::{Invitations, InviteLine};
use crate::{
    components::{
        empty::Empty,
        invite_state::{InviteState, InviteStateBadge},
    },
    words::Words,
};
use leptos::prelude::*;

/// The list with its head.
pub(super) fn people(words: Words, page: Invitations) -> AnyView {
    let Invitations { lines, next, here, sends_mail, .. } = page;
    let more =
        next.map(|address| view! { <p class="more"><a class="btn" href=address>{words.say("invite-next")}</a></p> });
    let list = if lines.is_empty() {
        view! { <Empty title=words.say("invite-nobody") text=words.say("invite-nobody-how")/> }.into_any()
    } else {
        table(words, lines, &here, sends_mail)
    };
    view! {
        <div class="section stack">
            <h2 id="people">{words.say("invite-people")}</h2>
            {list}
            {more}
        </div>
    }
    .into_any()
}

fn table(words: Words, lines: Vec<InviteLine>, here: &str, sends_mail: bool) -> AnyView {
    let heads = ["invite-name", "invite-unit", "invite-address", "invite-login", "invite-state", "invite-act"]
        .map(|key| view! { <th role="columnheader" scope="col">{words.say(key)}</th> })
        .collect_view();
    let rows = lines.into_iter().map(|line| row(words, line, here, sends_mail)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby="people" tabindex="0">
            <table class="folds" role="table" aria-labelledby="people">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Words, line: InviteLine, here: &str, sends_mail: bool) -> AnyView {
    let acts = acts_for(words, &line, here, sends_mail);
    let dash = |text: Option<String>| text.filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned());
    let address = format!("/desk/people/{}", line.id);
    let InviteLine { full_name, unit, email, sign_in_name, state, invited, on_paper, trouble, .. } = line;
    let when = invited.map(|time| {
        let key = if on_paper { "invite-printed-at" } else { "invite-invited-at" };
        view! { <br/><span class="small quiet num">{words.with(key, &[("time", time.into())])}</span> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a class="plain" href=address>{full_name}</a></th>
            <td role="cell" data-th=words.say("invite-unit")>{dash(unit)}</td>
            <td role="cell" data-th=words.say("invite-address")><span class="breaks">{dash(email)}</span></td>
            <td role="cell" data-th=words.say("invite-login")><span class="breaks">{dash(sign_in_name)}</span></td>
            <td role="cell" data-th=words.say("invite-state")>
                <span><InviteStateBadge words state trouble/>{when}</span>
            </td>
            <td role="cell" data-th=words.say("invite-act")><div>{acts}</div></td>
        </tr>
    }
    .into_any()
}

/// What can be done for a person; `here` is the page that is come back to.
pub fn acts_for(words: Words, line: &InviteLine, here: &str, sends_mail: bool) -> AnyView {
    if line.state == InviteState::Disabled {
        return "–".into_any();
    }
    if line.is_staff {
        return view! { <span class="small quiet">{words.say("invite-staff")}</span> }.into_any();
    }
    let whom = words.with("invite-whom", &[("name", line.full_name.as_str().into())]);
    let act = |act: &str, verb: String| {
        let action = format!("/desk/people/{}/{act}", line.id);
        view! {
            <form method="post" action=action>
                <input type="hidden" name="return_to" value=here.to_owned()/>
                <button class="btn small">{verb}<span class="hide">" "{whom.clone()}</span></button>
            </form>
        }
    };
    let mail = (sends_mail && line.email.is_some()).then(|| {
        let verb = match line.state {
            InviteState::None | InviteState::Uninvited => words.say("invite-go"),
            InviteState::SignedIn => words.say("invite-reset"),
            _ => words.say("invite-again"),
        };
        act("invitation", verb)
    });
    let paper = (line.state != InviteState::SignedIn).then(|| act("code", words.say("invite-print")));
    view! { {mail}{paper} }.into_any()
}
