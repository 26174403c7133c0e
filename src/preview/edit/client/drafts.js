// ---------------------------------------------------------------- what was not saved survives a closed tab

const KEPT = 'zhandian-draft:' + record + (form && form.elements._only ? ':' + form.elements._only.value : '');

/** The form's controls as pairs; what the server alone knows is left out. */
function pairsOf() {
  return Array.from(new FormData(form).entries()).filter(function (pair) {
    return typeof pair[1] === 'string' && pair[0] !== '_token' && pair[0] !== '_base' && pair[0] !== '_has' && pair[0] !== '_record';
  });
}

let asLoaded = '';

function keepDraft() {
  try {
    const now = JSON.stringify(pairsOf());
    if (now === asLoaded && !document.querySelector('[data-errors], [data-conflict]')) { localStorage.removeItem(KEPT); return; }
    localStorage.setItem(KEPT, JSON.stringify({ at: Date.now(), pairs: now }));
  } catch (error) { /* a browser without room keeps no drafts */ }
}

/** Puts a draft into the controls. */
function restore(pairs) {
  const wanted = new Map();
  pairs.forEach(function (pair) {
    if (!wanted.has(pair[0])) { wanted.set(pair[0], []); }
    wanted.get(pair[0]).push(pair[1]);
  });
  // Entries that the draft has and the form has not; the outer lists come first.
  Array.from(wanted.keys()).forEach(function (name) {
    const steps = /\[(\d+)\]/g;
    for (let step = steps.exec(name); step; step = steps.exec(name)) {
      const list = listOf(name.slice(0, step.index));
      while (list && list.children.length <= Number(step[1]) && addEntry(list)) { /* one more */ }
    }
  });
  all(form, '[data-entries]').forEach(function (list) {
    Array.from(list.children).forEach(function (entry) {
      const own = entry.dataset.entry;
      const has = Array.from(wanted.keys()).some(function (name) { return name === own || name.startsWith(own + '.') || name.startsWith(own + '['); });
      if (!has) { entry.remove(); }
    });
  });
  all(form, 'input[name], select[name], textarea[name]').forEach(function (control) {
    if (control.name.startsWith('_') || control.type === 'file' || control.type === 'hidden') { return; }
    const texts = wanted.get(control.name) || [];
    if (control.type === 'checkbox' || control.type === 'radio') { control.checked = texts.includes(control.value); return; }
    if (texts.length) { control.value = texts[0]; }
  });
  changed();
}

function offerDraft() {
  // What was read from a document stands nowhere yet.
  if ('unsaved' in form.dataset) { changed(); return; }
  asLoaded = JSON.stringify(pairsOf());
  if (document.querySelector('[data-saved]')) {
    try { localStorage.removeItem(KEPT); } catch (error) { /* nothing is kept */ }
    return;
  }
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(KEPT)); } catch (error) { return; }
  // A form that comes back with errors has what was typed already.
  if (!kept || kept.pairs === asLoaded || document.querySelector('[data-errors], [data-conflict]')) { return; }
  const time = new Date(kept.at);
  const two = function (number) { return String(number).padStart(2, '0'); };
  const line = make('div', { class: 'note', role: 'status', 'data-draft': '' });
  const words = '上次（' + (time.getMonth() + 1) + '月' + time.getDate() + '日 ' + two(time.getHours()) + ':' + two(time.getMinutes()) + '）有没保存的内容。';
  line.appendChild(make('span', {}, words));
  [['恢复', function () { restore(JSON.parse(kept.pairs)); }],
    ['丢掉', function () { localStorage.removeItem(KEPT); }]].forEach(function (pair) {
    const button = make('button', { type: 'button', class: 'quiet' }, pair[0]);
    button.addEventListener('click', function () { line.remove(); pair[1](); });
    line.appendChild(document.createTextNode(' '));
    line.appendChild(button);
  });
  form.querySelector('.bar').insertAdjacentElement('afterend', line);
}
