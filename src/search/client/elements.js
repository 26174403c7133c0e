// The theme's words and elements made of them: no HTML is built from strings.

// A text of the theme, with its number filled in. Texts are cloned, as they may hold marks of language.
export function text(name, n) {
  const words = document.createDocumentFragment();
  const pattern = document.querySelector('template[data-text="' + name + '"]');
  if (pattern) {
    words.appendChild(document.importNode(pattern.content, true));
    const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      walk.currentNode.nodeValue = walk.currentNode.nodeValue.replace("{n}", n);
    }
  }
  return words;
}

export function element(name, className, content) {
  const one = document.createElement(name);
  if (className) {
    one.className = className;
  }
  if (content) {
    one.appendChild(typeof content === "string" ? document.createTextNode(content) : content);
  }
  return one;
}
