// ---------------------------------------------------------------- the way to the form

/** A click on a text of the page opens the form at its field. What a click does by itself it still does: links, buttons, choosing
 * words; of links only those that would start another program give way. */
document.addEventListener('click', async function (event) {
  const main = event.target.closest && event.target.closest('main');
  if (!main || !document.querySelector('a[data-edit]') || event.defaultPrevented) { return; }
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || String(getSelection())) { return; }
  const own = event.target.closest('a, button, summary, label, input, select, textarea, iframe, audio, video');
  if (own && !/^(tel|mailto):/.test(own.getAttribute('href') || '')) { return; }
  if (own) { event.preventDefault(); }
  const asked = Object.assign({ page: page }, clicked(event.target));
  if (!asked.text) { return; }
  const answer = await (await fetch('/_edit/at?' + new URLSearchParams(asked))).json();
  if (answer.to) { location.assign(answer.to); } else if (own) { location.assign(own.href); }
});
