// A reply that waits to be said: counts down, and the ticket shows it as said when it is.
const SAID_AFTER = 1_500;

export function pending(root) {
	for (const form of root.querySelectorAll?.('form[data-draft]:not([data-begun])') ?? []) {
		form.dataset.begun = 'true';
		form.addEventListener('submit', () => {
			form.elements.namedItem('draft').value = document.querySelector('#say textarea')?.value ?? '';
		});
	}
	for (const due of root.querySelectorAll?.('[data-due]:not([data-begun])') ?? []) {
		due.dataset.begun = 'true';
		countDown(due);
	}
}

function countDown(due) {
	const at = Date.now() + due.dataset.due * 1000;
	const timer = setInterval(() => {
		const left = Math.ceil((at - Date.now()) / 1000);
		if (!due.isConnected) {
			clearInterval(timer);
		}
		else if (left > 0) {
			due.textContent = due.textContent.replace(/\d+/, left);
		}
		else {
			clearInterval(timer);
			due.textContent = due.dataset.sending;
			due.closest('article').querySelector('form').hidden = true;
			setTimeout(() => document.body.dispatchEvent(new CustomEvent('desk:changed', { detail: { kinds: new Set(['RESYNC']), tickets: new Set() } })), SAID_AFTER);
		}
	}, 250);
}
