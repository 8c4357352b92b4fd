// Work on many tickets: the bar under a list appears when rows are selected, its buttons open the dialog of an act.
import { watch } from './job.js';
import { part } from './server.js';

let listens = false;
let everything = false;

export function bulk(root) {
	if (!listens) {
		listens = true;
		document.addEventListener('change', (event) => event.target.matches('input[name="selected"]') && selected());
		document.addEventListener('desk:selected', show);
		document.addEventListener('click', click);
		document.addEventListener('submit', submit, true);
	}
	if (root.querySelector?.('[data-bulk-bar], input[name="selected"]')) {
		show();
	}
}

function boxes() {
	return [...document.querySelectorAll('input[name="selected"]')];
}

function numbers() {
	return boxes().filter((box) => box.checked).map((box) => box.value);
}

function selected() {
	everything = false;
	show();
}

function show() {
	const bar = document.querySelector('[data-bulk-bar]');
	if (!bar) {
		return;
	}
	const many = numbers().length;
	everything = everything && many > 0;
	bar.hidden = many === 0;
	bar.querySelector('[data-bulk-all]').setAttribute('aria-pressed', String(everything));
	for (const place of document.querySelectorAll('[data-bulk-count]')) {
		place.textContent = everything ? bar.dataset.everything : bar.dataset.selected.replace('#', many);
	}
}

function click(event) {
	const button = event.target.closest('[data-bulk], [data-bulk-shown], [data-bulk-all], [data-bulk-none]');
	if (!button) {
		return;
	}
	if (button.dataset.bulk) {
		open(button);
		return;
	}
	const none = button.matches('[data-bulk-none]');
	for (const box of boxes()) {
		box.checked = !none;
	}
	everything = button.matches('[data-bulk-all]') && !everything;
	boxes()[0]?.dispatchEvent(new CustomEvent('desk:picked', { bubbles: true }));
	if (none) {
		boxes()[0]?.focus();
	}
	show();
}

async function open(button) {
	button.setAttribute('aria-busy', 'true');
	const answer = await part(button.dataset.bulk);
	button.removeAttribute('aria-busy');
	if (!answer?.element) {
		document.querySelector('[data-bulk-bar] [data-bulk-count]').textContent = document.querySelector('[data-bulk-bar]').dataset.failed;
		return;
	}
	document.querySelector('[data-bulk-dialog]')?.remove();
	document.body.append(answer.element);
	answer.element.addEventListener('close', () => {
		answer.element.remove();
		button.focus({ preventScroll: true });
	});
	answer.element.showModal();
	show();
	answer.element.querySelector('select, textarea, input:not([type=hidden])')?.focus();
}

/** The dialog stays while something is tried out or refused; what is taken on has a page of its own. */
async function submit(event) {
	const dialog = event.target.closest('[data-bulk-dialog]');
	if (!dialog || dialog.querySelector('[data-bulk-result]').contains(event.target)) {
		return;
	}
	event.preventDefault();
	event.stopPropagation();
	if (event.target.dataset.sent) {
		return;
	}
	event.target.dataset.sent = 'true';
	event.submitter?.setAttribute('aria-busy', 'true');
	const answer = await part(event.target.action, { method: 'POST', body: new URLSearchParams(fields(event)) });
	delete event.target.dataset.sent;
	event.submitter?.removeAttribute('aria-busy');
	if (!answer?.element) {
		dialog.querySelector('[data-bulk-result]').textContent = document.querySelector('[data-bulk-bar]').dataset.failed;
	}
	else if (answer.element.matches('[data-job]')) {
		dialog.querySelector('[data-bulk-result]').replaceChildren(answer.element);
		watch(answer.element);
	}
	else if (answer.redirected) {
		location.assign(answer.url);
	}
	else {
		dialog.replaceChildren(...answer.element.childNodes);
		show();
		dialog.querySelector('[aria-invalid], textarea, select, input:not([type=hidden])')?.focus();
	}
}

function fields(event) {
	const bar = document.querySelector('[data-bulk-bar]');
	const form = new FormData(event.target, event.submitter);
	form.set('tickets', everything ? '' : numbers().join(' '));
	form.set('all', String(everything));
	form.set('view', bar.dataset.view ?? '');
	form.set('q', bar.dataset.q ?? '');
	return form;
}
