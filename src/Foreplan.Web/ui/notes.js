// Notes as cards, and the forms that they are written in. What is typed is kept by the server as it is typed.
import { h, when, notice, say } from './dom.js';
import { planPath, post, put, remove } from './api.js';

export const labels = ['no', 'not optional', 'wrong data shape', 'use the existing pattern', 'out of scope', 'why?'];
export const kinds = { comment: 'Comment', replace: 'Replace', delete: 'Delete', insert: 'Insert after', question: 'Question' };
const words = { open: 'open', done: 'done', declined: 'declined', asked: 'asks back', proposed: 'proposed' };
// Notes being written, by draft; and answers and replies being written, by the name of what they answer.
const forms = new Map();
const fields = new Map();
const dropped = new Set();
let refresh = () => {};
let onKept = () => {};
let written = null;

/** The note that was just written, once: the focus goes to its card. */
export function takeWritten() { const id = written; written = null; return id; }

/** What is called when a note was written, and when a draft was kept. */
export function onChange(changed, kept) { refresh = changed; onKept = kept; }

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
  if (state === 'done' || state === 'declined') changes.push(button('Reopen', 'o', () => act(() => post('reopen', { text: null }, { id: note.id }), `${note.id} is open again`)), button('Reopen with a word', 'e', () => reply(note, box)));
  if (state === 'asked') changes.push(button('Reply', 'o', () => reply(note, box)), button('Dismiss', 'x', () => act(() => post('dismiss', {}, { id: note.id }), `${note.id} dismissed`)));
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
  if (canReply(note) && fields.get(`reply-${note.id}`)?.text) reply(note, box, false);
  return box;
}

const canReply = note => ['done', 'declined', 'asked'].includes(note.answer.state);

function cut(text) { return text.length > 4000 ? `${text.slice(0, 4000)} … (${text.length} characters)` : text; }

function button(text, key, onclick) { return h('button', { type: 'button', 'data-key': key, onclick }, text, h('kbd', { 'aria-hidden': 'true' }, key)); }

function reply(note, box, focus = true) {
  if (box.querySelector('form')) { if (focus) box.querySelector('textarea').focus(); return; }
  const name = `reply-${note.id}`;
  const text = h('textarea', { rows: 2, 'aria-label': 'What is still missing', placeholder: 'What is still missing? (may be left empty)' });
  const send = h('button', { class: 'main' }, note.answer.state === 'asked' ? 'Send reply' : 'Reopen');
  const form = h('form', { class: 'reply', onsubmit: async event => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    await act(async () => { await post('reopen', { text: text.value.trim() || null }, { id: note.id }); await forget(name); form.remove(); }, `${note.id} is open again`);
    send.disabled = false;
  } },
  text, h('footer', null, send, h('button', { type: 'button', onclick: cancel }, 'Cancel'), h('span', { class: 'kept' })));
  function cancel() { form.remove(); forget(name); box.focus(); }
  field(name, text);
  text.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); form.requestSubmit(); } if (event.key === 'Escape') { if (text.value.trim()) text.blur(); else cancel(); } });
  box.append(form);
  if (focus) text.focus();
}

function edit(note, box) {
  const form = begin({ id: `edit-${note.id}`, kind: note.kind, text: note.text, quote: note.quote, from: note.from, to: note.to, edits: note.id });
  if (!form.isConnected) box.after(form);
  form.querySelector('textarea').focus();
}

/** A form for a draft; the same element for the same draft, so that nothing typed is lost when the page is drawn anew. */
export function formOf(draft) {
  if (forms.has(draft.id)) return forms.get(draft.id).element;
  const state = { keptAt: 0, ...draft, timer: 0, flying: 0 };
  const text = h('textarea', { rows: 3, 'aria-label': 'Note', spellcheck: 'true' });
  text.value = draft.text ?? '';
  text.addEventListener('input', () => type(state, text.value));
  const choose = (name, focus = true) => {
    state.kind = name;
    for (const option of element.querySelectorAll('[data-kind]')) option.setAttribute('aria-pressed', option.dataset.kind === name);
    text.placeholder = { comment: 'What should be different?', replace: 'The words that should stand here', delete: 'Why? (may be left empty)', insert: 'The words that should follow', question: 'What do you want to know?' }[name];
    if (focus) { text.focus(); type(state, text.value); }
  };
  const label = word => {
    text.value = text.value.trim() ? `${text.value.trim()} ${word}` : word;
    if (word === 'why?') choose('question', false);
    type(state, text.value);
    text.focus();
  };
  const element = h('form', { class: 'draft', 'data-draft': draft.id, 'aria-label': draft.edits ? `Edit ${draft.edits}` : 'New note', onsubmit: event => { event.preventDefault(); save(state); } },
    h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kind of note' }, Object.entries(kinds).filter(([name]) => draft.from || name === 'comment' || name === 'question').map(([name, title]) => h('button', { type: 'button', 'data-kind': name, onclick: () => choose(name) }, title))),
    draft.quote ? h('blockquote', null, cut(draft.quote)) : h('p', { class: 'why' }, 'On the whole plan'),
    text,
    h('div', { class: 'labels', role: 'group', 'aria-label': 'Quick labels' }, labels.map(word => h('button', { type: 'button', onclick: () => label(word) }, word))),
    h('footer', null, h('button', { class: 'main' }, draft.edits ? `Change ${draft.edits}` : 'Add note', h('kbd', { 'aria-hidden': 'true' }, 'Ctrl ↵')), h('button', { type: 'button', onclick: () => discard(state) }, 'Discard'), h('span', { class: 'kept', 'aria-live': 'off' })));
  state.element = element;
  state.field = text;
  forms.set(draft.id, state);
  choose(draft.kind ?? 'comment', false);
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(state); }
    if (event.key === 'Escape') { event.preventDefault(); if (text.value.trim()) text.blur(); else discard(state); }
  });
  return element;
}

/** A new draft with its form; a draft that has a name is the one that is open already. */
export function begin(draft) {
  const id = draft.id ?? `d${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
  dropped.delete(id);
  return formOf({ text: '', keptAt: Infinity, ...draft, id });
}

/** Keeps what is typed into a field that belongs to something on the page (reply-N1, question-Q1, blocker-2), as a note's draft is kept. */
export function field(name, input) {
  const state = fields.get(name) ?? { id: name, kind: 'comment', text: '', keptAt: Infinity, timer: 0, flying: 0 };
  fields.set(name, state);
  state.field = input;
  if (state.text) input.value = state.text;
  input.addEventListener('input', () => type(state, input.value));
}

/** Drops what was typed into such a field: it was sent, or is not wanted. */
export async function forget(name) {
  const state = fields.get(name);
  if (!state) return;
  clearTimeout(state.timer);
  fields.delete(name);
  dropped.add(name);
  localStorage.removeItem(`draft-${name}`);
  const was = state.text || state.keptAt !== Infinity;
  state.text = '';
  if (state.field) state.field.value = '';
  await state.sending;
  if (was) await remove('drafts', { id: name }).then(onKept, () => {});
  dropped.delete(name);
}

/** True for the draft of a field; its text goes there, now or when it is drawn. */
export function isField(draft) { return /^(reply|question|blocker)-/.test(draft.id); }

export function takeField(draft, askedAt) {
  if (dropped.has(draft.id)) return;
  if (!fields.has(draft.id)) fields.set(draft.id, { id: draft.id, kind: 'comment', text: draft.text, keptAt: 0, timer: 0, flying: 0 });
  else takeOver(draft, askedAt);
}

/** A reply that was begun stands open below its note. */
export function openReply(note, box) { if (box && canReply(note)) reply(note, box, false); }

export const typed = name => fields.get(name)?.text ?? '';
export const openForms = () => [...forms.values()];
export const wasDropped = id => dropped.has(id);

/** Drafts that another tab dropped or sent go here too, unless this tab is typing in them. */
export function tidy(kept, askedAt) {
  for (const [id, state] of forms) {
    if (isQuiet(state, askedAt) && !kept.has(id) && !state.element.contains(document.activeElement)) { state.element.remove(); forms.delete(id); }
  }
}

/** Takes over what another tab typed into a draft that this one only shows. */
export function takeOver(draft, askedAt) {
  const state = forms.get(draft.id) ?? fields.get(draft.id);
  if (!state || !isQuiet(state, askedAt) || document.activeElement === state.field || state.text === draft.text) return;
  state.text = draft.text;
  if (state.field) state.field.value = draft.text;
}

// Nothing typed here is on its way, nor was when the server was asked.
const isQuiet = (state, askedAt) => state.keptAt < askedAt && !state.timer && !state.flying && !state.saving;

const body = state => ({ id: state.id, kind: state.kind, text: state.text ?? '', quote: state.quote ?? null, from: state.from ?? null, to: state.to ?? null, sha256: state.sha256 ?? null, edits: state.edits ?? null });
const stored = state => JSON.stringify({ ...body(state), plan: planPath });

function type(state, text) {
  state.text = text;
  if (!state.element) { fields.set(state.id, state); dropped.delete(state.id); }
  clearTimeout(state.timer);
  state.timer = setTimeout(() => send(state), 200);
  // What is too long for the browser to keep stands in its field.
  try { localStorage.setItem(`draft-${state.id}`, stored(state)); } catch { localStorage.removeItem(`draft-${state.id}`); }
}

// One request after the other: a draft that arrived behind its own note would stand there again.
function send(state, more) {
  state.timer = 0;
  state.flying++;
  const before = state.sending;
  state.sending = (async () => {
    await before;
    try { if (!dropped.has(state.id)) await keepNow(state, more); } finally { state.flying--; }
  })();
  return state.sending;
}

async function keepNow(state, more) {
  const shown = (state.element ?? state.field?.closest('form'))?.querySelector('.kept');
  const tell = text => { if (shown) shown.textContent = text; };
  const sent = stored(state);
  try {
    onKept(await put('drafts', body(state), {}, more));
    state.keptAt = performance.now();
    // What was typed meanwhile is not on the server yet.
    if (localStorage.getItem(`draft-${state.id}`) === sent) localStorage.removeItem(`draft-${state.id}`);
    tell('kept');
  } catch (refused) {
    tell(refused.status === 0 ? 'not kept yet: the server is away' : refused.message);
    if (refused.status === 0 && (forms.has(state.id) || fields.has(state.id))) state.timer = setTimeout(() => send(state), 1500);
  }
}

async function save(state) {
  if (state.saving) return;
  state.saving = true;
  const main = state.element.querySelector('button.main');
  main.disabled = true;
  state.field.readOnly = true;
  try {
    clearTimeout(state.timer);
    await state.sending;
    clearTimeout(state.timer);
    state.timer = 0;
    if (dropped.has(state.id)) return;
    const { id, edits, ...note } = body(state);
    if (!note.text.trim() && note.kind !== 'delete') return notice('A note says something. A deletion may be empty.', 'error');
    // The draft's name goes with it: asked for once more, it is the same note.
    written = (edits ? await put('notes', { text: note.text, kind: note.kind, draft: id }, { id: edits }) : await post('notes', { ...note, draft: id })).id;
    drop(state);
    say(edits ? `${edits} changed` : 'Note added');
    refresh();
  } catch (refused) {
    notice(refused.message, 'error');
    send(state);
  } finally {
    state.saving = false;
    main.disabled = false;
    state.field.readOnly = false;
  }
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

/** Sends what could not be sent before the tab was closed. */
export function sendStranded() {
  for (const name of Object.keys(localStorage).filter(other => other.startsWith('draft-'))) {
    let draft;
    try { draft = JSON.parse(localStorage.getItem(name)); } catch { continue; }
    if (draft?.plan !== planPath || forms.has(draft.id)) continue;
    if (isField(draft)) takeField(draft, 0); else formOf(draft);
    type(forms.get(draft.id) ?? fields.get(draft.id), draft.text);
  }
}

addEventListener('pagehide', () => { for (const state of [...forms.values(), ...fields.values()]) if (state.timer) send(state, { keepalive: true }); });
