// Tickets that belong together: known tags while one types, and how far an update for all children is.

const ASKS_AFTER = 150;

const LOOKS_AGAIN = 2_000;

/** Call it with the document, and with every part of a page that comes later. */
export function relations(root) {
	for (const form of root.querySelectorAll('form[data-tags]:not([data-attached])')) {
		form.dataset.attached = '';
		offerTags(form.elements.namedItem('tags'), form.querySelector('datalist'));
	}
	for (const update of root.querySelectorAll('[data-update]:not([data-attached])')) {
		update.dataset.attached = '';
		follow(update);
	}
}

/** Offers what is typed so far with each known tag as its last one. */
function offerTags(input, list) {
	let asked;
	input.addEventListener('input', (event) => {
		clearTimeout(asked);
		if (event.isComposing) {
			return;
		}
		asked = setTimeout(async () => {
			const typed = input.value.split(/[,，]/);
			const last = typed.pop().trim();
			const before = typed.map((tag) => tag.trim()).filter(Boolean);
			const answer = last && await fetch(`/desk/tags?q=${encodeURIComponent(last)}`).catch(() => null);
			const known = answer?.ok && !answer.redirected ? await answer.json() : [];
			list.replaceChildren(...known.filter((tag) => !before.includes(tag))
				.map((tag) => new Option('', [...before, tag].join(', '))));
		}, ASKS_AFTER);
	});
}

/** Asks until the last child is answered, as long as the part is on the page. */
async function follow(update) {
	const bar = update.querySelector('progress');
	const text = update.querySelector('[data-update-text]');
	let ended = false;
	while (!ended) {
		await new Promise((resolve) => setTimeout(resolve, LOOKS_AGAIN));
		if (!update.isConnected) {
			return;
		}
		const answer = await fetch(update.dataset.update, { headers: { Accept: 'application/json' } }).catch(() => null);
		if (!answer?.ok) {
			continue;
		}
		const { counts, endedAt } = await answer.json();
		const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
		const done = total - (counts.WAITING ?? 0);
		bar.max = total;
		bar.value = done;
		text.textContent = update.dataset.told.replace('%1', done).replace('%2', total);
		ended = endedAt !== null;
	}
}
