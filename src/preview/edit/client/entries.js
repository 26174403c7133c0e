/*
 * The form's script: lists without a new page, the controls that help to type, drafts, findings while one types, and the page
 * beside it. ES2017, a classic script, served as one function; without it everything here is done by buttons of the form.
 */

const all = function (root, selector) { return Array.from(root.querySelectorAll(selector)); };
const make = function (tag, attributes, text) {
  const element = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
  if (text !== undefined) { element.textContent = text; }
  return element;
};
const form = document.querySelector('form[data-record]');
const record = form ? form.dataset.record : '';

// ---------------------------------------------------------------- entries of lists

/** Calls all controls of an entry by another path; the patterns inside it too. */
function callBy(root, from, to, number) {
  const elements = all(root, '*');
  if (root.nodeType === Node.ELEMENT_NODE) { elements.unshift(root); }
  elements.forEach(function (element) {
    Array.from(element.attributes).forEach(function (attribute) {
      if (attribute.value.includes(from)) { attribute.value = attribute.value.split(from).join(to); }
      if (attribute.name === 'aria-label' && number) { attribute.value = attribute.value.replace(/ (#|\d+)$/, ' ' + number); }
    });
    if (element.content) { callBy(element.content, from, to); }
  });
}

/** Gives the entries of a list their numbers again. */
function renumber(list) {
  const path = list.dataset.entries;
  Array.from(list.children).forEach(function (entry, at) {
    const to = path + '[' + at + ']';
    if (entry.dataset.entry !== to) { callBy(entry, entry.dataset.entry, to, at + 1); }
    const legend = entry.querySelector('legend, label');
    if (legend && legend.firstChild) { legend.firstChild.data = legend.firstChild.data.replace(/ (#|\d+)$/, ' ' + (at + 1)); }
  });
}

/** One more entry at the end of a list; the entry. */
function addEntry(list) {
  const path = list.dataset.entries;
  const pattern = all(list.parentNode, 'template').find(function (own) { return own.dataset.pattern === path; });
  if (!pattern) { return null; }
  const entry = document.importNode(pattern.content, true).firstElementChild;
  list.appendChild(entry);
  callBy(entry, path + '[#]', path + '[' + (list.children.length - 1) + ']', list.children.length);
  entry.dataset.entry = path + '[' + (list.children.length - 1) + ']';
  renumber(list);
  dress(entry);
  return entry;
}

function listOf(path) {
  return all(form, '[data-entries]').find(function (list) { return list.dataset.entries === path; });
}

function firstControl(root) {
  return root.querySelector('input:not([type="hidden"]), select, textarea');
}

/** A button of a list was pressed. */
function pressEntryButton(button) {
  if (button.name === '_add') {
    const list = listOf(button.value);
    const entry = list && addEntry(list);
    if (!entry) { return false; }
    firstControl(entry).focus();
    changed();
    return true;
  }
  const entry = button.closest('[data-entry]');
  const list = entry && entry.parentNode;
  if (!list) { return false; }
  if (button.name === '_remove') {
    const next = entry.nextElementSibling || entry.previousElementSibling;
    entry.remove();
    renumber(list);
    const stop = next ? firstControl(next) : all(form, 'button[name="_add"]').find(function (own) { return own.value === list.dataset.entries; });
    if (stop) { stop.focus(); }
  } else if (button.name === '_up' && entry.previousElementSibling) {
    list.insertBefore(entry, entry.previousElementSibling);
    renumber(list);
    button.focus();
  } else if (button.name === '_down' && entry.nextElementSibling) {
    list.insertBefore(entry.nextElementSibling, entry);
    renumber(list);
    button.focus();
  }
  changed();
  return true;
}
