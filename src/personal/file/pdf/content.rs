//! Interpreter of PDF content streams, as far as text goes: what is shown, with which font, and where.
//!
//! **You are here:** `personal/file/pdf/` — one page or form at a time; no IO. Source: ISO 32000-1, 8.2, 9.4.
//!
//! It holds no list of operations: a stream of a few kilobytes may have millions, and each costs one step here.

use crate::personal::signs::BAR;
use lopdf::{Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A place on the page: a, b, c, d, e, f of ISO 32000-1, 8.3.3.
pub(super) type Matrix = [f32; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// What a table of a font's signs may hold when it is unpacked. *Units:* bytes.
const MOST_OF_A_FONT: usize = 1 << 20;
/// So many pieces of text are sorted by their place.
const MOST_PIECES: usize = 400_000;
/// So many operands are kept.
const MOST_OPERANDS: usize = 64;

/// The fonts of a document, each read once.
#[derive(Default)]
pub(super) struct Fonts<'d> {
    known: BTreeMap<ObjectId, Option<Rc<Encoding<'d>>>>,
}

impl<'d> Fonts<'d> {
    /// How a font's bytes are signs; none when the document does not say.
    pub(super) fn get(
        &mut self,
        document: &'d Document,
        font: &'d Object,
        _name: &[u8],
    ) -> Option<Rc<Encoding<'d>>> {
        let read = |object: &'d Object| {
            let font = object.as_dict().ok()?;
            font.get_font_encoding_with_limit(document, MOST_OF_A_FONT)
                .ok()
                .map(Rc::new)
        };
        match font {
            Object::Reference(id) => self
                .known
                .entry(*id)
                .or_insert_with(|| read(document.get_object(*id).ok()?))
                .clone(),
            own => read(own),
        }
    }
}

/// What a page shows.
#[derive(Default)]
pub(super) struct Drawn {
    pieces: Vec<(f32, f32, String)>,
    /// How much is drawn that is no text.
    pub(super) marks: usize,
    /// How much of the page pictures cover. *Units:* square points.
    covered: f32,
    /// Whether text is shown whose signs the document does not tell.
    pub(super) text_lost: bool,
    /// Whether more is shown than is kept.
    pub(super) too_many: bool,
    outer: Vec<Matrix>,
}

impl Drawn {
    /// How many signs are shown.
    pub(super) fn signs(&self) -> usize {
        let signs = |piece: &(f32, f32, String)| piece.2.chars().filter(|c| c.is_alphanumeric()).count();
        self.pieces.iter().map(signs).sum()
    }

    /// Whether pictures, or the outlines of signs, fill a good part of a page of this size.
    pub(super) fn is_covered(&self, size: f32) -> bool {
        self.covered > size * 0.3 || self.marks > 400
    }

    /// A picture is drawn.
    pub(super) fn picture(&mut self, matrix: &Matrix) {
        let matrix = times(matrix, self.outer.last().unwrap_or(&UNIT));
        self.covered += (matrix[0] * matrix[3] - matrix[1] * matrix[2]).abs();
        self.marks += 1;
    }

    /// A form is drawn at a place.
    pub(super) fn enter(&mut self, matrix: &Matrix) {
        let matrix = times(matrix, self.outer.last().unwrap_or(&UNIT));
        self.outer.push(matrix);
    }

    /// It is drawn.
    pub(super) fn leave(&mut self) {
        self.outer.pop();
    }

    fn show(&mut self, text: String, matrix: &Matrix) {
        let place = times(matrix, self.outer.last().unwrap_or(&UNIT));
        if self.pieces.len() >= MOST_PIECES {
            self.too_many = true;
        } else if !text.is_empty() {
            self.pieces.push((place[4], place[5], text));
        }
    }

    /// Adds the text in the order of drawing, and, where that is another one, in the order in which it is read: from the top
    /// to the bottom, from the left to the right.
    pub(super) fn write(mut self, text: &mut String) {
        let lines = |pieces: &[(f32, f32, String)], text: &mut String| {
            let mut before: Option<(f32, f32)> = None;
            for (x, y, piece) in pieces {
                match before {
                    Some((_, line)) if (line - y).abs() > 3.0 => text.push('\n'),
                    // Signs that are set one by one have spaces of their own, or none.
                    Some((left, _)) if (x - left).abs() > 200.0 => text.push('\u{1F}'),
                    Some(_) => text.push(' '),
                    None => {}
                }
                text.push_str(piece);
                before = Some((*x, *y));
            }
            text.push(BAR);
            text.push('\n');
        };
        lines(&self.pieces, text);
        let row = |y: f32| -(y / 4.0).round();
        let order = |a: &(f32, f32, String), b: &(f32, f32, String)| {
            row(a.1).total_cmp(&row(b.1)).then(a.0.total_cmp(&b.0))
        };
        if !self.pieces.is_sorted_by(|a, b| order(a, b).is_le()) {
            self.pieces.sort_by(order);
            lines(&self.pieces, text);
        }
    }
}

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// What stands before an operator.
enum Operand {
    Number(f32),
    Name(Vec<u8>),
    Text(Vec<u8>),
}

/// Where text goes.
struct Pen<'d> {
    place: Matrix,
    kept: Vec<Matrix>,
    text: Matrix,
    line: Matrix,
    leading: f32,
    font: Option<Rc<Encoding<'d>>>,
    has_font: bool,
}

/// Draws a stream; says which other objects it shows, and where.
pub(super) fn draw<'d>(
    content: &[u8],
    fonts: &mut dyn FnMut(&[u8]) -> Option<Rc<Encoding<'d>>>,
    drawn: &mut Drawn,
) -> Vec<(Vec<u8>, Matrix)> {
    let mut pen = Pen {
        place: UNIT,
        kept: Vec::new(),
        text: UNIT,
        line: UNIT,
        leading: 0.0,
        font: None,
        has_font: false,
    };
    let mut objects = Vec::new();
    let mut operands: Vec<Operand> = Vec::new();
    let mut at = 0;
    while let Some(byte) = content.get(at) {
        match byte {
            b'(' => at = literal(content, at, &mut operands),
            b'<' if content.get(at + 1) != Some(&b'<') => at = hex(content, at, &mut operands),
            b'/' => {
                let end = at + 1 + word(&content[at + 1..]);
                operands.push(Operand::Name(content[at + 1..end].to_vec()));
                at = end;
            }
            b'%' => {
                at += content[at..]
                    .iter()
                    .position(|byte| matches!(byte, b'\n' | b'\r'))
                    .unwrap_or(content.len());
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => {
                let length = word(&content[at..]).max(1);
                let number = std::str::from_utf8(&content[at..at + length])
                    .ok()
                    .and_then(|text| text.parse().ok());
                operands.push(Operand::Number(number.unwrap_or(0.0)));
                at += length;
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'\'' | b'"' => {
                let length = word(&content[at..]).max(1);
                let name = &content[at..at + length];
                at += length;
                if name == b"ID" {
                    at = inline(content, at);
                    drawn.picture(&pen.place);
                } else {
                    pen.operate(name, &operands, fonts, drawn, &mut objects);
                }
                operands.clear();
            }
            _ => at += 1,
        }
        if operands.len() > MOST_OPERANDS {
            // In an array of pieces of text only the text counts.
            let texts = operands.iter().any(|own| matches!(own, Operand::Text(_)));
            if texts {
                pen.show(&operands, drawn);
            }
            operands.clear();
        }
    }
    objects
}

impl<'d> Pen<'d> {
    fn operate(
        &mut self,
        name: &[u8],
        operands: &[Operand],
        fonts: &mut dyn FnMut(&[u8]) -> Option<Rc<Encoding<'d>>>,
        drawn: &mut Drawn,
        objects: &mut Vec<(Vec<u8>, Matrix)>,
    ) {
        let numbers = || -> Vec<f32> {
            let number = |own: &Operand| {
                if let Operand::Number(number) = own {
                    Some(*number)
                } else {
                    None
                }
            };
            operands.iter().filter_map(number).collect()
        };
        let matrix = || -> Option<Matrix> { numbers().try_into().ok() };
        match name {
            b"q" if self.kept.len() < 1000 => self.kept.push(self.place),
            b"Q" => self.place = self.kept.pop().unwrap_or(self.place),
            b"cm" => {
                if let Some(matrix) = matrix() {
                    self.place = times(&matrix, &self.place);
                }
            }
            b"BT" => (self.text, self.line) = (UNIT, UNIT),
            b"Tm" => {
                if let Some(matrix) = matrix() {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            b"Td" | b"TD" => {
                if let [x, y] = numbers()[..] {
                    if name == b"TD" {
                        self.leading = -y;
                    }
                    self.go(x, y);
                }
            }
            b"TL" => self.leading = numbers().first().copied().unwrap_or(0.0),
            b"T*" => self.go(0.0, -self.leading),
            b"Tf" => {
                if let Some(Operand::Name(name)) = operands.first() {
                    self.font = fonts(name);
                    self.has_font = true;
                }
            }
            b"Tj" | b"TJ" => self.show(operands, drawn),
            b"'" | b"\"" => {
                self.go(0.0, -self.leading);
                self.show(operands, drawn);
            }
            b"Do" => {
                if let Some(Operand::Name(name)) = operands.first()
                    && objects.len() < 20_000
                {
                    objects.push((name.clone(), self.place));
                }
            }
            b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"sh" => drawn.marks += 1,
            _ => {}
        }
    }

    fn go(&mut self, x: f32, y: f32) {
        self.line = times(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line);
        self.text = self.line;
    }

    /// Shows the texts among operands; a wide step between two of them is a space.
    fn show(&mut self, operands: &[Operand], drawn: &mut Drawn) {
        let mut text = String::new();
        for operand in operands {
            match operand {
                Operand::Text(bytes) => {
                    if let Some(font) = &self.font {
                        let before = text.len();
                        let read = font.write_to_string(bytes, &mut text);
                        let lost = read.is_err()
                            || !bytes.is_empty()
                                && (text[before..].is_empty() || text[before..].contains('\u{FFFD}'));
                        drawn.text_lost |= lost;
                    } else {
                        // Without a font nothing is shown, or readers choose one: the bytes are the best guess.
                        drawn.text_lost |= self.has_font && bytes.iter().any(|byte| *byte < 0x20);
                        text.extend(
                            bytes
                                .iter()
                                .filter(|byte| **byte != 0)
                                .map(|byte| char::from(*byte)),
                        );
                    }
                }
                Operand::Number(step) if *step < -250.0 && !text.is_empty() => text.push(' '),
                _ => {}
            }
        }
        let place = times(&self.text, &self.place);
        // The next piece stands to the right: how far is not known without the widths, an ordering is enough.
        let width = f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX)) * 0.01;
        self.text = times(&[1.0, 0.0, 0.0, 1.0, width, 0.0], &self.text);
        drawn.show(text, &place);
    }
}

/// How long a word is.
fn word(content: &[u8]) -> usize {
    let ends = |byte: &u8| {
        matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' | 0..=b' '
        )
    };
    let quoted = usize::from(matches!(content.first(), Some(b'\'' | b'"')));
    if quoted == 1 {
        return 1;
    }
    content.iter().position(ends).unwrap_or(content.len())
}

/// Reads `(text)`; says where it ends.
fn literal(content: &[u8], at: usize, operands: &mut Vec<Operand>) -> usize {
    let mut text = Vec::new();
    let (mut at, mut depth) = (at + 1, 0_usize);
    while let Some(byte) = content.get(at) {
        at += 1;
        match byte {
            b'(' => {
                depth += 1;
                text.push(b'(');
            }
            b')' if depth == 0 => break,
            b')' => {
                depth -= 1;
                text.push(b')');
            }
            b'\\' => {
                let Some(next) = content.get(at) else { break };
                at += 1;
                match next {
                    b'n' => text.push(b'\n'),
                    b'r' => text.push(b'\r'),
                    b't' => text.push(b'\t'),
                    b'\n' => {}
                    b'\r' => at += usize::from(content.get(at) == Some(&b'\n')),
                    b'0'..=b'7' => {
                        let mut value = u32::from(next - b'0');
                        for _ in 0..2 {
                            if let Some(digit @ b'0'..=b'7') = content.get(at) {
                                value = value * 8 + u32::from(digit - b'0');
                                at += 1;
                            }
                        }
                        text.push(u8::try_from(value & 0xFF).unwrap_or_default());
                    }
                    other => text.push(*other),
                }
            }
            other => text.push(*other),
        }
    }
    operands.push(Operand::Text(text));
    at
}

/// Reads `<3132>`; says where it ends.
fn hex(content: &[u8], at: usize, operands: &mut Vec<Operand>) -> usize {
    let length = content[at..]
        .iter()
        .position(|byte| *byte == b'>')
        .unwrap_or(content.len() - at);
    let digits: Vec<u8> = content[at..at + length]
        .iter()
        .filter_map(|byte| {
            char::from(*byte)
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect();
    let bytes = digits
        .chunks(2)
        .map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0));
    operands.push(Operand::Text(bytes.collect()));
    (at + length + 1).min(content.len())
}

/// Where a picture ends that stands in the stream itself.
fn inline(content: &[u8], at: usize) -> usize {
    let rest = content.get(at..).unwrap_or_default();
    let end = rest.windows(4).position(|four| {
        matches!(four[0], b' ' | b'\n' | b'\r')
            && &four[1..3] == b"EI"
            && matches!(four[3], b' ' | b'\n' | b'\r')
    });
    end.map_or(content.len(), |end| at + end + 4)
}
