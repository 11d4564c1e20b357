// A run, from its journal: phases, gates with their output, the diff with the review's findings on its lines, the blocker, and the bill.
import { h, fill, when, count } from './dom.js';
import { get } from './api.js';
import { bars } from './charts.js';
import * as notes from './notes.js';

const root = h('div', { class: 'run' });
export const element = root;
// What a person opened or closed stays so while the journal grows.
const opened = new Map();
let drawn = '';
let turn = 0;
let form = null;

export async function draw(view, actions) {
  const mine = ++turn;
  const answer = await get('run');
  const key = JSON.stringify([answer, !!view.lock]);
  // A later asking was answered already, or nothing of it changed.
  if (mine !== turn || key === drawn) return;
  drawn = key;
  const { run, bill } = answer;
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const top = scrollY;
  fill(root, h('h1', null, 'Run'),
    !run && h('p', { class: 'why' }, view.lock ? 'Nothing has run yet. On the command line: ' : 'A run starts from an approved plan.', view.lock && h('code', null, `foreplan run ${view.handle}`)),
    run && [state(run, view), run.blocked && blocker(run, actions), h('h2', null, 'Phases'), h('ol', { class: 'phases' }, run.phases.map(phase)), commands(run), ...reviewed(run)],
    cost(bill, run));
  if (active?.isConnected) active.focus({ preventScroll: true });
  scrollTo(0, top);
}

// A run that nobody holds does not go on, whatever its last record says: it was killed.
function state(run, view) {
  const ended = run.outcome === null ? null : run.outcome === 0 ? 'Done' : 'Not done';
  const stopped = !ended && !run.paused && !run.blocked && !run.held;
  return h('p', { class: 'state-line', role: 'status' }, h('b', null, ended ?? (run.paused ? 'Paused' : run.blocked ? 'Blocked' : stopped ? 'Stopped' : 'Going on')),
    run.paused ? `: ${run.paused.detail}` : stopped ? [': it was ended from outside and goes on where it stood with ', h('code', null, `foreplan run ${view.handle}`)] : run.now && !run.blocked ? `: ${run.now}` : '',
    h('span', { class: 'who' }, ` begun `, when(run.at), ' · newest record ', when(run.last), run.branch && ` · ${run.branch}${run.commit ? ` at ${run.commit}` : ''}`, ` · this run spent ${run.spent}${run.budgetUsd ? ` of $${run.budgetUsd}` : ', no budget is set'}`));
}

// The same form for the same blocker, so that what is typed stays while the page is drawn anew.
function blocker(run, actions) {
  const { blocked } = run;
  const phase = run.phases.find(other => other.id === blocked.phase) ?? { id: blocked.phase, line: null };
  const key = JSON.stringify([run.id, blocked]);
  if (form?.key !== key) {
    const text = h('textarea', { rows: 3, 'aria-label': 'Your answer', placeholder: 'What should the plan say instead?' });
    notes.field(`blocker-${blocked.phase}`, text);
    const send = h('button', { class: 'main' }, 'Answer: have the plan revised');
    const keep = h('button', null, 'Only note it');
    form = { key, element: h('form', { onsubmit: async event => {
      event.preventDefault();
      if (send.disabled) return;
      send.disabled = keep.disabled = true;
      if (await actions.answerBlocker(phase, blocked, text.value.trim(), event.submitter !== keep)) notes.forget(`blocker-${blocked.phase}`);
      send.disabled = keep.disabled = false;
    } }, text, h('footer', null, send, keep, h('span', { class: 'kept' }), h('span', { class: 'why' }, 'It becomes a note on the phase, with what was found. Approve the new version, then start the run again.'))) };
  }
  return h('section', { class: 'blocker' }, h('h2', null, `Phase ${blocked.phase} is blocked`),
    h('dl', null, blocked.kind === 'blocker' && [h('dt', null, 'The plan expected'), h('dd', null, blocked.expected), h('dt', null, 'Found'), h('dd', null, blocked.found)], h('dt', null, 'Why it matters'), h('dd', null, blocked.why)),
    form.element);
}

function phase(one) {
  const mark = { complete: '✓', inProgress: '▸', blocked: '✗', pending: '·' }[one.status];
  return h('li', { class: one.status }, h('p', null, h('span', { class: `badge ${one.status}` }, `${mark} ${one.status === 'inProgress' ? 'in progress' : one.status}`), h('b', null, ` Phase ${one.id}: ${one.title}`), one.commit && h('code', { class: 'who' }, ` ${one.commit}`)),
    one.summary && h('p', { class: 'why' }, one.summary),
    one.changing.length > 0 && h('p', { class: 'why' }, `Changed so far: ${one.changing.join(', ')}`),
    one.dropped.length > 0 && h('p', { class: 'why' }, `Dropped, because commands changed it outside of the scope: ${one.dropped.join(', ')}`),
    one.failed.map(failed => details(`${one.id}-failed-${failed.attempt}`, [h('span', { class: 'red' }, '✗ '), `Attempt ${failed.attempt} failed`], h('pre', { tabindex: '0' }, failed.reason))),
    one.gates.map((gate, at) => gateOf(gate, `${one.id}-${at}`)));
}

// What is red before the change is what the change is for.
function gateOf(gate, id, calm = gate.purpose === 'baseline') {
  return h('div', { class: 'gate' }, gate.results.map((result, at) => details(`${id}-${at}`, [h('span', { class: calm && result.failure ? 'who' : result.failure ? 'red' : 'green' }, result.failure ? '✗ ' : '✓ '), h('code', null, result.command), h('span', { class: 'who' }, ` ${result.time}${result.tests !== null ? ` · ${count(result.tests, 'test')}` : ''} · exit ${result.exit}${gate.attempt ? ` · attempt ${gate.attempt}` : ''}`), result.failure && h('span', { class: calm ? 'who' : 'red' }, ` · ${result.failure}`)], h('pre', { tabindex: '0' }, result.output || '(no output)'))));
}

function details(id, summary, ...content) { return fold(id, false, summary, () => content); }

// What is inside is made when it is opened.
function fold(id, open, summary, inside) {
  const box = h('details', { open: opened.get(id) ?? open }, h('summary', null, summary));
  const make = () => { if (box.open && !box.dataset.made) { box.dataset.made = 'yes'; box.append(...[inside()].flat(Infinity).filter(Boolean)); } };
  box.addEventListener('toggle', () => { opened.set(id, box.open); make(); });
  make();
  return box;
}

function commands(run) {
  return run.commands.length > 0 && [h('h2', null, 'Other commands'), run.commands.map((done, at) => h('div', null, h('p', { class: 'why' }, { baseline: 'Gates before the change', setup: 'Setup', 'done-when': 'Done when' }[done.purpose]), gateOf(done, `${done.purpose}-${at}`)))];
}

// Findings stand on the lines of the diff; what no file of it takes stands with the verdict.
function reviewed(run) {
  const findings = run.review?.findings ?? [];
  const files = filesOf(run);
  for (const found of findings) files.find(file => file.path === found.path)?.findings.push(found);
  const taken = files.reduce((sum, file) => sum + file.findings.length, 0);
  const loose = findings.filter(found => !files.some(file => file.path === found.path));
  return [
    run.review && h('section', null, h('h2', null, 'Review', h('span', { class: `badge ${run.review.verdict}` }, run.review.verdict)),
      findings.length === 0 && h('p', { class: 'why' }, run.review.verdict === 'skipped' ? run.review.document : 'Nothing was found.'),
      taken > 0 && h('p', { class: 'why' }, `${count(taken, 'finding')} in the diff below.`),
      loose.map(finding)),
    run.diff && [h('h2', null, 'Diff', h('span', { class: 'number' }, count(files.length, 'file'))), run.diff.phase && h('p', { class: 'why' }, `With the work on phase ${run.diff.phase} as its last commands met it, which is not committed.`), files.map(fileOf), run.diff.cut && h('p', { class: 'why' }, 'The diff is longer; on the command line foreplan diff shows all of it.')],
  ];
}

function finding(found) { return h('article', { class: 'review-finding' }, h('b', null, found.kind), found.path && h('code', null, ` ${found.path}${found.line ? `:${found.line}` : ''}`), h('p', null, found.text)); }

function filesOf(run) {
  const files = [];
  const lines = (run.diff?.text ?? '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    if (line.startsWith('diff --git ')) files.push({ lines: [], findings: [], plus: 0, minus: 0, path: pathIn(line.slice(11)) });
    const file = files.at(-1);
    if (!file) continue;
    if (line.startsWith('@@ ') || file.lines.length > 0) {
      file.lines.push(line);
      if (line.startsWith('+')) file.plus++;
      else if (line.startsWith('-')) file.minus++;
    } else if (/^(---|\+\+\+) (?!\/dev\/null$)/.test(line)) file.path = nameOf(line.slice(4));
  }
  return files;
}

// Of a file without a hunk, such as a binary one: both names are the same.
const pathIn = names => names.startsWith('"') ? nameOf(names.slice(0, names.indexOf('" ', 1) + 1)) : names.slice(2, (names.length - 1) / 2);

// git writes a name with blanks at its end or marks in it in quotes, as C does.
function nameOf(written) {
  const name = written.replace(/\t$/, '');
  if (!name.startsWith('"')) return name.slice(2);
  const bytes = [];
  const signs = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
  for (const part of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)) {
    if (part[1]) bytes.push(parseInt(part[1], 8));
    else if (part[2]) bytes.push(signs[part[2]] ?? part[2].charCodeAt(0));
    else bytes.push(...new TextEncoder().encode(part[3]));
  }
  return new TextDecoder().decode(new Uint8Array(bytes)).slice(2);
}

function fileOf(file) {
  return fold(`file-${file.path}`, file.findings.length > 0,
    [h('code', null, file.path), h('span', { class: 'who' }, ` +${file.plus} −${file.minus}`), file.findings.length > 0 && h('span', { class: 'badge revise' }, count(file.findings.length, 'finding'))],
    () => rowsOf(file));
}

function rowsOf(file) {
  const rows = h('div', { class: 'unified', role: 'group', 'aria-label': `Diff of ${file.path}` });
  const left = [...file.findings];
  let number = 0;
  for (const line of file.lines) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk) number = +hunk[1] - 1;
    const kind = hunk ? 'hunk' : line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : 'same';
    if (!hunk && kind !== 'minus') number++;
    rows.append(h('code', { class: kind }, h('i', { 'data-n': hunk || kind === 'minus' ? '' : number }), line));
    for (const found of left.filter(other => !hunk && kind !== 'minus' && other.line === number)) { rows.append(finding(found)); left.splice(left.indexOf(found), 1); }
  }
  return [...left.map(finding), rows];
}

function cost(bill, run) {
  const rows = bill.rows.filter(row => row.calls > 0).map(row => ({ name: row.name, inner: !!row.phase, value: row.usd, text: `${row.text}`, kind: row.name === 'Total' ? 'total' : 'bar' }));
  if (rows.length === 0) return null;
  if (bill.same !== null) rows.push({ name: 'Same calls, one model', value: bill.same, text: bill.sameText, kind: 'old' });
  if (bill.session !== null) rows.push({ name: 'One session (estimate)', value: bill.session, text: bill.sessionText, kind: 'old' });
  // A budget far above the bill would leave nothing of its bars.
  const total = bill.rows.at(-1)?.usd ?? 0;
  const marks = run?.budgetUsd && run.budgetUsd < 5 * total ? [{ name: 'Budget', value: run.budgetUsd, text: `$${run.budgetUsd}`, kind: 'limit' }] : [];
  return h('section', null, h('h2', null, 'Bill', h('span', { class: 'number' }, bill.planner && `compared with ${bill.planner}`)), bars([...rows, ...marks], 'Bill'),
    h('table', { class: 'plain' }, h('thead', null, h('tr', null, ['Part', 'Cost', 'Calls', 'Models'].map(name => h('th', { scope: 'col' }, name)))), h('tbody', null, bill.rows.map(row => h('tr', null, h('th', { scope: 'row' }, row.name), h('td', { class: 'num' }, row.text), h('td', { class: 'num' }, row.calls), h('td', null, row.models.join(', ')))))));
}
