// A run, from its journal: phases, gates with their output, the diff with the review's findings on its lines, the blocker, and the bill.
import { h, fill, when, count } from './dom.js';
import { get } from './api.js';
import { bars } from './charts.js';

const root = h('div', { class: 'run' });
export const element = root;
const opened = new Set();

export async function draw(view, actions) {
  const { run, bill } = await get('run');
  root.querySelectorAll('details[open][data-id]').forEach(details => opened.add(details.dataset.id));
  root.querySelectorAll('details:not([open])[data-id]').forEach(details => opened.delete(details.dataset.id));
  fill(root, h('h1', null, 'Run'),
    !run && h('p', { class: 'why' }, view.lock ? 'Nothing has run yet. On the command line: ' : 'A run starts from an approved plan.', view.lock && h('code', null, `foreplan run ${view.handle}`)),
    run && [state(run), run.blocked && blocker(run, view, actions), h('h2', null, 'Phases'), h('ol', { class: 'phases' }, run.phases.map(phase)), commands(run), review(run), diff(run)],
    cost(bill, run));
}

function state(run) {
  const ended = run.outcome === null ? null : run.outcome === 0 ? 'Done' : 'Not done';
  return h('p', { class: 'state-line', role: 'status' }, h('b', null, ended ?? (run.paused ? 'Paused' : run.blocked ? 'Blocked' : 'Going on')), run.paused ? `: ${run.paused.detail}` : run.now && !run.blocked ? `: ${run.now}` : '',
    h('span', { class: 'who' }, ` begun `, when(run.at), ' · newest record ', when(run.last), run.branch && ` · ${run.branch}${run.commit ? ` at ${run.commit}` : ''}`, ` · spent ${run.spent}${run.budgetUsd ? ` of $${run.budgetUsd}` : ', no budget is set'}`));
}

function blocker(run, view, actions) {
  const { blocked } = run;
  const phase = run.phases.find(other => other.id === blocked.phase);
  const text = h('textarea', { rows: 3, 'aria-label': 'Your answer', placeholder: 'What should the plan say instead?' });
  return h('section', { class: 'blocker' }, h('h2', null, `Phase ${blocked.phase} is blocked`),
    h('dl', null, blocked.kind === 'blocker' && [h('dt', null, 'The plan expected'), h('dd', null, blocked.expected), h('dt', null, 'Found'), h('dd', null, blocked.found)], h('dt', null, 'Why it matters'), h('dd', null, blocked.why)),
    h('form', { onsubmit: event => { event.preventDefault(); actions.answerBlocker(phase, blocked, text.value.trim()); } }, text,
      h('footer', null, h('button', { class: 'main' }, 'Note it on the phase'), h('span', { class: 'why' }, 'Then send it for revision, approve the new version, and start the run again.'))));
}

function phase(one) {
  const mark = { complete: '✓', inProgress: '▸', blocked: '✗', pending: '·' }[one.status];
  return h('li', { class: one.status }, h('p', null, h('span', { class: `badge ${one.status}` }, `${mark} ${one.status === 'inProgress' ? 'in progress' : one.status}`), h('b', null, ` Phase ${one.id}: ${one.title}`), one.commit && h('code', { class: 'who' }, ` ${one.commit}`)),
    one.summary && h('p', { class: 'why' }, one.summary),
    one.dropped.length > 0 && h('p', { class: 'why' }, `Dropped, because commands changed it outside of the scope: ${one.dropped.join(', ')}`),
    one.gates.map((gate, at) => gateOf(gate, `${one.id}-${at}`)));
}

// What is red before the change is what the change is for.
function gateOf(gate, id, calm = gate.purpose === 'baseline') {
  return h('div', { class: 'gate' }, gate.results.map((result, at) => details(`${id}-${at}`, [h('span', { class: calm && result.failure ? 'who' : result.failure ? 'red' : 'green' }, result.failure ? '✗ ' : '✓ '), h('code', null, result.command), h('span', { class: 'who' }, ` ${result.time}${result.tests !== null ? ` · ${count(result.tests, 'test')}` : ''} · exit ${result.exit}${gate.attempt ? ` · attempt ${gate.attempt}` : ''}`), result.failure && h('span', { class: calm ? 'who' : 'red' }, ` ${result.failure}`)], h('pre', { tabindex: '0' }, result.output || '(no output)'))));
}

function details(id, summary, ...content) {
  return h('details', { 'data-id': id, open: opened.has(id) }, h('summary', null, summary), content);
}

function commands(run) {
  return run.commands.length > 0 && [h('h2', null, 'Other commands'), run.commands.map((done, at) => h('div', null, h('p', { class: 'why' }, { baseline: 'Gates before the change', setup: 'Setup', 'done-when': 'Done when' }[done.purpose]), gateOf(done, `${done.purpose}-${at}`)))];
}

function review(run) {
  if (!run.review) return null;
  const loose = run.review.findings.filter(found => !found.path || !run.diff);
  return h('section', null, h('h2', null, 'Review', h('span', { class: `badge ${run.review.verdict}` }, run.review.verdict)),
    run.review.findings.length === 0 && h('p', { class: 'why' }, run.review.verdict === 'skipped' ? run.review.document : 'Nothing was found.'),
    run.review.findings.length > loose.length && h('p', { class: 'why' }, `${count(run.review.findings.length - loose.length, 'finding')} in the diff below.`),
    loose.map(finding));
}

function finding(found) { return h('article', { class: 'review-finding' }, h('b', null, found.kind), found.path && h('code', null, ` ${found.path}${found.line ? `:${found.line}` : ''}`), h('p', null, found.text)); }

function diff(run) {
  if (!run.diff) return null;
  const files = [];
  for (const line of run.diff.text.split('\n')) {
    if (line.startsWith('diff --git ')) files.push({ name: line.slice(11), lines: [] });
    files.at(-1)?.lines.push(line);
  }
  const findings = [...(run.review?.findings ?? [])];
  return [h('h2', null, 'Diff', h('span', { class: 'number' }, count(files.length, 'file'))), files.map(file => fileOf(file, findings)), run.diff.cut && h('p', { class: 'why' }, 'The diff is longer; foreplan diff shows all of it.')];
}

function fileOf(file, findings) {
  const path = file.lines.map(line => /^\+\+\+ b\/(.*)/.exec(line)?.[1]).find(Boolean) ?? file.lines.map(line => /^--- a\/(.*)/.exec(line)?.[1]).find(Boolean) ?? file.name;
  const rows = h('div', { class: 'unified', role: 'group', 'aria-label': `Diff of ${path}` });
  let number = 0, begun = false;
  const mine = findings.filter(found => found.path === path);
  for (const line of file.lines.slice(1)) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk) { number = +hunk[1] - 1; begun = true; }
    const kind = hunk ? 'hunk' : line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : 'same';
    if (!begun) continue;
    if (!hunk && kind !== 'minus') number++;
    rows.append(h('code', { class: kind }, h('i', { 'data-n': hunk || kind === 'minus' ? '' : number }), line));
    for (const found of mine.filter(other => !hunk && kind !== 'minus' && other.line === number)) { rows.append(finding(found)); mine.splice(mine.indexOf(found), 1); }
  }
  return details(`file-${path}`, [h('code', null, path), h('span', { class: 'who' }, ` +${file.lines.filter(line => /^\+(?!\+\+)/.test(line)).length} −${file.lines.filter(line => /^-(?!--)/.test(line)).length}`), mine.length + rows.querySelectorAll('article').length > 0 && h('span', { class: 'badge revise' }, count(mine.length + rows.querySelectorAll('article').length, 'finding'))], mine.map(finding), rows);
}

function cost(bill, run) {
  const rows = bill.rows.filter(row => row.calls > 0).map(row => ({ name: row.phase ? `  ${row.name}` : row.name, value: row.usd, text: `${row.text}`, kind: row.name === 'Total' ? 'total' : 'bar' }));
  if (rows.length === 0) return null;
  if (bill.same !== null) rows.push({ name: 'Same calls, one model', value: bill.same, text: bill.sameText, kind: 'old' });
  if (bill.session !== null) rows.push({ name: 'One session (estimate)', value: bill.session, text: bill.sessionText, kind: 'old' });
  const marks = run?.budgetUsd ? [{ name: 'Budget', value: run.budgetUsd, text: `$${run.budgetUsd}`, kind: 'limit' }] : [];
  return h('section', null, h('h2', null, 'Bill', h('span', { class: 'number' }, bill.planner && `compared with ${bill.planner}`)), bars([...rows, ...marks], 'Bill'),
    h('table', { class: 'plain' }, h('thead', null, h('tr', null, ['Part', 'Cost', 'Calls', 'Models'].map(name => h('th', { scope: 'col' }, name)))), h('tbody', null, bill.rows.map(row => h('tr', null, h('th', { scope: 'row' }, row.name), h('td', null, row.text), h('td', null, row.calls), h('td', null, row.models.join(', ')))))));
}
