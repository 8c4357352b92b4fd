// The open ticket: it comes without a new page, follows what others do to it, and never takes away what somebody types.
import { ask, isInUse, shown, tell, Unanswered, word } from './server.js';
import { next, refreshList, select } from './list.js';
import { moves, whenStaying } from './stay.js';

/** What is renewed each for itself, so that the composer stays. */
const PARTS = ['ticket-head', 'ticket-notices', 'ticket-handed', 'conversation', 'dock-bar', 'tasks', 'context', 'acts'];

/** Until then an answer is awaited without a sign of it. */
const LOADING_AFTER = 150;

/** What has been in sight for so long has been seen. */
const SEEN_AFTER = 1_200;

/** Who sends waits for a draft under way for so long at most. */
const SETTLED_BY = 3_000;

const made = new Map();
const late = new Set();
let asking;
let following;
let begun = false;

export function ticket(root) {
	if (begun || root !== document || !document.getElementById('list')) {
		return;
	}
	begun = true;
	PARTS.forEach((id) => made.set(id, document.getElementById(id)?.outerHTML));
	scrollToNewest();
	watchNewest();
	history.replaceState({ desk: true }, '');
	document.body.addEventListener('desk:changed', ({ detail }) => {
		const number = current();
		if (number && (detail.tickets.has?.(number) || [...detail.tickets].includes(number) || [...detail.kinds].includes('RESYNC'))) {
			follow();
		}
	});
	document.addEventListener('visibilitychange', () => !document.hidden && late.size > 0 && follow());
	document.addEventListener('focusout', () => setTimeout(() => late.size > 0 && follow(), 200));
	document.body.addEventListener('submit', send);
	document.body.addEventListener('desk:review', (event) => {
		event.preventDefault();
		const conversation = document.getElementById('conversation');
		conversation.scrollTop = conversation.scrollHeight;
		conversation.focus();
	});
	addEventListener('popstate', () => (numberIn(location.pathname) ? open(location.href, { push: false }) : location.reload()));
}

export function current() {
	return document.getElementById('ticket')?.dataset.ticket;
}

/** Shows a ticket; what was shown before is replaced only when the new one is there. */
export async function open(address, { push = true, focus = false } = {}) {
	asking?.abort();
	asking = new AbortController();
	moves();
	const { signal } = asking;
	const main = document.getElementById('main');
	const wanted = new URL(address, location.href);
	select(numberIn(wanted.pathname));
	const loading = setTimeout(() => main.classList.add('loading'), LOADING_AFTER);
	try {
		const { page, url } = await ask(address, 'ticket', { signal });
		if (numberIn(url.pathname) === undefined) {
			location.assign(url);
			return;
		}
		show(page);
		if (push) {
			history.pushState({ desk: true }, '', wanted);
		}
		if (focus) {
			document.getElementById('ticket').focus({ preventScroll: true });
		}
	}
	catch (error) {
		if (error.name === 'AbortError') {
			return;
		}
		select(current());
		complain(error, () => open(address, { push, focus }));
	}
	finally {
		clearTimeout(loading);
		if (!signal.aborted) {
			main.classList.remove('loading');
		}
	}
}

/** Puts a ticket in the place of the one before, or beside the list where there was none. */
function show(page) {
	const main = document.getElementById('main');
	document.dispatchEvent(new CustomEvent('desk:leaves'));
	document.querySelectorAll('#ticket, #context, #acts, #told, main > h1').forEach((one) => one.remove());
	const parts = ['ticket', 'context', 'acts'].map((id) => page.getElementById(id));
	main.append(...parts);
	main.classList.add('open');
	remember();
	document.title = `${parts[0].dataset.title} · StageDesk`;
	late.clear();
	parts.forEach(shown);
	opensRefused();
	scrollToNewest();
	watchNewest();
}

/** Renews what others have changed, as far as nobody is at work in it; one question at a time. */
async function follow() {
	if (document.hidden) {
		late.add('ticket');
		return;
	}
	if (following) {
		following.again = true;
		return;
	}
	const now = { again: false };
	following = now;
	try {
		await renewed();
	}
	finally {
		following = undefined;
	}
	if (now.again && current()) {
		follow();
	}
}

async function renewed() {
	const { link } = document.getElementById('ticket').dataset;
	try {
		const { page, url } = await ask(link, 'ticket');
		if (numberIn(url.pathname) === current()) {
			late.clear();
			page.getElementById('ticket-notices').replaceWith(document.getElementById('ticket-notices').cloneNode(true));
			renew(page);
		}
	}
	catch (error) {
		if (!(error instanceof Unanswered)) {
			throw error;
		}
		if (error.cause === 404) {
			tell(word('gone', current()));
			return;
		}
		late.add('ticket');
	}
}

/** @param forced parts that are replaced whatever somebody does in them */
function renew(page, forced = []) {
	const docked = document.getElementById('dock');
	const dock = page.getElementById('dock');
	if ((docked === null) !== (dock === null) || (docked && (docked.querySelector('#say') === null) !== (dock.querySelector('#say') === null))) {
		show(page);
		return;
	}
	for (const id of PARTS) {
		const now = document.getElementById(id);
		const news = page.getElementById(id);
		const text = news?.outerHTML;
		if (!now || !news || (text === made.get(id) && !forced.includes(id))) {
			continue;
		}
		if (!forced.includes(id) && isInUse(now)) {
			late.add(id);
			continue;
		}
		made.set(id, text);
		replacing[id]?.(now, news) ?? replace(now, news);
	}
	const last = page.getElementById('ticket').dataset.lastMessage;
	const ticket = document.getElementById('ticket');
	if (ticket.dataset.lastMessage !== last) {
		ticket.dataset.lastMessage = last;
		watchNewest();
	}
}

const replacing = {
	conversation(now, news) {
		const atEnd = now.scrollHeight - now.scrollTop - now.clientHeight < 40;
		const { scrollTop } = now;
		const count = now.querySelectorAll('.entry').length;
		now.replaceChildren(...news.childNodes);
		shown(now);
		if (atEnd) {
			now.scrollTop = now.scrollHeight;
		}
		else {
			now.scrollTop = scrollTop;
			if (now.querySelectorAll('.entry').length > count) {
				offerNewest(now);
			}
		}
		return true;
	},
	'dock-bar'(now, news) {
		const chosen = now.querySelector('[name=visibility]:checked')?.value;
		const again = [...news.querySelectorAll('[name=visibility]')].find((one) => one.value === chosen);
		if (again) {
			again.checked = true;
		}
		replace(now, news);
		panels();
		return true;
	},
	tasks(now, news) {
		for (const panel of [...now.children]) {
			if (!news.querySelector(`#${CSS.escape(panel.id)}`)) {
				panel.remove();
			}
		}
		for (const panel of [...news.children]) {
			if (!document.getElementById(panel.id)) {
				now.append(panel);
			}
		}
		shown(now);
		panels();
		return true;
	},
};

/** What was unfolded stays unfolded. */
function replace(now, news) {
	const unfolded = [...now.querySelectorAll('details[open]')].map((one) => one.querySelector('summary').textContent);
	for (const one of news.querySelectorAll('details')) {
		one.open ||= unfolded.includes(one.querySelector('summary').textContent);
	}
	now.replaceWith(news);
	shown(news);
}

function remember() {
	PARTS.forEach((id) => made.set(id, document.getElementById(id)?.outerHTML));
}

/** Reply, note or a task's form: what the choice above them says. */
export function panels() {
	const chosen = document.querySelector('.dock [data-panel]:checked') ?? document.querySelector('.dock [data-panel]');
	if (chosen) {
		chosen.checked = true;
		for (const panel of document.querySelectorAll('#say, #tasks > section')) {
			panel.hidden = panel.id !== chosen.dataset.panel;
		}
	}
}

/** Sends a form of the ticket and shows what the server says to it; the page stays. */
async function send(event) {
	const form = event.target;
	const ticket = form.closest('#ticket, #acts, #context');
	if (event.defaultPrevented || !ticket || form.method !== 'post' || form.dataset.whole !== undefined) {
		return;
	}
	event.preventDefault();
	if (form.dataset.sending) {
		return;
	}
	form.dataset.sending = 'true';
	event.submitter?.setAttribute('aria-busy', 'true');
	const isSaying = form.id === 'say';
	const action = form.elements.namedItem('action')?.value;
	if (action === 'undo') {
		document.dispatchEvent(new CustomEvent('desk:gives-back'));
	}
	const follower = event.submitter?.name === 'next' ? next() : undefined;
	const body = new URLSearchParams(new FormData(form, event.submitter));
	try {
		await settled();
		const { page, url } = await ask(form.getAttribute('action'), 'ticket', { method: 'POST', body });
		form.closest('dialog')?.close();
		await answered(page, url, { isSaying, action, follower });
	}
	catch (error) {
		document.dispatchEvent(new CustomEvent('desk:unsent'));
		complain(error, () => form.requestSubmit(event.submitter));
	}
	finally {
		delete form.dataset.sending;
		event.submitter?.removeAttribute('aria-busy');
	}
}

/** A draft that is on its way arrives before what ends it: after it, it would be refused or come back to life. */
async function settled() {
	const awaited = [];
	document.dispatchEvent(new CustomEvent('desk:settles', { detail: awaited }));
	await Promise.race([Promise.all(awaited), new Promise((given) => setTimeout(given, SETTLED_BY))]);
}

async function answered(page, url, { isSaying, action, follower }) {
	refreshList();
	if (numberIn(url.pathname) === undefined) {
		location.assign(url);
		return;
	}
	const isRefused = !url.searchParams.has('done');
	if (action === 'undo') {
		document.dispatchEvent(new CustomEvent('desk:given-back'));
		show(page);
		document.getElementById('say-body')?.focus();
		return;
	}
	if (isSaying && !isRefused) {
		freshComposer(page);
		document.dispatchEvent(new CustomEvent('desk:sent', { detail: current() }));
	}
	renew(page, isRefused ? ['ticket-notices', 'acts', ...(action === 'complete' ? ['tasks'] : [])] : ['ticket-notices', 'conversation', 'acts', 'tasks']);
	if (isRefused) {
		document.dispatchEvent(new CustomEvent('desk:unsent'));
		opensRefused();
		showsErrors(page, isSaying);
		return;
	}
	late.clear();
	const conversation = document.getElementById('conversation');
	conversation.scrollTop = conversation.scrollHeight;
	if (isSaying) {
		document.getElementById('ticket').focus({ preventScroll: true });
	}
	if (follower) {
		open(follower.href);
	}
}

/** What the composer says of what was sent; its text is the draft's. */
function freshComposer(page) {
	const form = document.getElementById('say');
	if (form) {
		form.querySelector('.error')?.remove();
		form.elements.namedItem('lastSeenMessageId').value = page.getElementById('ticket').dataset.lastMessage;
	}
}

function showsErrors(page, isSaying) {
	const now = document.querySelector('#say .field');
	const news = page.querySelector('#say .field .error');
	document.querySelector('#say .field .error')?.remove();
	if (isSaying && now && news) {
		now.append(news);
	}
	document.getElementById('ticket-notices').scrollIntoView({ block: 'nearest' });
	if (isSaying && page.querySelector('[data-newer][data-after]')) {
		document.body.dispatchEvent(new CustomEvent('desk:changed', { detail: { kinds: new Set(['MESSAGE_ADDED']), tickets: new Set([current()]) } }));
	}
}

/** A dialog that the server refused stands open, with what was typed. */
function opensRefused() {
	const refused = document.querySelector('#acts dialog[data-open]:not([open])');
	if (refused) {
		refused.showModal();
		refused.querySelector('[aria-invalid], textarea, input:not([type=hidden]), select')?.focus();
	}
}

function complain(error, again) {
	if (!(error instanceof Unanswered)) {
		throw error;
	}
	tell(error.message, again);
}

function scrollToNewest() {
	const conversation = document.getElementById('conversation');
	if (conversation && conversation.scrollHeight > conversation.clientHeight) {
		conversation.scrollTop = conversation.scrollHeight;
	}
}

function offerNewest(conversation) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button small newest';
	button.textContent = word('newest');
	button.addEventListener('click', () => {
		conversation.scrollTop = conversation.scrollHeight;
		button.remove();
	});
	conversation.querySelector('.newest')?.remove();
	conversation.append(button);
}

/** A reply answers what its writer has seen; what came in sight a moment ago is not seen yet. Who is asked about news says so. */
function watchNewest() {
	const said = document.querySelectorAll('#conversation .entry article');
	const last = said[said.length - 1];
	const seen = document.querySelector('#say [name=lastSeenMessageId]');
	const ticket = document.getElementById('ticket');
	if (!last || !seen) {
		return;
	}
	const number = ticket.dataset.lastMessage;
	let timer;
	const watch = new IntersectionObserver(([entry]) => {
		clearTimeout(timer);
		if (entry.isIntersecting && !document.hidden) {
			timer = setTimeout(() => {
				watch.disconnect();
				const asked = document.querySelector('[data-newer]')?.firstElementChild;
				if (ticket.isConnected && ticket.dataset.lastMessage === number && !asked) {
					seen.value = number;
				}
			}, SEEN_AFTER);
		}
	});
	watch.observe(last);
}

function numberIn(path) {
	return path.match(/^\/desk\/tickets\/(SD-\d+)$/)?.[1];
}

/** The viewers of forms and diagrams are large: they come when something is there to show. */
export function heavy(root) {
	const main = document.getElementById('main');
	if (root.querySelector?.('[data-task-form]')) {
		whenStaying(() => style(main.dataset.formStyle) && import(main.dataset.formScript).then(({ mountAll }) => mountAll(document)));
	}
	if (root.querySelector?.('[data-diagram]')) {
		whenStaying(() => style(main.dataset.diagramStyle) && import(main.dataset.diagramScript).then(({ drawAll }) => drawAll(document)));
	}
}

function style(address) {
	if (![...document.styleSheets].some((one) => one.href?.endsWith(address))) {
		document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }));
	}
	return true;
}
