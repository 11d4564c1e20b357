// Bars that fit any width: a figure with the same numbers as its table, which a screen reader gets.
import { h } from './dom.js';

/** Horizontal bars: rows of name, value, text and kind. */
export function bars(rows, label) {
  const most = Math.max(...rows.map(row => row.value ?? 0), 1e-9);
  return h('div', { class: 'chart', role: 'img', 'aria-label': `${label}: ${rows.map(row => `${row.name} ${row.text}`).join(', ')}` }, rows.map(row => {
    const mark = h('span', { class: `mark ${row.kind ?? 'bar'}` });
    mark.style.flexBasis = `${(100 * (row.value ?? 0)) / most}%`;
    return [h('span', { class: row.inner ? 'name inner' : 'name' }, row.name), h('span', { class: 'measure' }, row.value > 0 && mark, h('span', { class: 'value' }, row.text))];
  }));
}
