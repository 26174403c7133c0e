//! Targets of `publish`, `publish.yaml` beside `content/`: where the site may go, and never a password.
//!
//! **You are here:** `cli/publish` — read first. A map from a name to `folder: PATH` or `rclone: REMOTE:PATH`.

use crate::cli::Exit;
use crate::cli::args::Common;
use crate::cli::report::Report;
use crate::cli::terminal::outln;
use crate::source::{encoding, yaml};
use serde_json::json;
use std::io;
use std::path::PathBuf;
use yaml::{Kind, Node};

const FILE: &str = "publish.yaml";

/// Parts of keys under which people keep what must not stand in a file on a share.
const SECRET: [&str; 13] = [
    "pass", "pwd", "secret", "token", "access_key", "accesskey", "private_key", "credential", "密码", "口令",
    "密钥", "令牌", "私钥",
];

/// Where a site may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub name: String,
    pub host: Host,
}

/// By which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Host {
    /// A folder or share; a relative one counts from the site folder.
    Folder(PathBuf),
    /// As rclone writes it: `remote:path`.
    Rclone(String),
}

/// What is wrong with the file, and on which line (from 1).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    line: usize,
    zh: String,
    en: String,
}

/// Reads the site's targets. *Errors:* how the command ends, told already.
pub(super) fn read(common: &Common, report: &Report) -> Result<Vec<Target>, Exit> {
    let path = common.root.join(FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            report.failure(
                "没有 publish.yaml，不知道发布到哪里。在网站文件夹里（content 的旁边）建一个 publish.yaml，例如：\n\n内网:\n  folder: \\\\192.0.2.10\\wwwroot\\shegong\n官网:\n  rclone: guanwang:/www/shegong\n\nfolder 是文件夹或共享文件夹；rclone 后面是用 rclone config 设好的名字和服务器上的文件夹。密码不写在这里。详见 zhandian help 手册 发布",
                "there is no publish.yaml, so nobody knows where to publish. Write one into the site folder, beside content, such as:\n\nintranet:\n  folder: \\\\192.0.2.10\\wwwroot\\shegong\npublic:\n  rclone: host:/www/shegong\n\nfolder is a folder or share; rclone names what rclone config has set up, and the folder there. No passwords here",
            );
            return Err(Exit::Usage);
        }
        Err(error) => {
            let why = crate::disk::change::reason(&error, report.zh());
            report.failure(
                &format!("读不了 publish.yaml：{why}"),
                &format!("cannot read publish.yaml: {why}"),
            );
            return Err(Exit::Machine);
        }
    };
    let text = encoding::decode(&bytes).map_err(|fault| {
        report.failure(
            &format!("publish.yaml：{}", fault.zh),
            &format!("publish.yaml: {}", fault.en),
        );
        Exit::ContentErrors
    })?;
    parse(&text).map_err(|wrong| {
        for Wrong { line, zh, en } in wrong {
            report.failure(
                &format!("publish.yaml 第 {line} 行：{zh}"),
                &format!("publish.yaml:{line}: {en}"),
            );
        }
        Exit::ContentErrors
    })
}

/// The target that was asked for. *Errors:* how the command ends when there is none of that name, or none was asked for.
pub(super) fn named<'t>(
    targets: &'t [Target],
    name: Option<&str>,
    report: &Report,
) -> Result<&'t Target, Exit> {
    let Some(name) = name else {
        for Target { name, host } in targets {
            let (kind, place) = match host {
                Host::Folder(place) => ("folder", place.display().to_string()),
                Host::Rclone(remote) => ("rclone", remote.clone()),
            };
            if report.json {
                outln!(
                    "{}",
                    json!({"kind": "target", "name": name, "way": kind, "place": place})
                );
            } else {
                outln!("{name}  {kind}: {place}");
            }
        }
        let first = targets.first().map_or("", |target| &target.name);
        report.line(
            &format!("要发布到其中一个：zhandian publish {first}"),
            &format!("to publish to one of them: zhandian publish {first}"),
        );
        return Err(Exit::Done);
    };
    targets.iter().find(|target| target.name == name).ok_or_else(|| {
        let all: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
        report.failure(
            &format!("publish.yaml 里没有“{name}”，有的是：{}", all.join("、")),
            &format!("publish.yaml has no {name}; it has: {}", all.join(", ")),
        );
        Exit::Usage
    })
}

/// The targets that a text names, or all that is wrong with it.
pub(super) fn parse(text: &str) -> Result<Vec<Target>, Vec<Wrong>> {
    let (root, faults) = yaml::read(text);
    let line = |at: usize| {
        text.get(..at)
            .map_or(1, |before| before.matches('\n').count() + 1)
    };
    let wrong = |at: usize, zh: &str, en: &str| Wrong {
        line: line(at),
        zh: zh.to_owned(),
        en: en.to_owned(),
    };
    if !faults.is_empty() {
        let told = faults
            .iter()
            .map(|(span, fault)| wrong(span.start, &fault.zh, &fault.en));
        return Err(told.collect());
    }
    let Some(Node {
        kind: Kind::Map(entries),
        ..
    }) = &root
    else {
        let at = root.map_or(0, |root| root.span.start);
        return Err(vec![wrong(
            at,
            "要写成“名字:”，下一行缩进写 folder: 文件夹，或 rclone: 名字:/服务器上的文件夹",
            "write NAME:, and on the next line, indented, folder: PATH or rclone: REMOTE:PATH",
        )]);
    };
    let mut found = Vec::new();
    let mut targets = Vec::new();
    for (key, node) in entries {
        match host(node) {
            Ok(host) => targets.push(Target {
                name: key.text.clone(),
                host,
            }),
            Err(of_target) => {
                let at = |at: Option<usize>| at.unwrap_or(key.span.start);
                found.extend(
                    of_target
                        .into_iter()
                        .map(|(place, zh, en)| wrong(at(place), &zh, &en)),
                );
            }
        }
    }
    if found.is_empty() { Ok(targets) } else { Err(found) }
}

/// A fault of one target: where (none: at its name), and what, in both languages.
type Fault = (Option<usize>, String, String);

fn host(node: &Node) -> Result<Host, Vec<Fault>> {
    let Kind::Map(entries) = &node.kind else {
        return Err(vec![neither()]);
    };
    let mut faults: Vec<Fault> = Vec::new();
    let mut hosts = Vec::new();
    for (key, value) in entries {
        let at = Some(key.span.start);
        let text = match &value.kind {
            Kind::Scalar { text, .. } => text.trim(),
            _ => "",
        };
        let name = key.text.to_lowercase();
        if SECRET.iter().any(|part| name.contains(part)) {
            faults.push(secret(at, &key.text));
        } else if !matches!(name.as_str(), "folder" | "rclone") {
            faults.push((
                at,
                format!("没有 {} 这一项，只有 folder 和 rclone", key.text),
                format!("there is no key {}: only folder and rclone", key.text),
            ));
        } else if text.is_empty() {
            faults.push((at, format!("{name} 后面是空的"), format!("{name} is empty")));
        } else if name == "folder" {
            hosts.push(Host::Folder(PathBuf::from(text)));
        } else if has_password(text) {
            faults.push(secret(at, "rclone"));
        } else if text.contains(':') && !text.starts_with('-') {
            hosts.push(Host::Rclone(text.to_owned()));
        } else {
            faults.push((
                at,
                format!("rclone 要写成“名字:文件夹”，如 guanwang:/www/shegong；名字是 rclone config 里设的。只是文件夹的，写 folder: {text}"),
                format!("rclone takes REMOTE:PATH, with the name that rclone config has. For a folder write folder: {text}"),
            ));
        }
    }
    match (faults.is_empty(), hosts.len()) {
        (true, 1) => Ok(hosts.remove(0)),
        (true, 0) => Err(vec![neither()]),
        (true, _) => Err(vec![(
            None,
            "folder 和 rclone 只能写一个；两处都要发布的，写成两个名字".to_owned(),
            "folder or rclone, not both: give each a name of its own".to_owned(),
        )]),
        (false, _) => Err(faults),
    }
}

fn neither() -> Fault {
    (
        None,
        "下面要有一行 folder: 文件夹，或 rclone: 名字:/服务器上的文件夹".to_owned(),
        "wants folder: PATH or rclone: REMOTE:PATH".to_owned(),
    )
}

fn secret(at: Option<usize>, key: &str) -> Fault {
    (
        at,
        format!(
            "密码不能写在这里（{key}）：这个文件谁都看得到。删掉这一行，运行 rclone config 设好服务器和密码，这里只写 rclone: 名字:/文件夹；已经给别人看过的密码请改掉"
        ),
        format!(
            "no passwords here ({key}): everyone can read this file. Remove it, set the host up with rclone config, and write rclone: REMOTE:PATH. A password that others have seen should be changed"
        ),
    )
}

/// Whether a remote that is written out (`:sftp,host=…,pass=…:path`, `ftp://user:word@host/`) carries a password.
fn has_password(remote: &str) -> bool {
    let settings = remote.split(',').skip(1);
    let named = settings.filter_map(|part| part.split_once('=')).any(|(key, _)| {
        let key = key.to_lowercase();
        SECRET.iter().any(|part| key.contains(part)) || key == "key_pem"
    });
    let in_address = remote.split_once("://").is_some_and(|(_, rest)| {
        let authority = rest.split('/').next().unwrap_or_default();
        authority
            .rsplit_once('@')
            .is_some_and(|(user, _)| user.contains(':'))
    });
    named || in_address
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Host, parse};

    #[test]
    fn a_target_is_a_folder_or_a_remote() {
        let targets =
            parse("内网:\n  folder: \\\\192.0.2.10\\wwwroot\\shegong\n官网:\n  rclone: guanwang:/www\n")
                .unwrap();
        assert_eq!(targets[0].name, "内网");
        assert_eq!(
            targets[0].host,
            Host::Folder(r"\\192.0.2.10\wwwroot\shegong".into())
        );
        assert_eq!(targets[1].host, Host::Rclone("guanwang:/www".into()));
    }

    #[test]
    fn a_password_is_refused_wherever_it_is_hidden_and_never_repeated() {
        for text in [
            "甲:\n  rclone: a:b\n  password: Geheim1\n",
            "甲:\n  rclone: a:b\n  密码: Geheim1\n",
            "甲:\n  rclone: a:b\n  secret_access_key: Geheim1\n",
            "甲:\n  rclone: \":sftp,host=h,user=u,pass=Geheim1:/www\"\n",
            "甲:\n  rclone: \":s3,access_key_id=AK,secret_access_key=Geheim1:bucket\"\n",
            "甲:\n  rclone: ftp://user:Geheim1@host/www\n",
        ] {
            let wrong = parse(text).unwrap_err();
            assert_eq!(wrong.len(), 1, "{text}");
            assert!(wrong[0].zh.contains("rclone config"), "{}", wrong[0].zh);
            assert!(!wrong[0].zh.contains("Geheim") && !wrong[0].en.contains("Geheim"));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, line) in [
            ("甲:\n  folder: a\n乙:\n  ftp: b\n", 4),
            ("甲:\n  folder: a\n  rclone: a:b\n", 1),
            ("甲:\n  rclone: /srv/www\n", 2),
            ("甲:\n", 1),
            ("- 甲\n", 1),
            ("甲:\n  folder:\n", 2),
        ] {
            assert_eq!(parse(text).unwrap_err()[0].line, line, "{text}");
        }
        assert!(parse("").is_err());
    }
}
