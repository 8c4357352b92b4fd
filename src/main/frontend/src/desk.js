// The workbench: the list of a view, the open ticket and what ties them together.
// Each feature is begun with the document and again with every part that comes later.
import { bulk } from './desk/bulk.js';
import { commands } from './desk/commands.js';
import { composer } from './desk/composer.js';
import { draft } from './desk/draft.js';
import { finder } from './desk/find.js';
import { here } from './desk/here.js';
import { job } from './desk/job.js';
import { keys } from './desk/keys.js';
import { list } from './desk/list.js';
import { macro } from './desk/macro.js';
import { newer } from './desk/newer.js';
import { pending } from './desk/pending.js';
import { snooze } from './desk/snooze.js';
import { pickers } from './desk/pickers.js';
import { previews } from './desk/previews.js';
import { relations } from './desk/relations.js';
import { heavy, ticket } from './desk/ticket.js';

const features = [list, ticket, heavy, composer, pending, snooze, finder, relations, pickers, previews, draft, newer, here, bulk, job, macro, keys, commands];

begin(document);
performance.mark('desk-ready');
document.addEventListener('desk:shown', ({ detail }) => begin(detail));

function begin(root) {
	for (const feature of features) {
		feature(root);
	}
}
