//! Icon and version of the Windows program: what Explorer, the task bar and "properties" show.
//!
//! **You are here:** `themes/` — called by the build script `embed.rs`; the icon is the default theme's.

use std::io;
use std::path::Path;

/// Compiles the resource and has it linked. *Errors:* no resource compiler (`windres` of mingw-w64, `rc` of Windows' SDK), or a
/// folder that cannot be written.
pub(super) fn resource(theme: &Path, out: &Path) -> io::Result<()> {
    let icon = out.join("zhandian.ico");
    let pictures = ["icon.png", "icon-large.png"].map(|name| std::fs::read(theme.join("assets").join(name)));
    let [small, large] = pictures;
    std::fs::write(&icon, of_pictures(&[small?, large?])?)?;
    winresource::WindowsResource::new()
        .set_icon(&icon.to_string_lossy())
        .set_language(0x0804)
        .set("ProductName", "站点")
        .set("FileDescription", "站点：社工站名录和公开网站")
        .set("LegalCopyright", "MIT / Apache-2.0")
        .compile()
}

/// Icon file of PNG pictures, which Windows reads since Vista. *Errors:* what is no PNG.
fn of_pictures(pictures: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    let no_png = || io::Error::new(io::ErrorKind::InvalidData, "not a PNG picture");
    let count = u16::try_from(pictures.len()).map_err(|_| no_png())?;
    let mut file = Vec::from([0, 0, 1, 0]);
    file.extend(count.to_le_bytes());
    // The head: 6 bytes, and 16 for each picture.
    let mut start = 6 + 16 * u32::from(count);
    for picture in pictures {
        // Where a PNG has its width and height, each four bytes, the last of which counts up to 255; 0 stands for 256.
        let sides = picture.get(16..24).ok_or_else(no_png)?;
        let length = u32::try_from(picture.len()).map_err(|_| no_png())?;
        file.extend([sides[3], sides[7], 0, 0, 1, 0, 32, 0]);
        file.extend(length.to_le_bytes());
        file.extend(start.to_le_bytes());
        start += length;
    }
    file.extend(pictures.iter().flatten());
    Ok(file)
}
