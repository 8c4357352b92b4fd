// One's own settings: asks the browser's permission, and offers its zone where a time of the day needs one.
export function me() {
	const form = document.querySelector('[data-me]');
	if (!form) {
		return;
	}
	permission(form);
	const zones = form.elements.namedItem('zone');
	const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
	for (const control of form.querySelectorAll('[data-needs-zone]')) {
		control.addEventListener('change', () => {
			const needs = control.type === 'checkbox' ? control.checked : control.value === control.dataset.needsZone;
			if (needs && zones.value === '' && [...zones.options].some((option) => option.value === own)) {
				zones.value = own;
			}
		});
	}
}

function permission(form) {
	const place = form.querySelector('[data-browser-notices]');
	if (!('Notification' in window)) {
		return;
	}
	place.hidden = false;
	const say = () => {
		place.querySelector('[data-allow]').hidden = Notification.permission !== 'default';
		for (const word of place.querySelectorAll('[data-permission]')) {
			word.hidden = word.dataset.permission !== Notification.permission;
		}
	};
	place.querySelector('[data-allow]').addEventListener('click', async () => {
		await Notification.requestPermission();
		say();
		document.dispatchEvent(new CustomEvent('notices:allowed'));
	});
	say();
}
