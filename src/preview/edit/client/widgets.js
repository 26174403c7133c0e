// ---------------------------------------------------------------- controls that help to type

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const SHORT = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The days of `周一至周五、周日`, `mon-fri`, `每天` as seven yes or no; null where the words are others. */
function daysOf(text) {
  const words = text.trim();
  if (!words) { return WEEK.map(function () { return false; }); }
  if (words === '每天' || words === 'daily') { return WEEK.map(function () { return true; }); }
  const days = WEEK.map(function () { return false; });
  const number = function (word) {
    const own = word.trim().replace(/^(周|星期)/, '');
    const at = WEEK.indexOf(own);
    return at >= 0 ? at : SHORT.indexOf(own.toLowerCase());
  };
  const good = words.split(/[、,，]/).every(function (part) {
    const ends = part.split(/[至到-]/);
    const first = number(ends[0]), last = number(ends[ends.length - 1]);
    if (ends.length > 2 || first < 0 || last < 0) { return false; }
    for (let at = first; ; at = (at + 1) % 7) { days[at] = true; if (at === last) { break; } }
    return true;
  });
  return good ? days : null;
}

function dayWords(days) {
  if (days.every(Boolean)) { return '每天'; }
  const runs = [];
  days.forEach(function (is, at) {
    if (!is) { return; }
    const last = runs[runs.length - 1];
    if (last && last[1] === at - 1) { last[1] = at; } else { runs.push([at, at]); }
  });
  return runs.map(function (run) {
    return run[0] === run[1] ? '周' + WEEK[run[0]] : '周' + WEEK[run[0]] + '至周' + WEEK[run[1]];
  }).join('、');
}

function dressDays(input) {
  const row = make('div', { class: 'days', role: 'group', 'aria-label': '星期几' });
  const buttons = WEEK.map(function (day, at) {
    const button = make('button', { type: 'button', 'aria-label': '周' + day, 'aria-pressed': 'false' }, day);
    button.addEventListener('click', function () {
      const days = daysOf(input.value) || WEEK.map(function () { return false; });
      days[at] = !days[at];
      input.value = dayWords(days);
      show();
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    row.appendChild(button);
    return button;
  });
  function show() {
    const days = daysOf(input.value);
    row.hidden = !days;
    if (days) { buttons.forEach(function (button, at) { button.setAttribute('aria-pressed', String(days[at])); }); }
  }
  input.addEventListener('input', show);
  (input.closest('.line') || input).insertAdjacentElement('afterend', row);
  show();
}

// A record that is looked for by its name: a combobox (ARIA 1.2), whose list the server makes.
let offersMade = 0;

function dressReference(input) {
  const box = make('span', { class: 'combo' });
  input.parentNode.insertBefore(box, input);
  box.appendChild(input);
  const id = 'offers-' + (++offersMade);
  const list = make('ul', { class: 'offers', role: 'listbox', id: id, 'aria-label': '可以选的' });
  list.hidden = true;
  box.appendChild(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', id);
  input.setAttribute('aria-expanded', 'false');
  let asked = 0, at = -1, timer = null;
  const close = function () {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = function (option) {
    input.value = option.textContent;
    close();
    input.dispatchEvent(new Event('input', { bubbles: true, cancelable: true }));
    close();
  };
  const mark = function (next) {
    const options = Array.from(list.children);
    if (!options.length) { return; }
    at = (next + options.length) % options.length;
    options.forEach(function (option, own) { option.setAttribute('aria-selected', String(own === at)); });
    options[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[at].id);
  };
  const ask = async function () {
    const turn = ++asked;
    const words = input.value.replace(/（[^（）]*）$/, '').trim();
    const answer = await fetch('/_edit/find?kind=' + encodeURIComponent(input.dataset.refers) + '&q=' + encodeURIComponent(words));
    const found = await answer.json();
    if (turn !== asked || document.activeElement !== input) { return; }
    list.textContent = '';
    found.forEach(function (one, number) {
      const option = make('li', { role: 'option', id: id + '-' + number, 'aria-selected': 'false' }, one.label);
      option.addEventListener('mousedown', function (event) { event.preventDefault(); choose(option); });
      list.appendChild(option);
    });
    at = -1;
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
  };
  input.addEventListener('input', function (event) {
    if (event.cancelable) { return; }
    clearTimeout(timer);
    timer = setTimeout(function () { ask().catch(close); }, 120);
  });
  input.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      if (list.hidden) { ask().then(function () { mark(0); }).catch(close); } else { mark(at + 1); }
    } else if (event.key === 'ArrowUp' && !list.hidden) {
      event.preventDefault();
      mark(at - 1);
    } else if (event.key === 'Enter' && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(list.children[at]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', close);
}

/** As high as its text. */
function dressText(area) {
  if (area.dataset.dressed || area.classList.contains('code')) { return; }
  const fit = function () {
    if (area.scrollHeight > area.clientHeight) { area.rows = Math.min(30, area.rows + Math.ceil((area.scrollHeight - area.clientHeight) / 26)); }
  };
  area.addEventListener('input', fit);
  fit();
}

/** What a piece of the form gets when it appears. */
function dress(root) {
  all(root, 'input[data-format="days"]').forEach(dressDays);
  all(root, 'input[data-refers]').forEach(dressReference);
  all(root, 'input[type="file"]').forEach(dressFile);
  all(root, 'textarea[data-markdown]').forEach(dressMarkdown);
  all(root, 'textarea[data-markdown]').forEach(dressBring);
  all(root, 'textarea').forEach(dressText);
}

/** All stations at once, in the batch. */
function dressAll() {
  const line = document.querySelector('[data-all]');
  if (!line) { return; }
  line.hidden = false;
  [['全部勾选', true], ['全部不勾', false]].forEach(function (pair) {
    const button = make('button', { type: 'button', class: 'quiet' }, pair[0]);
    button.addEventListener('click', function () {
      all(form, 'input[name="_station"]').forEach(function (box) { box.checked = pair[1]; });
    });
    line.appendChild(button);
    line.appendChild(document.createTextNode(' '));
  });
}
