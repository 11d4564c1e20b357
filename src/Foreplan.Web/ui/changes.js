// A version against another: rendered with every answered note beside the text that answers it, and raw.
import { h, fill, rendered, notice, count } from './dom.js';
import { get, post } from './api.js';
import * as notes from './notes.js';
import { blockAt, blocksOf, endOf } from './places.js';

const root = h('div', { class: 'changes' });
export const element = root;
let asked = { since: 'read' };
let raw = false;
let drawn = null;
let turn = 0;

export function choose(which) { asked = which; }

/** Draws the change that was chosen; with nothing read yet, the newest version against the one before. What is drawn already stays. */
export async function draw(view, jump) {
  const key = JSON.stringify([asked, raw, view.stamp?.documents, view.stamp?.talks]);
  if (drawn === key) return;
  const mine = ++turn;
  const versions = view.versions ?? [];
  let diff = null, why = null;
  try {
    diff = await get('diff', asked);
  } catch (refused) {
    if (mine !== turn) return;
    why = refused.message;
    if (asked.since && versions.length > 1) {
      asked = { from: versions.at(-2).number, to: versions.at(-1).number };
      return draw(view, jump);
    }
  }
  // Asked for again meanwhile: the newer answer is drawn.
  if (mine !== turn) return;
  drawn = key;
  const pick = (label, value, none, set) => h('label', null, label, ' ', h('select', { onchange: event => set(event.target.value === '' ? null : +event.target.value) },
    none && h('option', { value: '', selected: value === null }, none), versions.map(version => h('option', { value: version.number, selected: version.number === value }, `version ${version.number}`))));
  const go = next => { asked = next; draw(view, jump); };
  const show = isRaw => { raw = isRaw; draw(view, jump); };
  fill(root, h('h1', null, 'What changed'),
    h('div', { class: 'row bar' },
      h('button', { type: 'button', 'aria-pressed': String(!!asked.since), onclick: () => go({ since: 'read' }) }, 'Since I read it'),
      versions.length > 0 && pick('from', asked.since ? null : diff?.from ?? null, asked.since ? 'what I read' : null, from => go({ from, to: diff?.to ?? null })),
      versions.length > 0 && pick('to', diff?.to ?? null, 'the plan now', to => go({ from: diff?.from ?? null, to })),
      h('span', { class: 'grow' }),
      h('button', { type: 'button', 'aria-pressed': String(!raw), onclick: () => show(false) }, 'Rendered'),
      h('button', { type: 'button', 'aria-pressed': String(raw), onclick: () => show(true) }, 'Raw'),
      h('button', { type: 'button', onclick: async () => { try { await post('read', { sha256: view.plan.sha256 }); asked = { since: 'read' }; drawn = null; draw(view, jump); } catch (refused) { notice(refused.message, 'error'); } } }, 'Mark as read')),
    why && h('p', { class: 'why' }, why),
    unasked(view.unasked),
    diff && (diff.changes.length === 0 && diff.answered.length === 0 ? h('p', null, 'Nothing changed.') : raw ? unified(diff.unified) : beside(diff, view, jump)));
}

/** Changes that no note asked for, for a person to look at. */
export function unasked(list) {
  return (list ?? []).length > 0 && h('section', { class: 'stops' }, h('h2', null, 'Not asked for'), h('p', { class: 'why' }, 'The newest revision changed these without a note, and the planner insisted:'), h('ul', null, list.map(one => h('li', null, one))));
}

/** A unified diff, line by line. */
export function unified(text) {
  return h('pre', { class: 'unified', tabindex: '0', 'aria-label': 'Unified diff' }, text.split('\n').map(line => h('span', { class: line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : line.startsWith('@') ? 'hunk' : 'same' }, `${line}\n`)));
}

// Colour alone says nothing to a screen reader.
function tell(block, word) {
  (block.localName === 'tr' ? block.querySelector('td, th') ?? block : block).prepend(h('span', { class: 'unseen' }, `${word}: `));
}

/** Both texts rendered: what is new marked, what is gone in front of it, what did not change folded away. */
export function beside(diff, view, jump) {
  const now = h('div', { class: 'plan diff' }, rendered(diff.new));
  const old = h('div', null, rendered(diff.old));
  strip(now); strip(old);
  const touched = new Set();
  const overlaps = (block, line, n) => n > 0 && +block.dataset.line < line + n && endOf(block) >= line;
  const olds = [...old.querySelectorAll('.b')], news = [...now.querySelectorAll('.b')];
  const places = blocksOf(now);
  for (const change of diff.changes) {
    const added = news.filter(block => overlaps(block, change.newLine, change.newCount));
    const removed = olds.filter(block => overlaps(block, change.oldLine, change.oldCount));
    const next = added[0] ?? news.find(block => +block.dataset.line >= change.newLine) ?? null;
    for (const block of added) {
      if (!touched.has(block)) tell(block, 'added');
      block.classList.add('added');
      touched.add(block);
    }
    for (const block of removed) {
      // A block that lost lines only is told by what it is now.
      const gone = block.cloneNode(true);
      tell(gone, 'removed');
      const copy = h('div', { class: 'removed' }, block.localName === 'tr' ? h('table', null, gone) : gone);
      const at = next?.closest('.table') ?? next?.closest('figure') ?? next;
      if (at) { at.before(copy); touched.add(at); } else { now.append(copy); touched.add(copy); }
    }
  }
  for (const answer of diff.answered) {
    const note = view.notes?.notes.find(other => other.id === answer.id);
    if (!note) continue;
    const card = notes.card(note, jump);
    card.removeAttribute('id');
    const block = answer.line && blockAt(places, answer.line);
    const at = block?.closest('.table') ?? block;
    if (at) { at.after(card); touched.add(block); touched.add(card); } else now.prepend(card);
  }
  fold(now, touched);
  return now;
}

function strip(root) {
  for (const block of root.querySelectorAll('.b')) block.removeAttribute('id');
}

// Parts without a change are a line that opens.
function fold(root, touched) {
  const changed = new Set([...touched].map(element => element.closest('.part')));
  let title = 'Beginning';
  for (const part of root.querySelectorAll('.part')) {
    const blocks = part.querySelectorAll('.b');
    title = part.querySelector('h1,h2,h3')?.textContent ?? title;
    if (changed.has(part) || blocks.length < 3) continue;
    const details = h('details', { class: 'unchanged' }, h('summary', null, title, h('span', { class: 'who' }, ` ${count(blocks.length, 'block')} unchanged`)));
    part.before(details);
    details.append(part);
  }
}
