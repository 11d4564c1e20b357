// The plan with its notes, questions and findings where they belong.
import { h, fill, rendered, count, notice, say } from './dom.js';
import { get, post } from './api.js';
import * as places from './places.js';
import * as notes from './notes.js';

const root = h('div', { class: 'plan' });
const alerts = h('div');
const before = h('div', { class: 'before' }, alerts);
const made = new Map();
let lines = null;
let shown = null;

export const element = root;
export const sha = () => shown;

/** Draws what the server says; the document itself only when it is another one. */
export function draw(view) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const holder = active?.closest('.note, .question, .b')?.id;
  const near = active?.closest('.note, .question')?.previousElementSibling;
  if (view.html !== null && view.html !== undefined) {
    fill(root, before, rendered(view.html));
    lines = null;
    shown = view.plan.sha256;
    root.querySelectorAll('figure.excerpt').forEach(excerpt);
  }
  if (!before.isConnected && before.parentNode !== root) root.prepend(before);
  for (const old of root.querySelectorAll('.note, .question')) old.remove();
  fill(alerts, view.error && h('div', { class: 'broken', role: 'alert' }, h('b', null, view.error), ' ', view.hint, shown && ' What is below is the plan as it was read last; notes are kept.'),
    view.damaged && h('div', { class: 'broken', role: 'alert' }, h('b', null, 'plan.md is neither UTF-8 nor UTF-16 text.'), ' What is shown is a guess. Save it as UTF-8.'));
  if (view.plan) {
    questions(view.plan.questions, view.work);
    cards(view);
    statuses(view);
  }
  drafts(view);
  const written = view.notes && document.activeElement === document.body ? document.getElementById(`note-${notes.takeWritten()}`) : null;
  if (written) return written.focus({ preventScroll: true });
  if (!active || document.activeElement === active) return;
  const next = active.isConnected ? active : (holder && document.getElementById(holder)) || near;
  next?.focus({ preventScroll: true });
}

/** Findings that are there as a form or a card already. */
export const told = new Set(['PL130', 'PL540', 'PL541', 'PL546', 'PL547', 'PL548']);

/** Findings of a check, each under the block that it is about. */
export function findings(check) {
  for (const old of root.querySelectorAll('.finding')) old.remove();
  for (const found of [...check.diagnostics].reverse()) {
    if (told.has(found.id) || !found.line || !/plan\.md$/i.test(found.file ?? '')) continue;
    place(found.line, h('p', { class: `finding ${found.severity}` }, h('b', null, `${found.severity} ${found.id}`), ' ', found.message, found.fix && h('span', { class: 'fix' }, ` ${found.fix}`)));
  }
}

// Behind the block, and behind what stands there already; out of a table, which cannot hold it.
function place(line, element) {
  const block = places.blockAt(root, line);
  if (!block) return root.append(element);
  let after = block.closest('.table') ?? block.closest('figure') ?? block;
  while (after.nextElementSibling?.matches('.note, .draft, .question, .finding')) after = after.nextElementSibling;
  after.after(element);
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
  const kept = new Map(view.drafts.map(draft => [draft.id, draft]));
  notes.tidy(kept, view.askedAt);
  for (const draft of kept.values()) {
    if (notes.wasDropped(draft.id)) continue;
    if (notes.isOpen(draft.id)) notes.takeOver(draft);
    const form = notes.formOf(draft);
    if (!form.isConnected) settle(draft, form);
  }
  for (const state of notes.openForms()) if (!state.element.isConnected) settle(state, state.element);
}

function settle(draft, form) {
  const card = draft.edits && document.getElementById(`note-${draft.edits}`);
  if (card) card.after(form);
  else if (draft.to) place(draft.to.line, form);
  else before.append(form);
}

function questions(list, work) {
  for (const question of list) {
    if (question.state !== 'open') continue;
    const busy = !!work?.running;
    place(question.end, same(question.id, [question, busy], () => questionForm(question, busy)));
  }
}

function questionForm(question, busy) {
  const name = `answer-${question.id}`;
  const own = h('input', { type: 'text', name: 'own', 'aria-label': `Your own answer to ${question.id}`, placeholder: 'Another answer' });
  const choices = [...new Set([question.recommended, ...question.options].filter(Boolean))];
  const form = h('form', {
    class: 'question', id: `question-${question.id}`, 'aria-label': `Question ${question.id}`,
    onsubmit: async event => {
      event.preventDefault();
      const chosen = own.value.trim() || form.querySelector('input[type=radio]:checked')?.value;
      if (!chosen) return notice(`${question.id} needs an answer.`, 'error');
      form.querySelector('button').disabled = true;
      try { await post('answer', { question: question.id, answer: chosen }); say(`${question.id} answered`); } catch (refused) { notice(refused.message, 'error'); form.querySelector('button').disabled = false; }
    },
  },
  h('header', null, h('b', null, question.id), h('span', { class: 'state open' }, 'open'), h('span', null, question.text)),
  question.why && h('p', { class: 'why' }, question.why),
  choices.map(choice => h('label', null, h('input', { type: 'radio', name, value: choice, checked: choice === question.recommended }), h('span', null, choice), choice === question.recommended && h('em', null, 'recommended'))),
  h('div', { class: 'own' }, own, h('button', { class: 'main', disabled: busy }, 'Answer')));
  return form;
}

function statuses(view) {
  for (const badge of root.querySelectorAll('.badge')) badge.remove();
  for (const phase of view.status?.phases ?? []) {
    const line = view.plan.phases.find(other => other.id === phase.id)?.line;
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
  const block = places.blockAt(root, line);
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
  const started = performance.now();
  const draft = words ? { kind, quote: words.quote, from: words.from, to: words.to, sha256: shown } : { kind, quote: null, sha256: shown };
  const form = notes.begin(draft);
  if (words) place(words.to.line, form);
  else before.append(form);
  getSelection().removeAllRanges();
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector('textarea').focus();
  performance.measure('note-form', { start: started });
}
