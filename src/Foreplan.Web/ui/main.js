// One page for one plan: draws what the server says, and asks again when something of it was written.
import { h, fill, by, say, notice, count } from './dom.js';
import * as api from './api.js';
import * as plan from './plan.js';
import * as notes from './notes.js';
import * as changes from './changes.js';
import * as run from './run.js';
import * as approve from './approve.js';
import { outline, side, stage } from './side.js';
import { top, whyNotSend, whyNotApprove } from './top.js';
import { listen } from './keys.js';

const state = { view: null, check: null, stamp: null, tab: 'plan', line: 'open', log: [], said: '', busy: false, again: false, began: null, seen: sessionStorage.getItem('foreplan-seen') };
const touch = matchMedia('(pointer: coarse)');

const actions = {
  jump: line => { show('plan'); plan.jump(line); },
  whole: () => { if (!state.view) return; show('plan'); plan.annotate('comment', null); },
  annotate: kind => { if (!state.view || state.tab !== 'plan') return; const words = plan.subject(); if (words) { hideTools(); plan.annotate(kind, words); } else say('Select words first, or go to a block with j and k.'); },
  note: id => { show('plan'); const card = by(`note-${id}`); card?.scrollIntoView({ block: 'center' }); card?.focus({ preventScroll: true }); },
  send: () => work('revise', whyNotSend(state)),
  challenge: () => work('challenge', state.view?.work?.running ? 'A model is at work already.' : null),
  stop: () => api.post('stop').catch(lost),
  approve: () => { const why = whyNotApprove(state); if (why) say(why); else approve.open(state.view, plan.sha(), refresh); },
  compare: (from, to) => { changes.choose({ from, to }); show('changes'); },
  sinceRead: () => { changes.choose({ since: 'read' }); show('changes'); },
  show,
  find: () => { show('plan'); by('find')?.focus(); by('find')?.select(); },
  // The answer is a note on the phase, with what the executor said: the planner answers it with the next version.
  answerBlocker: async (phase, blocked, text, sends) => {
    if (!text) { notice('Say what the plan should do instead.', 'error'); return false; }
    const met = blocked.kind === 'blocker' ? `The executor was blocked here. It expected: ${blocked.expected} It found: ${blocked.found} Why it matters: ${blocked.why}` : `The executor did not get this phase done. ${blocked.why} ${blocked.found}`;
    try {
      await api.post('notes', { kind: 'comment', from: phase.line ? { line: phase.line, column: 1 } : null, to: phase.line ? { line: phase.line, column: lineEnd(phase.line) } : null, sha256: plan.sha(), text: `${text}\n\n${met.trim().slice(0, 4000)}` });
    } catch (refused) { notice(refused.message, 'error'); return false; }
    if (sends && !state.view.work?.running) await work('revise', null);
    else { notice('Noted on the phase. Send it for revision when you are ready.'); refresh(); }
    return true;
  },
};

function lineEnd(line) {
  const block = plan.element.querySelector(`#L${line}`);
  const last = [...(block?.querySelectorAll('[data-p]') ?? [])].at(-1);
  return last ? +last.dataset.p.split('.')[1] + last.textContent.length : 2;
}

async function work(kind, why) {
  if (!state.view) return;
  if (why) return say(why);
  const drafts = notes.openForms().filter(form => form.text?.trim());
  if (kind === 'revise' && drafts.length > 0 && !confirm(`${count(drafts.length, 'note')} not added yet will not be sent. Send the others?`)) return;
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

function progress() {
  const { view, log } = state;
  const at = view.work;
  if (!at || at.plan !== view.path || (!at.running && state.seen === at.id)) return null;
  const title = { revise: 'Revision', challenge: 'Challenge', answer: 'Answer' }[at.work];
  const close = () => { state.seen = at.id; sessionStorage.setItem('foreplan-seen', at.id); fill(above); };
  return h('section', { class: `progress ${at.running ? 'running' : at.outcome === 0 || at.outcome === 4 ? 'well' : 'badly'}`, 'aria-label': title },
    h('header', null, h('b', null, at.running ? `${title} goes on` : `${title}: ${at.text}`), !at.running && h('span', { class: 'why' }, at.next), !at.running && h('button', { type: 'button', class: 'quiet', onclick: close }, 'Close')),
    at.running && h('ol', { 'aria-live': 'polite' }, log.slice(-8).map(line => h('li', null, line))),
    at.running && state.said && h('p', { class: 'said' }, state.said),
    (at.diagnostics ?? []).length > 0 && !at.running && h('ul', null, at.diagnostics.slice(0, 20).map(found => h('li', { class: found.severity }, h('b', null, found.id), ` ${found.message}`))));
}

const frame = h('div', { class: 'views' });
const above = h('div');

// Once for an answer of the server: what did not change stays as it is.
function draw() {
  const { view } = state;
  if (!view) return;
  document.title = `${view.notes?.open ? `(${view.notes.open}) ` : ''}${view.plan?.title ?? view.name} · Foreplan`;
  top(state, actions);
  if (by('main').firstChild !== above) fill(by('main'), above, frame);
  fill(above, progress());
  const element = { plan: plan.element, changes: changes.element, run: run.element }[state.tab];
  if (frame.firstChild !== element) frame.replaceChildren(element);
  document.body.dataset.tab = state.tab;
  outline(view, actions.jump, [by('outline'), plan.contentsBox]);
  side(view, state.check, actions);
  if (state.tab === 'changes') changes.draw(view, actions.jump).catch(lost);
  if (state.tab === 'run') run.draw(view, actions).catch(lost);
}

function lost(error) { if (error instanceof api.Refused) notice(error.message, 'error'); else throw error; }

/** Asks the server anew; while it is being asked, one more asking waits. */
async function refresh(first = false) {
  if (state.busy) { state.again = true; return; }
  state.busy = true;
  try {
    do {
      state.again = false;
      await look(first === true);
    } while (state.again);
  } catch (error) {
    // Whatever stands there next is news.
    state.stamp = null;
    if (error.status === 401) closed(error);
    else if (error.status === 404) fill(by('main'), h('div', { class: 'broken', role: 'alert' }, h('b', null, error.message), ' ', h('a', { href: '/' }, 'All plans')));
    else if (error.status !== 0) { if (state.view) notice(error.message, 'error'); else closed(error); }
    else { state.line = 'lost'; if (state.view) top(state, actions); }
    if (!(error instanceof api.Refused)) throw error;
  } finally {
    state.busy = false;
    // What was written while a look failed is looked at all the same.
    if (state.again) refresh();
  }
}

async function look(first) {
  const askedAt = performance.now();
  const view = await api.get('view', { have: plan.key() });
  state.view = { ...state.view, ...view, askedAt, error: view.error ?? null, hint: view.hint ?? null, status: state.check?.status };
  state.stamp = view.stamp;
  state.line = 'open';
  if (first && view.html && !document.hidden && plan.glimpse(view)) {
    draw();
    await painted();
  }
  if (first) notes.sendStranded();
  plan.draw({ ...state.view, html: view.html });
  draw();
  await ask(first);
}

const painted = () => Promise.race([new Promise(done => requestAnimationFrame(() => setTimeout(done))), new Promise(done => setTimeout(done, 200))]);

// What the check says, and where the plan stands.
async function ask(anew) {
  try {
    state.check = await api.get('check', { anew: anew ? 1 : null });
  } catch (refused) {
    if (refused.status !== 409) throw refused;
  }
  if (!state.check) return;
  state.view.status = state.check.status;
  plan.statuses(state.view);
  if (!state.view.error) plan.findings(state.check);
  top(state, actions);
  side(state.view, state.check, actions);
}

function closed(error) { fill(by('main'), h('div', { class: 'broken', role: 'alert' }, h('b', null, error.message))); }

// Many records a second are one look.
function soon(what, wait) {
  let timer = 0;
  return () => { timer ||= setTimeout(() => { timer = 0; what(); }, wait); };
}

const followRun = soon(() => { if (state.tab === 'run') run.draw(state.view, actions).catch(lost); ask(false).catch(lost); }, 700);
const followTalk = soon(() => { if (!state.view.work?.running) refresh(); }, 700);
const followDrafts = soon(async () => {
  const askedAt = performance.now();
  try {
    state.view = { ...state.view, ...await api.get('drafts'), askedAt };
    plan.draw({ ...state.view, html: null });
  } catch (refused) { lost(refused); }
}, 100);
const tell = soon(() => fill(above, progress()), 60);

function heard(event) {
  if (event.kind === 'changed') changed(event.stamp);
  else if (event.kind === 'work') worked(event);
  else {
    if (event.kind === 'said') state.said = (state.said + event.text).slice(-400);
    else state.log = [...state.log.slice(-50), event.text];
    if (state.view) tell();
  }
}

function changed(stamp) {
  const was = state.stamp;
  state.stamp = stamp;
  if (!state.view || !was || was.documents !== stamp.documents || was.around !== stamp.around) return refresh();
  if (was.drafts !== stamp.drafts) followDrafts();
  if (was.talks !== stamp.talks) followTalk();
  if (was.runs !== stamp.runs) followRun();
}

// The end counts where the beginning was seen: who comes later finds it ended.
function worked(event) {
  if (event.running) { state.log = []; state.said = ''; state.began = event.id; }
  const ended = !event.running && state.began === event.id;
  if (ended) state.began = null;
  if (!state.view) return;
  state.view.work = event;
  if (ended) say(event.text);
  const isNew = ended && event.work === 'revise' && event.plan === state.view.path && [0, 4].includes(event.outcome);
  plan.draw({ ...state.view, html: null });
  draw();
  if (!event.running) refresh().then(() => { if (isNew && !document.activeElement?.closest?.('.draft')) newest(); });
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
    // What this tab kept itself is no news to it.
    notes.onChange(refresh, kept => { if (state.stamp && kept.drafts) state.stamp = { ...state.stamp, drafts: kept.drafts }; });
    document.body.append(tools);
    document.addEventListener('selectionchange', showTools);
    addEventListener('scroll', () => requestAnimationFrame(showTools), { passive: true });
    listen(actions);
    await refresh(true).catch(error => { if (!(error instanceof api.Refused)) throw error; });
    api.follow(heard, line);
  } catch (error) {
    closed(error);
  }
}

function line(now, error) {
  const was = state.line;
  state.line = now;
  if (now === 'closed') closed(error);
  else if (now === 'open' && was !== 'open') refresh();
  else if (state.view && was !== now) top(state, actions);
}

begin();
