// Single keys. Every action of the page says by `data-key` which is its own; a few move on the list.
// They rest while somebody types, while an input method composes, and for those who have switched them off.
import { next, toggle } from './list.js';
import { current, open } from './ticket.js';
import { tell, word } from './server.js';

let begun = false;

const moves = {
	j: () => go(1),
	k: () => go(-1),
	x: toggle,
	u: () => back(),
	'.': () => copy(),
	'?': () => document.getElementById('keys').showModal(),
};

export function keys(root) {
	if (begun || root !== document || !document.getElementById('list')) {
		return;
	}
	begun = true;
	document.addEventListener('keydown', press);
}

function press(event) {
	if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) {
		return;
	}
	const isTyping = event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
	if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && isTyping) {
		submit(event, isTyping);
		return;
	}
	if (event.key === 'Escape' && isTyping?.closest('#say, .search')) {
		isTyping.blur();
		document.getElementById('ticket')?.focus({ preventScroll: true });
		return;
	}
	if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === 'off' || document.querySelector('dialog[open]')) {
		return;
	}
	const move = moves[event.key];
	if (move) {
		event.preventDefault();
		move();
		return;
	}
	const control = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === event.key.toLowerCase() && isThere(one));
	if (control) {
		event.preventDefault();
		activate(control);
	}
}

/** The form of a task is the page's own, not the one that its viewer draws. */
function submit(event, field) {
	const form = field.closest('section.task')?.querySelector('form[data-task-form]') ?? field.form;
	if (!form || form.method === 'get') {
		return;
	}
	event.preventDefault();
	const usual = form.querySelector('[data-send], .primary[type=submit]') ?? form.querySelector('[type=submit]');
	form.requestSubmit((event.shiftKey && form.querySelector('[data-send-next]')) || usual);
}

/** Not in something that the page hides. */
export function isThere(control) {
	return !control.disabled && !control.closest('[hidden]') && !control.closest('dialog:not([open])');
}

/** Does what a press on the control does; fields get the focus. */
export function activate(control) {
	control.closest('details.menu')?.removeAttribute('open');
	if (control.matches('input[type=search], input[type=text]')) {
		control.focus();
		control.select();
		return;
	}
	control.click();
	if (control.matches('.dock [data-panel]')) {
		const panel = document.getElementById(control.dataset.panel);
		panel?.querySelector('textarea, input:not([type=hidden]), select')?.focus();
	}
}

function go(step) {
	const link = next(step);
	if (!link) {
		tell(word(step > 0 ? 'last' : 'first'));
		return;
	}
	link.focus({ preventScroll: true });
	link.closest('.row').scrollIntoView({ block: 'nearest' });
	if (current()) {
		open(link.href);
	}
}

function back() {
	const { view } = document.getElementById('list').dataset;
	if (current()) {
		location.assign(`/desk?view=${encodeURIComponent(view)}`);
	}
}

async function copy() {
	const number = current();
	if (number) {
		await navigator.clipboard?.writeText(number).catch(() => {});
		tell(word('copied', number));
	}
}
