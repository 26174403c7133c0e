//! Program folder: `.zhandian/` in the site folder, where the program keeps what is no content.
//!
//! **You are here:** `disk/own` — made by whoever writes into it first; `change`, `history`, `people` and `package`'s record of what was sent lie in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Its name in the site folder; the walk over the content and the watcher pass names with a dot over.
pub(super) const NAME: &str = ".zhandian";

/// For whoever finds it on the share and wonders.
const READ_ME: &str = "说明.txt";
const WORDS: &str = "\u{feff}这个文件夹是“站点”程序的修改历史，请不要改、不要删：\r\n\
没有它，就不能用 zhandian undo（撤销）和 zhandian restore（恢复）找回以前的内容；publish 里记着发布到各处的文件，没有它下次要全部重传；federation 里是收进来的网站文件夹没有错误时的样子。\r\n\
它不会发布到网站上。看历史：zhandian history。太大了怎么清理：zhandian help 手册 历史。\r\n";

/// Makes it in the site folder `root`, with what says what it is. *Shape:* where it is.
pub(super) fn make(root: &Path) -> io::Result<PathBuf> {
    let own = root.join(NAME);
    if own.is_dir() {
        return Ok(own);
    }
    fs::create_dir_all(&own)?;
    // Neither is needed for anything: Git and editors that search in folders pass it over, people know what it is.
    let _ = fs::write(own.join(".gitignore"), "*\n");
    let _ = fs::write(own.join(READ_ME), WORDS);
    Ok(own)
}
