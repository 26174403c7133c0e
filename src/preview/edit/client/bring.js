// ---------------------------------------------------------------- pictures, attachments and texts from elsewhere

// What was brought and is not saved yet, by its link: shown in the page beside from here.
const brought = new Map();

/** Sends something to the desk; its answer. */
async function ask(place, entries) {
  const body = new FormData();
  body.append('_token', form.elements._token.value);
  body.append('_record', record);
  entries.forEach(function (entry) { body.append(entry[0], entry[1]); });
  const answer = await fetch('/_edit/' + place, { method: 'POST', body: body, credentials: 'same-origin' });
  if (!answer.ok) { throw new Error(String(answer.status)); }
  return answer.json();
}

/** What is said below a text: what is left out, what was not taken. Said politely, and gone by a button. */
function tellBelow(area, lines, words) {
  const old = area.parentNode.querySelector('[data-below]');
  if (old) { old.remove(); }
  if (!lines.length) { return; }
  const box = make('div', { class: 'note', role: 'status', 'data-below': '' });
  box.appendChild(make('p', {}, words));
  const list = make('ul', { 'data-left-out': '' });
  lines.forEach(function (line) { list.appendChild(make('li', {}, line)); });
  box.appendChild(list);
  const done = make('button', { type: 'button', class: 'quiet' }, '知道了');
  done.addEventListener('click', function () { box.remove(); area.focus(); });
  box.appendChild(done);
  area.insertAdjacentElement('afterend', box);
}

// What was not taken, by field, with what stood there: the desk does not know of it, and what it says next must not wipe it away.
const refused = new Map();

/** All that stands in a field and below it. */
function standing(path) {
  const own = function (control) { return control.name === path || control.name.startsWith(path + '[') || control.name.startsWith(path + '.'); };
  return all(form, 'input, select, textarea').filter(own).map(function (control) { return control.value; }).join('\n');
}

/** What was not taken, at the field. */
function tellRefused(path, told) {
  refused.set(path, { told: told, value: standing(path) });
  keepRefused();
  const place = placeOf(path);
  if (place) { place.scrollIntoView({ block: 'nearest' }); }
}

/** Says again what was not taken, where nothing else has come to the field. */
function keepRefused() {
  refused.forEach(function (own, path) {
    const place = placeOf(path);
    if (!place || own.value !== standing(path)) { refused.delete(path); return; }
    place.textContent = '';
    own.told.forEach(function (one) { place.appendChild(findingLine(one)); });
  });
}

/** Puts a block into a text where the caret is, with an empty line before and after. */
function insertBlock(area, text) {
  const before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
  const gap = function (near, own) { return !near.trim() || /\n\n$/.test(own) ? '' : /\n$/.test(own) ? '\n' : '\n\n'; };
  const head = gap(before, before);
  const tail = after.trim() ? (/^\n\n/.test(after) ? '' : /^\n/.test(after) ? '\n' : '\n\n') : '';
  replace(area, area.selectionStart, area.selectionEnd, head + text + tail);
}

/** A picture is ready: what it shows is asked, then its line stands in the text. */
function askAlt(area, answer, given) {
  const box = make('div', { class: 'brought', role: 'group', 'aria-label': '图片 ' + answer.name });
  const words = make('div', { class: 'field' });
  const id = 'alt-' + brought.size + '-' + Date.now();
  words.appendChild(make('label', { for: id }, '图里有什么'));
  words.appendChild(make('p', { class: 'help', id: id + '-h' }, '读屏软件念给看不见图的人听。如：站点门口的坡道和扶手'));
  const input = make('input', { type: 'text', id: id, 'aria-describedby': id + '-h ' + id + '-e', autocomplete: 'off' });
  input.value = given || '';
  const wrong = make('p', { class: 'finding', 'data-severity': 'error', id: id + '-e', role: 'alert' });
  words.appendChild(wrong);
  words.appendChild(input);
  box.appendChild(make('img', { src: answer.data, alt: '' }));
  const right = make('div', { class: 'about' });
  right.appendChild(make('p', { class: 'quiet' }, answer.name + '，' + answer.size + (answer.said ? '（' + answer.said + '）' : '')));
  right.appendChild(words);
  const put = make('button', { type: 'button', class: 'main' }, '放进正文');
  const leave = make('button', { type: 'button', class: 'quiet' }, '不要');
  const done = function () {
    const alt = input.value.trim();
    if (!alt) { wrong.textContent = '写上图里有什么'; input.setAttribute('aria-invalid', 'true'); input.focus(); return; }
    box.remove();
    insertBlock(area, '![' + alt.replace(/[\\[\]]/g, '\\$&') + '](' + answer.link + ')');
  };
  put.addEventListener('click', done);
  leave.addEventListener('click', function () { box.remove(); brought.delete(answer.link); area.focus(); });
  input.addEventListener('keydown', function (event) {
    if (event.key === 'Enter') { event.preventDefault(); done(); }
    if (event.key === 'Escape') { leave.click(); }
  });
  // What is typed here is none of the record.
  box.addEventListener('input', function (event) { event.stopPropagation(); });
  right.appendChild(put);
  right.appendChild(document.createTextNode(' '));
  right.appendChild(leave);
  box.appendChild(right);
  area.insertAdjacentElement('afterend', box);
  input.focus();
}

/** A Word document on a text: its words into the text, or the file among the attachments? */
function askWord(area, path, file) {
  const box = make('div', { class: 'brought', role: 'group', 'aria-label': file.name });
  const right = make('div', { class: 'about' });
  right.appendChild(make('p', {}, file.name));
  [['文字放进正文', function () { pasteInto(area, path, [['file', file]]); }], ['作为附件', function () { bringInto(area, path, file); }],
    ['不要', function () { area.focus(); }]].forEach(function (pair) {
    const button = make('button', { type: 'button', class: 'quiet' }, pair[0]);
    button.addEventListener('click', function () { box.remove(); pair[1](); });
    right.appendChild(button);
    right.appendChild(document.createTextNode(' '));
  });
  box.appendChild(right);
  area.insertAdjacentElement('afterend', box);
  right.querySelector('button').focus();
}

/** One more attachment of the document; whether it has such a list. */
function attach(answer) {
  const list = listOf('attachments');
  if (!list) { return false; }
  const free = Array.from(list.children).find(function (entry) {
    return all(entry, 'input:not([type="file"]):not([type="hidden"])').every(function (own) { return !own.value; });
  });
  const entry = free || addEntry(list);
  if (!entry) { return false; }
  const name = entry.dataset.entry;
  const control = function (end) { return all(entry, 'input').find(function (own) { return own.name === name + end; }); };
  control('.file').value = answer.link;
  const title = all(entry, 'input').find(function (own) { return own.name.startsWith(name + '.title'); });
  if (title && !title.value) { title.value = answer.name; }
  entry.scrollIntoView({ block: 'center' });
  if (title) { title.focus({ preventScroll: true }); }
  changed();
  return true;
}

/** A file that was dropped on a text or chosen for it. */
async function bringInto(area, path, file) {
  say('正在看“' + file.name + '”……');
  let answer = null;
  try {
    answer = await ask('bring', [['field', path], ['file', file]]);
  } catch (error) {
    say('没有收下“' + file.name + '”：文件太大，或者程序没有回答。您写的都在。');
    return;
  }
  say('');
  if (answer.told) { tellRefused(path, answer.told); return; }
  if (answer.picture) {
    brought.set(answer.link, answer.data);
    askAlt(area, answer);
    return;
  }
  if (/^body\./.test(path) && attach(answer)) { return; }
  insertBlock(area, '[' + answer.name.replace(/[\\[\]]/g, '\\$&') + '](<' + answer.link + '>)');
}

/** Text of Word, WPS or a web page, by way of the server, which keeps tables and numbers. */
async function pasteInto(area, path, entries, plain) {
  say('正在读……');
  let answer = null;
  try {
    answer = await ask('paste', [['field', path]].concat(entries));
  } catch (error) {
    say('');
    if (plain) { replace(area, area.selectionStart, area.selectionEnd, plain); } else { say('没有读出来：程序还开着吗？您写的都在。'); }
    return;
  }
  say('');
  if (answer.told) { tellRefused(path, answer.told); return; }
  answer.pictures.forEach(function (own) { brought.set(own.link, own.data); });
  const one = !/\n/.test(answer.markdown) && !/^[#>|\-!]/.test(answer.markdown);
  if (answer.markdown) {
    if (one) { replace(area, area.selectionStart, area.selectionEnd, answer.markdown); } else { insertBlock(area, answer.markdown); }
  }
  const unsaid = answer.pictures.filter(function (own) { return !own.alt; }).length;
  const lines = answer.left_out.map(function (own) { return own.what + (own.text ? '：' + own.text : ''); }).concat(answer.remarks);
  if (unsaid) { lines.unshift('有 ' + unsaid + ' 张图片没有说明：在正文的 ![] 里写上图里有什么'); }
  tellBelow(area, lines, answer.left_out.length ? '没有带进来的，需要的自己补：' : '请看：');
}

/** A text takes what is pasted and dropped. */
function dressBring(area) {
  const path = area.name;
  const part = area.parentNode.querySelector('[data-bring]');
  const take = function (file) {
    if (/\.docx$/i.test(file.name)) { askWord(area, path, file); } else { bringInto(area, path, file); }
  };
  area.addEventListener('paste', function (event) {
    const data = event.clipboardData;
    const html = data.getData('text/html');
    const words = html && new DOMParser().parseFromString(html, 'text/html').body;
    if (words && (words.textContent.trim() || !data.files.length)) {
      event.preventDefault();
      pasteInto(area, path, [['html', html]], data.getData('text/plain'));
    } else if (data.files.length) {
      event.preventDefault();
      Array.from(data.files).forEach(take);
    }
  });
  dropOn(area, function (files) { files.forEach(take); });
  if (!part) { return; }
  // The script asks what a picture shows when it is there.
  const alt = part.querySelector('[data-alt]');
  if (alt) { alt.remove(); }
  const input = part.querySelector('input[type="file"]');
  input.addEventListener('change', function (event) {
    event.stopPropagation();
    const files = Array.from(input.files);
    input.value = '';
    files.forEach(take);
  });
}

/** Something takes files that are dropped on it. */
function dropOn(element, take) {
  const has = function (event) { return event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files'); };
  element.addEventListener('dragover', function (event) { if (has(event)) { event.preventDefault(); element.dataset.drop = ''; } });
  element.addEventListener('dragleave', function () { delete element.dataset.drop; });
  element.addEventListener('drop', function (event) {
    delete element.dataset.drop;
    if (!has(event)) { return; }
    event.preventDefault();
    event.stopPropagation();
    take(Array.from(event.dataTransfer.files));
  });
}

/** The field of a file: what is chosen or dropped is looked at now, so that a form with errors does not lose it. */
function dressFile(input) {
  if (!input.name.startsWith('_file:')) { return; }
  const path = input.name.slice('_file:'.length);
  const field = input.closest('.field');
  const take = async function (file) {
    say('正在看“' + file.name + '”……');
    try {
      const answer = await ask('bring', [['field', path], ['file', file]]);
      say('');
      if (answer.told) { tellRefused(path, answer.told); return; }
      if (answer.picture) { brought.set(answer.link, answer.data); }
      const own = all(field, 'input[data-file]')[0];
      own.value = answer.link;
      own.dispatchEvent(new Event('input', { bubbles: true }));
      own.focus();
    } catch (error) {
      say('没有收下“' + file.name + '”：文件太大，或者程序没有回答。');
    }
  };
  input.addEventListener('change', function (event) {
    event.stopPropagation();
    const file = input.files[0];
    input.value = '';
    if (file) { take(file); }
  });
  if (field) { dropOn(field, function (files) { if (files[0]) { take(files[0]); } }); }
}

/** The list of attachments as a whole takes files, too. */
function dressAttachments() {
  const list = listOf('attachments');
  const part = list && list.closest('fieldset');
  if (!part) { return; }
  dropOn(part, function (files) {
    files.forEach(async function (file) {
      const answer = await ask('bring', [['field', 'attachments'], ['file', file]]);
      if (answer.told) { tellRefused('attachments', answer.told); } else { attach(answer); }
    });
  });
}

/** A Word document that is dropped on its place is opened at once. */
function dressWord() {
  all(document, '[data-word]').forEach(function (part) {
    const input = part.querySelector('input[type="file"]');
    const button = part.querySelector('button');
    dropOn(part, function (files) {
      const box = new DataTransfer();
      if (files[0]) { box.items.add(files[0]); input.files = box.files; button.click(); }
    });
  });
  // A file that falls beside is not opened by the browser in the place of what was typed.
  ['dragover', 'drop'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files')) {
        event.preventDefault();
        if (kind === 'drop' && form) { say('把文件放到正文或附件那一格上'); }
      }
    });
  });
}
