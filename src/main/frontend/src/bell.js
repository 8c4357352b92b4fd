// The number beside the bell follows what happens on the desk.
export function bell() {
	const place = document.querySelector('.bell .unread');
	if (!place) {
		return;
	}
	document.body.addEventListener('desk:changed', async () => {
		const answer = await fetch('/notices/bell', { headers: { Accept: 'text/html' } }).catch(() => null);
		if (answer?.ok && !answer.redirected) {
			place.innerHTML = await answer.text();
		}
	});
}
