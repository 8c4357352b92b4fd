// Mounts a user task's form (the deployed .form file) and posts its values as an ordinary HTML form, so that the server's answer is a page.
import { Form } from '@bpmn-io/form-js-viewer';

mountAll(document);

/** Mounts the forms that stand in a part of the page and are not mounted yet. */
export async function mountAll(part) {
	const forms = [...part.querySelectorAll('form[data-task-form]:not([data-mounted])')];
	await Promise.all(forms.map((form) => {
		form.dataset.mounted = 'true';
		return mount(form, document.getElementById(form.dataset.taskForm), form.elements.namedItem('variables'));
	}));
}

async function mount(form, container, variables) {
	const schema = JSON.parse(container.dataset.form);
	const taskForm = new Form({ container });
	const keep = () => {
		variables.value = JSON.stringify(taskForm._getSubmitData());
	};
	await taskForm.importSchema(schema, JSON.parse(container.dataset.values || '{}'));
	taskForm.on('changed', keep);
	keep();
	complain(taskForm, schema, JSON.parse(container.dataset.errors || '{}'));
	container.dataset.ready = 'true';

	// Before app.js marks the form as sent.
	form.addEventListener('submit', (event) => {
		settle(container);
		const errors = taskForm.validate();
		if (Object.keys(errors).length > 0) {
			event.preventDefault();
			requestAnimationFrame(() => container.querySelector('[aria-invalid="true"], .fjs-has-errors input, .fjs-has-errors textarea')?.focus());
			return;
		}
		keep();
	});
	// Enter in a field submits the viewer's own form element: let the page's form do it.
	container.querySelector('form')?.addEventListener('submit', (event) => {
		event.preventDefault();
		form.requestSubmit();
	});
}

/** The viewer waits a moment after the last key before it takes a text; whoever sends has finished. */
function settle(container) {
	const field = document.activeElement;
	if (container.contains(field)) {
		field.blur();
		field.focus({ preventScroll: true });
	}
}

/** The server names fields by key; the viewer wants the ids of its components. */
function complain(taskForm, schema, errors) {
	const byId = {};
	const visit = (components = []) => {
		for (const component of components) {
			if (component.key && errors[component.key]) {
				byId[component.id] = [].concat(errors[component.key]);
			}
			visit(component.components);
		}
	};
	visit(schema.components);
	if (Object.keys(byId).length > 0) {
		taskForm._setState({ errors: byId });
	}
}
