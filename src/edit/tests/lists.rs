//! Tests of lists: items come and go in the form that the list has.
//!
//! **You are here:** `edit/tests` — beside the other texts before and after a step.

use super::*;

#[test]
fn lists_grow_and_shrink_in_their_form() {
    let hours = "hours:\n  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}\n";
    check(vec![
        ("phone: x1 # 注\n", add("phone", "x2"), "phone: [x1, x2] # 注\n"),
        ("phone: x1\n", set("phone[0]", "x2"), "phone: x2\n"),
        ("phone: x1\n", set("phone[1]", "x2"), "phone: [x1, x2]\n"),
        ("phone: [x1, x2]\n", remove("phone[0]"), "phone: [x2]\n"),
        ("id: a\nphone: [x1]\n", remove("phone[0]"), "id: a\n"),
        ("id: a\nphone: x1\n", remove("phone[0]"), "id: a\n"),
        ("id: a\n", add("phone", "x1"), "id: a\nphone: [x1]\n"),
        ("id: a\n", set("phone", "x1"), "id: a\nphone: x1\n"),
        (
            "phone:\n- x1\n- x2   # 注\n\n# 下面\ntags: [a]\n",
            add("phone", "x3"),
            "phone:\n- x1\n- x2   # 注\n- x3\n\n# 下面\ntags: [a]\n",
        ),
        (
            "tags: [a, b, c]\n",
            set("tags", Value::list(["a", "x", "c"])),
            "tags: [a, x, c]\n",
        ),
        (
            "tags: [a, b, c]\n",
            set("tags", Value::list(["b", "c"])),
            "tags: [b, c]\n",
        ),
        (
            "tags:\n  - a # 一\n  - b # 二\n  - c # 三\n",
            set("tags", Value::list(["a", "c"])),
            "tags:\n  - a # 一\n  - c # 三\n",
        ),
        (
            hours,
            add(
                "hours",
                Value::map([("close", "18:00"), ("days", "mon-fri"), ("open", "15:30")]),
            ),
            "hours:\n  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}\n  - {days: mon-fri, open: \"15:30\", close: \"18:00\"}\n",
        ),
        (
            hours,
            set("hours[0].close", "12:30"),
            "hours:\n  - {days: mon-fri, open: \"09:30\", close: \"12:30\"}\n",
        ),
        (
            "services:\n  - a\n  - b\n",
            set("services[1].note", "甲, 乙"),
            "services:\n  - a\n  - {id: b, note: \"甲, 乙\"}\n",
        ),
        (
            "services:\n  - id: a\n    note: 甲\n  - b\n",
            remove("services[0].id"),
            "services:\n  - note: 甲\n  - b\n",
        ),
        (
            "tags: [\n  a, # 一\n  b\n]\n",
            add("tags", "c"),
            "tags: [\n  a, # 一\n  b, c\n]\n",
        ),
    ]);
}
