// Live events: `desk:changed` on the body when something changed that this person may see, once a second at most.
// Some seconds after the last of them `desk:settled`: figures that the server keeps for a moment are right again by then.
// The detail of a change has two sets, `kinds` and `tickets`; the kind RESYNC says that anything may have changed.
// `desk:here` says who looks at a ticket now: its detail has the `ticket` and the other `people`.
// One tab holds the stream and tells the others; when it leaves, the next one takes over.
import { openStream } from './stream.js';

const RESYNC = { kinds: ['RESYNC'], tickets: [] };

/** A page that is left at once opens no stream. */
const OPENS_AFTER = 1_000;

/** How often a page hears of changes, and how often of those to the ticket that it shows. */
const PAUSE = 1_000;
const PAUSE_IN_SIGHT = 250;

/** Figures of the board are at most so old. */
const SETTLES_AFTER = 7_000;

export function live() {
	const root = document.querySelector('[data-live]');
	if (!root) {
		return;
	}
	const name = `stagedesk-live-${root.dataset.person}`;
	const begin = Date.now();
	const settle = settling(() => document.body.dispatchEvent(new CustomEvent('desk:settled')));
	const notify = throttled((detail) => {
		document.body.dispatchEvent(new CustomEvent('desk:changed', { detail }));
		settle();
	});
	let place = root.dataset.live;
	let state = 'online';
	let tabs;
	let waiting;
	let stream;

	function hear(news) {
		const isBack = state !== 'online' && news.state === 'online';
		place = news.place ?? place;
		if (news.here) {
			document.body.dispatchEvent(new CustomEvent('desk:here', { detail: news.here }));
		}
		state = news.state ?? state;
		for (const word of root.querySelectorAll('[data-live-state]')) {
			word.hidden = word.dataset.liveState !== state;
		}
		if (news.kinds || isBack) {
			notify(news.kinds ? news : RESYNC);
		}
	}

	function say(news) {
		hear(news);
		tabs?.postMessage(news);
		if (state === 'out') {
			release();
		}
	}

	/** Holds the stream until it is released; nobody else does meanwhile. */
	function own() {
		return new Promise((resolve) => {
			const opening = setTimeout(() => {
				stream.close = openStream(() => place, say);
			}, Math.max(0, begin + OPENS_AFTER - Date.now()));
			stream = { close: () => clearTimeout(opening), resolve };
		});
	}

	function release() {
		stream?.close();
		stream?.resolve();
		stream = undefined;
	}

	function queue() {
		if (!navigator.locks) {
			own();
			return;
		}
		waiting = new AbortController();
		navigator.locks.request(name, { signal: waiting.signal }, own).catch(() => {});
	}

	/** The tab with the stream says how far it is; what this page was made before, it has missed. */
	function join() {
		tabs = navigator.locks && new BroadcastChannel(name);
		tabs?.addEventListener('message', ({ data }) => {
			if (data.asks) {
				if (stream) {
					tabs.postMessage({ answers: data.asks, place, state });
				}
			}
			else if (data.answers === undefined) {
				hear(data);
			}
			else if (data.answers === begin) {
				hear(isAhead(data.place, place) ? { ...data, ...RESYNC } : { state: data.state });
			}
		});
		tabs?.postMessage({ asks: begin });
		queue();
	}

	addEventListener('pagehide', () => {
		waiting?.abort();
		release();
		tabs?.close();
	});
	addEventListener('pageshow', (event) => event.persisted && join());
	document.addEventListener('visibilitychange', () => {
		if (!document.hidden && state === 'out' && !stream) {
			waiting?.abort();
			queue();
		}
	});
	join();
}

/** Whether a place may be after another one: only places that one node has numbered can be compared. */
function isAhead(one, other) {
	const [node, number] = one.split(':');
	const [otherNode, otherNumber] = other.split(':');
	return node !== otherNode || Number(number) > Number(otherNumber);
}

/** Tells when nothing more has come for a while. */
function settling(tell) {
	let timer;

	return () => {
		clearTimeout(timer);
		timer = setTimeout(tell, SETTLES_AFTER);
	};
}

/** Tells at once what comes first, and once a second what came since; sooner what is about the ticket before the reader. */
function throttled(tell) {
	let kinds = new Set();
	let tickets = new Set();
	let timer;
	let told = -Infinity;

	function flush() {
		clearTimeout(timer);
		timer = undefined;
		if (kinds.size > 0) {
			timer = setTimeout(flush, PAUSE);
			told = performance.now();
			const detail = { kinds, tickets };
			kinds = new Set();
			tickets = new Set();
			tell(detail);
		}
	}

	return (news) => {
		news.kinds.forEach((kind) => kinds.add(kind));
		news.tickets.forEach((ticket) => tickets.add(ticket));
		const shown = document.querySelector('#ticket[data-ticket]')?.dataset.ticket;
		if (timer === undefined) {
			flush();
		}
		else if (shown && tickets.has(shown)) {
			clearTimeout(timer);
			timer = setTimeout(flush, Math.max(0, told + PAUSE_IN_SIGHT - performance.now()));
		}
	};
}
