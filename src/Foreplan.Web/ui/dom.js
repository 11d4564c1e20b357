// Elements from data. Text is always set as text; the only markup that is taken as it is comes from our own renderer.
const policy = window.trustedTypes?.createPolicy('foreplan', { createHTML: html => html });

/** An element: attributes, listeners (on…), and children. A text child is text, whatever it holds. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts children in the place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

/** A fragment of markup that the server rendered from a document, where all text is escaped. */
export function rendered(html) {
  const template = document.createElement('template');
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}

export const by = id => document.getElementById(id);

/** Says something to a screen reader. */
export function say(text) { by('say').textContent = text; }

/** A short notice at the bottom that goes by itself; an error stays until it is clicked. */
export function notice(text, kind = 'info') {
  document.querySelector('.notice')?.remove();
  const box = h('div', { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : 'status', onclick: () => box.remove() }, text);
  document.body.append(box);
  if (kind !== 'error') setTimeout(() => box.remove(), 6000);
}

export function when(at) {
  const date = new Date(at);
  const today = new Date().toDateString() === date.toDateString();
  return h('time', { datetime: at, title: date.toLocaleString() }, today ? date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) : date.toISOString().slice(0, 10));
}

export const count = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;
