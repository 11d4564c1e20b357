// One page for one plan: draws what the server says, and asks again when something of it was written.
import { h, fill, by, say, notice, count } from './dom.js';
import * as api from './api.js';
import * as plan from './plan.js';
import * as notes from './notes.js';
import * as changes from './changes.js';
import * as run from './run.js';
import * as approve from './approve.js';
import { outline, side, stage } from './side.js';
import { listen } from './keys.js';

const state = { view: null, check: null, tab: 'plan', line: 'open', log: [], busy: false, again: false };
const touch = matchMedia('(pointer: coarse)');

const actions = {
  jump: line => { show('plan'); plan.jump(line); },
  whole: () => { if (!state.view) return; show('plan'); plan.annotate('comment', null); },
  annotate: kind => { if (!state.view || state.tab !== 'plan') return; const words = plan.subject(); if (words) { hideTools(); plan.annotate(kind, words); } else say('Select words first, or go to a block with j and k.'); },
  note: id => { show('plan'); const card = by(`note-${id}`); card?.scrollIntoView({ block: 'center' }); card?.focus({ preventScroll: true }); },
  send: () => work('revise'),
  challenge: () => work('challenge'),
  approve: () => state.view?.plan && state.check?.canLock && approve.open(state.view, refresh),
  compare: (from, to) => { changes.choose({ from, to }); show('changes'); },
  sinceRead: () => { changes.choose({ since: 'read' }); show('changes'); },
  show,
  find: () => { show('plan'); by('find')?.focus(); by('find')?.select(); },
  answerBlocker: async (phase, blocked, text) => {
    if (!text) return notice('Say what the plan should do instead.', 'error');
    try {
      await api.post('notes', { kind: 'comment', from: phase.line ? { line: phase.line, column: 1 } : null, to: phase.line ? { line: phase.line, column: lineEnd(phase.line) } : null, sha256: plan.sha(), text: `${text}\n\nThe executor was blocked here. Expected: ${blocked.expected}. Found: ${blocked.found}.` });
      notice('Noted on the phase. Send it for revision when you are ready.');
      refresh();
    } catch (refused) { notice(refused.message, 'error'); }
  },
};

function lineEnd(line) {
  const block = plan.element.querySelector(`#L${line}`);
  const last = [...(block?.querySelectorAll('[data-p]') ?? [])].at(-1);
  return last ? +last.dataset.p.split('.')[1] + last.textContent.length : 2;
}

async function work(kind) {
  if (!state.view || state.view.work?.running) return;
  const drafts = notes.openForms().filter(form => form.text?.trim());
  if (kind === 'revise' && drafts.length > 0 && !confirm(`${count(drafts.length, 'note')} not added yet will not be sent. Send the others?`)) return;
  state.log = [];
  try {
    await api.post(kind, kind === 'revise' ? { sha256: plan.sha() } : {});
    say(kind === 'revise' ? 'Sent for revision' : 'A model looks for what is missing');
  } catch (refused) { notice(refused.message, 'error'); }
  refresh();
}

function show(tab) {
  if (!state.view || state.tab === tab) return;
  state.tab = tab;
  draw();
  by('main').focus({ preventScroll: true });
  scrollTo(0, 0);
}

function top() {
  const { view, check } = state;
  const tabs = [['plan', 'Plan'], ['changes', 'Changes'], ['run', 'Run']];
  const open = view.notes?.forRevision ?? 0;
  const running = view.work?.running && view.work.plan === view.path;
  const given = view.lock && view.lock.sha256 === view.plan?.sha256 && check && check.status.stage !== 'stale';
  fill(by('top'),
    h('a', { class: 'home', href: '/', title: 'All plans' }, 'Foreplan'),
    h('span', { class: 'name' }, view.name), check && h('span', { class: `chip ${check.status.stage}` }, stage(check.status.stage)),
    state.line !== 'open' && h('span', { class: 'chip lost', role: 'status' }, 'server away'),
    h('nav', { class: 'tabs', 'aria-label': 'Views' }, tabs.map(([name, title]) => h('button', { type: 'button', 'aria-current': state.tab === name ? 'page' : null, onclick: () => show(name) }, title))),
    h('span', { class: 'grow' }),
    state.tab === 'plan' && h('input', { id: 'find', type: 'search', placeholder: 'Find', 'aria-label': 'Find in the plan', onkeydown: event => { if (event.key === 'Enter') { event.preventDefault(); window.find?.(event.target.value, false, event.shiftKey, true); } if (event.key === 'Escape') event.target.blur(); } }),
    running ? h('button', { type: 'button', onclick: () => api.post('stop') }, 'Stop') : h('button', { type: 'button', onclick: actions.send, disabled: open === 0 || view.work?.running }, `Send for revision${open ? ` (${open})` : ''}`),
    h('button', { type: 'button', class: 'main', onclick: actions.approve, disabled: !check?.canLock || running || given, title: given ? 'Approved as it stands' : check && !check.canLock ? 'Possible when nothing is open and the check has no error' : null }, given ? 'Approved' : 'Approve'));
}

function progress() {
  const { view, log } = state;
  const at = view.work;
  if (!at || at.plan !== view.path || (!at.running && state.seen === at.text)) return null;
  const title = { revise: 'Revision', challenge: 'Challenge', answer: 'Answer' }[at.work];
  const said = log.filter(line => line.kind === 'said').map(line => line.text).join('').slice(-400);
  return h('section', { class: `progress ${at.running ? 'running' : at.outcome === 0 || at.outcome === 4 ? 'well' : 'badly'}`, 'aria-label': title },
    h('header', null, h('b', null, at.running ? `${title} goes on` : `${title}: ${at.text}`), !at.running && h('span', { class: 'why' }, at.next), h('span', { class: 'grow' }), !at.running && h('button', { type: 'button', class: 'quiet', onclick: () => { state.seen = at.text; draw(); } }, 'Close')),
    at.running && h('ol', { 'aria-live': 'polite' }, log.filter(line => line.kind !== 'said').slice(-8).map(line => h('li', null, line.text))),
    at.running && said && h('p', { class: 'said' }, said),
    (at.unasked ?? []).length > 0 && !at.running && [h('p', { class: 'why' }, 'Changes that no note asked for, and on which the planner insisted:'), h('ul', null, at.unasked.map(one => h('li', { class: 'warning' }, one)))],
    (at.diagnostics ?? []).length > 0 && !at.running && h('ul', null, at.diagnostics.slice(0, 20).map(found => h('li', { class: found.severity }, h('b', null, found.id), ` ${found.message}`))));
}

const frame = h('div', { class: 'views' });
const above = h('div');
let drawing = Promise.resolve();

function draw() {
  const { view } = state;
  if (!view) return;
  document.title = `${view.notes?.open ? `(${view.notes.open}) ` : ''}${view.plan?.title ?? view.name} · Foreplan`;
  top();
  if (by('main').firstChild !== above) fill(by('main'), above, frame);
  fill(above, progress());
  const element = { plan: plan.element, changes: changes.element, run: run.element }[state.tab];
  if (frame.firstChild !== element) frame.replaceChildren(element);
  document.body.dataset.tab = state.tab;
  outline(view, actions.jump);
  side(view, state.check, actions);
  if (state.tab === 'changes') drawing = changes.draw(view, actions.jump).catch(lost);
  if (state.tab === 'run') drawing = run.draw(view, actions).catch(lost);
}

function lost(error) { if (error instanceof api.Refused) notice(error.message, 'error'); else throw error; }

/** Asks the server anew; while it is being asked, one more asking waits. */
async function refresh(onView) {
  if (state.busy) { state.again = true; return; }
  state.busy = true;
  try {
    do {
      state.again = false;
      const askedAt = performance.now();
      const view = await api.get('view', { have: plan.sha() });
      const first = !state.view;
      onView?.();
      state.view = { ...state.view, ...view, askedAt, error: view.error ?? null, status: state.check?.status };
      plan.draw({ ...state.view, html: view.html });
      draw();
      if (first) performance.mark('plan-shown');
      state.check = await api.get('check').catch(refused => { if (refused.status !== 409) throw refused; return state.check; });
      if (state.check) {
        state.view.status = state.check.status;
        plan.draw({ ...state.view, html: null });
        if (!state.view.error) plan.findings(state.check);
      }
      draw();
    } while (state.again);
    state.line = 'open';
  } catch (error) {
    if (error.status === 401) closed(error);
    else if (error.status === 404) fill(by('main'), h('div', { class: 'broken', role: 'alert' }, h('b', null, error.message), ' ', h('a', { href: '/' }, 'All plans')));
    else if (error.status !== 0) notice(error.message, 'error');
    else { state.line = 'lost'; if (state.view) top(); }
    if (!(error instanceof api.Refused)) throw error;
  } finally {
    state.busy = false;
  }
}

function closed(error) { fill(by('main'), h('div', { class: 'broken', role: 'alert' }, h('b', null, error.message))); }

function heard(event) {
  if (event.kind === 'changed') {
    if (event.stamp !== state.view?.stamp) refresh();
  } else if (event.kind === 'work') {
    if (event.running) state.log = [];
    if (state.view) {
      const ended = state.view.work?.running && !event.running;
      state.view.work = event;
      if (ended) {
        say(event.text);
        state.seen = null;
        if (event.work === 'revise' && event.plan === state.view.path && [0, 4].includes(event.outcome) && !document.activeElement?.closest?.('.draft')) { refresh().then(newest); return; }
      }
      draw();
      if (!event.running) refresh();
    }
  } else {
    state.log.push(event);
    if (state.log.length > 500) state.log.shift();
    if (state.view) fill(above, progress());
  }
}

function newest() {
  changes.choose({ since: 'read' });
  state.tab = 'plan';
  show('changes');
}

// The tools that stand beside what is selected.
const tools = h('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Note on what is selected', hidden: true },
  Object.entries(notes.kinds).map(([kind, title]) => h('button', { type: 'button', onmousedown: event => event.preventDefault(), onclick: () => actions.annotate(kind) }, title, h('kbd', { 'aria-hidden': 'true' }, { comment: 'c', replace: 'r', delete: 'd', insert: 'i', question: '?' }[kind]))));

function hideTools() { tools.hidden = true; }

function showTools() {
  const selection = getSelection();
  if (state.tab !== 'plan' || !selection.rangeCount || selection.isCollapsed || !plan.element.contains(selection.anchorNode) || document.activeElement?.matches?.('textarea, input')) return hideTools();
  const box = selection.getRangeAt(0).getBoundingClientRect();
  tools.hidden = false;
  const narrow = innerWidth < 640 || touch.matches;
  tools.classList.toggle('bottom', narrow);
  tools.style.left = narrow ? '' : `${Math.max(8, Math.min(box.left, innerWidth - tools.offsetWidth - 8))}px`;
  tools.style.top = narrow ? '' : `${box.bottom + 8 + tools.offsetHeight > innerHeight ? Math.max(56, box.top - tools.offsetHeight - 8) : box.bottom + 8}px`;
}

async function list() {
  document.body.dataset.tab = 'list';
  const { plans, repository } = await api.plans();
  fill(by('top'), h('span', { class: 'home' }, 'Foreplan'), h('span', { class: 'name' }, repository));
  fill(by('main'), h('h1', null, 'Plans'), plans.length === 0 && h('p', null, 'There is none yet: foreplan plan "what you want"'),
    h('ul', { class: 'plans' }, plans.map(one => h('li', null, h('a', { href: `/plan/${one.path.split('/').map(encodeURIComponent).join('/')}` }, one.title), h('span', { class: `chip ${one.stage}` }, stage(one.stage)), h('p', { class: 'why' }, `${one.name} · ${one.spent}${one.waiting ? ` · ${one.waiting}` : ''}`)))));
}

async function begin() {
  try {
    await api.open();
    if (api.planPath === null) return await list();
    notes.onChange(refresh);
    document.body.append(tools);
    document.addEventListener('selectionchange', showTools);
    addEventListener('scroll', () => requestAnimationFrame(showTools), { passive: true });
    listen(actions);
    await refresh(() => { for (const draft of notes.stranded()) notes.formOf(draft).querySelector('textarea').dispatchEvent(new Event('input')); });
    if (!state.view) return;
    api.follow(heard, line => { const was = state.line; state.line = line; if (line === 'open' && was !== 'open') refresh(); else if (state.view && was !== line) top(); });
  } catch (error) {
    closed(error);
  }
}

begin();
