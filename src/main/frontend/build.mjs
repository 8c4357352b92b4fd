// Bundles the pages' scripts and stylesheet into target/classes/static/assets.
// Maven runs it before resources are processed; `node build.mjs` does the same by hand, `node build.mjs --watch` keeps doing it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const assets = resolve(home, '../../../target/classes/static/assets');
const stamp = join(home, 'node_modules', '.stagedesk-stamp');

function stop(message) {
	console.error(`\n${message}\n`);
	process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
	stop(`StageDesk's pages are built with Node.js 20 or newer; this is ${process.version}.`);
}

installWhenChanged();
await bundle();

/** `npm ci` costs seconds, so it runs only when the lockfile is another one than last time. */
function installWhenChanged() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(home, 'package-lock.json')))
		.update(process.platform + process.arch)
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
		return;
	}
	const npm = process.env.STAGEDESK_NPM ?? 'npm';
	const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: home,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (result.error?.code === 'ENOENT') {
		stop("npm was not found. StageDesk's pages are built with Node.js 20 or newer and its npm: install them and build again.");
	}
	if (result.error || result.status !== 0) {
		stop(`npm could not install the pages' packages (see above); the folder is ${home}.`);
	}
	writeFileSync(stamp, wanted);
}

async function bundle() {
	const esbuild = await import('esbuild');
	mkdirSync(assets, { recursive: true });
	const options = {
		absWorkingDir: home,
		entryPoints: ['app', 'desk', 'task-form', 'diagram', 'promises', 'board'].flatMap((name) => [`src/${name}.js`, `src/${name}.css`]),
		outdir: assets,
		bundle: true,
		format: 'esm',
		target: ['chrome123', 'firefox121', 'safari17.5'],
		minify: true,
		legalComments: 'linked',
		loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'file' },
		logLevel: 'warning',
	};
	if (process.argv.includes('--watch')) {
		await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
	}
	else {
		await esbuild.build(options);
	}
}
