// The number beside the bell follows what this person is told and reads, in whichever tab.
export function bell() {
	const place = document.querySelector('.bell .unread');
	if (!place) {
		return;
	}
	document.body.addEventListener('desk:changed', async ({ detail }) => {
		if (!isNotice(detail)) {
			return;
		}
		const answer = await fetch('/notices/bell', { headers: { Accept: 'text/html' } }).catch(() => null);
		if (answer?.ok && !answer.redirected) {
			place.innerHTML = await answer.text();
		}
	});
}

/** Whether a change may be about this person's notices. */
export function isNotice(detail) {
	const kinds = new Set(detail?.kinds);
	return kinds.has('NOTICE') || kinds.has('RESYNC');
}
