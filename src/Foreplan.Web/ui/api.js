// The way to the server. A cookie alone opens nothing: the key that came with it is kept for this origin, port included.
const slot = 'foreplan-key';
let key = localStorage.getItem(slot);

export class Refused extends Error {
  constructor(status, body) {
    super(body.hint ? `${body.error} ${body.hint}` : body.error);
    this.status = status;
    this.body = body;
  }
}

/** The plan that this tab shows; null for the list of plans. */
export const planPath = location.pathname.startsWith('/plan/') ? location.pathname.slice(6).split('/').map(decodeURIComponent).join('/') : null;

/** Swaps a one-time link for a session, if this tab came by one. */
export async function open() {
  const link = /^#link=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (!link) return;
  history.replaceState(null, '', location.pathname);
  try {
    key = (await call('POST', '/api/session', { link })).key;
    localStorage.setItem(slot, key);
  } catch (refused) {
    // A link that was used in another tab is no harm where the session is open already.
    if (!key) throw refused;
  }
}

async function call(method, address, body, more) {
  let answer;
  try {
    answer = await fetch(address, {
      method,
      headers: { 'X-Foreplan-Key': key ?? '', ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }) },
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
      ...more,
    });
  } catch {
    throw new Refused(0, { error: 'The server does not answer.', hint: 'What you typed is kept here and sent when it is back: foreplan annotate.' });
  }
  const said = await answer.json().catch(() => ({ error: `The server answered ${answer.status}.` }));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}

const address = (path, query = {}) => `/api/${path}?${new URLSearchParams(Object.entries({ plan: planPath ?? '', ...query }).filter(([, value]) => value !== null && value !== undefined))}`;

export const get = (path, query) => call('GET', address(path, query));
export const post = (path, body, query) => call('POST', address(path, query), body);
export const put = (path, body, query, more) => call('PUT', address(path, query), body, more);
export const remove = (path, query) => call('DELETE', address(path, query));
export const plans = () => call('GET', '/api/plans');

/** Follows the plan: calls back for every event, and when the line is lost, found again, or closed to this page. Ends never. */
export async function follow(onEvent, onLine) {
  for (let wait = 250; ; wait = Math.min(wait * 2, 4000)) {
    let closed = null;
    try {
      const answer = await fetch(address('feed'), { headers: { 'X-Foreplan-Key': key ?? '' } });
      if (answer.ok) {
        onLine('open');
        wait = 250;
        await read(answer.body.getReader(), onEvent);
      } else if (answer.status === 401) {
        closed = new Refused(401, await answer.json());
        // A new link may have been opened in another tab meanwhile.
        key = localStorage.getItem(slot);
      }
    } catch {
      // The line is lost; it is tried again.
    }
    if (closed) onLine('closed', closed); else onLine('lost');
    await new Promise(done => setTimeout(done, wait));
  }
}

async function read(reader, onEvent) {
  const decoder = new TextDecoder();
  for (let rest = ''; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop();
    for (const event of events) {
      if (event.startsWith('data: ')) onEvent(JSON.parse(event.slice(6)));
    }
  }
}
