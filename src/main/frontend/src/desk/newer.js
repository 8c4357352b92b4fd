// Messages that came while somebody wrote: their beginnings above the composer, to be reviewed or answered anyway.
import { all, part } from './server.js';

const SAYS = ['MESSAGE_ADDED', 'NOTE_ADDED', 'RESYNC'];

export function newer(root) {
	for (const place of all(root, '[data-newer]:not([data-attached])')) {
		place.dataset.attached = '';
		attach(place);
	}
}

function attach(place) {
	const number = place.closest('[data-ticket]').dataset.ticket;
	const leaving = new AbortController();
	const form = () => document.querySelector('#say');
	const seen = () => form()?.elements.namedItem('lastSeenMessageId');

	async function show(after) {
		const news = await part(`/desk/tickets/${number}/newer?after=${encodeURIComponent(after)}`);
		if (news?.element && place.isConnected) {
			place.replaceChildren(...news.element.querySelectorAll('.newer'));
		}
	}

	place.addEventListener('click', (event) => {
		const newest = place.querySelector('[data-newest]')?.dataset.newest;
		if (event.target.closest('[data-newer-anyway]')) {
			seen().value = newest;
			form().requestSubmit();
		}
		else if (event.target.closest('[data-newer-review]')) {
			review(newest);
		}
	});

	/** A conversation that does not show them yet is read anew; the draft waits on the server. */
	function review(newest) {
		const conversation = document.querySelector('.conversation');
		const shown = Number(document.querySelector('#ticket')?.dataset.lastMessage ?? place.dataset.shown ?? 0);
		const wanted = new CustomEvent('desk:review', { detail: { ticket: number, newest }, cancelable: true });
		if (!document.body.dispatchEvent(wanted)) {
			place.replaceChildren();
		}
		else if (shown >= Number(newest) || place.dataset.after) {
			seen().value = newest;
			place.replaceChildren();
			conversation?.scrollTo({ top: conversation.scrollHeight });
			conversation?.focus();
		}
		else {
			const query = new URLSearchParams(location.search);
			query.delete('done');
			location.assign(`/desk/tickets/${number}?${query}`);
		}
	}

	document.body.addEventListener('desk:changed', ({ detail }) => {
		if (!place.isConnected) {
			leaving.abort();
			return;
		}
		const concerned = detail.kinds.has('RESYNC') || detail.tickets.has(number);
		if (concerned && SAYS.some((kind) => detail.kinds.has(kind)) && form()?.elements.namedItem('body')?.value.trim()) {
			show(seen().value);
		}
	}, { signal: leaving.signal });

	if (place.dataset.after) {
		show(place.dataset.after);
	}
}
