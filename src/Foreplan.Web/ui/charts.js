// Bars as SVG: a figure with the same numbers as its table, which a screen reader gets.
import { h } from './dom.js';

const space = 'http://www.w3.org/2000/svg';
function s(tag, attributes, text) {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Horizontal bars: rows of name, value, text and kind. */
export function bars(rows, label) {
  const most = Math.max(...rows.map(row => row.value ?? 0), 1e-9);
  const height = 24, left = 170, width = 640, right = 90;
  const svg = s('svg', { viewBox: `0 0 ${width} ${rows.length * height + 4}`, class: 'chart', role: 'img', 'aria-label': `${label}: ${rows.map(row => `${row.name} ${row.text}`).join(', ')}` });
  rows.forEach((row, at) => {
    const y = at * height + 4;
    svg.append(
      s('text', { x: left - 8, y: y + 13, 'text-anchor': 'end', class: 'name' }, row.name),
      s('rect', { x: left, y, width: Math.max(row.value > 0 ? 1 : 0, (width - left - right) * (row.value ?? 0) / most), height: height - 8, class: row.kind ?? 'bar' }),
      s('text', { x: left + (width - left - right) * (row.value ?? 0) / most + 6, y: y + 13, class: 'value' }, row.text));
  });
  return h('div', { class: 'chart-box' }, svg);
}
