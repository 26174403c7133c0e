//! Addressees, signature, date and attachments: what stands around the words of an official document.
//!
//! **You are here:** `word/offered` — reads the text and leaves it as it is; no IO.

use super::{Offered, day, tight};
use crate::word::model::{Block, Paragraph, Role};

/// The longest line of addressees. *Units:* characters.
const LONGEST_ADDRESSEES: usize = 200;
/// The longest line of a signature. *Units:* characters.
const LONGEST_SIGNATURE: usize = 80;
/// So many bodies may sign together.
const MOST_SIGNATURES: usize = 6;

/// What the names of bodies end in.
const BODIES: [&str; 28] = [
    "政府", "局", "委", "办", "厅", "部", "中心", "单位", "街道", "乡", "镇", "站", "院", "校", "公司",
    "组织", "机构", "部门", "社区", "村", "处", "委员会", "办公室", "会", "所", "保障", "协会", "法院",
];

fn is_body(name: &str) -> bool {
    BODIES.iter().any(|end| name.ends_with(end))
}

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = Option<&Paragraph>> {
    blocks.iter().map(|block| match block {
        Block::Paragraph(own) => Some(own),
        Block::Table(_) => None,
    })
}

/// 各县（区）民政局：
pub(super) fn addressees(blocks: &[Block], offered: &mut Offered) {
    // A line like 现征求意见如下： may come before nothing else.
    let first = paragraphs(blocks)
        .take(3)
        .flatten()
        .find(|own| own.text().trim_end().ends_with(['：', ':']));
    let Some(own) = first else { return };
    let text = own.text();
    let text = text.trim();
    let name = text.trim_end_matches(['：', ':']).trim();
    let plain = own.role == Role::Body && own.label.is_empty();
    if plain && is_body(name) && !name.contains('。') && name.chars().count() <= LONGEST_ADDRESSEES {
        offered.addressees = Some(name.to_owned());
    }
}

/// The first date that stands alone under the names of bodies.
pub(super) fn signature(blocks: &[Block], offered: &mut Offered) {
    let all: Vec<Option<&Paragraph>> = paragraphs(blocks).collect();
    for (at, own) in all.iter().enumerate() {
        let Some(own) = own else { continue };
        // Body and date may share a paragraph, with a line end between them.
        let text = own.text();
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let Some(dated) = lines.last().and_then(|line| day::read(line)) else {
            continue;
        };
        let mut names: Vec<String> = lines[..lines.len() - 1]
            .iter()
            .rev()
            .map(|line| (*line).to_owned())
            .collect();
        for before in all[..at].iter().rev().take(MOST_SIGNATURES) {
            let Some(before) = before.filter(|own| own.role == Role::Body && own.label.is_empty()) else {
                break;
            };
            names.extend(before.text().lines().rev().map(str::to_owned));
        }
        let mut issuers = Vec::new();
        for line in names {
            let Some(mut bodies) = bodies(&line) else { break };
            bodies.append(&mut issuers);
            issuers = bodies;
        }
        if issuers.is_empty() {
            continue;
        }
        offered.issuers = issuers;
        offered.dated.get_or_insert(dated);
        return;
    }
}

/// The bodies of a line of a signature; none if it is something else.
fn bodies(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let sentence = line.contains(['。', '：', '；', '，', ':', '、', '《']);
    if line.is_empty() || sentence || line.chars().count() > LONGEST_SIGNATURE {
        return None;
    }
    let pieces: Vec<&str> = line.split_whitespace().collect();
    if pieces
        .iter()
        .all(|piece| piece.chars().count() >= 4 && is_body(piece))
    {
        return Some(pieces.into_iter().map(str::to_owned).collect());
    }
    // 拉 萨 市 民 政 局
    let whole = tight(line);
    (whole.chars().count() >= 4 && is_body(&whole)).then(|| vec![whole])
}

/// 附件：1.申请表 and the lines below it.
pub(super) fn attachments(blocks: &[Block], offered: &mut Offered) {
    let mut all = paragraphs(blocks).flatten().map(Paragraph::text);
    let Some(first) = all.find_map(|text| {
        let text = text.trim();
        let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix('附'))?;
        rest.trim_start().strip_prefix(['：', ':']).map(str::to_owned)
    }) else {
        return;
    };
    let named = |line: &str| {
        let line = line.trim();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = line[digits..]
            .strip_prefix(['.', '．', '、'])
            .filter(|_| (1..=2).contains(&digits));
        rest.map(|rest| rest.trim().to_owned())
    };
    let mut lines = first.lines();
    let head = lines.next().unwrap_or_default().trim();
    offered
        .attachments
        .extend(named(head).or_else(|| (!head.is_empty()).then(|| head.to_owned())));
    let below: Vec<String> = all
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let more = lines.map(str::to_owned).chain(below);
    offered
        .attachments
        .extend(more.map_while(|line| named(&line)).take(50));
    offered.attachments.retain(|name| !name.is_empty());
}
