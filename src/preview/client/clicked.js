/** What was clicked on a page, and the word that stands beside it; the overlay's script and the form's ask it alike. */
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
  return { text: words(piece), label: words(label) };
}
