// The list of a view: it follows the desk without moving under a hand, and leads to the next ticket.
import { ask, isInUse, shown, tell, Unanswered, word } from './server.js';
import { open } from './ticket.js';

/** A hand that has not moved for so long is not on its way to a row. */
const RESTING = 4_000;

/** The list is asked for no more than so much of the time. */
const SHARE = 10;

let moved = 0;
let asked = 0;
let cost = 0;
let timer;
let waiting = false;
let begun = false;

export function list(root) {
	if (begun || root !== document || !document.getElementById('list')) {
		return;
	}
	begun = true;
	addEventListener('pointermove', () => {
		moved = Date.now();
	}, { passive: true });
	document.body.addEventListener('desk:changed', refreshList);
	document.body.addEventListener('desk:settled', refreshList);
	document.addEventListener('visibilitychange', () => !document.hidden && waiting && refreshList());
	document.addEventListener('click', click);
	document.addEventListener('change', ({ target }) => target.closest('.list') && choose(target));
	document.addEventListener('desk:picked', showChosen);
	showChosen();
	select(document.getElementById('ticket')?.dataset.ticket);
}

function click(event) {
	if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
		return;
	}
	const row = event.target.closest('.row a.subject, a.find-hit[href^="/desk/tickets/"]');
	const view = event.target.closest('a[data-view]');
	if (row) {
		event.preventDefault();
		open(row.href, { focus: true });
	}
	else if (view && !document.getElementById('ticket')) {
		event.preventDefault();
		turnTo(view.href);
	}
	else if (event.target.closest('[data-more]')) {
		event.preventDefault();
		more(event.target.closest('[data-more]'));
	}
	else if (event.target.closest('[data-news]')) {
		put(news);
	}
}

/** Shows another view. */
export async function turnTo(address) {
	const pane = document.getElementById('list');
	pane.setAttribute('aria-busy', 'true');
	try {
		const { page } = await ask(address, 'list');
		for (const id of ['views', 'list']) {
			const part = page.getElementById(id);
			document.getElementById(id).replaceWith(part);
			shown(part);
		}
		history.pushState({ desk: true }, '', address);
		showChosen();
	}
	catch (error) {
		pane.removeAttribute('aria-busy');
		if (!(error instanceof Unanswered)) {
			throw error;
		}
		tell(error.message, () => turnTo(address));
	}
}

async function more(link) {
	link.setAttribute('aria-busy', 'true');
	try {
		const { page } = await ask(link.href, 'list');
		const known = new Set(rows().map((row) => row.dataset.ticket));
		const fresh = [...page.querySelectorAll('#rows .row')].filter((row) => !known.has(row.dataset.ticket));
		document.querySelector('#rows .tickets').append(...fresh);
		const further = page.querySelector('[data-more]');
		if (further) {
			link.replaceWith(further);
		}
		else {
			link.parentElement.remove();
		}
		shown(document.getElementById('rows'));
		fresh[0]?.querySelector('a').focus();
	}
	catch (error) {
		link.removeAttribute('aria-busy');
		if (!(error instanceof Unanswered)) {
			throw error;
		}
		tell(error.message, () => more(link));
	}
}

let news;

/** Asks for the list again, soon and not too often. */
export function refreshList() {
	if (document.hidden) {
		waiting = true;
		return;
	}
	waiting = false;
	clearTimeout(timer);
	timer = setTimeout(refresh, Math.max(0, asked + Math.max(1_000, cost * SHARE) - Date.now()));
}

async function refresh() {
	const pane = document.getElementById('list');
	const query = new URLSearchParams(pane.dataset.query ? { q: pane.dataset.query } : { view: pane.dataset.view });
	query.set('most', Math.max(50, rows().length));
	asked = Date.now();
	try {
		const { page } = await ask(`/desk?${query}`, 'list');
		cost = Date.now() - asked;
		if (page.getElementById('list').dataset.view === document.getElementById('list').dataset.view) {
			renew(page);
		}
	}
	catch (error) {
		if (!(error instanceof Unanswered)) {
			throw error;
		}
	}
}

function renew(page) {
	const views = page.getElementById('views');
	const now = document.getElementById('views');
	if (views && views.innerHTML !== now.innerHTML && !now.contains(document.activeElement)) {
		now.innerHTML = views.innerHTML;
		shown(now);
	}
	if (isCalm()) {
		put(page);
	}
	else {
		touchUp(page);
	}
}

/** Nobody is about to take a row: neither a hand nor the focus is on the list. */
function isCalm() {
	const pane = document.getElementById('rows');
	const hovers = pane.matches(':hover') && Date.now() - moved < RESTING;
	return !hovers && !isInUse(pane) && !(pane.contains(document.activeElement) && !document.getElementById('ticket'));
}

/** The list as it is now, at the place where it was. */
function put(page) {
	const pane = document.getElementById('rows');
	const part = page.getElementById('rows');
	const focused = document.activeElement?.closest?.('.row')?.dataset.ticket;
	const { scrollTop } = pane;
	const chosen = new Set(selected());
	pane.replaceChildren(...document.importNode(part, true).childNodes);
	pane.scrollTop = scrollTop;
	for (const box of pane.querySelectorAll('[name=selected]')) {
		box.checked = chosen.has(box.value);
	}
	shown(pane);
	select(document.getElementById('ticket')?.dataset.ticket);
	if (focused) {
		row(focused)?.querySelector('a').focus({ preventScroll: true });
	}
	news = undefined;
	document.querySelector('[data-news]').hidden = true;
	showChosen();
}

/** Rows say what is new of them and stay where they are; what comes and goes is offered above them. */
function touchUp(page) {
	const fresh = new Map([...page.querySelectorAll('#rows .row')].map((one) => [one.dataset.ticket, one]));
	let gone = 0;
	for (const one of rows()) {
		const now = fresh.get(one.dataset.ticket);
		fresh.delete(one.dataset.ticket);
		one.classList.toggle('gone', !now);
		gone += now ? 0 : 1;
		if (now && !one.contains(document.activeElement)) {
			const box = one.querySelector('[name=selected]').checked;
			const isCurrent = one.querySelector('a').getAttribute('aria-current');
			one.className = now.className;
			one.replaceChildren(...document.importNode(now, true).childNodes);
			one.querySelector('[name=selected]').checked = box;
			if (isCurrent) {
				one.querySelector('a').setAttribute('aria-current', isCurrent);
			}
			shown(one);
		}
	}
	const offer = document.querySelector('[data-news]');
	news = page;
	offer.hidden = fresh.size === 0 && gone === 0;
	offer.textContent = fresh.size === 0 ? offer.dataset.changed : fresh.size === 1 ? offer.dataset.one : offer.dataset.many.replace('{0}', fresh.size);
}

export function rows() {
	return [...document.querySelectorAll('#rows .row')];
}

function row(number) {
	return document.getElementById(`row-${number}`);
}

/** The row of the open ticket. */
export function select(number) {
	for (const link of document.querySelectorAll('#rows a.subject[aria-current]')) {
		link.removeAttribute('aria-current');
	}
	const one = number && row(number);
	if (one) {
		one.querySelector('a').setAttribute('aria-current', 'true');
		one.scrollIntoView({ block: 'nearest' });
	}
}

/** The link of the row after the open or focused one; before it where the step is negative. */
export function next(step = 1) {
	const all = rows().filter((one) => !one.classList.contains('gone'));
	const here = document.activeElement?.closest?.('#rows .row') ?? document.querySelector('#rows .row:has(a[aria-current])');
	const at = here ? all.indexOf(here) : step > 0 ? -1 : all.length;
	return all[at + step]?.querySelector('a.subject');
}

export function selected() {
	return [...document.querySelectorAll('#rows [name=selected]:checked')].map((box) => box.value);
}

function choose(box) {
	if (box.matches('[data-select-all]')) {
		for (const one of document.querySelectorAll('#rows [name=selected]')) {
			one.checked = box.checked;
		}
	}
	showChosen();
}

/** Tells what is chosen to whoever works on many. */
function showChosen() {
	const all = document.querySelector('[data-select-all]');
	const boxes = document.querySelectorAll('#rows [name=selected]');
	const chosen = selected();
	if (all) {
		all.hidden = boxes.length === 0;
		all.checked = chosen.length > 0 && chosen.length === boxes.length;
		all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
	}
	document.dispatchEvent(new CustomEvent('desk:selected', { detail: chosen }));
}

/** Chooses the row that has the focus, or the open one. */
export function toggle() {
	const here = document.activeElement?.closest?.('#rows .row') ?? document.querySelector('#rows .row:has(a[aria-current])');
	const box = here?.querySelector('[name=selected]');
	if (box) {
		box.click();
		tell(word(box.checked ? 'chosen' : 'unchosen', box.value));
	}
}
