// The command bar (Ctrl or Cmd + K): every action that the page offers now, the views, and any ticket by its number.
import { activate, isThere } from './keys.js';
import { open } from './ticket.js';
import { word } from './server.js';

let begun = false;
let places = [];
let at = 0;

export function commands(root) {
	if (begun || root !== document || !document.getElementById('list')) {
		return;
	}
	begun = true;
	const dialog = document.getElementById('commands');
	const input = dialog.querySelector('input');
	document.addEventListener('keydown', (event) => {
		if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
			event.preventDefault();
			if (!document.querySelector('dialog[open]')) {
				begin(dialog, input);
			}
		}
	});
	document.addEventListener('click', (event) => event.target.closest('[data-commands]') && begin(dialog, input));
	input.addEventListener('input', () => list(dialog, input));
	input.addEventListener('keydown', (event) => {
		if (event.isComposing || event.keyCode === 229) {
			return;
		}
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step) {
			event.preventDefault();
			mark(dialog, input, (at + step + places.length) % Math.max(1, places.length));
		}
		else if (event.key === 'Enter') {
			event.preventDefault();
			take(dialog, places[at]);
		}
	});
	dialog.querySelector('[role=listbox]').addEventListener('click', (event) => {
		const option = event.target.closest('[role=option]');
		if (option) {
			take(dialog, places[Number(option.dataset.place)]);
		}
	});
}

function begin(dialog, input) {
	input.value = '';
	dialog.showModal();
	list(dialog, input);
}

function list(dialog, input) {
	const sought = plain(input.value);
	places = found(sought);
	const box = dialog.querySelector('[role=listbox]');
	box.replaceChildren(...places.map((place, index) => {
		const option = document.createElement('li');
		option.id = `command-${index}`;
		option.role = 'option';
		option.dataset.place = index;
		option.append(Object.assign(document.createElement('span'), { textContent: place.name }));
		if (place.key) {
			option.append(Object.assign(document.createElement('kbd'), { textContent: place.key }));
		}
		return option;
	}));
	dialog.querySelector('.none').hidden = places.length > 0;
	mark(dialog, input, 0);
}

function found(sought) {
	const seen = new Set();
	const all = [...document.querySelectorAll('[data-command]')].filter((one) => isThere(one) && one.dataset.command !== 'search')
		.sort((one, other) => ofTicket(other) - ofTicket(one))
		.map((control) => ({ name: name(control), key: control.dataset.key, act: () => activate(control) }))
		.filter(({ name }) => name && !seen.has(name) && seen.add(name));
	const words = sought.split(' ').filter(Boolean);
	const fitting = all.filter((one) => words.every((part) => plain(one.name).includes(part)));
	const number = sought.match(/^(?:sd-?)?(\d{3,})$/)?.[1];
	if (number) {
		fitting.unshift({ name: word('go', `SD-${number}`), act: () => open(`/desk/tickets/SD-${number}`, { focus: true }) });
	}
	else if (sought) {
		fitting.push({ name: word('seek', sought), act: () => location.assign(`/desk?q=${encodeURIComponent(sought)}`) });
	}
	return fitting;
}

/** What can be done with the open ticket comes before where one can go. */
function ofTicket(control) {
	return Number(control.closest('#ticket, #acts, #context') !== null);
}

function name(control) {
	const text = control.dataset.label ?? control.getAttribute('aria-label') ?? words(control.closest('label') ?? control);
	return text.trim().replace(/\s+/g, ' ');
}

/** Without figures and keys, which are no part of a name. */
function words(control) {
	const copy = control.cloneNode(true);
	copy.querySelectorAll('.count, kbd, time').forEach((one) => one.remove());
	return copy.textContent;
}

function plain(text) {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function mark(dialog, input, index) {
	at = index;
	for (const option of dialog.querySelectorAll('[role=option]')) {
		const isMarked = Number(option.dataset.place) === index;
		option.setAttribute('aria-selected', String(isMarked));
		if (isMarked) {
			option.scrollIntoView({ block: 'nearest' });
		}
	}
	if (places.length > 0) {
		input.setAttribute('aria-activedescendant', `command-${index}`);
	}
	else {
		input.removeAttribute('aria-activedescendant');
	}
}

function take(dialog, place) {
	if (place) {
		dialog.close();
		place.act();
	}
}
