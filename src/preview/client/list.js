/* A part of the preview's script, see preview.js. The badge with the number of findings, and the list that it opens. */

let counts = { errors: 0, warnings: 0, due: 0 };
let closeList = null;

/** The button of the bar; null while there is nothing to tell. */
function countsButton() {
  const parts = [];
  if (counts.errors) { parts.push(make('b', {}, [(counts.errors < 100 ? counts.errors : '100 多') + ' 处错误'])); }
  if (counts.warnings) { parts.push(make('span', {}, [counts.warnings + ' 处提醒'])); }
  if (counts.due) { parts.push(make('span', {}, [counts.due + ' 件近日到期'])); }
  if (!parts.length) { return null; }
  const button = make('button', {
    type: 'button', 'data-preview-counts': '', 'aria-expanded': String(Boolean(closeList)), 'aria-haspopup': 'dialog'
  }, parts.flatMap(function (part, at) { return at ? [' · ', part] : [part]; }));
  button.addEventListener('click', function () { if (closeList) { closeList(); } else { openList(); } });
  return button;
}

/** Takes in how much there is to tell. */
function showCounts(state) {
  const changed = counts.errors !== state.errors || counts.warnings !== state.warnings || counts.due !== state.due;
  counts = { errors: state.errors, warnings: state.warnings, due: state.due };
  if (changed) { showBar(); }
  if (!closeList) { return; }
  if (countsButton()) { fillList(); } else { closeList(); }
}

function findingItem(problem) {
  const isError = problem.severity === 'error';
  const parts = [make('p', {}, [
    make('span', { 'data-severity': problem.severity }, [isError ? '错误' : '提醒']), ' ',
    make('code', {}, [problem.line ? '第 ' + problem.line + ' 行' : '整个文件']), ' ', problem.message_zh, ' ',
    paper('/_explain/' + problem.code, [problem.code])
  ])];
  if (problem.edit && document.querySelector('a[data-edit]')) {
    parts[0].append(' ', make('a', { href: '/_edit/' + problem.edit, 'data-mend': '' }, ['改']));
  }
  if (problem.help_zh) { parts.push(make('p', { 'data-help': '' }, [problem.help_zh])); }
  return make('li', {}, parts);
}

function fileSection(file, problems) {
  const heading = [make('code', {}, [file])];
  const page = problems[0].page;
  if (page) {
    heading.push(' ', make('a', { href: '/' + page.split('/').map(encodeURIComponent).join('/') }, ['看页面']));
  }
  const parts = [make('h3', {}, heading)];
  if (problems[0].form) {
    parts.push(make('p', { 'data-form': '' }, [problems[0].form === 'older'
      ? '页面上还是上一次正确的内容。' : '改好以前，这个文件的内容不显示。']));
  }
  parts.push(make('ul', {}, problems.map(findingItem)));
  return make('section', {}, parts);
}

/** What falls due within the next days: a date does its work only if someone is there on that day. */
function dueSection(due) {
  const when = function (one) { return one.in_days === 0 ? '今天' : one.in_days === 1 ? '明天' : '还有 ' + one.in_days + ' 天'; };
  return make('section', { 'data-due': '' }, [
    make('h3', {}, ['近日到期']),
    make('ul', {}, due.map(function (one) {
      return make('li', {}, [
        make('p', {}, [make('strong', {}, [one.day + ' ' + when(one)]), ' ', one.message_zh]),
        make('p', { 'data-help': '' }, [one.help_zh, ' ', make('code', {}, [one.file])])
      ]);
    }))
  ]);
}

let filling = 0;

/** Fills the open list with what is known now. */
async function fillList() {
  const turn = ++filling;
  const answer = await fetch('/__zhandian/findings', { cache: 'no-store' });
  const findings = await answer.json();
  const panel = document.querySelector('[data-preview-list]');
  if (!panel || turn !== filling) { return; }
  const files = new Map();
  findings.listed.forEach(function (problem) {
    const file = problem.file || '';
    files.set(file, (files.get(file) || []).concat([problem]));
  });
  const body = panel.querySelector('[data-list-body]');
  const parts = Array.from(files, function (entry) { return fileSection(entry[0], entry[1]); });
  if (findings.due.length) { parts.unshift(dueSection(findings.due)); }
  findings.rules.forEach(function (rule) {
    parts.push(make('p', { 'data-more': '' }, [paper('/_explain/' + rule.code, [rule.code]),
      ' ' + rule.title + '：共 ' + rule.count + ' 处，这里列出 ' + rule.listed + ' 处；全部用 zhandian check 看。']));
  });
  const place = body.scrollTop;
  body.replaceChildren.apply(body, parts);
  body.scrollTop = place;
  panel.querySelector('h2').textContent = '检查结果：' + findings.errors + ' 处错误，' + findings.warnings + ' 处提醒' +
    (findings.due.length ? '，' + findings.due.length + ' 件近日到期' : '');
}

function openList() {
  const close = make('button', { type: 'button' }, ['关闭 ', english('Close')]);
  const title = make('h2', { id: 'zhandian-preview-list-title', tabindex: '-1' }, ['检查结果']);
  const panel = make('div', {
    'data-preview-list': '', role: 'dialog', 'aria-labelledby': 'zhandian-preview-list-title', lang: 'zh-CN'
  }, [title, close, make('div', { 'data-list-body': '', tabindex: '0', role: 'region', 'aria-labelledby': 'zhandian-preview-list-title' }, [])]);
  const onKey = function (event) {
    if (event.key === 'Escape') { event.stopImmediatePropagation(); closeList(); }
  };
  closeList = function () {
    document.removeEventListener('keydown', onKey, true);
    place('data-preview-list', null);
    closeList = null;
    showBar();
    const button = document.querySelector('[data-preview-counts]');
    if (button) { button.focus({ preventScroll: true }); }
  };
  close.addEventListener('click', function () { closeList(); });
  document.addEventListener('keydown', onKey, true);
  place('data-preview-list', panel);
  showBar();
  title.focus({ preventScroll: true });
  fillList().catch(function () { /* the preview has stopped, and the bar says so */ });
}
