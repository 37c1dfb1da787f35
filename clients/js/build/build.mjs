// Bundles the widget, the authenticator and the site's scripts into dist/jar and the npm package into dist/npm. The same sources always give
// the same bytes: names come from contents, nothing from the clock.
import { build, transform } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What a page loads at most before it shows anything, without the QR encoder (bytes, gzip). */
const WIDGET_LIMIT = 25_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const jar = join(root, 'dist', 'jar');
const npm = join(root, 'dist', 'npm');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A style sheet as minified text, for a constructed style sheet. */
const styleText = {
    name: 'style-text',
    setup({ onLoad }) {
        onLoad({ filter: /\.css$/ }, async ({ path }) => {
            const { code } = await transform(readFileSync(path, 'utf8'), {
                loader: 'css',
                minify: true,
                target: common.target,
            });
            return { contents: code, loader: 'text' };
        });
    },
};

const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: ['chrome105', 'firefox110', 'safari15.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
};

// Maven copies dist/jar to target/classes and never takes anything away there: an older build's files would stay.
for (const old of ['dist', 'target/classes/a', 'target/classes/site', 'target/classes/widget']) {
    rmSync(join(root, old), { recursive: true, force: true });
}
await Promise.all([bundleWidget(), bundleAuthenticator(), bundleSite(), bundlePackage()]);
writeFileSync(join(jar, 'widget', 'third-party.txt'), licences(['jose', 'qrcode-generator']));
writeFileSync(join(jar, 'a', 'third-party.txt'), licences(['jose', 'jsqr']));
writeFileSync(join(jar, 'site', 'third-party.txt'), licences(['jose']));

async function bundleWidget() {
    const folder = join(jar, 'widget');
    const { metafile } = await build({
        ...common,
        entryPoints: { keyri: 'src/widget/index.ts' },
        outdir: folder,
        splitting: true,
        minify: true,
        chunkNames: '[name]-[hash]',
        plugins: [styleText],
    });
    checkSize(metafile);
    const names = readdirSync(folder).sort();
    const contents = names.map((name) => readFileSync(join(folder, name)));
    const release = `${version}-${createHash('sha256').update(Buffer.concat(contents)).digest('hex').slice(0, 8)}`;
    const integrity = Object.fromEntries(names.map((name) => [name, sri(readFileSync(join(folder, name)))]));
    const list = JSON.stringify({ version: release, files: integrity }, null, 2) + '\n';
    names.forEach((name) => cpSync(join(folder, name), join(folder, release, name)));
    writeFileSync(join(folder, 'integrity.json'), list);
    writeFileSync(join(folder, release, 'integrity.json'), list);
}

/** The entry and everything that it loads at once must stay small; what it loads later doesn't count. */
function checkSize({ outputs }) {
    const entry = Object.keys(outputs).find((name) => name.endsWith('widget/keyri.js'));
    const files = new Set([entry]);
    for (const file of files) {
        outputs[file].imports.filter(({ kind }) => kind === 'import-statement').forEach(({ path }) => files.add(path));
    }
    const size = [...files].reduce(
        (sum, file) => sum + gzipSync(readFileSync(join(root, file)), { level: 9 }).length,
        0,
    );
    if (size > WIDGET_LIMIT) {
        throw new Error(`The widget is ${size} bytes compressed; ${WIDGET_LIMIT} are allowed.`);
    }
    console.log(`Widget: ${size} bytes compressed of ${WIDGET_LIMIT}, without the QR encoder.`);
}

async function bundleAuthenticator() {
    const folder = join(jar, 'a');
    const { metafile } = await build({
        ...common,
        entryPoints: { app: 'src/authenticator/main.ts', style: 'src/authenticator/style.css' },
        outdir: folder,
        splitting: true,
        minify: true,
        entryNames: '[name]-[hash]',
        chunkNames: '[name]-[hash]',
    });
    const built = Object.keys(metafile.outputs).map((name) => '/' + relative(jar, join(root, name)));
    const named = (pattern) => built.find((name) => pattern.test(name));
    const html = readFileSync(join(root, 'static/a/index.html'), 'utf8')
        .replace('{{style}}', named(/\/style-.*\.css$/))
        .replace('{{script}}', named(/\/app-.*\.js$/));
    cpSync(join(root, 'static/a'), folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), html);
    await bundleServiceWorker(folder, built);
}

async function bundleServiceWorker(folder, built) {
    const shell = [...built, '/a/manifest.webmanifest', '/a/icons/icon.svg', '/a/icons/icon-192.png'].sort();
    const contents = [...shell, '/a/index.html'].map((name) => readFileSync(join(jar, name)));
    const name = createHash('sha256').update(Buffer.concat(contents)).digest('hex').slice(0, 16);
    await build({
        ...common,
        format: 'iife',
        entryPoints: { sw: 'src/authenticator/sw.ts' },
        outdir: folder,
        minify: true,
        define: { SHELL: JSON.stringify(shell), SHELL_NAME: JSON.stringify(`keyri-${name}`) },
    });
}

/** A script for each page before a session, one for all pages of portal and console, and the one that runs at once. */
async function bundleSite() {
    const outdir = join(jar, 'site');
    const pages = ['sign-in', 'renew', 'setup', 'join', 'recover', 'shell'];
    const entryPoints = Object.fromEntries(pages.map((name) => [name, `src/site/${name}.ts`]));
    const chunkNames = '[name]-[hash]';
    await build({ ...common, entryPoints, outdir, splitting: true, minify: true, chunkNames });
    await build({ ...common, format: 'iife', entryPoints: { theme: 'src/site/theme.ts' }, outdir, minify: true });
}

/** The npm package: modules with their types, the libraries left to the application's own bundler. */
async function bundlePackage() {
    await build({
        ...common,
        entryPoints: { 'widget/index': 'src/widget/index.ts', 'protocol/index': 'src/protocol/index.ts' },
        outdir: npm,
        splitting: true,
        chunkNames: 'chunks/[name]-[hash]',
        external: ['jose', 'qrcode-generator'],
        plugins: [styleText],
    });
    const options = ['-p', 'tsconfig.types.json'];
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const done = spawnSync(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' });
    if (done.status !== 0) {
        throw new Error('The types could not be written.');
    }
}

function sri(bytes) {
    return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

function licences(packages) {
    const parts = packages.map((name) => {
        const folder = join(root, 'node_modules', name);
        const { version: of, license, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        const text = readFileSync(join(folder, file ?? main), 'utf8');
        const notice = file ? text.trim() : /^(\/\/.*\n)+/.exec(text)[0].trim();
        return `${name} ${of} (${license})\n\n${notice}\n`;
    });
    return parts.join('\n----\n\n');
}
