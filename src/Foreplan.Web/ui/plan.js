// The plan with its notes, questions and findings where they belong.
import { h, fill, rendered, notice, say } from './dom.js';
import { get, post } from './api.js';
import * as places from './places.js';
import * as notes from './notes.js';

const root = h('div', { class: 'plan' });
const alerts = h('div');
const contents = h('details', { class: 'contents' }, h('summary', null, 'Outline'), h('nav', { 'aria-label': 'Outline of the plan' }));
const before = h('div', { class: 'before' }, contents, alerts);
const made = new Map();
// Of the document that is shown: its runs by line, its blocks, and the last thing that was placed behind each block.
let lines = null;
let blocks = [];
let tails = new Map();
let begun = null;
let shown = { key: null, sha256: null, notes: null };

export const element = root;
/** What is shown: a text, and the commit that it is shown beside. */
export const key = () => shown.key;
export const sha = () => shown.sha256;
/** Where the outline stands when there is no room for it at the side. */
export const contentsBox = contents.lastChild;

/** The beginning of a long document, while the whole of it is being made. False where it is short. */
export function glimpse(view) {
  const end = view.html.length > 60_000 ? view.html.indexOf('<section', 12_000) : -1;
  if (end < 0) return false;
  shown = { key: null, sha256: view.plan.sha256, notes: null };
  fill(root, before, rendered(view.html.slice(0, end)));
  begun = { html: view.html, end };
  return true;
}

/** Draws what the server says; the document itself only when it is another one, its notes only when something of it was written. */
export function draw(view) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const holder = active?.closest('.note, .question, .b')?.id;
  const near = active?.closest('.note, .question')?.previousElementSibling;
  const isNew = view.html !== null && view.html !== undefined;
  if (isNew) {
    if (begun?.html === view.html) root.append(rendered(view.html.slice(begun.end)));
    else fill(root, before, rendered(view.html));
    begun = null;
    lines = null;
    blocks = places.blocksOf(root);
    shown = { key: view.shown, sha256: view.plan.sha256, notes: null };
    root.querySelectorAll('figure.excerpt').forEach(excerpt);
  }
  if (!before.isConnected && before.parentNode !== root) root.prepend(before);
  fill(alerts, view.error && h('div', { class: 'broken', role: 'alert' }, h('b', null, view.error), ' ', view.hint, shown.key && ' What is below is the plan as it was read last; notes are kept.'));
  for (const draft of view.drafts) if (notes.isField(draft)) notes.takeField(draft, view.askedAt);
  if (view.plan && (isNew || shown.notes !== view.stamp.documents)) {
    shown.notes = view.stamp.documents;
    for (const old of root.querySelectorAll('.note, .question')) old.remove();
    tails = new Map();
    questions(view.plan.questions);
    cards(view);
  }
  busy(view.work);
  drafts(view);
  statuses(view);
  const written = view.notes ? document.getElementById(`note-${notes.takeWritten()}`) : null;
  // The card of what was just written, unless the person is at something else by now.
  if (!active) return document.activeElement === document.body ? written?.focus({ preventScroll: true }) : undefined;
  if (document.activeElement === active) return;
  const next = active.isConnected ? active : (holder && document.getElementById(holder)) || near;
  next?.focus({ preventScroll: true });
}

/** Findings that are there as a form or a card already. */
export const told = new Set(['PL130', 'PL540', 'PL541', 'PL546', 'PL547', 'PL548']);

/** Findings of a check, each under the block that it is about. */
export function findings(check) {
  for (const old of root.querySelectorAll('.finding')) old.remove();
  tails = new Map();
  for (const found of check.diagnostics) {
    if (told.has(found.id) || !found.line || !/plan\.md$/i.test(found.file ?? '')) continue;
    place(found.line, h('p', { class: `finding ${found.severity}` }, h('b', null, `${found.severity} ${found.id}`), ' ', found.message, found.fix && h('span', { class: 'fix' }, ` ${found.fix}`)));
  }
}

// Behind the block, and behind what stands there already; out of a table, which cannot hold it.
function place(line, element) {
  const block = places.blockAt(blocks, line);
  if (!block) return root.append(element);
  const host = block.closest('.table') ?? block.closest('figure') ?? block;
  let after = tails.get(host) ?? host;
  if (!after.isConnected) after = host;
  while (after.nextElementSibling?.matches('.note, .draft, .question, .finding')) after = after.nextElementSibling;
  after.after(element);
  tails.set(host, element);
}

// The same element as long as it says the same, so that a word typed into it and the focus stay.
function same(id, data, make) {
  const key = JSON.stringify(data);
  if (made.get(id)?.key !== key) made.set(id, { key, element: make() });
  return made.get(id).element;
}

function cards(view) {
  const ranges = { open: [], answered: [] };
  for (const note of view.notes?.notes ?? []) {
    const element = same(note.id, note, () => notes.card(note, jump));
    const at = note.from?.line ?? (note.place === 'lost' ? note.answerLine : null);
    if (note.from && note.to) ranges[note.keepsOpen ? 'open' : 'answered'].push(places.range(lines ??= places.index(root), note.from, note.to));
    if (at) place(note.to?.line ?? at, element);
    else before.append(element);
  }
  places.mark('note-open', ranges.open);
  places.mark('note-answered', ranges.answered);
}

function drafts(view) {
  const kept = new Map(view.drafts.filter(draft => !isPlaced(draft, view)).map(draft => [draft.id, draft]));
  notes.tidy(kept, view.askedAt);
  for (const draft of kept.values()) {
    if (notes.wasDropped(draft.id)) continue;
    notes.takeOver(draft, view.askedAt);
    const form = notes.formOf(draft);
    if (!form.isConnected) settle(draft, form);
  }
  for (const state of notes.openForms()) if (!state.element.isConnected) settle(state, state.element);
}

// An answer or a reply stands where it belongs; when that is gone, it is a note that waits to be added or discarded.
function isPlaced(draft, view) {
  const [, kind, id] = /^(reply|question|blocker)-(.+)$/.exec(draft.id) ?? [];
  if (!kind) return false;
  if (kind === 'reply') {
    const note = view.notes?.notes.find(other => other.id === id);
    const card = document.getElementById(`note-${id}`);
    if (note && draft.text) notes.openReply(note, card);
    return !draft.text || !view.notes || !!card?.querySelector('form');
  }
  if (kind === 'question') {
    const open = !view.plan || view.plan.questions.some(question => question.id === id && question.state === 'open');
    if (!open) notes.forget(draft.id);
    return true;
  }
  return !draft.text || !view.status || view.status.stage === 'blocked';
}

function settle(draft, form) {
  const card = draft.edits && document.getElementById(`note-${draft.edits}`);
  if (card) card.after(form);
  else if (draft.to) place(draft.to.line, form);
  else before.append(form);
}

function questions(list) {
  for (const question of list) {
    if (question.state === 'open') place(question.end, same(`question ${question.id}`, question, () => questionForm(question)));
  }
}

// One piece of work at a time; what was refused may be asked again.
function busy(work) {
  for (const button of root.querySelectorAll('form.question button')) button.disabled = !!work?.running;
}

function questionForm(question) {
  const name = `answer-${question.id}`;
  const own = h('input', { type: 'text', name: 'own', 'aria-label': `Your own answer to ${question.id}`, placeholder: 'Another answer' });
  notes.field(`question-${question.id}`, own);
  const choices = [...new Set([question.recommended, ...question.options].filter(Boolean))];
  const form = h('form', {
    class: 'question', id: `question-${question.id}`, tabindex: '-1', 'aria-label': `Question ${question.id}`,
    onsubmit: async event => {
      event.preventDefault();
      const chosen = own.value.trim() || form.querySelector('input[type=radio]:checked')?.value;
      if (!chosen) return notice(`${question.id} needs an answer.`, 'error');
      const button = form.querySelector('button');
      if (button.disabled) return;
      button.disabled = true;
      try { await post('answer', { question: question.id, answer: chosen }); say(`${question.id} is sent`); } catch (refused) { notice(refused.message, 'error'); button.disabled = false; }
    },
  },
  h('header', null, h('b', null, question.id), h('span', { class: 'state open' }, 'open'), h('span', null, question.text)),
  question.why && h('p', { class: 'why' }, question.why),
  choices.map(choice => h('label', null, h('input', { type: 'radio', name, value: choice, checked: choice === question.recommended }), h('span', null, choice), choice === question.recommended && h('em', null, 'recommended'))),
  h('div', { class: 'own' }, own, h('button', { class: 'main' }, 'Answer'), h('span', { class: 'kept' })));
  return form;
}

/** How far each phase is, at its heading. */
export function statuses(view) {
  for (const badge of root.querySelectorAll('.badge')) badge.remove();
  for (const phase of view.status?.phases ?? []) {
    const line = view.plan?.phases.find(other => other.id === phase.id)?.line;
    const heading = line && root.querySelector(`#L${line}`);
    if (heading && phase.status !== 'pending') heading.append(h('span', { class: `badge ${phase.status}` }, phase.status === 'inProgress' ? 'in progress' : phase.status));
  }
}

function excerpt(figure) {
  if (figure.dataset.state === 'leave') return;
  const toggle = h('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', onclick: () => (figure.querySelector('.live') ? hide() : show()) }, 'Live code');
  figure.querySelector('figcaption').append(toggle);
  const hide = () => { figure.querySelector('.live')?.remove(); toggle.setAttribute('aria-expanded', 'false'); };
  async function show() {
    try {
      const code = await get('code', { fence: figure.dataset.fence });
      hide();
      figure.querySelector('.sides').append(h('pre', { class: 'live', tabindex: '0', 'aria-label': `${code.path} in HEAD` },
        code.lines.length ? code.lines.map(line => h('span', { class: line.same ? 'same' : line.in ? 'other' : 'around' }, h('i', { 'data-n': line.n }), `${line.text}\n`)) : code.says));
      toggle.setAttribute('aria-expanded', 'true');
    } catch (refused) {
      notice(refused.message, 'error');
    }
  }
  if (figure.dataset.state === 'differs') show();
}

/** Goes to a line. */
export function jump(line) {
  const block = places.blockAt(blocks, line);
  block?.scrollIntoView({ block: 'center' });
  block?.focus({ preventScroll: true });
}

/** The words that a key or a button is about: what is selected, else the block that has the focus. */
export function subject() {
  const words = places.selected(root);
  if (words) return words;
  const block = document.activeElement?.closest?.('.b');
  return block && root.contains(block) ? places.whole(block) : null;
}

/** Begins a note on words of the plan, or with null on the whole of it. */
export function annotate(kind, words) {
  const draft = words ? { kind, quote: words.quote, from: words.from, to: words.to, sha256: shown.sha256 } : { kind, quote: null, sha256: shown.sha256 };
  const form = notes.begin(draft);
  if (words) place(words.to.line, form);
  else before.append(form);
  getSelection().removeAllRanges();
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector('textarea').focus({ preventScroll: true });
}
