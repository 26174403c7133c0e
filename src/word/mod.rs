//! Word documents: `.docx` files, and what is pasted from Word, WPS and web pages, as Markdown with a list of what is left out.
//!
//! **You are here:** a leaf but for `html/`: bytes in, a [`Document`] out, no IO. `session/intake` makes a record of it.
//!
//! Two doors: [`read`] for a file, [`paste()`] for the HTML of a clipboard; both give the same model, and [`markdown()`] writes it.
//! **Every character of a document is in the text or in its list of what is left out.** Numbers of lists are computed and kept
//! as text (一、（一）第三条): a notice quoted by its clause must not change when somebody adds a paragraph. Files come from
//! anyone: sizes, depth and number are bounded before anything is unpacked, and a file that cannot be read is refused in words.

mod block;
mod door;
mod drawing;
mod field;
mod inline;
mod letters;
mod markdown;
mod model;
mod numbering;
mod numeral;
mod offered;
mod package;
mod paste;
mod reader;
mod refusal;
mod styles;
mod symbol;
mod table;
mod words;
mod xml;

pub use door::read;
pub use markdown::{Shown, markdown};
pub use model::{
    Block, Cell, Document, Face, Inline, LeftOut, Look, Paragraph, Picture, Raised, Remark, Role, Side,
    Style, Table, What, text,
};
pub use offered::{Offered, offer};
pub use package::LARGEST;
pub use paste::{Pasted, paste};
pub use refusal::Refusal;
