// ---------------------------------------------------------------- findings and the page, from what is typed

const state = form && form.querySelector('[data-status]');
let checking = false, checkAgain = false, checkTimer = null;

function say(words) {
  if (state && state.textContent !== words) { state.textContent = words; }
}

/** Something in the form is another. */
function changed() {
  clearTimeout(checkTimer);
  checkTimer = setTimeout(check, 250);
}

async function check() {
  if (checking) { checkAgain = true; return; }
  checking = true;
  try {
    do { checkAgain = false; await checkOnce(); } while (checkAgain);
  } catch (error) {
    say('预览没有回答：程序还开着吗？您写的都在。');
  } finally {
    checking = false;
  }
}

async function checkOnce() {
  keepDraft();
  if (!/^[a-z]+:/.test(record) || /^(text|batch):/.test(record)) { return; }
  const body = new URLSearchParams();
  new FormData(form).forEach(function (value, name) { if (typeof value === 'string') { body.append(name, value); } });
  const answer = await fetch('/_edit/check', { method: 'POST', body: body, credentials: 'same-origin' });
  if (!answer.ok) { throw new Error(String(answer.status)); }
  const found = await answer.json();
  tell(found.told);
  tellRename(found);
  if (found.page) { showPage(found.page, found.pictures || []); }
  const wrong = found.told.filter(function (one) { return one.severity === 'error'; }).length;
  say(wrong ? '有 ' + wrong + ' 处要改正' : found.changed.length ? '还没有保存' : '');
}

/** The place for what is said of a field: its own, or that of the nearest part of the form around it. */
function placeOf(path) {
  const places = all(form, '[data-told]');
  let place = null;
  for (let own = path; own && !place; own = own.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
    place = places.find(function (one) { return one.dataset.told === own; });
  }
  return place || null;
}

/** A finding as a line. */
function findingLine(one) {
  const line = make('p', { class: 'finding', 'data-severity': one.severity, 'data-code': one.code });
  if (one.severity === 'error') { line.dataset.fieldError = one.field; }
  line.appendChild(make('a', { href: '/_explain/' + one.code, target: '_blank', rel: 'noopener' }, one.code));
  line.appendChild(document.createTextNode(' ' + one.message));
  if (one.help) { line.appendChild(make('span', { class: 'advice' }, one.help)); }
  return line;
}

/** Puts each finding at its field. */
function tell(told) {
  all(form, '[data-told]').forEach(function (place) { place.textContent = ''; });
  all(form, '[aria-invalid]').forEach(function (control) { control.removeAttribute('aria-invalid'); });
  told.forEach(function (one) {
    const place = placeOf(one.field);
    if (!place) { return; }
    place.appendChild(findingLine(one));
    if (one.severity === 'error') {
      all(form, 'input, select, textarea').filter(function (control) { return control.name === place.dataset.told; }).forEach(function (control) {
        control.setAttribute('aria-invalid', 'true');
      });
    }
  });
  keepRefused();
}

/** Another id: the old address goes on leading here, and what names the record is mended, unless somebody says no. */
function tellRename(found) {
  let note = form.querySelector('[data-rename]');
  if (found.links === undefined || found.links === null) {
    if (note) { note.remove(); }
    return;
  }
  if (!note) {
    const field = all(form, '[data-field]').find(function (own) { return own.dataset.field === 'id' || own.dataset.field === 'code'; });
    if (!field) { return; }
    note = make('div', { class: 'note', 'data-rename': '', role: 'status' });
    note.appendChild(make('p', {}, '编号就是网址。改了以后：'));
    note.appendChild(make('input', { type: 'hidden', name: '_rename', value: '1' }));
    ['_alias', '_references'].forEach(function (name) {
      const label = make('label');
      const box = make('input', { type: 'checkbox', name: name, value: '1' });
      box.checked = true;
      label.appendChild(box);
      label.appendChild(make('span'));
      note.appendChild(label);
    });
    field.appendChild(note);
  }
  const spans = note.querySelectorAll('span');
  spans[0].textContent = ' 旧编号写进“曾用编号”，旧网址转到新的';
  spans[1].textContent = found.links ? ' 写着它的 ' + found.links + ' 个文件一起改好' : ' 别的记录没有写着它';
}

let frame = document.querySelector('iframe[data-beside]');

/** The page as it would be, in the place of the one that is shown; it stays where it was scrolled to. `pictures`: those that wait. */
function showPage(page, pictures) {
  const room = document.querySelector('.beside');
  if (!frame && room && 'new' in room.dataset) {
    room.textContent = '';
    frame = make('iframe', { title: '这条记录的网页', src: '/index.html?_beside', 'data-beside': '' });
    frame.addEventListener('load', function () { watchFrame(); changed(); });
    room.appendChild(frame);
    return;
  }
  const shown = frame && frame.contentDocument;
  if (!shown || !shown.body || shown.readyState === 'loading') { return; }
  const next = new DOMParser().parseFromString(page.html.replace(/^\ufeff/, ''), 'text/html');
  all(next, 'img[src]').forEach(function (own) {
    const known = pictures.find(function (pair) { return own.getAttribute('src').endsWith(pair[0]) || decodeURI(own.getAttribute('src')).endsWith(pair[0]); });
    if (known && brought.has(known[1])) { own.src = brought.get(known[1]); }
  });
  const view = frame.contentWindow, at = [view.scrollX, view.scrollY];
  if (decodeURI(view.location.pathname) !== '/' + page.address) {
    view.history.replaceState(null, '', '/' + page.address + '?_beside');
    shown.head.replaceWith(shown.adoptNode(next.head));
  }
  shown.documentElement.lang = next.documentElement.lang;
  shown.body.replaceWith(shown.adoptNode(next.body));
  view.scrollTo(at[0], at[1]);
}

/** A click in the page beside the form leads to its field. */
function watchFrame() {
  if (!frame || !frame.contentDocument) { return; }
  frame.contentDocument.addEventListener('click', async function (event) {
    event.preventDefault();
    const own = clicked(event.target);
    if (!own.text) { return; }
    const query = new URLSearchParams({ page: decodeURI(frame.contentWindow.location.pathname), text: own.text, label: own.label });
    const answer = await (await fetch('/_edit/at?' + query)).json();
    if (answer.field) { goToField(answer.field); }
  });
}

function goToField(path) {
  const control = all(form, 'input, select, textarea').find(function (own) {
    return own.type !== 'hidden' && (own.name === path || own.name.startsWith(path + '.') || own.name.startsWith(path + '['));
  });
  if (control) {
    control.scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
  }
}
