// ---------------------------------------------------------------- Markdown: a toolbar, and a table without counting bars

/** Puts a text in the place of what is selected, so that the browser's own undo knows of it. */
function replace(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Signs around the selection, or around a word to write over. */
function around(area, before, after, word) {
  const start = area.selectionStart, end = area.selectionEnd;
  const text = area.value.slice(start, end) || word;
  replace(area, start, end, before + text + after);
  area.setSelectionRange(start + before.length, start + before.length + text.length);
}

/** A sign at the beginning of each selected line. */
function lines(area, sign) {
  const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const to = area.value.indexOf('\n', area.selectionEnd);
  const end = to < 0 ? area.value.length : to;
  const rows = area.value.slice(from, end).split('\n');
  replace(area, from, end, rows.map(function (row, at) {
    return (typeof sign === 'function' ? sign(at) : sign) + row.replace(/^(#{1,6} |- |\d+\. )/, '');
  }).join('\n'));
}

/** The table around the caret: where it stands and its cells; null. */
function tableAt(area) {
  const rows = area.value.split('\n');
  const at = area.value.slice(0, area.selectionStart).split('\n').length - 1;
  const is = function (row) { return row !== undefined && /^\s*\|/.test(row); };
  if (!is(rows[at])) { return null; }
  let first = at, last = at;
  while (is(rows[first - 1])) { first--; }
  while (is(rows[last + 1])) { last++; }
  const cut = function (row) {
    return row.trim().replace(/^\|/, '').replace(/\|$/, '').split(/(?<!\\)\|/).map(function (cell) { return cell.trim().replace(/\\\|/g, '|'); });
  };
  const cells = rows.slice(first, last + 1).filter(function (row) { return !/^\s*\|[\s|:-]+$/.test(row); }).map(cut);
  const start = rows.slice(0, first).join('\n').length + (first ? 1 : 0);
  return { start: start, end: start + rows.slice(first, last + 1).join('\n').length, cells: cells };
}

function tableText(cells) {
  const row = function (own) { return '| ' + own.map(function (cell) { return cell.replace(/\|/g, '\\|').replace(/\n/g, ' '); }).join(' | ') + ' |'; };
  return [row(cells[0]), '| ' + cells[0].map(function () { return '---'; }).join(' | ') + ' |'].concat(cells.slice(1).map(row)).join('\n');
}

/** A grid below the toolbar, which becomes a table of the text. */
function editTable(area, tools) {
  const open = tools.parentNode.querySelector('.table-editor');
  if (open) { open.remove(); return; }
  const found = tableAt(area);
  const place = found || { start: area.selectionStart, end: area.selectionEnd, cells: [['', '', ''], ['', '', '']] };
  const cells = place.cells;
  const width = Math.max.apply(null, cells.map(function (row) { return row.length; }));
  cells.forEach(function (row) { while (row.length < width) { row.push(''); } });
  const panel = make('div', { class: 'table-editor', role: 'group', 'aria-label': '表格' });
  const draw = function (row, column) {
    panel.textContent = '';
    const table = make('table', { role: 'presentation' });
    cells.forEach(function (own, y) {
      const line = make('tr');
      own.forEach(function (text, x) {
        const cell = make('td');
        const input = make('input', { type: 'text', 'aria-label': (y ? '第 ' + y + ' 行' : '表头') + '第 ' + (x + 1) + ' 列' });
        input.value = text;
        input.addEventListener('input', function (event) { event.stopPropagation(); cells[y][x] = input.value; });
        input.addEventListener('keydown', function (event) {
          if (event.key === 'Enter') { event.preventDefault(); if (y === cells.length - 1) { grow(); } draw(y + 1, x); }
          if (event.key === 'Escape') { panel.remove(); area.focus(); }
        });
        cell.appendChild(input);
        line.appendChild(cell);
        if (y === row && x === column) { setTimeout(function () { input.focus(); }); }
      });
      table.appendChild(line);
    });
    panel.appendChild(table);
    [['＋ 行', function () { grow(); draw(cells.length - 1, 0); }],
      ['＋ 列', function () { cells.forEach(function (own) { own.push(''); }); draw(0, cells[0].length - 1); }],
      ['－ 行', function () { if (cells.length > 2) { cells.pop(); } draw(cells.length - 1, 0); }],
      ['－ 列', function () { if (cells[0].length > 1) { cells.forEach(function (own) { own.pop(); }); } draw(0, 0); }],
      ['放进正文', function () {
        const text = tableText(cells);
        const before = found || !area.value.slice(0, place.start).trim() ? '' : '\n\n';
        panel.remove();
        replace(area, place.start, place.end, before + text + (found ? '' : '\n\n'));
      }],
      ['不要', function () { panel.remove(); area.focus(); }]].forEach(function (pair) {
      const button = make('button', { type: 'button', class: 'quiet' }, pair[0]);
      button.addEventListener('click', pair[1]);
      panel.appendChild(button);
    });
  };
  const grow = function () { cells.push(cells[0].map(function () { return ''; })); };
  tools.insertAdjacentElement('afterend', panel);
  draw(0, 0);
}

function dressMarkdown(area) {
  if (area.dataset.dressed) { return; }
  area.dataset.dressed = 'yes';
  const name = all(document, 'label').find(function (label) { return label.htmlFor === area.id; });
  const tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': (name ? name.textContent : '') + '的工具', 'aria-controls': area.id });
  const buttons = [
    ['粗', '粗体', function () { around(area, '**', '**', '粗体'); }],
    ['题', '小标题', function () { lines(area, '## '); }],
    ['列', '列表', function () { lines(area, '- '); }],
    ['1.', '编号列表', function () { lines(area, function (at) { return (at + 1) + '. '; }); }],
    ['链接', '链接', function () { around(area, '[', '](https://)', '文字'); }],
    ['表格', '表格：在表格里按，就改这个表格', function () { editTable(area, tools); }],
  ].map(function (own, at) {
    const button = make('button', { type: 'button', title: own[1], 'aria-label': own[1].includes(own[0]) ? own[1] : own[0] + ' ' + own[1], tabindex: at ? '-1' : '0' }, own[0]);
    button.addEventListener('click', own[2]);
    tools.appendChild(button);
    return button;
  });
  // One stop of the keyboard; arrows go on from there (ARIA, toolbar).
  tools.addEventListener('keydown', function (event) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) { return; }
    event.preventDefault();
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    buttons.forEach(function (button) { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
  });
  area.parentNode.insertBefore(tools, area);
}
