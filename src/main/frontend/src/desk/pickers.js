// Canned replies by `/`, articles by `#`, people by `@` in every textarea[data-pickers]; its value is the address of the ticket.
// The list is a listbox that the textarea points at; the caret never leaves the text.
import { caret } from './caret.js';

const KINDS = {
	canned: { signs: '/／', path: 'canned' },
	article: { signs: '#＃', path: 'articles' },
	person: { signs: '@＠', path: 'people' },
};

/** A sign opens a list at the start of a line, after a blank, and within scripts that have none. */
const OPENS = /(?:^|[\s　-ヿ㐀-鿿＀-￯])([/／#＃@＠])([^\s/／#＃@＠]{0,40})$/u;

const GAP = /\[[a-z]+\.[A-Za-z0-9_.-]+\?\]/;

const EDGE = 8;

export function pickers(root) {
	for (const text of root.querySelectorAll('textarea[data-pickers]:not([data-picking])')) {
		const popup = text.form?.querySelector('[data-picker]');
		if (popup) {
			text.dataset.picking = 'true';
			attach(text, popup);
		}
	}
}

function attach(text, popup) {
	const list = popup.querySelector('[role=listbox]');
	const preview = popup.querySelector('[data-picker-preview]');
	const status = text.form.querySelector('[data-picker-status]');
	const warning = text.form.querySelector('[data-picker-gaps]');
	const known = new Map();
	let open = null;
	let left = null;
	let asking = null;

	text.setAttribute('aria-autocomplete', 'list');
	text.addEventListener('input', (event) => event.isComposing || look());
	text.addEventListener('compositionend', look);
	text.addEventListener('click', look);
	text.addEventListener('blur', close);
	text.addEventListener('keydown', press);
	popup.addEventListener('mousedown', (event) => event.preventDefault());
	list.addEventListener('mousemove', (event) => mark(optionAt(event)));
	list.addEventListener('click', (event) => choose(optionAt(event), false));
	popup.querySelector('[data-picker-summary]').addEventListener('click', () => choose(open?.marked ?? -1, true));
	for (const button of text.form.querySelectorAll('[data-picks]')) {
		button.addEventListener('click', () => begin(button.dataset.picks));
	}
	text.form.addEventListener('submit', warnOfGaps);
	addEventListener('resize', close);

	/** Whether something is being looked for where the caret stands. */
	function look() {
		const at = text.selectionStart;
		const found = at === text.selectionEnd ? OPENS.exec(text.value.slice(0, at)) : null;
		const kind = found && Object.keys(KINDS).find((one) => KINDS[one].signs.includes(found[1]));
		if (!kind || (kind === 'person' && !isNote())) {
			left = null;
			close();
			return;
		}
		const from = at - found[2].length - 1;
		if (left === from) {
			return;
		}
		left = null;
		ask(kind, found[2], from);
	}

	async function ask(kind, query, from) {
		asking?.abort();
		const address = `${text.dataset.pickers}/${KINDS[kind].path}?q=${encodeURIComponent(query)}`;
		if (!known.has(address)) {
			asking = new AbortController();
			const items = await read(address, asking.signal);
			if (!items) {
				return;
			}
			known.set(address, items);
			setTimeout(() => known.delete(address), 30_000);
		}
		if (document.activeElement === text) {
			show(kind, known.get(address), from);
		}
	}

	function show(kind, items, from) {
		const isNew = open?.kind !== kind || open.from !== from;
		open = { kind, items, from, marked: -1 };
		popup.dataset.kind = kind;
		list.setAttribute('aria-label', popup.dataset[`${kind}Title`]);
		popup.querySelector('[data-picker-title]').textContent = popup.dataset[`${kind}Title`];
		popup.querySelector('[data-picker-empty]').hidden = items.length > 0;
		list.hidden = items.length === 0;
		list.replaceChildren(...items.map((item, index) => option(kind, item, index)));
		if (!popup.matches(':popover-open')) {
			popup.showPopover();
		}
		text.setAttribute('aria-controls', list.id);
		mark(items.findIndex((item) => !isRefused(item)));
		if (isNew) {
			place(from);
		}
		status.textContent = (items.length ? popup.dataset.count : popup.dataset.empty).replace('#', items.length);
	}

	function option(kind, item, index) {
		const row = document.createElement('li');
		row.id = `${list.id}-${index}`;
		row.setAttribute('role', 'option');
		row.setAttribute('aria-selected', 'false');
		if (isRefused(item)) {
			row.setAttribute('aria-disabled', 'true');
		}
		const name = part('strong', item.title ?? item.name);
		name.dir = 'auto';
		const key = { canned: `/${item.shortcut}`, article: '', person: `@${item.login}` }[kind];
		row.append(name, ' ', part('span', key, 'key'));
		if (item.internal) {
			row.append(' ', part('span', popup.dataset.internal, 'badge outline'));
		}
		if (item.near === false) {
			row.append(' ', part('span', item.language, 'badge outline'));
		}
		if (item.gaps?.length) {
			row.append(' ', part('span', popup.dataset.gaps.replace('#', item.gaps.length), 'badge gap'));
		}
		return row;
	}

	/** Internal articles are not named to requesters. */
	function isRefused(item) {
		return Boolean(item.internal) && !isNote();
	}

	function isNote() {
		return text.form.elements.namedItem('visibility')?.value === 'INTERNAL';
	}

	function mark(index) {
		if (!open || index === open.marked) {
			return;
		}
		list.children[open.marked]?.setAttribute('aria-selected', 'false');
		open.marked = index;
		const row = list.children[index];
		const item = open.items[index];
		preview.hidden = !item || open.kind === 'person';
		popup.querySelector('[data-picker-summary]').hidden = open.kind !== 'article' || !item?.summary || isRefused(item);
		if (!row) {
			text.removeAttribute('aria-activedescendant');
			return;
		}
		row.setAttribute('aria-selected', 'true');
		row.scrollIntoView({ block: 'nearest' });
		text.setAttribute('aria-activedescendant', row.id);
		preview.lang = item.language ?? '';
		preview.textContent = isRefused(item) ? popup.dataset.refused : (item.text ?? item.summary ?? '');
	}

	function press(event) {
		if (!open || event.isComposing || event.keyCode === 229) {
			return;
		}
		const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
		const count = open.items.length;
		const acts = {
			ArrowDown: () => mark((open.marked + 1) % count),
			ArrowUp: () => mark((open.marked + count - 1) % count),
			Enter: () => choose(open.marked, event.shiftKey),
			Tab: () => choose(open.marked, false),
			Escape: () => {
				left = open.from;
				close();
			},
		};
		const needsItems = event.key !== 'Escape';
		if (!plain || !acts[event.key] || (needsItems && !count) || (event.key === 'Tab' && event.shiftKey)) {
			return;
		}
		event.preventDefault();
		event.stopPropagation();
		acts[event.key]();
	}

	function choose(index, summary) {
		const item = open?.items[index];
		if (!item || isRefused(item)) {
			return;
		}
		const { kind, from } = open;
		close();
		const words = {
			canned: () => item.text,
			article: () => `${summary && item.summary ? item.summary : item.title}\n${item.link}\n`,
			person: () => `@${item.login} `,
		}[kind]();
		insert(text, from, text.selectionStart, words);
		if (kind === 'canned') {
			used(item.id);
			toGap(from, words);
		}
	}

	function used(id) {
		const body = new URLSearchParams({ _csrf: text.form.elements.namedItem('_csrf')?.value ?? '' });
		fetch(`${popup.dataset.used}/${id}/used`, { method: 'POST', body, keepalive: true }).catch(() => null);
	}

	/** The first place that nobody could fill is what is typed next. */
	function toGap(from, words) {
		const gap = GAP.exec(words);
		if (gap) {
			text.setSelectionRange(from + gap.index, from + gap.index + gap[0].length);
		}
	}

	/** A reply with a gap is sent only when its agent says so twice. */
	function warnOfGaps(event) {
		const warn = !isNote() && GAP.test(text.value) && warning.dataset.seen !== text.value;
		warning.hidden = !warn;
		if (warn) {
			event.preventDefault();
			warning.dataset.seen = text.value;
			toGap(0, text.value);
			text.focus();
		}
	}

	function begin(kind) {
		const at = text.selectionStart;
		const isFree = at === 0 || /\s$/.test(text.value.slice(0, at));
		left = null;
		insert(text, at, text.selectionEnd, `${isFree ? '' : ' '}${KINDS[kind].signs[0]}`);
		look();
	}

	function place(from) {
		const at = caret(text, from);
		const { width, height } = popup.getBoundingClientRect();
		const window = visualViewport ?? { width: innerWidth, height: innerHeight };
		const below = at.bottom + 4;
		const above = at.top - 4 - height;
		popup.style.setProperty('left', `${Math.max(EDGE, Math.min(at.left, window.width - width - EDGE))}px`);
		popup.style.setProperty('top', `${below + height + EDGE > window.height && above >= EDGE ? above : Math.max(EDGE, Math.min(below, window.height - height - EDGE))}px`);
	}

	function optionAt(event) {
		return [...list.children].indexOf(event.target.closest('[role=option]'));
	}

	function close() {
		asking?.abort();
		if (!open) {
			return;
		}
		open = null;
		text.removeAttribute('aria-activedescendant');
		text.removeAttribute('aria-controls');
		status.textContent = '';
		if (popup.matches(':popover-open')) {
			popup.hidePopover();
		}
	}
}

/** What the server offers; nothing where it cannot be had, or nobody waits for it any more. */
async function read(address, signal) {
	const answer = await fetch(address, { signal, headers: { Accept: 'application/json' } }).catch(() => null);
	const told = answer?.ok && !answer.redirected ? await answer.json().catch(() => null) : null;
	return told?.items ?? null;
}

function part(tag, words, classes = '') {
	const element = document.createElement(tag);
	element.textContent = words;
	element.className = classes;
	return element;
}

/** As typed, so that undo takes it back. */
function insert(text, from, to, words) {
	text.focus();
	text.setSelectionRange(from, to);
	if (!document.execCommand('insertText', false, words)) {
		text.setRangeText(words, from, to, 'end');
		text.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: words }));
	}
}
