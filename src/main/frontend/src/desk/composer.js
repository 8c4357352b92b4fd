// Reply, note and the tasks' forms share one place below the conversation.
import { panels } from './ticket.js';

export function composer(root) {
	if (root === document) {
		document.addEventListener('change', ({ target }) => target.matches('.dock [data-panel]') && panels());
	}
	for (const button of root.querySelectorAll?.('[data-send-next]') ?? []) {
		button.hidden = false;
	}
	panels();
}
