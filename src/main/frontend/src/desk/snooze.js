// The dialog that puts a ticket aside: days and times are those of the reader, and a day chosen is the choice.

/** Attaches to the dialogs of a page or of a part that was swapped in. */
export function snooze(root) {
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	for (const dialog of root.querySelectorAll('dialog.snooze:not([data-attached])')) {
		dialog.dataset.attached = 'true';
		if (zone) {
			dialog.querySelector('[data-own-zone]').value = zone;
			dialog.querySelector('[data-zone-name]').textContent = zone.replaceAll('_', ' ');
		}
		dialog.querySelector('[data-chooses]').addEventListener('input', (event) => {
			dialog.querySelector(`[name=choice][value=${event.target.dataset.chooses}]`).checked = true;
		});
	}
}
