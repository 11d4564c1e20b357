// What keeps the plan from being approved, what it costs, and what was before.
import { h, by, count } from './dom.js';
import { told } from './plan.js';

const stages = { spec: 'Spec', draft: 'Being planned', questions: 'Questions open', notes: 'Notes open', planned: 'Planned', locked: 'Approved', stale: 'Changed since approval', running: 'Running', paused: 'Paused', blocked: 'Blocked', failed: 'Failed', reviewed: 'Reviewed', done: 'Done', rejected: 'Rejected', retired: 'Retired', unreadable: 'Unreadable' };
export const stage = name => stages[name] ?? name;

// A part is made anew when it says something else; what is scrolled and where the focus is stays.
const made = new Map();
function part(name, data, make) {
  const key = JSON.stringify(data);
  const there = made.get(name);
  if (there?.key === key) return there.element;
  const element = make();
  made.set(name, { key, element });
  if (there?.element.isConnected) {
    const scrolled = there.element.querySelector('.notes')?.scrollTop ?? 0;
    const at = there.element.contains(document.activeElement) ? [...there.element.querySelectorAll('button, a')].indexOf(document.activeElement) : -1;
    there.element.replaceWith(element);
    const list = element.querySelector('.notes');
    if (list) list.scrollTop = scrolled;
    if (at >= 0) [...element.querySelectorAll('button, a')].at(Math.min(at, element.querySelectorAll('button, a').length - 1))?.focus({ preventScroll: true });
  }
  return element;
}

function put(box, parts) {
  const wanted = parts.filter(Boolean);
  if (wanted.length !== box.children.length || wanted.some((element, at) => box.children[at] !== element)) box.replaceChildren(...wanted);
}

/** The outline, at the side and, for where there is no room, above the plan. */
export function outline(view, jump, boxes) {
  const open = new Map();
  const entries = view.plan?.outline ?? [];
  for (const note of view.notes?.notes ?? []) {
    if (!note.keepsOpen || !note.from) continue;
    const entry = entries.findLast(other => other.line <= note.from.line);
    if (entry) open.set(entry.line, (open.get(entry.line) ?? 0) + 1);
  }
  boxes.forEach((box, at) => put(box, [part(`outline${at}`, [entries, [...open]], () => h('ol', null, entries.map(entry => h('li', { class: `level${entry.level}` },
    h('a', { href: `#L${entry.line}`, onclick: event => { event.preventDefault(); jump(entry.line); } }, entry.title),
    open.has(entry.line) && h('span', { class: 'open', title: count(open.get(entry.line), 'open note') }, open.get(entry.line))))))]));
}

export function side(view, check, actions) {
  const { plan, notes } = view;
  const found = (check?.diagnostics ?? []).filter(one => !told.has(one.id));
  const questions = plan?.questions.filter(question => question.state === 'open') ?? [];
  const link = (line, text) => h('a', { href: `#L${line}`, onclick: event => { event.preventDefault(); actions.jump(line); } }, text);
  const list = notes?.notes ?? [];
  const status = check?.status;
  const versions = view.versions ?? [];
  put(by('side'), [
    part('state', [status?.stage, status?.waiting, status?.next, view.lock, check?.read, check?.changedSinceRead], () => h('section', null, h('h2', null, 'State'),
      h('p', { class: 'state-line' }, h('b', null, stage(status?.stage ?? '…')), status?.waiting && `: ${status.waiting}`),
      view.lock && h('p', { class: 'why' }, `Approved by ${view.lock.by || 'somebody'} on ${view.lock.at.replace('T', ' ').replace('Z', '')} (${view.lock.via}).`),
      status?.next && h('p', { class: 'why' }, 'On the command line: ', h('code', null, status.next)),
      check?.read && check.changedSinceRead > 0 && h('p', null, h('button', { type: 'button', class: 'link', onclick: actions.sinceRead }, `${count(check.changedSinceRead, 'line')} changed since you read it`)))),
    questions.length > 0 && part('questions', questions, () => h('section', null, h('h2', null, 'Open questions'), h('ul', null, questions.map(question => h('li', null, h('b', null, question.id), ' ', link(question.line, question.text)))))),
    part('notes', [list, notes?.open, notes?.diagnostics, !!view.work?.running], () => h('section', null, h('h2', null, 'Notes', h('span', { class: 'number' }, notes ? `${notes.open} open of ${list.length}` : '')),
      h('p', { class: 'row' }, h('button', { type: 'button', onclick: actions.whole }, 'Note on the whole plan', h('kbd', { 'aria-hidden': 'true' }, 'n')), h('button', { type: 'button', onclick: actions.challenge, disabled: view.work?.running, title: 'A model looks for what is missing, and its points arrive as notes' }, 'Challenge')),
      list.length === 0 ? h('p', { class: 'why' }, 'Select any text and press c.') : h('ul', { class: 'notes' }, list.slice(0, 300).map(note => h('li', null,
        h('button', { type: 'button', class: 'link', onclick: () => actions.note(note.id) }, h('span', { class: `state ${note.answer.state}` }, note.source === 'edited' ? 'edit' : note.id), ' ', (note.text || note.quote || '').slice(0, 90))))),
      list.length > 300 && h('p', { class: 'why' }, `and ${list.length - 300} more, in the plan`),
      (notes?.diagnostics ?? []).map(remark => h('p', { class: 'why' }, remark.message)))),
    part('check', [!!check, found], () => h('section', null, h('h2', null, 'Check', h('span', { class: 'number' }, check ? sums(found) : '…')),
      check && found.length === 0 && h('p', { class: 'why' }, 'Complete, and true of the repository.'),
      h('ul', null, found.slice(0, 100).map(one => h('li', { class: one.severity }, h('b', null, one.id), ' ', one.line && /plan\.md$/i.test(one.file ?? '') ? link(one.line, one.message) : one.message))))),
    part('cost', [check?.forecast, status?.spent, check?.budgetUsd], () => h('section', null, h('h2', null, 'Estimated cost', h('span', { class: 'number' }, check?.forecast?.text ?? 'unknown')),
      check?.forecast && h('table', { class: 'plain' }, check.forecast.rows.map(row => h('tr', null, h('th', { scope: 'row' }, row.name), h('td', null, row.low), h('td', null, row.high)))),
      h('p', { class: 'why' }, `${status ? `Spent so far: ${status.spent}. ` : ''}Budget of the run: ${check?.budgetUsd ? `$${check.budgetUsd}` : 'none'}.`))),
    part('versions', versions, () => h('section', null, h('h2', null, 'Versions', h('span', { class: 'number' }, versions.length || '')),
      versions.length === 0 && h('p', { class: 'why' }, 'None is kept yet.'),
      h('ul', null, [...versions].reverse().slice(0, 30).map(version => h('li', null, h('span', null, `Version ${version.number}`, version.current && ' (this one)'), h('span', { class: 'who' }, ` ${version.by} `),
        version.number > 1 && h('button', { type: 'button', class: 'link', onclick: () => actions.compare(version.number - 1, version.number) }, 'what changed'), !version.current && h('button', { type: 'button', class: 'link', onclick: () => actions.compare(version.number, null) }, 'against now')))))),
    part('keys', null, () => h('section', null, h('h2', null, 'Keys'), h('p', { class: 'keys' }, [['j', 'next'], ['k', 'before'], ['c', 'comment'], ['r', 'replace'], ['d', 'delete'], ['i', 'insert after'], ['?', 'ask'], ['n', 'whole plan'], ['/', 'find'], ['e', 'edit note'], ['x', 'remove note'], ['o', 'reopen'], ['1 2 3', 'views'], ['s', 'send'], ['a', 'approve']].map(([key, does]) => h('span', null, h('kbd', null, key), ` ${does}`))))),
  ]);
}

function sums(found) {
  const of = severity => found.filter(one => one.severity === severity).length;
  return [[of('error'), 'error'], [of('warning'), 'warning'], [of('note'), 'remark']].filter(([n]) => n > 0).map(([n, name]) => count(n, name)).join(', ') || 'fine';
}
