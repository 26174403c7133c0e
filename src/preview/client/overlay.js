/* A part of the preview's script, see preview.js. The overlay of errors, and the bar below; their looks are in preview.css. */

/** An element with attributes and children; strings become text, so nothing of a file is ever read as HTML. */
function make(name, attributes, children) {
  const element = document.createElement(name);
  Object.keys(attributes).forEach(function (attribute) { element.setAttribute(attribute, attributes[attribute]); });
  children.forEach(function (child) {
    element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
  return element;
}

/** A link to what the program says of itself. It opens beside the page, which may hold what somebody typed. */
function paper(address, words) { return make('a', { href: address, target: '_blank', rel: 'noopener' }, words); }

function english(text) { return make('span', { lang: 'en' }, [text]); }

/** Puts an element of ours on the screen. Beside the body, so that the page's own content stays as it was sent. */
function place(marker, element) {
  const old = document.querySelector('[' + marker + ']');
  if (old) { old.remove(); }
  if (element) { document.documentElement.appendChild(element); }
}

function showBar() {
  const parts = [];
  if (source) {
    const name = source.lastIndexOf('/') + 1;
    // On a narrow screen only the file's own name is shown: the page is what one looks at.
    parts.push(make('span', { 'data-wide': '' }, ['本页来自 ']));
    parts.push(make('code', {}, [make('span', { 'data-wide': '' }, [source.slice(0, name)]), source.slice(name)]), ' · ');
  }
  parts.push(paper('/_handbook', ['手册']));
  const button = countsButton();
  if (button) { parts.push(' · ', button); }
  if (draft) {
    parts.push(make('strong', { 'data-preview-mark': 'draft' }, ['草稿，不会发布 ', english('Draft')]));
  }
  if (!reached) {
    parts.push(make('strong', { 'data-preview-mark': 'stopped' }, ['预览已停止 ', english('The preview has stopped')]));
  }
  const attributes = { 'data-preview-bar': '', lang: 'zh-CN', role: 'complementary', 'aria-label': '预览' };
  if (source) { attributes['data-preview-source'] = source; }
  if (draft) { attributes['data-preview-draft'] = ''; }
  const held = document.activeElement && document.activeElement.hasAttribute('data-preview-counts');
  place('data-preview-bar', make('div', attributes, parts));
  const again = document.querySelector('[data-preview-counts]');
  if (held && again) { again.focus({ preventScroll: true }); }
}

function problemItem(problem) {
  let where = problem.file || '';
  if (problem.line) { where += ':' + problem.line + (problem.column ? ':' + problem.column : ''); }
  const parts = [];
  if (where) { parts.push(make('p', {}, [make('code', {}, [where])])); }
  if (problem.line) {
    parts.push(make('p', {}, ['第 ' + problem.line + ' 行' + (problem.column ? '，第 ' + problem.column + ' 个字' : '')]));
  }
  parts.push(make('p', {}, [make('strong', {}, problem.code
    ? ['[', paper('/_explain/' + problem.code, [problem.code]), '] ', problem.message_zh] : [problem.message_zh])]));
  parts.push(make('p', { lang: 'en' }, [problem.message_en]));
  if (problem.excerpt) { parts.push(make('pre', {}, [problem.excerpt])); }
  if (problem.help_zh) { parts.push(make('p', {}, ['帮助：' + problem.help_zh])); }
  if (problem.help_en) { parts.push(make('p', { lang: 'en' }, ['help: ' + problem.help_en])); }
  return make('li', {}, parts);
}

/** What is shown in spite of what is wrong, in Chinese and English. */
function headline(state) {
  if (unloadable) {
    return ['内容有错误，改好后自动显示页面', 'The content has errors. The page shows itself once they are mended.'];
  }
  if (state.broken) {
    return ['内容有错误，页面还是上一次正确的样子',
      'The content has errors. The last good page stays until they are mended.'];
  }
  if (state.problems.some(function (problem) { return problem.form === 'older'; })) {
    return ['这个页面的内容有错误，显示的还是上一次正确的样子',
      'This page has errors. It stays as it was until they are mended; all other pages show what is saved.'];
  }
  if (state.problems.some(function (problem) { return problem.form === 'missing'; })) {
    return ['有文件还有错误，它的页面暂时没有', 'A file has errors, so its page is not there yet.'];
  }
  return ['这个页面的内容有错误', 'This page has errors.'];
}

let shownProblems = '';
let hideOverlay = null;

/** Shows what is wrong. A hidden overlay comes back only when something else is wrong. */
function showProblems(state) {
  const wanted = state.problems.length ? JSON.stringify([state.broken, state.problems, state.more]) : '';
  if (wanted === shownProblems) { return; }
  shownProblems = wanted;
  if (hideOverlay) { hideOverlay(); }
  if (!wanted) { return; }
  const hide = make('button', { type: 'button' }, ['隐藏 ', english('Hide')]);
  const list = state.problems.map(problemItem);
  if (state.more) {
    list.push(make('li', {}, ['还有 ' + state.more + ' 处，见终端。', english(' ' + state.more + ' more in the terminal.')]));
  }
  const words = headline(state);
  const title = make('h2', { id: 'zhandian-preview-title' }, [words[0]]);
  const gloss = words[1];
  const overlay = make('div', {
    'data-preview-overlay': '', role: 'alertdialog', 'aria-labelledby': 'zhandian-preview-title', lang: 'zh-CN'
  }, [title, hide, make('p', { lang: 'en' }, [gloss]), make('ol', {}, list),
    make('p', {}, ['点代号看怎样写才对，或者看', paper('/_handbook', ['手册']), '。',
      english(' A code leads to its explanation.')])]);
  const onKey = function (event) { if (event.key === 'Escape') { hideOverlay(); } };
  hideOverlay = function () {
    document.removeEventListener('keydown', onKey);
    place('data-preview-overlay', null);
    hideOverlay = null;
  };
  hide.addEventListener('click', function () { hideOverlay(); });
  document.addEventListener('keydown', onKey);
  place('data-preview-overlay', overlay);
}
