// Shows a model and marks where the ticket went and where it is. A diagram is drawn when it first becomes visible.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import Viewer from 'bpmn-js/lib/Viewer';

const colours = {
	defaultFillColor: 'var(--surface)',
	defaultStrokeColor: 'var(--text-soft)',
	defaultLabelColor: 'var(--text)',
};

const drawing = new IntersectionObserver((entries) => {
	for (const { target, isIntersecting } of entries) {
		if (isIntersecting) {
			drawing.unobserve(target);
			draw(target);
		}
	}
});

drawAll(document);

/** Has the diagrams of a part of the page drawn that are not drawn yet. */
export function drawAll(part) {
	for (const container of part.querySelectorAll('[data-diagram]:not([data-begun])')) {
		container.dataset.begun = 'true';
		drawing.observe(container);
	}
}

async function draw(container) {
	try {
		const response = await fetch(container.dataset.diagram, { headers: { Accept: 'application/xml, text/xml' } });
		if (!response.ok) {
			throw new Error(`${response.status}`);
		}
		const kind = container.classList.contains('large') ? NavigatedViewer : Viewer;
		const viewer = new kind({ container, bpmnRenderer: colours });
		await viewer.importXML(await response.text());
		const canvas = viewer.get('canvas');
		const passed = ids(container.dataset.passed);
		const active = ids(container.dataset.active);
		const registry = viewer.get('elementRegistry');
		mark(canvas, registry, active, 'active');
		mark(canvas, registry, passed.filter((id) => !active.includes(id)), 'passed');
		const been = new Set([...passed, ...active]);
		mark(canvas, registry, registry.filter(({ type, source, target }) => type === 'bpmn:SequenceFlow'
			&& been.has(source.id) && been.has(target.id)).map(({ id }) => id), 'passed');
		clocks(viewer.get('overlays'), registry, container.dataset.timers);
		fit(canvas);
	}
	catch (error) {
		console.warn(`Diagram not shown: ${error.message}`);
		container.classList.add('empty');
	}
}

/** The whole model with a little air around it, so that labels at the edge stay readable. */
function fit(canvas) {
	canvas.zoom('fit-viewport', 'auto');
	const { inner } = canvas.viewbox();
	const air = 20;
	canvas.viewbox({ x: inner.x - air, y: inner.y - air, width: inner.width + 2 * air, height: inner.height + 2 * air });
}

/** When the timers of the model fire, beside their events. */
function clocks(overlays, registry, due) {
	const moment = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { dateStyle: 'medium', timeStyle: 'short' });
	for (const [id, at] of ids(due).map((one) => one.split('='))) {
		if (registry.get(id)) {
			const html = Object.assign(document.createElement('span'), { className: 'clock-mark', textContent: moment.format(new Date(at)) });
			overlays.add(id, { position: { bottom: -4, left: -10 }, html });
		}
	}
}

function ids(text) {
	return text ? text.split(' ') : [];
}

function mark(canvas, registry, elements, marker) {
	for (const id of elements) {
		if (registry.get(id)) {
			canvas.addMarker(id, marker);
		}
	}
}
