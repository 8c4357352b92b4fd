// The manager's board: blocks that renew themselves, forms in a dialog, filters that apply at once.
// htmx asks for a block when something on the desk has changed (`desk:changed`), and now and then in any case.
import htmx from 'htmx.org';

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

const RESTING = 5000;

let moved = 0;
addEventListener('pointermove', () => {
	moved = Date.now();
}, { passive: true });

document.body.addEventListener('htmx:beforeSwap', (event) => {
	const { target, xhr } = event.detail;
	if (new URL(xhr.responseURL, location.href).pathname !== '/board') {
		// Logged out meanwhile: the whole page has to say so.
		event.detail.shouldSwap = false;
		location.reload();
		return;
	}
	// Rows do not jump under a pointer that is on its way to a button.
	if (target.querySelector('.tickets') && target.matches(':hover') && Date.now() - moved < RESTING) {
		event.detail.shouldSwap = false;
		return;
	}
	keepFocus(target);
});

/** What had the focus has it again, in the block that comes instead. */
function keepFocus(target) {
	const focused = document.activeElement;
	if (!target.contains(focused)) {
		return;
	}
	const id = target.id;
	const href = focused.getAttribute('href');
	target.addEventListener('htmx:beforeCleanupElement', () => requestAnimationFrame(() => {
		const block = document.getElementById(id);
		[...(block?.querySelectorAll('a[href]') ?? [])].find((one) => one.getAttribute('href') === href)?.focus({ preventScroll: true });
	}), { once: true });
}

document.addEventListener('click', async (event) => {
	const link = event.target.closest('a[data-act]');
	if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
		return;
	}
	event.preventDefault();
	const answer = await fetch(link.href, { headers: { 'HX-Request': 'true' } }).catch(() => null);
	if (!answer?.ok || answer.redirected) {
		location.assign(link.href);
		return;
	}
	const place = document.getElementById('act');
	place.innerHTML = await answer.text();
	const dialog = place.querySelector('dialog');
	dialog.addEventListener('close', () => {
		place.replaceChildren();
		const again = [...document.querySelectorAll('a[data-act]')].find((one) => one.getAttribute('href') === link.getAttribute('href'));
		again?.focus({ preventScroll: true });
	});
	dialog.showModal();
	await mountForm(dialog);
	dialog.querySelector('select, textarea, input:not([type=hidden])')?.focus();
});

/** The viewer of a task's form is heavy, so it comes only with the first such dialog. */
async function mountForm(dialog) {
	const { script, style } = dialog.dataset;
	if (!script || !dialog.querySelector('[data-task-form]')) {
		return;
	}
	if (!document.querySelector(`link[href="${style}"]`)) {
		document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style }));
	}
	const { mountAll } = await import(script);
	await mountAll(dialog);
}

for (const form of document.querySelectorAll('form[data-filters]')) {
	form.querySelector('[data-apply]').hidden = true;
	ownZone(form.querySelector('select[data-zones]'));
	form.addEventListener('change', () => form.requestSubmit());
	// An address says only what is not as usual.
	form.addEventListener('formdata', (event) => {
		for (const [name, value] of [...event.formData]) {
			if (value === '') {
				event.formData.delete(name);
			}
		}
	});
}

/** The reader's own zone is offered, too. */
function ownZone(select) {
	const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
	if (own && ![...select.options].some((option) => option.value === own)) {
		select.append(new Option(own, own));
	}
}
