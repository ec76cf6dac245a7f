//! `khuevan serve`: migrate, publish, listen.

use super::{failed, open_db, publish::print_errors, wrong_setting};
use crate::{
    clock::Clock,
    closing,
    config::{ServeConfig, StoreConfig},
    courses::{self, MediaStore, publish_folder, write_all_back},
    db::{Db, DbError, accounts, completions, grants},
    dispatching, importing,
    learning::regrading,
    mail::{Mailer, sending},
    reminding, reporting, router, scheduling, secret,
    state::{AppState, StartError},
};
use axum::serve::ListenerExt;
use clap::Args;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    process::ExitCode,
    sync::PoisonError,
};
use tokio::net::TcpListener;

/// Arguments of `khuevan serve`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    #[command(flatten)]
    serve: ServeConfig,
}

/// Serves until it is told to stop.
pub async fn run(arguments: Arguments) -> ExitCode {
    if let Err(error) = crate::passwords::Passwords::new(&arguments.serve.passwords) {
        return wrong_setting(error);
    }
    if let Err(error) = Mailer::new(&arguments.serve.mail) {
        return wrong_setting(error);
    }
    match start(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(StartError::Setting(error)) => wrong_setting(error),
        Err(error) => failed(error),
    }
}

async fn start(arguments: Arguments) -> Result<(), StartError> {
    let Arguments { store, serve } = arguments;
    let db = open_db(&store).await?;
    refuse_foreign_host(&db, &serve).await?;
    publish(&db, &store).await;
    let app = AppState::new(db, store, serve).await?;
    tokio::spawn(courses::follow(app.clone()));
    if app.serve.watches_courses {
        tokio::spawn(courses::watch(app.clone(), print_errors));
    }
    tokio::spawn(issue_what_waits(app.clone()));
    tokio::spawn(regrading::go_on(app.clone()));
    tokio::spawn(dispatching::go_on_logged(app.clone()));
    tokio::spawn(closing::go_on_logged(app.clone()));
    tokio::spawn(reminding::start(app.clone()));
    let mailer = Mailer::new(&app.serve.mail).map_err(StartError::Setting)?;
    let sending = mailer.map(|mailer| sending::start(app.clone(), mailer));
    tokio::spawn(importing::go_on(app.clone()));
    tokio::spawn(reporting::go_on(app.clone()));
    tokio::spawn(scheduling::start(app.clone()));
    offer_set_up(&app).await?;
    let listeners = listen(&app).await?;
    let site = router::site(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let mut servers = Vec::new();
    for listener in listeners {
        tell!("Khuê Văn: http://{}", listener.local_addr()?);
        let listener = listener.tap_io(|stream| {
            // Small answers must not wait for the peer's delayed acknowledgement.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "TCP_NODELAY was not set");
            }
        });
        let server = axum::serve(listener, site.clone()).with_graceful_shutdown(stop_signal());
        servers.push(tokio::spawn(async move { server.await }));
    }
    for server in servers {
        server.await.map_err(std::io::Error::other)??;
    }
    if let Some(sending) = sending {
        sending.stop().await;
    }
    app.db.close().await;
    Ok(())
}

/// Demo accounts have printed passwords: they are for this machine alone.
async fn refuse_foreign_host(db: &Db, serve: &ServeConfig) -> Result<(), StartError> {
    let has_demo = accounts::any_demo(&mut db.read().await?).await?;
    if has_demo && !serve.host.is_loopback() {
        let message = format!(
            "HOST {} would show the demo accounts to others: use a loopback address, or a data folder without demo data",
            serve.host
        );
        return Err(StartError::Setting(message));
    }
    Ok(())
}

async fn publish(db: &Db, store: &StoreConfig) {
    let (media, now) = (MediaStore::in_folder(&store.data_dir), Clock::in_zone(store.time_zone.clone()).now());
    let dir = &store.courses_dir;
    // What a server could not finish writing must not be taken for a change of the folder's.
    if store.write_back
        && let Err(error) = write_all_back(db, &media, dir).await
    {
        tracing::error!(%error, dir = %dir.display(), "what was published is not written into the folder");
    }
    match publish_folder(db, &media, dir, now).await {
        Ok(problems) => print_errors(&problems),
        Err(error) => tracing::error!(%error, dir = %dir.display(), "the courses of the folder were not published"),
    }
}

/// Completions that waited for an issuer or a key get their certificates while the site serves.
async fn issue_what_waits(app: AppState) {
    let catalogue = app.catalogue();
    for course in catalogue.certifying() {
        if let Err(error) = issue_in_course(&app, course).await {
            tracing::error!(%error, course, "certificates go on waiting");
        }
    }
}

async fn issue_in_course(app: &AppState, course: &str) -> Result<(), DbError> {
    let waiting = completions::without_certificate(&mut app.db.read().await?, course).await?;
    for enrolment in waiting {
        let settling = app.settling();
        app.db.write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await })).await?;
    }
    Ok(())
}

/// Without an administrator, the one who reads this console becomes the first.
async fn offer_set_up(app: &AppState) -> Result<(), StartError> {
    if grants::any_administrator(&mut app.db.read().await?).await? {
        return Ok(());
    }
    let token = secret::token();
    *app.setup_token.write().unwrap_or_else(PoisonError::into_inner) = Some(secret::hash(&token));
    tell!("Thiết lập lần đầu / first set-up: {}/setup?token={token}", app.store.public_url);
    Ok(())
}

/// The wanted address, and for IPv4 loopback the IPv6 one too where the machine has it.
async fn listen(app: &AppState) -> Result<Vec<TcpListener>, StartError> {
    let address = SocketAddr::new(app.serve.host, app.serve.port);
    let first = TcpListener::bind(address)
        .await
        .map_err(|error| StartError::Setting(format!("HOST and PORT {address}: {error}")))?;
    let mut listeners = vec![first];
    if app.serve.host == IpAddr::V4(Ipv4Addr::LOCALHOST) && app.serve.port != 0 {
        match TcpListener::bind(SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), app.serve.port)).await {
            Ok(listener) => listeners.push(listener),
            Err(error) => tracing::debug!(%error, "no IPv6 loopback"),
        }
    }
    Ok(listeners)
}

async fn stop_signal() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        drop(interrupted.await);
        return;
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
