// What people bring to a form: a clipboard, files that are dropped, a photograph with what a telephone adds.

/** Pastes into a field what a clipboard holds, by media type; whether the page took it in the browser's place. */
export function paste(tab, selector, data) {
  return tab.evaluate(([place, held]) => {
    const target = document.querySelector(place);
    target.focus();
    if ('setSelectionRange' in target) target.setSelectionRange(target.value.length, target.value.length);
    const box = new DataTransfer();
    for (const [type, text] of Object.entries(held)) box.setData(type, text);
    // Firefox gives an event that a script makes no clipboard.
    const event = Object.defineProperty(new Event('paste', { bubbles: true, cancelable: true }), 'clipboardData', { value: box });
    return !target.dispatchEvent(event);
  }, [selector, data]);
}

/** Drops files, `[name, bytes]` each, on an element. */
export function drop(tab, selector, files) {
  const sent = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  return tab.evaluate(([place, all]) => {
    const target = document.querySelector(place);
    const box = new DataTransfer();
    for (const [name, text] of all) {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      box.items.add(new File([bytes], name));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer: box, bubbles: true, cancelable: true }));
    }
  }, [selector, sent]);
}

/** EXIF with a position, as a telephone writes it. */
function exif() {
  const entry = (tag, kind, count, value) => {
    const out = Buffer.alloc(12);
    out.writeUInt16BE(tag, 0);
    out.writeUInt16BE(kind, 2);
    out.writeUInt32BE(count, 4);
    Buffer.from(value).copy(out, 8);
    return out;
  };
  const four = (number) => { const out = Buffer.alloc(4); out.writeUInt32BE(number); return out; };
  return Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01', 'latin1'), entry(0x8825, 4, 1, four(26)), four(0),
    Buffer.from([0, 2]), entry(1, 2, 2, 'N\0\0\0'), entry(2, 5, 3, four(56)), four(0),
    ...[29, 1, 39, 1, 0, 1].map(four),
  ]);
}

/** A photograph with many colours and the place where it was taken. */
export async function photograph(tab, width, height) {
  const text = await tab.evaluate(async ([w, h]) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
    const pen = canvas.getContext('2d');
    for (let x = 0; x < w; x += 20) {
      for (let y = 0; y < h; y += 20) {
        pen.fillStyle = `rgb(${(x * 7 + y) % 256},${(x + y * 3) % 256},${(x * y) % 256})`;
        pen.fillRect(x, y, 20, 20);
      }
    }
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let out = '';
    bytes.forEach((byte) => { out += String.fromCharCode(byte); });
    return btoa(out);
  }, [width, height]);
  const bytes = Buffer.from(text, 'base64');
  const added = exif();
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(added.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, added, bytes.subarray(2)]);
}
