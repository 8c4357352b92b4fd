// A job that runs shows how far it is.
import { part } from './server.js';

const AGAIN = 1000;

const watched = new WeakSet();

export function job(root) {
	for (const section of root.querySelectorAll('[data-job][data-runs="true"]')) {
		watch(section);
	}
}

export function watch(section) {
	if (section.dataset.runs !== 'true' || watched.has(section)) {
		return;
	}
	watched.add(section);
	setTimeout(() => renew(section), AGAIN);
}

async function renew(section) {
	if (!section.isConnected) {
		return;
	}
	const answer = await part(section.dataset.poll);
	const next = answer?.element;
	if (!next?.matches('[data-job]')) {
		setTimeout(() => renew(section), AGAIN * 5);
		return;
	}
	const focused = section.contains(document.activeElement) ? document.activeElement.id : '';
	const scrolled = section.querySelector('.table-wrap')?.scrollTop ?? 0;
	section.replaceWith(next);
	next.querySelector('.table-wrap').scrollTop = scrolled;
	if (focused) {
		(document.getElementById(focused) ?? next.querySelector('button, a'))?.focus({ preventScroll: true });
	}
	watch(next);
}
