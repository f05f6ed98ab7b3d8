"use strict";
// The one script of every page: it gives the charts and tables of the page their controls. It holds nothing of any corpus.

function element(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

let made = 0;

function labelled(text, input, ...more) {
  input.id = "control-" + ++made;
  return element("p", {}, element("label", { htmlFor: input.id, textContent: text }), input, ...more);
}

// Lower case without diacritics, as diembao/read/search.py has it.
const fold = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d");
const order = new Intl.Collator("vi", { numeric: true }).compare;

