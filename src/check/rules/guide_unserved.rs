//! Z543 `guide-unserved`
//!
//! *What it checks:* each service that a one-event guide names is offered by a station that there is: neither planned nor closed.
//!
//! *Why:* a guide sends people to a station; where none does what it says, they have gone for nothing.
//!
//! *Source:* content-format.md, "Documents".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    for guide in &site.guides {
        for (field, id) in guide.front().named_services() {
            let services = site.services_named([id]);
            // A category as a whole is served as soon as one of its services is.
            if services.is_empty()
                || services
                    .iter()
                    .any(|service| !site.stations_with_all(&[*service]).is_empty())
            {
                continue;
            }
            findings.add(|| {
                let fault = Fault::new(
                    code::GUIDE_UNSERVED,
                    format!("没有一个站点提供 {id}，照着指引去找的人会白跑"),
                    format!("no station offers {id}"),
                )
                .help(
                    "提供它的站点，在站点的 services 里写上；确实没有站点提供的，从指引里删去",
                    "add it to `services` of the stations that offer it, or take it out of the guide",
                );
                (guide.origin().field(&field), fault)
            });
        }
    }
}
