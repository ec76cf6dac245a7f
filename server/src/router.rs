//! Every route of the site, in one list, grouped by who may call it.
use crate::state::AppState;
use axum::Router;
/// The whole site.
pub fn site(app: AppState) -> Router {
    Router::new().with_state(app)
}
