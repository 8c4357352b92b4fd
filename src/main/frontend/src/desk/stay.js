// What is worth its cost only for a ticket that somebody stays at: who pages through a list does not wait for it.

/** Nobody pages slower than this. */
const STAYS = 300;

let acts = [];
let timer;

document.addEventListener('desk:leaves', () => {
	acts = [];
});

/** Does it once the ticket in sight has been there for a while, and the browser has time. */
export function whenStaying(act) {
	acts.push(act);
	stays();
}

/** Somebody asks for a ticket: what waits, waits on. */
export function moves() {
	if (acts.length > 0) {
		stays();
	}
}

function stays() {
	clearTimeout(timer);
	timer = setTimeout(() => {
		const now = acts;
		acts = [];
		now.forEach(whenIdle);
	}, STAYS);
}

/** Soon, but not before what somebody waits for. */
function whenIdle(act) {
	if (globalThis.requestIdleCallback) {
		requestIdleCallback(act, { timeout: 500 });
	}
	else {
		setTimeout(act);
	}
}
