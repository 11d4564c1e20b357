// Notes as cards, and the forms that they are written in. What is typed is kept by the server as it is typed.
import { h, fill, when, notice, say } from './dom.js';
import { planPath, post, put, remove } from './api.js';

export const labels = ['no', 'not optional', 'wrong data shape', 'use the existing pattern', 'out of scope', 'why?'];
export const kinds = { comment: 'Comment', replace: 'Replace', delete: 'Delete', insert: 'Insert after', question: 'Question' };
const words = { open: 'open', done: 'done', declined: 'declined', asked: 'asks back', proposed: 'proposed' };
const forms = new Map();
const dropped = new Set();
let refresh = () => {};
let written = null;

/** The note that was just written, once: the focus goes to its card. */
export function takeWritten() { const id = written; written = null; return id; }

/** What is called when a note was written. */
export function onChange(callback) { refresh = callback; }

async function act(work, said) {
  try {
    await work();
    if (said) say(said);
  } catch (refused) {
    notice(refused.message, 'error');
  }
  refresh();
}

/** The card of a note. */
export function card(note, jump) {
  const answer = note.answer;
  const state = answer.state;
  const lost = note.place === 'lost';
  const changes = [];
  if (state === 'open' && note.source !== 'edited') changes.push(button('Edit', 'e', () => edit(note, box)), button('Remove', 'x', () => act(() => remove('notes', { id: note.id }), `${note.id} removed`)));
  if (state === 'done' || state === 'declined') changes.push(button('Reopen', 'o', () => act(() => post('reopen', { text: null }, { id: note.id }), `${note.id} is open again`)), button('Reopen with a word', 'e', () => reply(note, box, 'reopen')));
  if (state === 'asked') changes.push(button('Reply', 'o', () => reply(note, box, 'reopen')), button('Dismiss', 'x', () => act(() => post('dismiss', {}, { id: note.id }), `${note.id} dismissed`)));
  if (state === 'proposed') changes.push(button('Accept', 'o', () => act(() => post('accept', {}, { id: note.id }), `${note.id} accepted`)), button('Dismiss', 'x', () => act(() => post('dismiss', {}, { id: note.id }), `${note.id} dismissed`)));
  const box = h('article', { class: `note ${state}`, id: `note-${note.id}`, tabindex: '0', 'aria-label': `Note ${note.id}, ${words[state]}` },
    h('header', null,
      h('b', null, note.source === 'edited' ? 'Edit' : note.id), h('span', { class: 'kind' }, kinds[note.kind]), h('span', { class: `state ${state}` }, note.source === 'edited' ? 'in the text' : words[state]),
      h('span', { class: 'who' }, note.author), when(note.at), note.inText && h('span', { class: 'who' }, 'in plan.md')),
    (lost || note.place === 'changed' || note.kind === 'replace' || note.kind === 'delete') && note.quote && h('blockquote', { class: note.kind === 'delete' || note.kind === 'replace' ? 'gone' : '' }, cut(note.quote)),
    lost && h('p', { class: 'why' }, `Its words are no longer in the plan; they stood in line ${note.oldLine}.`),
    note.text && h('p', { class: note.kind === 'replace' || note.kind === 'insert' ? 'text new' : 'text' }, cut(note.text)),
    note.earlier.map(earlier => h('p', { class: 'why' }, `Before, in version ${earlier.version ?? '?'}: ${words[earlier.state]}. ${earlier.why ?? ''}`)),
    state !== 'open' && state !== 'proposed' && h('p', { class: 'answer' },
      h('b', null, `${words[state]}${answer.version ? ` in version ${answer.version}` : ''}`), answer.where && ': ', answer.where && (note.answerLine ? h('a', { href: `#L${note.answerLine}`, onclick: event => { event.preventDefault(); jump(note.answerLine); } }, answer.where) : answer.where), answer.why && `: ${answer.why}`),
    changes.length > 0 && h('footer', null, changes));
  return box;
}

function cut(text) { return text.length > 4000 ? `${text.slice(0, 4000)} … (${text.length} characters)` : text; }

function button(text, key, onclick) { return h('button', { type: 'button', 'data-key': key, onclick }, text, h('kbd', { 'aria-hidden': 'true' }, key)); }

function reply(note, box, verb) {
  if (box.querySelector('form')) return box.querySelector('textarea').focus();
  const text = h('textarea', { rows: 2, 'aria-label': 'What is still missing', placeholder: 'What is still missing? (may be left empty)' });
  const form = h('form', { class: 'reply', onsubmit: event => { event.preventDefault(); act(() => post(verb, { text: text.value.trim() || null }, { id: note.id }), `${note.id} is open again`); } },
    text, h('footer', null, h('button', { class: 'main' }, note.answer.state === 'asked' ? 'Send reply' : 'Reopen'), h('button', { type: 'button', onclick: () => form.remove() }, 'Cancel')));
  text.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); form.requestSubmit(); } if (event.key === 'Escape') { form.remove(); box.focus(); } });
  box.append(form);
  text.focus();
}

function edit(note, box) {
  const form = begin({ kind: note.kind, text: note.text, quote: note.quote, from: note.from, to: note.to, edits: note.id });
  box.after(form);
  form.querySelector('textarea').focus();
}

/** A form for a draft; the same element for the same draft, so that nothing typed is lost when the page is drawn anew. */
export function formOf(draft) {
  if (forms.has(draft.id)) return forms.get(draft.id).element;
  const state = { ...draft, timer: 0 };
  const text = h('textarea', { rows: 3, 'aria-label': 'Note', spellcheck: 'true' });
  text.value = draft.text ?? '';
  const keep = () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => send(state), 200);
    localStorage.setItem(`draft-${state.id}`, JSON.stringify({ ...body(state), plan: planPath }));
  };
  text.addEventListener('input', () => { state.text = text.value; keep(); });
  const choose = (name, focus = true) => {
    state.kind = name;
    for (const option of element.querySelectorAll('[data-kind]')) option.setAttribute('aria-pressed', option.dataset.kind === name);
    text.placeholder = { comment: 'What should be different?', replace: 'The words that should stand here', delete: 'Why? (may be left empty)', insert: 'The words that should follow', question: 'What do you want to know?' }[name];
    if (focus) { text.focus(); keep(); }
  };
  const element = h('form', { class: 'draft', 'data-draft': draft.id, 'aria-label': draft.edits ? `Edit ${draft.edits}` : 'New note', onsubmit: event => { event.preventDefault(); save(state); } },
    h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kind of note' }, Object.entries(kinds).filter(([name]) => draft.from || name === 'comment' || name === 'question').map(([name, title]) => h('button', { type: 'button', 'data-kind': name, onclick: () => choose(name) }, title))),
    draft.quote ? h('blockquote', null, cut(draft.quote)) : h('p', { class: 'why' }, 'On the whole plan'),
    text,
    h('div', { class: 'labels', role: 'group', 'aria-label': 'Quick labels' }, labels.map(label => h('button', { type: 'button', onclick: () => { text.value = text.value.trim() ? `${text.value.trim()} ${label}` : label; state.text = text.value; if (label === 'why?') choose('question', false); keep(); text.focus(); } }, label))),
    h('footer', null, h('button', { class: 'main' }, draft.edits ? `Change ${draft.edits}` : 'Add note', h('kbd', { 'aria-hidden': 'true' }, 'Ctrl ↵')), h('button', { type: 'button', onclick: () => discard(state) }, 'Discard'), h('span', { class: 'kept', 'aria-live': 'off' })));
  state.element = element;
  forms.set(draft.id, state);
  choose(draft.kind ?? 'comment', false);
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(state); }
    if (event.key === 'Escape') { event.preventDefault(); if (text.value.trim()) text.blur(); else discard(state); }
  });
  return element;
}

/** A new draft with its form. */
export function begin(draft) {
  const id = `d${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
  return formOf({ id, text: '', ...draft });
}

export const isOpen = id => forms.has(id);
export const openForms = () => [...forms.values()];
export const wasDropped = id => dropped.has(id);

/** Drafts that another tab dropped or sent go here too, unless this tab is typing in them. */
export function tidy(kept, askedAt) {
  for (const [id, state] of forms) {
    if (state.keptAt < askedAt && !kept.has(id) && !state.element.contains(document.activeElement)) { state.element.remove(); forms.delete(id); }
  }
}

/** Takes over what another tab typed into a draft that this one only shows. */
export function takeOver(draft) {
  const state = forms.get(draft.id);
  const text = state?.element.querySelector('textarea');
  if (text && document.activeElement !== text && !state.timer && text.value !== draft.text) { text.value = draft.text; state.text = draft.text; }
}

const body = state => ({ id: state.id, kind: state.kind, text: state.text ?? '', quote: state.quote ?? null, from: state.from ?? null, to: state.to ?? null, sha256: state.sha256 ?? null, edits: state.edits ?? null });

// One request after the other: a draft that arrived behind its own note would stand there again.
function send(state, more) {
  state.timer = 0;
  const before = state.sending;
  state.sending = (async () => {
    await before;
    if (!dropped.has(state.id)) await keepNow(state, more);
  })();
  return state.sending;
}

async function keepNow(state, more) {
  const shown = state.element.querySelector('.kept');
  try {
    await put('drafts', body(state), {}, more);
    state.keptAt = performance.now();
    localStorage.removeItem(`draft-${state.id}`);
    shown.textContent = 'kept';
  } catch (refused) {
    shown.textContent = refused.status === 0 ? 'not kept yet: the server is away' : refused.message;
    if (refused.status === 0 && forms.has(state.id)) state.timer = setTimeout(() => send(state), 1500);
  }
}

async function save(state) {
  clearTimeout(state.timer);
  await state.sending;
  if (dropped.has(state.id)) return;
  clearTimeout(state.timer);
  state.timer = 0;
  const { id, edits, ...note } = body(state);
  if (!note.text.trim() && note.kind !== 'delete') return notice('A note says something. A deletion may be empty.', 'error');
  try {
    written = (edits ? await put('notes', { text: note.text, kind: note.kind, draft: id }, { id: edits }) : await post('notes', { ...note, draft: id })).id;
  } catch (refused) {
    notice(refused.message, 'error');
    return send(state);
  }
  drop(state);
  say(edits ? `${edits} changed` : 'Note added');
  refresh();
}

async function discard(state) {
  const back = state.element.previousElementSibling;
  drop(state);
  back?.focus?.();
  await state.sending;
  await act(() => remove('drafts', { id: state.id }));
}

function drop(state) {
  clearTimeout(state.timer);
  dropped.add(state.id);
  forms.delete(state.id);
  localStorage.removeItem(`draft-${state.id}`);
  state.element.remove();
}

/** Drafts that could not be sent before the tab was closed. */
export function stranded() {
  return Object.keys(localStorage).filter(name => name.startsWith('draft-')).map(name => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } }).filter(draft => draft?.plan === planPath);
}

addEventListener('pagehide', () => { for (const state of forms.values()) if (state.timer) send(state, { keepalive: true }); });
