// The keyboard. Keys act where nothing is being typed.
import { by } from './dom.js';

export function listen(actions) {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (at instanceof Element && at.closest('input:not([type=radio]), textarea, select, dialog')) return;
    const note = at instanceof Element ? at.closest('.note') : null;
    const press = key => note?.querySelector(`button[data-key="${key}"]`);
    const act = {
      j: () => step(1), k: () => step(-1),
      c: () => actions.annotate('comment'), r: () => actions.annotate('replace'), d: () => actions.annotate('delete'), i: () => actions.annotate('insert'), '?': () => actions.annotate('question'),
      n: actions.whole, '/': actions.find, s: actions.send, a: actions.approve,
      e: () => press('e')?.click(), x: () => press('x')?.click(), o: () => press('o')?.click(),
      1: () => actions.show('plan'), 2: () => actions.show('changes'), 3: () => actions.show('run'),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
}

// From block to block, question to question and note to note, in the order of the page.
function step(by_) {
  const all = [...by('main').querySelectorAll('.b, .note, form.question')].filter(element => !element.closest('details:not([open])'));
  if (!all.length) return;
  let at = all.indexOf(document.activeElement?.closest?.('.b, .note, form.question'));
  if (at < 0) at = by_ > 0 ? all.findIndex(element => element.getBoundingClientRect().top >= 60) - 1 : all.findIndex(element => element.getBoundingClientRect().top >= 60);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by_))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
