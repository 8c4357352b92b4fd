// The stream of events of one browser: opened again whenever it breaks, until the server says that nobody is logged in.

/** Longer than two of the server's signs of life. */
const SILENCE = 50_000;
const CROWDED = 60_000;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/** A short break is nobody's business. */
const SHOWN_AFTER = 2_000;

/** Everybody reads again after a break, but not everybody at once. */
const SPREAD = 2_000;

/**
 * Says what it hears: `place`, `kinds` and `tickets` of what changed, who is `here`, and its `state`: online, offline or out.
 * Returns what closes it.
 */
export function openStream(place, say) {
	let source;
	let heard;
	let pause = SHORTEST_PAUSE;
	let state = 'online';
	const timers = new Map();
	const watch = setInterval(() => Date.now() - heard > SILENCE && lost(), 10_000);
	const closing = new AbortController();
	addEventListener('online', probe, { signal: closing.signal });
	addEventListener('offline', lost, { signal: closing.signal });
	connect();
	return close;

	function connect() {
		source?.close();
		heard = Date.now();
		source = new EventSource(`/live?since=${encodeURIComponent(place())}`);
		source.addEventListener('open', opened);
		source.addEventListener('error', lost);
		source.addEventListener('bye', lost);
		source.addEventListener('beat', (event) => listen(event, {}));
		source.addEventListener('changed', (event) => listen(event, read(event.data)));
		source.addEventListener('here', (event) => listen(event, { here: JSON.parse(event.data) }));
		source.addEventListener('resync', (event) => {
			listen(event, {});
			later('resync', Math.random() * SPREAD, () => say({ kinds: ['RESYNC'], tickets: [] }));
		});
		source.addEventListener('crowded', () => {
			source.close();
			heard = Infinity;
			later('retry', CROWDED, probe);
		});
	}

	function listen(event, news) {
		heard = Date.now();
		say({ ...news, place: event.lastEventId });
	}

	function opened() {
		heard = Date.now();
		pause = SHORTEST_PAUSE;
		stop('offline');
		become('online');
	}

	function lost() {
		source.close();
		heard = Infinity;
		if (state === 'online' && !timers.has('offline')) {
			later('offline', SHOWN_AFTER, () => become('offline'));
		}
		later('retry', pause * (0.75 + Math.random() / 2), probe);
		pause = Math.min(pause * 2, LONGEST_PAUSE);
	}

	/** A stream that is refused does not say why; this does. */
	async function probe() {
		const answer = await fetch('/live', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
		if (closing.signal.aborted) {
			return;
		}
		if (answer?.ok) {
			connect();
		}
		else if (answer?.status === 401 || answer?.status === 403) {
			close();
			become('out');
		}
		else {
			lost();
		}
	}

	function become(next) {
		state = next;
		say({ state });
	}

	function later(timer, time, act) {
		stop(timer);
		timers.set(timer, setTimeout(() => {
			timers.delete(timer);
			act();
		}, time));
	}

	function stop(timer) {
		clearTimeout(timers.get(timer));
		timers.delete(timer);
	}

	function close() {
		closing.abort();
		source.close();
		clearInterval(watch);
		[...timers.keys()].forEach(stop);
	}
}

function read(data) {
	const changes = JSON.parse(data);
	return {
		kinds: changes.flatMap((change) => change.kinds),
		tickets: changes.map((change) => change.ticket).filter(Boolean),
	};
}
