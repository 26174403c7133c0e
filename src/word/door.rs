//! The door for files: what a file is by its first bytes, and what to do with one that is no `.docx`.
//!
//! **You are here:** `word/` — before `reader`; no IO.

use super::model::Document;
use super::package::Package;
use super::reader;
use super::refusal::Refusal;

/// Reads a `.docx`. *Errors:* it is another kind of file, locked, damaged, too large, or has tracked changes.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    if let Some(refusal) = other_kind(bytes) {
        return Err(refusal);
    }
    let package = Package::open(bytes)?;
    if !package.has("word/document.xml") {
        let (zh, en) = if package.has("xl/workbook.xml") {
            (
                "这是 Excel 表格，不是 Word 文档。台账用 zhandian import 文件.xlsx（不加 --as）导入",
                "this is a workbook. Import a ledger without --as",
            )
        } else if package.has("ppt/presentation.xml") {
            (
                "这是演示文稿，不是 Word 文档。要发布它，就作为附件放进 content/files",
                "this is a presentation. To publish it, put it into content/files as an attachment",
            )
        } else if package.has("content.xml") {
            (
                "这是 ODT 文件。用 WPS 或 LibreOffice 打开，另存为 .docx 再导入",
                "this is an ODT file. Open it in WPS or LibreOffice, save it as .docx and import that",
            )
        } else if package.has("ofd.xml") {
            (
                "这是 OFD 版式文件，里面没有可以编辑的文字结构。请找它的 Word 原稿（.docx）导入，OFD 作为附件",
                "this is an OFD file. Import the Word document that it was made of, and attach the OFD",
            )
        } else {
            // The main part may have another name: the list of parts says which.
            return reader::read(package).map_err(|_| not_word());
        };
        return Err(Refusal::new(zh, en));
    }
    reader::read(package)
}

fn not_word() -> Refusal {
    Refusal::new(
        "这不是 Word 文档（.docx）。用 WPS 或 Word 打开原文件，另存为 .docx 再导入",
        "this is no Word document (.docx). Open the original in WPS or Word, save it as .docx and import that",
    )
}

/// What is said of files that are no archives.
fn other_kind(bytes: &[u8]) -> Option<Refusal> {
    let head = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let (zh, en) = if bytes.is_empty() {
        (
            "文件是空的（0 字节）。网盘或微信里的文件要先下载完",
            "the file is empty. One from a cloud drive has to be downloaded first",
        )
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        if is_locked(bytes) {
            (
                "文件加了打开密码，读不了。用 WPS 或 Word 打开，取消密码，另存为 .docx 再导入",
                "the file has a password. Open it in WPS or Word, take the password off, save it as .docx and import that",
            )
        } else {
            (
                "这是旧格式（.doc 或 .wps）。用 WPS 或 Word 打开，点“文件—另存为”，类型选“Word 文档（*.docx）”，再导入",
                "this is the old form (.doc or .wps). Open it in WPS or Word, save it as .docx and import that",
            )
        }
    } else if bytes.starts_with(b"{\\rtf") {
        (
            "这是 RTF 文件。用 WPS 或 Word 打开，另存为 .docx 再导入",
            "this is an RTF file. Open it in WPS or Word, save it as .docx and import that",
        )
    } else if text.contains("%pdf-") {
        (
            "这是 PDF，里面没有段落、标题和表格的结构。请找它的 Word 原稿（.docx）导入；要发布 PDF，就作为附件放进 content/files",
            "this is a PDF, which has no paragraphs and tables. Import the Word document that it was made of; to publish the PDF, attach it",
        )
    } else if text.starts_with("<?xml") && (text.contains("word") || text.contains("pkg:package")) {
        (
            "这是 Word 的 XML 格式。用 WPS 或 Word 打开，另存为 .docx 再导入",
            "this is Word's XML form. Open it in WPS or Word, save it as .docx and import that",
        )
    } else if text.starts_with('<') {
        (
            "这其实是网页文件。用 WPS 或 Word 打开，另存为 .docx 再导入；也可以在浏览器里复制，粘贴到表单",
            "this is a web page. Open it in WPS or Word, save it as .docx and import that; or copy it in the browser and paste it into the form",
        )
    } else if !bytes.starts_with(b"PK") {
        return Some(not_word());
    } else {
        return None;
    };
    Some(Refusal::new(zh, en))
}

/// Whether an old container holds a locked new document: it has a stream `EncryptedPackage`.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|piece| piece == name)
}
