// Shows beside a text that is being written what its readers will see.
const RESTS = 250;

export function previews(root) {
	for (const text of root.querySelectorAll('textarea[data-preview]:not([data-previewed])')) {
		text.dataset.previewed = 'true';
		attach(text);
	}
}

function attach(text) {
	const place = document.getElementById(text.dataset.shows);
	let timer;
	let asked = 0;
	const show = async () => {
		const number = ++asked;
		place.hidden = text.value.trim() === '';
		if (place.hidden) {
			return;
		}
		const body = new URLSearchParams({ text: text.value, _csrf: text.form.elements.namedItem('_csrf')?.value ?? '' });
		const answer = await fetch(text.dataset.preview, { method: 'POST', body }).catch(() => null);
		if (!answer?.ok || answer.redirected || number !== asked) {
			return;
		}
		if (answer.headers.get('content-type').startsWith('application/json')) {
			write(place, (await answer.json()).text);
		}
		else {
			place.innerHTML = await answer.text();
		}
	};
	text.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(show, RESTS);
	});
	text.closest('details')?.addEventListener('toggle', show);
	show();
}

/** Gaps are marked, so that nobody overlooks one. */
function write(place, text) {
	place.replaceChildren(...text.split(/(\[[A-Za-z][\w.-]*\?\])/).map((part, index) => {
		if (index % 2 === 0) {
			return part;
		}
		const gap = document.createElement('mark');
		gap.textContent = part;
		return gap;
	}));
}
