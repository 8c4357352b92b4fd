// Where the caret of a textarea stands on the screen: a copy of its text up to there is laid out unseen and measured.
const COPIED = [
	'box-sizing', 'width', 'border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width', 'padding-top', 'padding-right',
	'padding-bottom', 'padding-left', 'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant', 'letter-spacing', 'word-spacing',
	'line-height', 'text-align', 'text-indent', 'text-transform', 'direction', 'tab-size',
];

/** @returns {{left: number, top: number, bottom: number}} of the sign at this place, in the window */
export function caret(text, at) {
	const copy = document.createElement('div');
	const style = getComputedStyle(text);
	for (const name of COPIED) {
		copy.style.setProperty(name, style.getPropertyValue(name));
	}
	for (const [name, value] of Object.entries({ position: 'fixed', top: '0', left: '0', visibility: 'hidden', 'white-space': 'pre-wrap', 'overflow-wrap': 'break-word', 'border-style': 'solid' })) {
		copy.style.setProperty(name, value);
	}
	copy.setAttribute('aria-hidden', 'true');
	copy.textContent = text.value.slice(0, at);
	const mark = document.createElement('span');
	mark.textContent = text.value.slice(at, at + 1) || '.';
	copy.append(mark);
	document.body.append(copy);
	const box = mark.getBoundingClientRect();
	const place = text.getBoundingClientRect();
	copy.remove();
	const top = Math.min(Math.max(place.top + box.top - text.scrollTop, place.top), place.bottom - box.height);
	return { left: place.left + box.left, top, bottom: top + box.height };
}
