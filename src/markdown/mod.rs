//! stub
use pulldown_cmark::{html, Parser, Options};
pub struct MarkdownOptions<'a> { pub resolve: &'a dyn Fn(&str) -> Option<String>, pub anchors: bool }
#[derive(Default)]
pub struct Rendered { pub html: String, pub toc: Vec<(String, String, u8)>, pub text: String }
pub fn to_html(source: &str, _o: &MarkdownOptions<'_>) -> Rendered { let mut h=String::new(); html::push_html(&mut h, Parser::new_ext(source, Options::ENABLE_TABLES)); Rendered{html:h, toc: vec![], text: source.to_owned()} }
pub fn blocks(source: &str) -> Vec<&str> { vec![source] }
pub fn escape(t:&str)->String { t.replace('&',"&amp;").replace('<',"&lt;") }
