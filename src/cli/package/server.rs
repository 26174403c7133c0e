//! Server samples, `zhandian package --server`: configurations that a site can do without (portable-output.md, S).
//!
//! **You are here:** `cli/package` — prints a file of `servers/`; `tests/full/servers.test.mjs` loads each into the real server.

use crate::cli::args::{Common, Server};
use crate::cli::report::Report;
use crate::cli::{Exit, inspect, terminal};
use std::path::Path;

/// The sample, and what a site calls it.
fn sample(server: Server) -> (&'static str, &'static str) {
    match server {
        Server::Nginx => (include_str!("servers/nginx.conf"), "shegong.conf"),
        Server::Apache => (include_str!("servers/apache.conf"), "shegong.conf"),
        Server::Iis => (include_str!("servers/web.config"), "web.config"),
        Server::Tomcat => (include_str!("servers/web.xml"), "WEB-INF/web.xml"),
    }
}

/// Prints the sample, or writes it where `--to` says; into a built site never: the next build would find it in its way.
pub(super) fn run(common: &Common, server: Server, to: Option<&Path>, report: &Report) -> Result<Exit, Exit> {
    let (text, name) = sample(server);
    let Some(to) = to else {
        terminal::out(text);
        return Ok(Exit::Done);
    };
    inspect::kept_inside(common, to, ("配置样例", "the sample"), report)?;
    inspect::save(to, text.as_bytes()).map_err(|error| report.cannot_write(to, &error))?;
    let shown = to.display();
    report.line(
        &format!("样例写好了：{shown}（在服务器上叫 {name}）。照里面写的改好再用；不用它，网站也能打开"),
        &format!("the sample is in {shown} (on the server: {name}). Change what it says before use; the site works without it"),
    );
    Ok(Exit::Done)
}
