// ---------------------------------------------------------------- the form as a whole

/** Says that the record is still open here, and tells who else has it. */
async function stillOpen() {
  const body = new URLSearchParams({ _token: form.elements._token.value, _record: record });
  const answer = await fetch('/_edit/open', { method: 'POST', body: body, credentials: 'same-origin' });
  const line = document.querySelector('[data-others]');
  if (!answer.ok || !line) { return; }
  const others = (await answer.json()).others;
  line.hidden = !others.length;
  line.textContent = others.length ? others.join('、') + ' 也打开着这条记录。同一个字段两个人都改了，保存时让您选。' : '';
}

function begin() {
  dress(form);
  dressAll();
  dressAttachments();
  const room = document.querySelector('.beside[data-new]');
  if (room) { room.hidden = false; }
  offerDraft();
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('click', function (event) {
    const button = event.target.closest('button[name="_add"], button[name="_remove"], button[name="_up"], button[name="_down"]');
    if (button && pressEntryButton(button)) { event.preventDefault(); }
  });
  document.addEventListener('keydown', function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[name="save"]'));
    }
  });
  form.addEventListener('submit', function () { keepDraft(); });
  window.addEventListener('pagehide', function () { if (!document.querySelector('[data-saved]') || JSON.stringify(pairsOf()) !== asLoaded) { keepDraft(); } });
  if (frame) {
    frame.addEventListener('load', watchFrame);
    if (frame.contentDocument && frame.contentDocument.readyState === 'complete') { watchFrame(); }
  }
  // What the rules say of the record as it is, before anything is typed.
  if (!document.querySelector('[data-errors], [data-conflict]')) { changed(); }
  const errors = document.querySelector('[data-errors], [data-conflict]');
  if (errors) { errors.scrollIntoView({ block: 'start' }); if (errors.tabIndex === -1) { errors.focus(); } }
  const focused = document.querySelector('[autofocus]');
  if (focused && !errors) { focused.scrollIntoView({ block: 'center' }); focused.focus({ preventScroll: true }); }
  if (/^[a-z]+:./.test(record) && !/^(text|batch):/.test(record)) {
    setInterval(function () { stillOpen().catch(function () { /* told by the next save */ }); }, 60000);
  }
}

dressWord();
if (form) { begin(); }
