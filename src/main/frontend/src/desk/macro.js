// The dialog in which a macro is chosen: a list that is filtered as one types, and what the chosen one would do.
import { part } from './server.js';

let asked = 0;

export function macro(root) {
	for (const dialog of root.querySelectorAll('dialog[data-macros]:not([data-attached])')) {
		dialog.dataset.attached = 'true';
		dialog.addEventListener('shown', () => fill(dialog));
		dialog.addEventListener('input', (event) => event.target.matches('[data-macro-filter]') && filter(dialog, event.target.value));
		dialog.addEventListener('change', (event) => event.target.name === 'macro' && preview(dialog, event.target.value));
		dialog.addEventListener('keydown', (event) => key(dialog, event));
	}
}

async function fill(dialog) {
	const answer = await part(dialog.dataset.macros);
	const list = dialog.querySelector('[data-macro-list]');
	if (!answer?.element) {
		list.textContent = dialog.dataset.failed;
		return;
	}
	list.replaceChildren(answer.element);
	dialog.querySelector('[data-macro-preview]').replaceChildren();
	dialog.querySelector('[data-macro-run]').disabled = true;
	filter(dialog, dialog.querySelector('[data-macro-filter]').value);
}

function choices(dialog) {
	return [...dialog.querySelectorAll('.macro-choice')];
}

function filter(dialog, words) {
	const wanted = words.trim().toLocaleLowerCase();
	let found = 0;
	for (const choice of choices(dialog)) {
		choice.hidden = !choice.querySelector('strong').textContent.toLocaleLowerCase().includes(wanted);
		found += choice.hidden ? 0 : 1;
	}
	const none = dialog.querySelector('[data-macro-none]');
	if (none) {
		none.hidden = found > 0 || choices(dialog).length === 0;
	}
}

async function preview(dialog, id) {
	const mine = ++asked;
	const run = dialog.querySelector('[data-macro-run]');
	run.disabled = true;
	const answer = await part(`${dialog.dataset.macros}/${id}`);
	if (mine !== asked) {
		return;
	}
	const place = dialog.querySelector('[data-macro-preview]');
	if (!answer?.element) {
		place.textContent = dialog.dataset.failed;
		return;
	}
	place.replaceChildren(answer.element);
	run.disabled = answer.element.dataset.runs !== 'true';
}

/** Enter and the arrow in the filter choose the first that is found; nothing is run by that. */
function key(dialog, event) {
	if (!event.target.matches('[data-macro-filter]') || event.isComposing || !['Enter', 'ArrowDown'].includes(event.key)) {
		return;
	}
	event.preventDefault();
	const first = choices(dialog).find((choice) => !choice.hidden)?.querySelector('input');
	first?.focus();
	first?.click();
}
