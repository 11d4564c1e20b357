// The last look: everything that an approval lets happen, and the approval of exactly that.
import { h, fill, notice, say, count } from './dom.js';
import { post } from './api.js';
import { beside, unasked } from './changes.js';

let dialog = null;

/** Opens it for the text that the page shows, and no other. */
export async function open(view, sha256, done) {
  // A closed one stands until the browser has told of it, and a key may come before.
  if (dialog?.open) return;
  const mine = dialog = h('dialog', { class: 'approve', 'aria-labelledby': 'approve-title' }, h('p', { class: 'loading' }, 'Looking once more …'));
  document.body.append(mine);
  mine.addEventListener('close', () => { mine.remove(); if (dialog === mine) dialog = null; });
  mine.showModal();
  await look(mine, { view, sha256, done }, null);
}

// What is said stands in the dialog: behind it, nobody sees or hears it.
async function look(mine, page, budget, said = null) {
  const { view, sha256, done } = page;
  let shown;
  try {
    shown = await post('look', { budget, sha256 });
  } catch (refused) {
    mine.close();
    notice(refused.message, 'error');
    return done();
  }
  if (dialog !== mine) return;
  const told = h('p', { class: 'told', role: 'alert' }, said);
  const tell = text => { told.textContent = text; };
  const approve = h('button', { type: 'button', class: 'main', disabled: !shown.nonce, onclick: give }, 'Approve this plan');
  // What is typed is another proposal: it is approved when it was shown.
  const budgetField = h('input', { type: 'number', min: '0.01', step: '0.01', value: shown.budgetUsd ?? '', 'aria-label': 'Budget of the run in dollars', oninput: () => { approve.disabled = true; tell('The budget is another one: leave the field to look at it once more.'); }, onchange: again });
  const why = [shown.drafts > 0 && `${count(shown.drafts, 'note')} of yours ${shown.drafts === 1 ? 'is' : 'are'} not added yet: add or discard ${shown.drafts === 1 ? 'it' : 'them'}.`, ...shown.errors.map(error => `${error.id}: ${error.message}`)].filter(Boolean);
  let sure = shown.warnings.length === 0;
  const reading = h('div', { class: 'look', tabindex: '0' });
  const gates = list => h('ul', { class: 'gates' }, list.map(gate => h('li', null, h('span', { class: 'kind' }, 'run'), h('code', null, gate.text), h('span', { class: 'who' }, ` → ${gate.expects}`))));
  fill(mine,
    h('header', null, h('h1', { id: 'approve-title' }, shown.title || view.name), h('p', { class: 'who' }, `on commit ${shown.base} · text `, h('code', null, shown.sha256.slice(0, 12)))),
    fill(reading,
      why.length > 0 && h('section', { class: 'stops' }, h('h2', null, 'Not yet'), h('ul', null, why.map(one => h('li', null, one)))),
      shown.warnings.length > 0 && h('section', null, h('h2', null, 'Warnings'), h('ul', null, shown.warnings.map(one => h('li', { class: 'warning' }, h('b', null, one.id), ` ${one.message}`)))),
      unasked(shown.unasked),
      h('section', null, h('h2', null, 'Files and commands'), shown.phases.map(phase => h('div', { class: 'phase' }, h('h3', null, `Phase ${phase.id}: ${phase.title}`), h('ul', { class: 'files' }, phase.files.map(file => h('li', null, h('span', { class: `kind ${file.kind}` }, file.kind), h('code', null, file.path), file.from && h('span', { class: 'who' }, ` from ${file.from}`)))), gates(phase.gates))),
        shown.doneWhen.length > 0 && h('div', { class: 'phase' }, h('h3', null, 'Done when'), gates(shown.doneWhen))),
      h('section', null, h('h2', null, 'Risks'), shown.risks.length === 0 ? h('p', { class: 'why' }, 'The plan names none.') : h('table', { class: 'plain' }, h('thead', null, h('tr', null, ['Risk', 'Mitigation', 'Status'].map(name => h('th', { scope: 'col' }, name)))), h('tbody', null, shown.risks.map(risk => h('tr', null, h('td', null, risk.text), h('td', null, risk.mitigation ?? 'none'), h('td', null, risk.status ?? '')))))),
      shown.assumed.length > 0 && h('section', null, h('h2', null, 'Assumed answers'), h('ul', null, shown.assumed.map(question => h('li', null, h('b', null, question.id), ` ${question.text} → `, h('b', null, question.answer ?? ''))))),
      h('section', null, h('h2', null, 'The run'), h('table', { class: 'plain' }, [
        ...shown.roles.map(role => [role.role, `${role.model ?? 'none'}${role.then ? `, then ${role.then}` : ''}`]),
        ...shown.setup.map(command => ['setup', command]), ...shown.allowed.map(command => ['allowed', `${command} …`]), ...(shown.env.length ? [['passes on', shown.env.join(', ')]] : []),
        ['network', shown.network], ['sandbox', shown.sandbox === 'none' ? 'none: commands run without protection' : shown.sandbox], ['attempts', `${shown.attempts} per phase and model`], ['forecast', shown.forecast ?? 'unknown'],
      ].map(([name, value]) => h('tr', null, h('th', { scope: 'row' }, name), h('td', null, value))), h('tr', null, h('th', { scope: 'row' }, 'budget'), h('td', null, '$ ', budgetField, shown.budgetUsd === null && h('span', { class: 'who' }, ' none: nothing stops the spending'))))),
      h('section', null, h('h2', null, 'Changed since you read it'), !shown.since ? h('p', { class: 'why' }, 'You marked nothing as read before, so all of it is new to you.') : shown.since.changes.length === 0 ? h('p', { class: 'why' }, 'Nothing.') : beside({ ...shown.since, answered: [] }, { notes: null }, () => {}))),
    h('footer', null, approve, h('button', { type: 'button', onclick: () => mine.close() }, 'Not now'), h('span', { class: 'why' }, 'Approving writes plan.lock.json in your name. It starts nothing.'), told));
  if (!said) reading.focus();

  function again() {
    const dollars = budgetField.valueAsNumber;
    look(mine, page, dollars > 0 ? dollars : null, dollars > 0 || budgetField.value === '' ? 'This is with the budget that you typed.' : 'A budget is dollars above 0.').then(() => mine.querySelector('input')?.focus());
  }

  async function give() {
    if (!sure) {
      sure = true;
      approve.textContent = `Approve despite ${count(shown.warnings.length, 'warning')}`;
      approve.classList.add('care');
      return tell(`${count(shown.warnings.length, 'warning')}: press again to approve all the same`);
    }
    approve.disabled = true;
    try {
      const given = await post('approve', { nonce: shown.nonce, sha256: shown.sha256, budget: shown.budgetUsd, despiteWarnings: shown.warnings.length > 0 });
      mine.close();
      notice(`Approved. Next: ${given.next}`);
      say('The plan is approved');
      done();
    } catch (refused) {
      await look(mine, page, budget, refused.message);
    }
  }
}
