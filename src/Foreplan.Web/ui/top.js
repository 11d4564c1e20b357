// The bar at the top: the same elements as long as the page is open, so that the focus and what is typed into Find stay.
import { h, by } from './dom.js';
import { stage } from './side.js';

const name = h('span', { class: 'name' });
const stands = h('span', { class: 'chip' });
const away = h('span', { class: 'chip lost', role: 'status', hidden: true }, 'server away');
const find = h('input', { id: 'find', type: 'search', placeholder: 'Find', 'aria-label': 'Find in the plan' });
const send = h('button', { type: 'button' });
const stop = h('button', { type: 'button', hidden: true }, 'Stop');
const approve = h('button', { type: 'button', class: 'main' });
const tabs = Object.entries({ plan: 'Plan', changes: 'Changes', run: 'Run' }).map(([tab, title]) => [tab, h('button', { type: 'button' }, title)]);

find.addEventListener('keydown', event => {
  if (event.key === 'Enter') { event.preventDefault(); window.find?.(find.value, false, event.shiftKey, true); }
  if (event.key === 'Escape') find.blur();
});

/** Draws the bar. What a button does not allow its key does not do either: both ask here. */
export function top(state, actions) {
  const { view, check } = state;
  if (name.parentNode !== by('top')) {
    by('top').replaceChildren(h('a', { class: 'home', href: '/', title: 'All plans' }, 'Foreplan'), name, stands, away, h('nav', { class: 'tabs', 'aria-label': 'Views' }, tabs.map(([, button]) => button)), h('span', { class: 'grow' }), find, send, stop, approve);
    for (const [tab, button] of tabs) button.addEventListener('click', () => actions.show(tab));
    send.addEventListener('click', actions.send);
    stop.addEventListener('click', actions.stop);
    approve.addEventListener('click', actions.approve);
  }
  const open = view.notes?.forRevision ?? 0;
  name.textContent = view.name;
  stands.hidden = !check;
  stands.className = `chip ${check?.status.stage ?? ''}`;
  stands.textContent = stage(check?.status.stage ?? '');
  away.hidden = state.line === 'open';
  for (const [tab, button] of tabs) if (state.tab === tab) button.setAttribute('aria-current', 'page'); else button.removeAttribute('aria-current');
  find.hidden = state.tab !== 'plan';
  stop.hidden = !works(view);
  send.hidden = works(view);
  send.disabled = !!whyNotSend(state);
  send.textContent = `Send for revision${open ? ` (${open})` : ''}`;
  approve.disabled = !!whyNotApprove(state);
  approve.title = whyNotApprove(state) ?? '';
  approve.textContent = given(state) ? 'Approved' : 'Approve';
}

const works = view => !!view.work?.running && view.work.plan === view.path;
const given = ({ view, check }) => !!view.lock && view.lock.sha256 === view.plan?.sha256 && !!check && check.status.stage !== 'stale';

/** Why nothing can be sent for revision; null when it can. */
export function whyNotSend({ view }) {
  return !view?.notes ? 'There is no plan to revise.' : view.work?.running ? 'A model is at work already.' : view.notes.forRevision === 0 ? 'No note is open.' : null;
}

/** Why the plan cannot be approved; null when it can. */
export function whyNotApprove(state) {
  const { view, check } = state;
  return !view?.plan || view.error || !check ? 'There is no plan that could be approved.' : works(view) ? 'A model is at work on it.' : given(state) ? 'It is approved as it stands.' : !check.canLock ? 'It can be approved when nothing is open and the check has no error.' : null;
}
