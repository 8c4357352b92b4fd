// What the workbench asks of the server, and what it says when nobody answers.

/** A part of the desk that could not be had; its message is for people. */
export class Unanswered extends Error {}

/**
 * Asks for a part of a page: `ticket` or `list`. Gives the parsed page and the address that answered;
 * throws Unanswered where there is none, after all that was typed was left where it is.
 */
export async function ask(address, part, init = {}) {
	const wanted = new URL(address, location.href);
	wanted.searchParams.set('part', part);
	const answer = await fetch(wanted, { ...init, headers: { Accept: 'text/html', ...init.headers } }).catch((error) => {
		if (error.name === 'AbortError') {
			throw error;
		}
		throw new Unanswered(word('offline'));
	});
	const url = new URL(answer.url || wanted);
	if (url.pathname === '/login') {
		throw new Unanswered(word('out'));
	}
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const kept = page.getElementById(part === 'list' ? 'rows' : 'ticket') ?? page.getElementById('rows');
	if (!kept) {
		throw new Unanswered(page.querySelector('.error-page p')?.textContent ?? word('failed'), { cause: answer.status });
	}
	return { page, url };
}

/** A text of the page in the reader's language, its places filled. */
export function word(name, ...values) {
	const text = document.querySelector(`#words [data-word="${name}"]`)?.textContent ?? '';
	return values.reduce((filled, value, place) => filled.replace(`{${place}}`, value), text);
}

/** Says something in passing; `again` offers to do it once more. */
export function tell(text, again) {
	const place = document.getElementById('toasts');
	const toast = document.createElement('div');
	toast.className = 'toast';
	toast.append(text);
	if (again) {
		const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: word('again') });
		button.addEventListener('click', () => {
			toast.remove();
			again();
		});
		toast.append(button);
	}
	place.replaceChildren(toast);
	setTimeout(() => toast.remove(), again ? 12_000 : 4_000);
}

/** Tells the features that a part of the page is new. */
export function shown(part) {
	document.dispatchEvent(new CustomEvent('desk:shown', { detail: part }));
}

/** Whether somebody types in a part of the page, or has opened something in it. */
export function isInUse(part) {
	const focused = document.activeElement;
	return part.contains(focused) && focused.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
		|| part.querySelector('dialog[open], details.menu[open]') !== null;
}

/** All of a part that match, the part itself included. */
export function all(root, selector) {
	return [...(root instanceof Element && root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}

/** What posts of this session carry. */
export function token() {
	return document.querySelector('input[name=_csrf]')?.value ?? '';
}

/** Sends a request with JSON, or none. */
export function send(method, path, json, options = {}) {
	return fetch(path, {
		method,
		headers: { 'X-CSRF-TOKEN': token(), Accept: 'application/json', ...(json && { 'Content-Type': 'application/json' }) },
		body: json && JSON.stringify(json),
		...options,
	});
}

/**
 * A piece of a page as an element; nothing where it cannot be had. Tells also whether the answer was `ok`, and its `url`
 * where it came from another one (`redirected`).
 */
export async function part(url, options) {
	const answer = await fetch(url, { headers: { Accept: 'text/html' }, ...options }).catch(() => null);
	if (!answer || (answer.redirected && new URL(answer.url).pathname === '/login')) {
		return null;
	}
	const place = document.createElement('template');
	place.innerHTML = answer.ok ? await answer.text() : '';
	return { ok: answer.ok, url: answer.url, redirected: answer.redirected, element: place.content.firstElementChild };
}
