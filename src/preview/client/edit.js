// ---------------------------------------------------------------- the way to the form

/** What was clicked on the page, and the word that stands beside it. */
function clicked(target) {
  const piece = target.closest('time, dd, td, li, p, h1, h2, h3, a, span, address') || target;
  const words = function (element) { return element ? element.textContent.replace(/\s+/g, ' ').trim().slice(0, 300) : ''; };
  const cell = piece.closest('dd, td');
  let label = null;
  if (cell && cell.localName === 'td') { label = cell.closest('tr').querySelector('th'); }
  if (cell && cell.localName === 'dd') {
    for (label = cell.previousElementSibling; label && label.localName !== 'dt'; label = label.previousElementSibling) { /* go up */ }
  }
  if (!label) {
    const part = piece.closest('section, article');
    label = part && part.querySelector('h2, h3');
  }
  return { page: page, text: words(piece), label: words(label) };
}

/** A click on a text of the page opens the form at its field. What a click does by itself it still does: links, buttons, choosing
 * words; of links only those that would start another program give way. */
document.addEventListener('click', async function (event) {
  const main = event.target.closest && event.target.closest('main');
  if (!main || !document.querySelector('a[data-edit]') || event.defaultPrevented) { return; }
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || String(getSelection())) { return; }
  const own = event.target.closest('a, button, summary, label, input, select, textarea, iframe, audio, video');
  if (own && !/^(tel|mailto):/.test(own.getAttribute('href') || '')) { return; }
  if (own) { event.preventDefault(); }
  const asked = clicked(event.target);
  if (!asked.text) { return; }
  const answer = await (await fetch('/_edit/at?' + new URLSearchParams(asked))).json();
  if (answer.to) { location.assign(answer.to); } else if (own) { location.assign(own.href); }
});
