// What every page needs: theme, menus, dialogs, local times, and no second click on a button that is at work.
// Pages work without it, only less comfortably.
import { bell } from './bell.js';
import { browserNotices } from './browser-notices.js';
import { live } from './live.js';
import { me } from './me.js';

const language = document.documentElement.lang || 'en';
const timeZone = document.documentElement.dataset.zone;

themes();
menus();
dialogs();
times();
singleSubmit();
live();
bell();
browserNotices();
me();

function themes() {
	const root = document.documentElement;
	for (const menu of document.querySelectorAll('[data-theme-menu]')) {
		menu.hidden = false;
		for (const button of menu.querySelectorAll('[data-theme-choice]')) {
			button.addEventListener('click', () => {
				const choice = button.dataset.themeChoice;
				if (choice === 'system') {
					delete root.dataset.theme;
					document.cookie = 'theme=; path=/; max-age=0; samesite=lax';
				}
				else {
					root.dataset.theme = choice;
					document.cookie = `theme=${choice}; path=/; max-age=31536000; samesite=lax`;
				}
				keepTheme(menu.querySelector('form[data-keeps]'), choice);
				for (const other of menu.querySelectorAll('[data-theme-choice]')) {
					other.setAttribute('aria-pressed', String(other === button));
				}
				menu.open = false;
				menu.querySelector('summary').focus();
			});
		}
	}
}

/** Who is logged in has it on every browser. */
function keepTheme(form, theme) {
	if (form) {
		const body = new URLSearchParams(new FormData(form));
		body.set('theme', theme);
		fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {});
	}
}

function menus() {
	const open = () => document.querySelectorAll('details.menu[open]');
	document.addEventListener('click', (event) => {
		for (const menu of open()) {
			if (!menu.contains(event.target) || event.target.closest('.item')) {
				menu.open = false;
			}
		}
	});
	document.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') {
			for (const menu of open()) {
				menu.open = false;
				menu.querySelector('summary').focus();
			}
		}
	});
}

function dialogs() {
	document.addEventListener('click', (event) => {
		const opener = event.target.closest('[data-opens]');
		if (opener) {
			show(document.getElementById(opener.dataset.opens));
		}
		event.target.closest('[data-closes]')?.closest('dialog').close();
		if (event.target instanceof HTMLDialogElement) {
			event.target.close();
		}
	});
	const refused = document.querySelector('dialog[data-open]');
	if (refused) {
		show(refused);
	}
}

function show(dialog) {
	dialog.showModal();
	dialog.querySelector('[aria-invalid], textarea, input:not([type=hidden]), select')?.focus();
	dialog.dispatchEvent(new CustomEvent('shown'));
}

/** Instants come in UTC; people read them in the zone that they chose or the browser's, and in their language. */
function times() {
	const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
	const promise = new Intl.DateTimeFormat(language, {
		weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone,
	});
	const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone });
	const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
	const steps = [['day', 86400], ['hour', 3600], ['minute', 60]];
	const ago = (date) => {
		const seconds = (date - Date.now()) / 1000;
		const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
		return Math.abs(seconds) > 30 * 86400 ? moment.format(date) : relative.format(Math.trunc(seconds / size), unit);
	};
	const write = (always) => {
		for (const time of document.querySelectorAll('time[data-time]')) {
			const date = new Date(time.dateTime);
			if (Number.isNaN(date.getTime())) {
				continue;
			}
			if (time.dataset.time === 'ago') {
				time.textContent = ago(date);
			}
			else if (always) {
				time.textContent = (time.dataset.time === 'promise' ? promise : moment).format(date);
			}
			time.title = exact.format(date);
		}
	};
	write(true);
	document.addEventListener('desk:shown', () => write(true));
	setInterval(() => write(false), 30_000);
	// Paper gets old: it has moments, and what a click would unfold.
	addEventListener('beforeprint', () => {
		for (const time of document.querySelectorAll('time[data-time=ago]')) {
			const date = new Date(time.dateTime);
			time.textContent = Number.isNaN(date.getTime()) ? time.textContent : moment.format(date);
		}
		for (const folded of document.querySelectorAll('.conversation details:not([open])')) {
			folded.open = true;
			folded.dataset.unfolded = '';
		}
	});
	addEventListener('afterprint', () => {
		write(true);
		for (const unfolded of document.querySelectorAll('details[data-unfolded]')) {
			unfolded.open = false;
			delete unfolded.dataset.unfolded;
		}
	});
}

function singleSubmit() {
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (event.defaultPrevented || form.method !== 'post') {
			return;
		}
		if (form.dataset.sent) {
			event.preventDefault();
			return;
		}
		form.dataset.sent = 'true';
		event.submitter?.setAttribute('aria-busy', 'true');
	});
	addEventListener('pageshow', (event) => {
		if (event.persisted) {
			for (const form of document.querySelectorAll('form[data-sent]')) {
				delete form.dataset.sent;
				form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
			}
		}
	});
}
