// The editors of calendars and policies: rows come and go without a round trip, and a chosen file's text is read into its field.
// Without it, the server adds rows, and a row that is emptied is left out.

rows();
files();

function rows() {
	for (const list of document.querySelectorAll('[data-rows]')) {
		let next = list.querySelectorAll(':scope > [data-row]').length;
		const template = list.querySelector('template');
		const adder = document.querySelector(`[data-adds="${list.dataset.rows}"]`);
		list.querySelectorAll('[data-removes]').forEach((button) => { button.hidden = false; });
		adder?.addEventListener('click', (event) => {
			event.preventDefault();
			const row = template.content.cloneNode(true);
			number(row, next++);
			row.querySelectorAll('[data-removes]').forEach((button) => { button.hidden = false; });
			list.append(row);
			list.lastElementChild.querySelector('input, select')?.focus();
		});
		list.addEventListener('click', (event) => {
			const row = event.target.closest('[data-removes]')?.closest('[data-row]');
			if (row) {
				const neighbour = row.nextElementSibling ?? row.previousElementSibling;
				row.remove();
				(neighbour?.querySelector?.('input, select') ?? adder)?.focus();
			}
		});
	}
}

/** The server numbers its rows from 0 and the template's 0000; gaps are fine. */
function number(row, index) {
	for (const element of row.querySelectorAll('*')) {
		for (const attribute of element.attributes) {
			if (attribute.value.includes('[0000]')) {
				attribute.value = attribute.value.replaceAll('[0000]', `[${index}]`);
			}
		}
	}
}

function files() {
	for (const field of document.querySelectorAll('[data-reads-into]')) {
		field.hidden = false;
		field.querySelector('input').addEventListener('change', async (event) => {
			const [file] = event.target.files;
			if (file) {
				document.getElementById(field.dataset.readsInto).value = await file.text();
			}
		});
	}
}
