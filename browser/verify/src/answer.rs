//! Answers as JSON for the page.

use domain::credential::{Facts, IssuerKey, RevocationList, Verdict};
use serde_json::{Value, json};

/// One of three words under `verdict`, and what belongs to it.
pub(crate) fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::SignatureGood { facts, key, list_date, expired } => {
            let mut answer = known("signature-good", facts, key);
            answer["list_date"] = json!(list_date);
            answer["expired"] = json!(expired);
            answer
        }
        Verdict::Revoked { facts, key, revocation, list_date } => {
            let mut answer = known("revoked", facts, key);
            answer["list_date"] = json!(list_date);
            answer["revocation"] = json!(revocation);
            answer
        }
        Verdict::Invalid(reason) => json!({ "verdict": "invalid", "reason": reason.word() }),
    }
    .to_string()
}

fn known(word: &str, facts: &Facts, key: &IssuerKey) -> Value {
    json!({
        "verdict": word,
        "facts": facts,
        "code": facts.code.to_string(),
        "issuer_name": key.issuer_name,
        "fingerprint": key.public_key.fingerprint(),
    })
}

pub(crate) fn trust(keys: &[IssuerKey], lists: &[RevocationList], refused: usize) -> String {
    let keys: Vec<Value> = keys
        .iter()
        .map(|key| {
            let list = lists.iter().filter(|list| list.issuer == key.issuer).map(|list| list.date).max();
            json!({ "key": key, "fingerprint": key.public_key.fingerprint(), "list_date": list })
        })
        .collect();
    json!({ "keys": keys, "refused_lists": refused }).to_string()
}
