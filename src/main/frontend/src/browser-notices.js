// Notices by the browser's own means, where it was allowed: each once, whichever of its tabs hears first.
import { isNotice } from './bell.js';

const LOCK = 'stagedesk-notices';
const STORE = 'notices';
const KEPT = 60;

/** Timers of a browser do not last longer than some weeks. */
const LONGEST_WAIT = 86_400_000;

export function browserNotices() {
	const person = document.querySelector('[data-live]')?.dataset.person;
	if (!person || !('Notification' in window) || !navigator.locks) {
		return;
	}
	const key = `${LOCK}-${person}`;
	let timer;
	const look = () => {
		if (Notification.permission === 'granted') {
			navigator.locks.request(LOCK, () => show(key, wait)).catch(() => {});
		}
	};
	const wait = (time) => {
		clearTimeout(timer);
		if (time != null) {
			timer = setTimeout(look, Math.min(time + 500, LONGEST_WAIT));
		}
	};
	document.body.addEventListener('desk:changed', ({ detail }) => isNotice(detail) && look());
	document.addEventListener('notices:allowed', look);
	look();
}

/** Asks what is new since last time, and shows what this browser has not shown. */
async function show(key, wait) {
	const memory = await recall(key);
	const query = memory.until ? `?since=${encodeURIComponent(memory.until)}` : '';
	const answer = await fetch(`/notices/browser${query}`, { headers: { Accept: 'application/json' } });
	if (!answer.ok || answer.redirected) {
		return;
	}
	const news = await answer.json();
	const fresh = news.items.filter((item) => !memory.shown.includes(item.id));
	const shown = [...memory.shown, ...fresh.map((item) => item.id)].slice(-KEPT);
	await keep(key, { until: news.until, shown });
	fresh.filter((item) => !isOpen(item)).reverse().forEach(notify);
	wait(news.waits);
}

function notify(item) {
	const notice = new Notification(item.title, { body: item.text, tag: `stagedesk-${item.id}`, lang: document.documentElement.lang });
	notice.addEventListener('click', () => {
		window.focus();
		notice.close();
		location.assign(item.link);
	});
}

/** Who looks at the ticket needs not to be called to it. */
function isOpen(item) {
	return document.hasFocus() && location.pathname === new URL(item.link, location.href).pathname;
}

/** In a database and not in the local storage: other tabs may see what that has a moment too late. */
async function recall(key) {
	const memory = await inStore('readonly', (store) => store.get(key)).catch(() => undefined);
	return { until: memory?.until, shown: Array.isArray(memory?.shown) ? memory.shown : [] };
}

function keep(key, memory) {
	return inStore('readwrite', (store) => store.put(memory, key)).catch(() => {});
}

async function inStore(mode, act) {
	const database = await done(Object.assign(indexedDB.open('stagedesk', 1), {
		onupgradeneeded: ({ target }) => target.result.createObjectStore(STORE),
	}));
	try {
		const transaction = database.transaction(STORE, mode);
		const request = act(transaction.objectStore(STORE));
		await new Promise((resolve, reject) => {
			transaction.oncomplete = resolve;
			transaction.onabort = () => reject(transaction.error);
		});
		return request.result;
	}
	finally {
		database.close();
	}
}

function done(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
