// Between what is on the screen and lines and columns of the document: every run of text carries its place.
const runPlace = run => { const [line, column] = run.dataset.p.split('.'); return { line: +line, column: +column }; };

/** The runs of a rendered document by line. */
export function index(root) {
  const lines = new Map();
  for (const run of root.querySelectorAll('[data-p]')) {
    const { line, column } = runPlace(run);
    if (!lines.has(line)) lines.set(line, []);
    lines.get(line).push({ run, column, length: run.textContent.length });
  }
  return lines;
}

/** What is selected: the words and where they begin and end; null when it is nothing of the document. Cards, findings and badges in between are no words of it. */
export function selected(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const around = range.commonAncestorContainer.nodeType === Node.TEXT_NODE ? range.commonAncestorContainer.parentElement : range.commonAncestorContainer;
  const inside = around.closest('[data-p]');
  const runs = inside ? [inside] : [...around.querySelectorAll('[data-p]')].filter(run => range.intersectsNode(run));
  const touched = runs.filter(run => !(range.endContainer === run.firstChild && range.endOffset === 0) && !(range.startContainer === run.firstChild && range.startOffset === run.firstChild.length));
  if (!touched.length) return null;
  const first = touched[0], last = touched.at(-1);
  const skip = first.firstChild === range.startContainer ? range.startOffset : 0;
  const end = runPlace(last);
  end.column += last.firstChild === range.endContainer ? range.endOffset : last.textContent.length;
  const start = runPlace(first);
  start.column += skip;
  const drop = last.firstChild === range.endContainer ? last.textContent.length - range.endOffset : 0;
  const quote = words(touched, skip, drop);
  return quote ? { from: start, to: end, quote, block: last.closest('.b') } : null;
}

// The runs as they read: a blank between lines and between blocks and cells.
function words(runs, skip, drop) {
  let text = '', before = null;
  for (const run of runs) {
    if (before && (runPlace(before).line !== runPlace(run).line || before.closest('td, th, .b') !== run.closest('td, th, .b'))) text += '\n';
    text += run.textContent;
    before = run;
  }
  return text.slice(skip, text.length - drop).trim();
}

/** A whole block as a selection. */
export function whole(block) {
  const runs = [...block.querySelectorAll('[data-p]')];
  if (!runs.length) return null;
  const from = runPlace(runs[0]), to = runPlace(runs.at(-1));
  to.column += runs.at(-1).textContent.length;
  return { from, to, quote: words(runs, 0, 0), block };
}

/** The range of a place on the screen; null where nothing of it is shown. */
export function range(lines, from, to) {
  const start = point(lines, from, false), end = point(lines, to, true);
  if (!start || !end) return null;
  const found = document.createRange();
  found.setStart(...start);
  found.setEnd(...end);
  return found.collapsed ? null : found;
}

function point(lines, { line, column }, isEnd) {
  const runs = lines.get(line);
  if (!runs) return null;
  for (const { run, column: begin, length } of isEnd ? [...runs].reverse() : runs) {
    if (isEnd ? column > begin : column < begin + length) return [run.firstChild, Math.max(0, Math.min(length, column - begin))];
  }
  const { run, length } = isEnd ? runs[0] : runs.at(-1);
  return [run.firstChild, isEnd ? 0 : length];
}

/** The last line of a block. */
export const endOf = block => +(block.dataset.end ?? block.dataset.line);

/** The blocks of a rendered document in their order, made once for a rendering. */
export const blocksOf = root => [...root.querySelectorAll('.b')].map(block => ({ line: +block.dataset.line, block }));

/** The block that a line is in, or the nearest one above it. */
export function blockAt(blocks, line) {
  let low = 0, high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].line <= line) low = middle + 1; else high = middle;
  }
  let at = Math.max(0, low - 1);
  while (at > 0 && blocks[at - 1].line === blocks[at].line) at--;
  return blocks[at]?.block ?? null;
}

/** Shows the words of notes as marked, without touching the document. */
export function mark(name, ranges) {
  if (window.Highlight && CSS.highlights) CSS.highlights.set(name, new Highlight(...ranges.filter(Boolean)));
}
