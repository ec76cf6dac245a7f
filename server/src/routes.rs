//! Routes with their actions: a route without one cannot be written.

use crate::{
    error::Error,
    fields::{LARGEST_TEXT_FORM, LARGEST_UPLOAD},
    state::AppState,
    visit::Visit,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    http::Method,
    middleware::{self, Next},
    response::Response,
    routing::{MethodRouter, on},
};
use domain::permission::Action;
use std::sync::Arc;

/// A route of the site.
#[derive(Clone, Debug)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// With `{names}`.
    pub path: &'static str,
    /// What it does.
    pub action: Action,
}

/// The routes under construction.
#[derive(Default)]
pub struct Routes {
    router: Router<AppState>,
    list: Vec<Route>,
}

impl Routes {
    /// Adds a page.
    pub fn get<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(Method::GET, path, action, on(axum::routing::MethodFilter::GET, handler))
    }

    /// Adds a change whose form may bring files.
    pub fn post_with_files<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let route = on(axum::routing::MethodFilter::POST, handler).layer(DefaultBodyLimit::max(LARGEST_UPLOAD));
        self.add(Method::POST, path, action, route)
    }

    /// Adds a change whose form brings a text as long as a file of a course.
    pub fn post_with_text<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let route = on(axum::routing::MethodFilter::POST, handler).layer(DefaultBodyLimit::max(LARGEST_TEXT_FORM));
        self.add(Method::POST, path, action, route)
    }

    /// Adds a change.
    pub fn post<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(Method::POST, path, action, on(axum::routing::MethodFilter::POST, handler))
    }

    fn add(mut self, method: Method, path: &'static str, action: Action, route: MethodRouter<AppState>) -> Self {
        let guarded =
            route.layer(middleware::from_fn(move |request: Request, next: Next| check(action, request, next)));
        self.router = self.router.route(path, guarded);
        self.list.push(Route { method, path, action });
        self
    }

    /// The router, and the list of its routes.
    pub fn finish(self) -> (Router<AppState>, Vec<Route>) {
        (self.router, self.list)
    }
}

/// Lets the request through if one of the visitor's roles allows the action.
async fn check(action: Action, request: Request, next: Next) -> Result<Response, Error> {
    let visit = request.extensions().get::<Arc<Visit>>().cloned().ok_or(Error::Internal("no visit".to_owned()))?;
    if visit.may(action) {
        return Ok(next.run(request).await);
    }
    if visit.actor.is_some() {
        return Err(Error::Forbidden);
    }
    let back = if request.method() == Method::GET { visit.path.clone() } else { "/".to_owned() };
    Err(Error::SignInFirst(back))
}
