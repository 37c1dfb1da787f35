// Packs the npm package, installs it into an empty project as anybody would, and uses it there: types, Node, a bundler.
import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = join(root, 'target', 'consumer');
rmSync(project, { recursive: true, force: true });
mkdirSync(project, { recursive: true });

const tarball = pack();
write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
run('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', join(project, tarball)]);
compiles();
runsInNode();
await bundles();

/** The package holds what it names, the licence, and nothing that only its makers need. */
function pack() {
    const said = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], root);
    const [{ filename, files, size }] = JSON.parse(said);
    const names = files.map(({ path }) => path);
    const odd = names.filter((name) => !/^(package\.json|README\.md|LICENSE|NOTICE|dist\/npm\/.+\.(js|d\.ts))$/.test(name));
    assert.deepEqual(odd, []);
    const { exports, sideEffects } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...Object.values(exports).flatMap((entry) => Object.values(entry)), ...sideEffects];
    for (const file of ['LICENSE', 'NOTICE', 'README.md', ...named.map((name) => name.replace('./', ''))]) {
        assert.ok(names.includes(file), `${file} isn't in the package`);
    }
    for (const file of ['LICENSE', 'NOTICE']) {
        assert.equal(text(root, file), text(join(root, '../..'), file), `${file} isn't the repository's`);
    }
    assert.equal(/\]\(\.\.?\//.test(text(root, 'README.md')), false, 'README.md links to what npm doesn’t show');
    assert.ok(size < 100_000, `${size} bytes`);
    return filename;
}

function compiles() {
    write(
        'page.ts',
        `import { KeyriSignInElement, messages, type SignedIn, type StateName } from '@keyri/browser';
import { ApiClient, generateEncryptionKey, prove } from '@keyri/browser/protocol';

const element = document.querySelector('keyri-sign-in');
const same: KeyriSignInElement | null = element;
element?.addEventListener('keyri-signed-in', async (event) => {
    const { idToken, proof }: SignedIn = (event as CustomEvent<SignedIn>).detail;
    const header: string = await proof('https://shop.example.com/session', 'POST');
    console.log(idToken.length, header, same, messages);
});
const state: StateName = 'waiting';
// @ts-expect-error: there is no such state, so the types are more than any
const wrong: StateName = 'nonsense';
export const all = [ApiClient, generateEncryptionKey, prove, state, wrong];
`,
    );
    for (const [module, moduleResolution] of [
        ['esnext', 'bundler'],
        ['node16', 'node16'],
    ]) {
        const compilerOptions = { module, moduleResolution, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] };
        Object.assign(compilerOptions, { strict: true, skipLibCheck: false, noEmit: true, types: [] });
        write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['page.ts'] }));
        run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
    }
}

/** The protocol works in Node; the elements do no harm where a site is rendered on a server. */
function runsInNode() {
    write(
        'run.mjs',
        `import '@keyri/browser';
import { encode, decode, signInLink } from '@keyri/browser/protocol';
console.log(encode(decode('AQID')), typeof signInLink);
`,
    );
    assert.equal(run(process.execPath, ['run.mjs']).trim(), 'AQID function');
}

async function bundles() {
    const widget = await bundle("import '@keyri/browser';");
    assert.ok(widget.includes('keyri-sign-in'), 'the elements were shaken off');
    const protocol = await bundle("import { encode } from '@keyri/browser/protocol'; console.log(encode(new Uint8Array(3)));");
    assert.ok(protocol.length < 5_000, `${protocol.length} bytes for one function`);
}

async function bundle(contents) {
    const stdin = { contents, resolveDir: project };
    const options = { stdin, bundle: true, format: 'esm', platform: 'browser', splitting: true, outdir: project };
    const { outputFiles } = await build({ ...options, minify: true, write: false, logLevel: 'silent' });
    return outputFiles.find(({ path }) => path.endsWith('stdin.js')).text;
}

function write(name, content) {
    writeFileSync(join(project, name), content);
}

function text(folder, name) {
    return readFileSync(join(folder, name), 'utf8');
}

function run(command, options, cwd = project) {
    const done = spawnSync(command, options, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
    assert.equal(done.status, 0, `${command} ${options.join(' ')}: ${done.error ?? ''}${done.stdout}${done.stderr}`);
    return done.stdout;
}
