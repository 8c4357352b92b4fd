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

for (const container of document.querySelectorAll('[data-diagram]')) {
	drawing.observe(container);
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
