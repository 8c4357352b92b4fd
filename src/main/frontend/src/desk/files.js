// Files that go with a reply or a note: chosen, dropped or pasted, uploaded at once, and removed again.
import { send, token } from './server.js';

/**
 * The files of one composer. `draft` says where they go (`path`, `kind`) and hears what is `uploaded` and `removed`;
 * `signal` ends it. Returns `show`, which lists the files of a draft, and `allow`, whether there may be any.
 */
export function uploads(place, draft) {
	const list = place.querySelector('[data-uploads]');
	const button = place.querySelector('[data-upload]');
	const input = place.querySelector('[data-upload-input]');
	const named = place.querySelector('[name=attachments]');
	const form = place.closest('form');
	const dock = place.closest('.dock') ?? form;
	const going = new Set();
	let allowed = false;
	let kept = [];

	button.addEventListener('click', () => input.click());
	input.addEventListener('change', () => {
		[...input.files].forEach(add);
		input.value = '';
	});
	form.addEventListener('paste', (event) => {
		const files = [...(event.clipboardData?.files ?? [])];
		if (allowed && files.length > 0) {
			event.preventDefault();
			files.forEach(add);
		}
	});
	dock.addEventListener('dragover', (event) => {
		if (allowed && event.dataTransfer?.types.includes('Files')) {
			event.preventDefault();
			dock.dataset.dropping = place.dataset.drop;
		}
	}, { signal: draft.signal });
	dock.addEventListener('dragleave', (event) => {
		if (!dock.contains(event.relatedTarget)) {
			delete dock.dataset.dropping;
		}
	}, { signal: draft.signal });
	dock.addEventListener('drop', (event) => {
		if (allowed && event.dataTransfer?.files.length > 0) {
			event.preventDefault();
			delete dock.dataset.dropping;
			[...event.dataTransfer.files].forEach(add);
		}
	}, { signal: draft.signal });
	// What is on its way goes with it: the reply waits.
	form.addEventListener('submit', (event) => {
		if ([...going].some((one) => !one.failed)) {
			event.preventDefault();
			event.stopImmediatePropagation();
			button.focus();
		}
	}, { capture: true, signal: draft.signal });
	return { show, allow };

	function allow(may) {
		allowed = may;
		button.hidden = !may;
	}

	function show(files) {
		kept = files;
		named.value = files.map((file) => file.id).join(',');
		list.replaceChildren(...files.map(item), ...[...going].map((one) => one.item));
		list.hidden = list.children.length === 0;
	}

	function item(file) {
		const line = document.createElement('li');
		const name = Object.assign(document.createElement('bdi'), { textContent: file.name });
		const size = Object.assign(document.createElement('span'), { className: 'soft', textContent: file.size });
		line.append(name, size, remover(file.name, async () => {
			const answer = await send('DELETE', `${draft.path()}/${file.id}`).catch(() => null);
			if (answer?.ok || answer?.status === 404) {
				draft.removed(file);
				button.focus();
			}
		}));
		return line;
	}

	function remover(name, act) {
		const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button quiet small square', textContent: '×' });
		button.ariaLabel = place.dataset.remove.replace('{0}', name);
		button.addEventListener('click', act);
		return button;
	}

	function add(file) {
		const kind = draft.kind();
		const line = document.createElement('li');
		const progress = Object.assign(document.createElement('progress'), { max: 100, value: 0, ariaLabel: file.name });
		const request = new XMLHttpRequest();
		const one = { item: line, failed: false };
		line.append(Object.assign(document.createElement('bdi'), { textContent: file.name }), progress, remover(file.name, () => {
			request.abort();
			going.delete(one);
			show(kept);
		}));
		going.add(one);
		show(kept);
		request.open('POST', `${draft.path()}?kind=${kind}`);
		request.setRequestHeader('X-CSRF-TOKEN', token());
		request.setRequestHeader('Accept', 'application/json');
		request.responseType = 'json';
		request.upload.addEventListener('progress', (event) => {
			progress.value = event.total > 0 ? event.loaded / event.total * 100 : 0;
		});
		request.addEventListener('load', () => {
			if (request.status === 201) {
				going.delete(one);
				draft.uploaded(kind, { id: request.response.id, name: request.response.name, size: '' });
			}
			else {
				fail(one, progress, request.response?.errors?.[0]?.message ?? request.response?.detail);
			}
		});
		request.addEventListener('error', () => fail(one, progress));
		const form = new FormData();
		form.append('file', file);
		request.send(form);
	}

	function fail(one, progress, why) {
		one.failed = true;
		progress.replaceWith(Object.assign(document.createElement('span'), { className: 'error', role: 'alert', textContent: why ?? place.dataset.failed }));
	}
}
