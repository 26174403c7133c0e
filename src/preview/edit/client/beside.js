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
  if (found.page) { showPage(found.page); }
  const wrong = found.told.filter(function (one) { return one.severity === 'error'; }).length;
  say(wrong ? '有 ' + wrong + ' 处要改正' : found.changed.length ? '还没有保存' : '');
}

/** Puts each finding at its field, or at the nearest part of the form around it. */
function tell(told) {
  const places = all(form, '[data-told]');
  places.forEach(function (place) { place.textContent = ''; });
  all(form, '[aria-invalid]').forEach(function (control) { control.removeAttribute('aria-invalid'); });
  told.forEach(function (one) {
    let path = one.field, place = null;
    while (path && !place) {
      place = places.find(function (own) { return own.dataset.told === path; });
      if (!place) { path = path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, ''); }
    }
    if (!place) { return; }
    const line = make('p', { class: 'finding', 'data-severity': one.severity });
    if (one.severity === 'error') {
      line.dataset.fieldError = one.field;
      line.dataset.code = one.code;
    }
    line.appendChild(make('a', { href: '/_explain/' + one.code, target: '_blank', rel: 'noopener' }, one.code));
    line.appendChild(document.createTextNode(' ' + one.message));
    if (one.help) { line.appendChild(make('span', { class: 'advice' }, one.help)); }
    place.appendChild(line);
    if (one.severity === 'error') {
      all(form, 'input, select, textarea').filter(function (control) { return control.name === one.field; }).forEach(function (control) {
        control.setAttribute('aria-invalid', 'true');
      });
    }
  });
}

let frame = document.querySelector('iframe[data-beside]');

/** The page as it would be, in the place of the one that is shown; it stays where it was scrolled to. */
function showPage(page) {
  const room = document.querySelector('.beside');
  if (!frame && room && 'new' in room.dataset) {
    room.hidden = false;
    frame = make('iframe', { title: '这条记录的网页', src: '/index.html?_beside', 'data-beside': '' });
    frame.addEventListener('load', function () { watchFrame(); changed(); });
    room.appendChild(frame);
    return;
  }
  const shown = frame && frame.contentDocument;
  if (!shown || !shown.body || shown.readyState === 'loading') { return; }
  const next = new DOMParser().parseFromString(page.html.replace(/^\ufeff/, ''), 'text/html');
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
