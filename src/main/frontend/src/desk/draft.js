// What is typed is kept on the server while it is typed: one draft per kind, taken up again in any browser.
// What the server has not taken yet waits in this browser, so that nothing typed is ever lost.
import { uploads } from './files.js';
import { all, part, send } from './server.js';

const SETTLES_AFTER = 600;
const RETRY_AFTER = 5_000;

/** Longer bodies are not taken by a request that outlives its page. */
const KEPT_ALIVE = 50_000;

const KINDS = ['PUBLIC', 'INTERNAL'];

export function draft(root) {
	for (const place of all(root, '[data-drafts]:not([data-attached])')) {
		place.dataset.attached = '';
		attach(place);
	}
}

function attach(place) {
	const number = place.dataset.drafts;
	const form = place.closest('form');
	const area = form.elements.namedItem('body');
	const path = `/api/v1/tickets/${number}/draft`;
	const find = (name) => place.querySelector(`[data-draft-${name}]`);
	const leaving = new AbortController();
	const { signal } = leaving;
	const drafts = new Map(KINDS.map((kind) => [kind, { kind, text: '', saved: '', revision: 0, shared: false, files: [] }]));
	let kind = chosen() ?? 'PUBLIC';
	let leavesAs = kind;
	let ready = false;
	let sending = false;
	let timer;
	let busy = Promise.resolve();

	const files = uploads(place, {
		signal,
		path: () => `/api/v1/tickets/${number}/uploads`,
		kind: () => kind,
		uploaded: async (one, file) => {
			drafts.get(one).files.push(file);
			show();
			await busy;
			const kept = await read(one);
			if (kept) {
				adopt(one, kept);
			}
		},
		removed: (file) => {
			for (const one of drafts.values()) {
				one.files = one.files.filter((other) => other.id !== file.id);
			}
			show();
		},
	});

	area.addEventListener('input', (event) => !event.isComposing && changed(), { signal });
	area.addEventListener('compositionend', () => changed(), { signal });
	area.addEventListener('blur', () => save(), { signal });
	document.addEventListener('change', (event) => {
		if (event.target.name === 'visibility' && event.target.form === form) {
			turn();
		}
	}, { signal });
	addEventListener('pagehide', () => save(true), { signal });
	addEventListener('online', () => save(), { signal });
	form.addEventListener('submit', submitted, { signal });
	addEventListener('pageshow', (event) => {
		sending &&= !event.persisted;
	}, { signal });
	document.addEventListener('desk:settles', ({ detail }) => detail.push(busy), { signal });
	document.addEventListener('desk:sent', sent, { signal });
	// What a reply gives back comes with what is typed now: the page that follows has both.
	document.addEventListener('desk:gives-back', () => {
		sending = true;
		clearTimeout(timer);
	}, { signal });
	document.addEventListener('desk:given-back', () => KINDS.forEach(forget), { signal });
	document.addEventListener('desk:unsent', () => {
		sending = false;
	}, { signal });
	document.addEventListener('desk:leaves', () => {
		save(true);
		leaving.abort();
	}, { signal });
	find('share').addEventListener('click', share);
	find('remove').addEventListener('click', remove);
	find('take').addEventListener('click', () => decide(true));
	find('keep').addEventListener('click', () => decide(false));
	place.addEventListener('click', (event) => takeOver(event.target.closest('[data-draft-taken]')));
	document.body.addEventListener('desk:changed', ({ detail }) => {
		if (!form.isConnected) {
			leaving.abort();
		}
		else if (['DRAFT_SHARED', 'DRAFT_TAKEN', 'RESYNC'].some((one) => detail.kinds.has(one)) && (detail.tickets.has(number) || detail.kinds.has('RESYNC'))) {
			load().then((panel) => panel && show());
		}
	}, { signal });
	begin();

	/** What the server has comes with the page. */
	function begin() {
		const panel = find('panel').firstElementChild;
		files.allow(panel.dataset.files === 'true');
		for (const one of drafts.values()) {
			take(one, panel);
			recall(one);
		}
		const own = drafts.get(kind);
		const typed = area.value;
		if (typed !== '' && typed !== own.text) {
			own.text = typed;
		}
		ready = true;
		fill(own.text);
		show();
		KINDS.forEach((one) => drafts.get(one).text !== drafts.get(one).saved && !drafts.get(one).theirs && save(false, one));
	}

	/** The panel of others' drafts, and what the server has of the viewer's own. */
	async function load() {
		const panel = (await part(`/desk/tickets/${number}/draft`))?.element;
		if (panel) {
			find('panel').replaceChildren(panel);
			files.allow(panel.dataset.files === 'true');
		}
		return panel;
	}

	function take(one, panel) {
		const own = panel.querySelector(`[data-own="${one.kind}"]`);
		one.revision = Number(own?.dataset.revision ?? 0);
		one.saved = own?.dataset.body ?? '';
		one.text = one.saved;
		one.shared = own?.dataset.shared === 'true';
		one.files = [...(own?.querySelectorAll('[data-file]') ?? [])]
			.map((file) => ({ id: file.dataset.file, name: file.dataset.name, size: file.dataset.size }));
	}

	/** What this browser could not send before it was left. */
	function recall(one) {
		const kept = local(one.kind);
		if (!kept || kept.text === one.saved) {
			forget(one.kind);
		}
		else if (kept.sent && one.revision !== kept.revision) {
			forget(one.kind);
		}
		else if (one.revision === kept.revision || one.saved === '') {
			one.text = kept.text;
		}
		else {
			one.theirs = { body: one.saved, revision: one.revision };
			one.text = kept.text;
		}
	}

	function changed() {
		const own = drafts.get(kind);
		own.text = area.value;
		keep(own);
		clearTimeout(timer);
		timer = setTimeout(save, SETTLES_AFTER);
		told();
		show();
	}

	function turn() {
		const next = chosen();
		if (!next || next === kind) {
			return;
		}
		drafts.get(kind).text = area.value;
		save();
		kind = next;
		fill(drafts.get(kind).text);
		told();
		show();
	}

	/** The lists that the agent chooses from say what is shown; a task's form is neither. */
	function chosen() {
		const value = form.elements.namedItem('visibility')?.value;
		return KINDS.includes(value) ? value : undefined;
	}

	function fill(text) {
		if (area.value !== text) {
			area.value = text;
			area.dispatchEvent(new CustomEvent('desk:filled', { bubbles: true }));
		}
	}

	/** One after the other; a page that goes away does not wait. */
	function save(last = false, which = kind) {
		clearTimeout(timer);
		const own = drafts.get(which);
		if (!ready || sending || own.theirs || own.text === own.saved) {
			return busy;
		}
		if (last === true) {
			put(own, true);
			return busy;
		}
		busy = busy.then(() => put(own, false));
		return busy;
	}

	async function put(own, last) {
		const text = own.text;
		if (sending || own.theirs || (text === own.saved && own.wanted === undefined)) {
			return;
		}
		const shared = own.wanted ?? own.shared;
		if (!last) {
			state('saving', true);
		}
		const answer = await send('PUT', path, {
			kind: own.kind,
			body: text,
			lastSeenMessageId: form.elements.namedItem('lastSeenMessageId')?.value || null,
			revision: own.revision,
			shared,
		}, { keepalive: last && text.length < KEPT_ALIVE }).catch(() => null);
		if (answer?.status === 409) {
			await overtaken(own);
		}
		else if (!answer?.ok || answer.redirected) {
			keep(own);
			state('retry', true);
			setTimeout(() => save(false, own.kind), RETRY_AFTER);
		}
		else {
			const kept = await answer.json();
			own.saved = text;
			own.revision = kept.revision;
			own.shared = kept.sharedAt !== null;
			own.wanted = undefined;
			if (own.text === text) {
				forget(own.kind);
			}
			told();
			show();
		}
	}

	/** Changed elsewhere; where only its number moved there is nothing to decide. */
	async function overtaken(own) {
		const theirs = await read(own.kind);
		if (!theirs) {
			state('retry', true);
			setTimeout(() => save(false, own.kind), RETRY_AFTER);
			return;
		}
		if (theirs.body === own.saved && theirs.revision > 0) {
			own.revision = theirs.revision;
			await put(own, false);
			return;
		}
		keep(own);
		own.theirs = theirs;
		show();
	}

	async function read(which) {
		const answer = await send('GET', `${path}?kind=${which}`).catch(() => null);
		return answer?.ok && !answer.redirected ? answer.json() : undefined;
	}

	function adopt(which, kept) {
		const own = drafts.get(which);
		if (kept.body === own.saved) {
			own.revision = kept.revision;
		}
		own.files = kept.attachments.map((file) => ({ id: file.id, name: file.name, size: size(file.size) }));
		show();
	}

	function decide(other) {
		const own = drafts.get(kind);
		const theirs = own.theirs;
		own.theirs = undefined;
		own.revision = theirs.revision;
		own.saved = theirs.body;
		own.shared = Boolean(theirs.sharedAt ?? own.shared);
		if (theirs.attachments) {
			own.files = theirs.attachments.map((file) => ({ id: file.id, name: file.name, size: size(file.size) }));
		}
		if (other) {
			own.text = theirs.body;
			forget(kind);
			fill(own.text);
		}
		show();
		save();
		area.focus();
	}

	function share() {
		const own = drafts.get(kind);
		own.wanted = !own.shared;
		busy = busy.then(() => put(own, false));
	}

	async function remove() {
		const own = drafts.get(kind);
		clearTimeout(timer);
		await busy;
		const answer = await send('DELETE', `${path}?kind=${own.kind}`).catch(() => null);
		if (!answer?.ok) {
			state('retry', true);
			return;
		}
		Object.assign(own, { text: '', saved: '', revision: 0, shared: false, files: [], theirs: undefined });
		forget(own.kind);
		fill('');
		state('saved', false);
		show();
		area.focus();
	}

	async function takeOver(button) {
		if (!button) {
			return;
		}
		button.disabled = true;
		await save();
		const answer = await send('POST', `/api/v1/tickets/${number}/drafts/${button.dataset.draftTaken}/take`).catch(() => null);
		const taken = answer?.ok ? await answer.json() : undefined;
		const panel = await load();
		if (!taken || !panel) {
			button.disabled = false;
			return;
		}
		const own = drafts.get(taken.kind);
		take(own, panel);
		forget(own.kind);
		const radio = [...form.elements].find((one) => one.name === 'visibility' && one.value === taken.kind);
		if (radio && taken.kind !== kind) {
			radio.click();
		}
		fill(drafts.get(kind).text);
		show();
		area.focus();
	}

	function submitted() {
		sending = true;
		clearTimeout(timer);
		const own = drafts.get(kind);
		leavesAs = kind;
		store(own.kind, { text: area.value, revision: own.revision, sent: true });
	}

	/** What was sent is no draft any more; a draft of the other kind, begun meanwhile, stays. */
	function sent() {
		sending = false;
		const own = drafts.get(leavesAs);
		Object.assign(own, { text: '', saved: '', revision: 0, shared: false, files: [], theirs: undefined });
		if (own.kind === kind) {
			area.value = '';
			area.dispatchEvent(new Event('input', { bubbles: true }));
		}
		clearTimeout(timer);
		forget(own.kind);
		told();
		show();
		save();
	}

	function show() {
		const own = drafts.get(kind);
		find('conflict').hidden = !own.theirs;
		find('why').textContent = own.theirs?.revision === 0 ? place.dataset.gone : place.dataset.changed;
		const something = own.text.trim() !== '' || own.files.length > 0;
		find('share').hidden = !something;
		find('share').ariaPressed = String(own.shared);
		find('remove').hidden = !something;
		files.show(own.files);
		for (const one of form.elements) {
			if (one.name === 'visibility' && KINDS.includes(one.value)) {
				const other = drafts.get(one.value);
				one.closest('label').classList.toggle('drafted', one.value !== kind && (other.text !== '' || other.files.length > 0));
			}
		}
	}

	/** "Saved" stands only beside what the server has; a failure stands until it has it. */
	function told() {
		const own = drafts.get(kind);
		if (own.text === own.saved || !find('state').classList.contains('bad')) {
			state('saved', own.text === own.saved && own.text !== '');
		}
	}

	function state(name, shown) {
		const words = shown ? place.dataset[name] : '';
		const told = find('state');
		if (told.textContent !== words) {
			told.textContent = words;
		}
		told.classList.toggle('bad', shown && name === 'retry');
	}

	function key(which) {
		return `stagedesk-draft-${document.querySelector('[data-live]')?.dataset.person ?? ''}-${number}-${which}`;
	}

	function keep(own) {
		store(own.kind, { text: own.text, revision: own.revision });
	}

	function store(which, kept) {
		try {
			localStorage.setItem(key(which), JSON.stringify(kept));
		}
		catch {
			// No room: the server has what it took so far.
		}
	}

	function local(which) {
		try {
			return JSON.parse(localStorage.getItem(key(which)) ?? 'null');
		}
		catch {
			return undefined;
		}
	}

	function forget(which) {
		localStorage.removeItem(key(which));
	}
}

export function size(bytes) {
	return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1024 / 1024)} MB`;
}
