// Finds while somebody types: a combobox over the desk's search field. The page works without it.
const PAUSE = 120;
const KEPT = 8;

/** What was found, as a part of the page; throws where there is no answer. */
export async function find(query, signal) {
	const answer = await fetch(`/desk/find?q=${encodeURIComponent(query)}`, { headers: { Accept: 'text/html' }, signal });
	if (!answer.ok || answer.redirected) {
		throw new Error(`The search answered ${answer.status}`);
	}
	const part = document.createElement('template');
	part.innerHTML = await answer.text();
	sayWhen(part.content);
	return part.content;
}

/** Attaches to search fields that have a box for what is found. */
export function finder(root) {
	for (const box of root.querySelectorAll('.search .find-box:not([data-attached])')) {
		box.dataset.attached = 'true';
		attach(box, box.closest('.search').querySelector('input[name=q]'));
	}
}

function attach(box, input) {
	const list = box.querySelector('.find-list');
	const said = box.querySelector('[role=status]');
	let timer;
	let asked;
	let shown;

	input.dataset.command = 'search';
	input.dataset.key = '/';
	const attributes = { role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false', 'aria-controls': 'find-options', 'aria-autocomplete': 'list' };
	for (const [name, value] of Object.entries(attributes)) {
		input.setAttribute(name, value);
	}

	const options = () => [...list.querySelectorAll('[role=option]')];
	const active = () => list.querySelector('[aria-selected=true]');

	function open() {
		box.hidden = false;
		input.setAttribute('aria-expanded', 'true');
	}

	function close() {
		clearTimeout(timer);
		asked?.abort();
		box.hidden = true;
		box.removeAttribute('aria-busy');
		input.setAttribute('aria-expanded', 'false');
		select(null);
	}

	function select(option) {
		active()?.setAttribute('aria-selected', 'false');
		option?.setAttribute('aria-selected', 'true');
		option?.scrollIntoView({ block: 'nearest' });
		if (option) {
			input.setAttribute('aria-activedescendant', option.id);
		}
		else {
			input.removeAttribute('aria-activedescendant');
		}
	}

	function move(step) {
		const all = options();
		if (all.length > 0) {
			const place = all.indexOf(active());
			select(all[(place < 0 && step < 0) ? all.length - 1 : (place + step + all.length) % all.length]);
		}
	}

	function tell(text) {
		said.textContent = text;
	}

	function complain(text) {
		const note = document.createElement('p');
		note.className = 'find-note bad';
		note.textContent = text;
		list.querySelector('.find-note.bad')?.remove();
		list.prepend(note);
		list.classList.add('old');
		tell(text);
	}

	async function look() {
		const query = input.value;
		asked?.abort();
		if (query.trim() === '') {
			recent();
			return;
		}
		if (query === shown) {
			open();
			return;
		}
		open();
		if (!navigator.onLine) {
			complain(box.dataset.offline);
			return;
		}
		const question = new AbortController();
		asked = question;
		box.setAttribute('aria-busy', 'true');
		if (list.childElementCount === 0) {
			tell(box.dataset.waiting);
		}
		try {
			const part = await find(query, question.signal);
			if (question.signal.aborted) {
				return;
			}
			shown = query;
			show(part);
			const count = options().length - (list.querySelector('.find-all') ? 1 : 0);
			tell(count > 0 ? box.dataset.found.replace('{n}', count) : box.dataset.none);
		}
		catch (failure) {
			if (failure.name !== 'AbortError') {
				complain(navigator.onLine ? box.dataset.error : box.dataset.offline);
			}
		}
		finally {
			if (asked === question) {
				box.removeAttribute('aria-busy');
			}
		}
	}

	function show(part) {
		list.classList.remove('old');
		list.replaceChildren(part);
		select(null);
	}

	function recent() {
		shown = undefined;
		const known = searches();
		if (known.length === 0) {
			list.replaceChildren();
			open();
			return;
		}
		const choices = document.createElement('div');
		choices.id = 'find-options';
		choices.className = 'find-options';
		choices.setAttribute('role', 'listbox');
		choices.setAttribute('aria-label', box.dataset.recent);
		known.forEach((query, place) => {
			const option = document.createElement('a');
			option.className = 'find-hit';
			option.id = `find-recent-${place}`;
			option.tabIndex = -1;
			option.setAttribute('role', 'option');
			option.setAttribute('aria-selected', 'false');
			option.href = `/desk?q=${encodeURIComponent(query)}`;
			option.dataset.again = query;
			option.textContent = query;
			option.dir = 'auto';
			choices.append(option);
		});
		const head = document.createElement('p');
		head.className = 'find-head';
		head.textContent = box.dataset.recent;
		const clear = document.createElement('button');
		clear.type = 'button';
		clear.className = 'button quiet small find-clear';
		clear.textContent = box.dataset.clear;
		clear.addEventListener('click', () => {
			forget();
			input.focus();
			recent();
		});
		const all = document.createDocumentFragment();
		all.append(head, choices, clear);
		show(all);
		open();
	}

	input.addEventListener('input', (event) => {
		if (!event.isComposing) {
			clearTimeout(timer);
			timer = setTimeout(look, PAUSE);
		}
	});
	input.addEventListener('compositionend', () => {
		clearTimeout(timer);
		timer = setTimeout(look, PAUSE);
	});
	input.addEventListener('focus', () => {
		if (input.value.trim() === '' || input.value === shown) {
			look();
		}
	});
	input.addEventListener('keydown', (event) => {
		if (event.isComposing || event.keyCode === 229) {
			return;
		}
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			event.preventDefault();
			if (box.hidden) {
				look();
			}
			else {
				move(event.key === 'ArrowDown' ? 1 : -1);
			}
		}
		else if (event.key === 'Enter' && !box.hidden && active()) {
			event.preventDefault();
			active().click();
		}
		else if (event.key === 'Escape' && !box.hidden) {
			event.preventDefault();
			event.stopPropagation();
			close();
		}
	});
	list.addEventListener('click', (event) => {
		const option = event.target.closest('[role=option]');
		if (!option) {
			return;
		}
		if (option.dataset.again !== undefined && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			input.value = option.dataset.again;
			input.focus();
			look();
			return;
		}
		remember(input.value);
	});
	list.addEventListener('mousedown', (event) => {
		if (event.target.closest('[role=option]')) {
			event.preventDefault();
		}
	});
	input.form?.addEventListener('submit', () => remember(input.value));
	input.closest('.search').addEventListener('focusout', (event) => {
		if (!event.currentTarget.contains(event.relatedTarget)) {
			close();
		}
	});
	addEventListener('online', () => {
		if (!box.hidden) {
			shown = undefined;
			look();
		}
	});
}

/** Kept in this browser only, for each person apart. */
function place() {
	return `stagedesk.searches.${document.querySelector('[data-person]')?.dataset.person ?? ''}`;
}

function searches() {
	try {
		const kept = JSON.parse(localStorage.getItem(place()) ?? '[]');
		return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, KEPT) : [];
	}
	catch {
		return [];
	}
}

function remember(query) {
	const one = query.trim();
	if (one === '') {
		return;
	}
	try {
		localStorage.setItem(place(), JSON.stringify([one, ...searches().filter((other) => other !== one)].slice(0, KEPT)));
	}
	catch {
		// A browser that keeps nothing remembers nothing.
	}
}

function forget() {
	try {
		localStorage.removeItem(place());
	}
	catch {
		// There is nothing to forget.
	}
}

/** Instants come in UTC; people read how long ago it was. */
function sayWhen(part) {
	const language = document.documentElement.lang || 'en';
	const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
	const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
	for (const time of part.querySelectorAll('time[data-time=ago]')) {
		const date = new Date(time.dateTime);
		const seconds = (date - Date.now()) / 1000;
		const [unit, size] = [['day', 86400], ['hour', 3600], ['minute', 60]].find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
		time.textContent = Math.abs(seconds) > 30 * 86400 ? moment.format(date) : relative.format(Math.trunc(seconds / size), unit);
	}
}
