//! Code of a government service item, as the national catalogue gives them. *Source:* GB/T 39554.1-2020.
//!
//! **You are here:** `value/` — one of the scalars; no IO. Its shape alone is checked: whether there is such an item is known to the
//! platform that gave the code.

use super::typed::{half_width, shown};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};

/// The code of an item. *Shape:* 12 or 13 characters for an item of the catalogue (基本编码), 31 for what one body does of it (实施编码),
/// 33 for one of its cases (业务办理项编码); digits and capital letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemCode(Box<str>);

text_impls!(ItemCode: 0 "The code as written.");

/// The lengths that codes have.
const LENGTHS: [usize; 4] = [12, 13, 31, 33];

fn is_code(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase();
    LENGTHS.contains(&text.len()) && text.bytes().all(plain)
}

impl Scalar for ItemCode {
    const FORMAT: &'static str = "item-code";
    const DESCRIPTION: &'static str = "政务服务事项编码：基本编码12或13位，实施编码31位，业务办理项编码33位";
    const PATTERN: &'static str = "^[0-9A-Z]{12,33}$";

    fn read(text: &str) -> Result<ItemCode, Fault> {
        if is_code(text) {
            return Ok(ItemCode(text.into()));
        }
        let found = shown(text);
        let fault = Fault::new(
            code::BAD_NUMBER,
            format!("政务服务事项编码“{found}”的写法不对"),
            format!("the item code `{found}` has the wrong form"),
        );
        let tidy: String = half_width(text)
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect::<String>()
            .to_uppercase();
        Err(if is_code(&tidy) {
            fault.write(&tidy)
        } else {
            let length = tidy.chars().count();
            fault.help(
                format!("现在是 {length} 位；从政务服务网的办事指南上整串复制：12、13、31 或 33 位数字和大写字母"),
                format!("it has {length} characters; copy the whole of it: 12, 13, 31 or 33 digits and capital letters"),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_lengths_that_there_are_are_read() {
        for good in [
            "000511003000",
            "1154010200000000004000511003000",
            "115401020000000000400051100300001",
        ] {
            assert_eq!(ItemCode::read(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn others_are_refused_and_slips_advised() {
        let fault = ItemCode::read("0005-1100-3000").unwrap_err();
        assert_eq!(fault.instead.as_deref(), Some("000511003000"));
        let fault = ItemCode::read("11540102mb00000004000511003000a").unwrap_err();
        assert_eq!(fault.instead.as_deref(), Some("11540102MB00000004000511003000A"));
        for bad in ["1", "00051100300", "0005110030000000", "甲"] {
            assert!(ItemCode::read(bad).is_err(), "{bad}");
        }
    }
}
