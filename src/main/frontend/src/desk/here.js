// Who else looks at a ticket: faces in rows and in the ticket's head, and who writes, above the composer.
// The page says every 20 seconds what it shows while it can be seen; `desk:here` brings what others say.
import { all, send } from './server.js';
import { whenStaying } from './stay.js';

const AGAIN = 20_000;

/** Who pauses so long does not write any more. */
const PAUSE = 4_000;

const page = Math.random().toString(36).slice(2, 12);
const people = new Map();
let listening = false;
let shown;
let typing = false;
let pause;

export function here(root) {
	const places = all(root, '[data-here], [data-typing]');
	if (places.length === 0) {
		return;
	}
	listen();
	places.forEach(draw);
	if (current() !== shown) {
		whenStaying(say);
	}
	ask(all(root, '.row [data-here]').map(number));
}

function listen() {
	if (listening) {
		return;
	}
	listening = true;
	document.body.addEventListener('desk:here', ({ detail }) => hear(detail));
	document.body.addEventListener('desk:changed', ({ detail }) => detail.kinds.has('RESYNC') && askAll());
	document.addEventListener('input', (event) => {
		if (event.target.id === 'say-body' && shown && event.isTrusted) {
			clearTimeout(pause);
			pause = setTimeout(() => write(false), PAUSE);
			write(true);
		}
	});
	document.addEventListener('submit', (event) => event.target.id === 'say' && write(false));
	document.addEventListener('visibilitychange', () => document.hidden ? leave() : say());
	addEventListener('pagehide', leave);
	addEventListener('pageshow', (event) => event.persisted && say());
	setInterval(() => !document.hidden && say(), AGAIN);
}

function write(now) {
	if (!now) {
		clearTimeout(pause);
	}
	if (typing !== now) {
		typing = now;
		say();
	}
}

/** The ticket that this page shows, if any: the one whose composer or head it has. */
function current() {
	return document.querySelector('#ticket[data-ticket], .ticket-head [data-here][data-ticket]')?.dataset.ticket;
}

async function say() {
	const ticket = current();
	if (shown && shown !== ticket) {
		leave();
	}
	if (!ticket || document.hidden) {
		return;
	}
	shown = ticket;
	const answer = await send('POST', '/live/here', { ticket, page, typing }).catch(() => null);
	if (answer?.ok && !answer.redirected) {
		hear(await answer.json());
	}
}

function leave() {
	if (shown) {
		send('POST', '/live/here', { ticket: shown, page, leaving: true }, { keepalive: true }).catch(() => {});
		shown = undefined;
		typing = false;
	}
}

function askAll() {
	ask(all(document, '[data-here]').map(number));
}

async function ask(tickets) {
	const wanted = [...new Set(tickets)].slice(0, 100);
	if (wanted.length === 0) {
		return;
	}
	const query = new URLSearchParams(wanted.map((ticket) => ['ticket', ticket]));
	const answer = await send('GET', `/live/here?${query}`).catch(() => null);
	if (answer?.ok && !answer.redirected) {
		const found = new Map((await answer.json()).map((one) => [one.ticket, one]));
		wanted.forEach((ticket) => hear(found.get(ticket) ?? { ticket, people: [] }));
	}
}

function hear({ ticket, people: others }) {
	people.set(ticket, others);
	for (const place of all(document, '[data-here], [data-typing]')) {
		if (number(place) === ticket) {
			draw(place);
		}
	}
}

function number(place) {
	return place.closest('[data-ticket]')?.dataset.ticket;
}

function draw(place) {
	const others = people.get(number(place)) ?? [];
	const name = (one) => one.name || place.dataset.nobody || '';
	if ('typing' in place.dataset) {
		const writers = others.filter((one) => one.typing);
		const words = writers.length > 1 ? place.dataset.more : place.dataset.one;
		tell(place, writers.length > 0 ? words.replace('{0}', name(writers[0])) : '');
		return;
	}
	place.replaceChildren(...others.slice(0, 3).map((one) => face(name(one), one.typing)));
	if (others.length > 3) {
		place.append(face(`+${others.length - 3}`, false));
	}
	const label = others.length > 0 ? place.dataset.label?.replace('{0}', others.map(name).join(', ')) ?? '' : '';
	place.title = label;
	if (label) {
		place.append(Object.assign(document.createElement('span'), { className: 'hidden-text', textContent: label }));
	}
}

/** A status that is said again word for word is read out again. */
function tell(place, text) {
	if (place.textContent !== text) {
		place.textContent = text;
	}
}

function face(name, writes) {
	const face = document.createElement('span');
	face.className = writes ? 'face writes' : 'face';
	face.ariaHidden = 'true';
	face.textContent = name.startsWith('+') ? name : initials(name);
	return face;
}

function initials(name) {
	const words = name.trim().split(/\s+/);
	const first = [...words[0]][0] ?? '?';
	const last = words.length > 1 ? [...words.at(-1)][0] : '';
	return (first + last).toUpperCase();
}
