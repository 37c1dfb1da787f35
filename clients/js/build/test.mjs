// Bundles the tests and runs them with Node's own runner.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = join(root, 'target', 'test-js');
const tests = readdirSync(join(root, 'test')).filter((name) => name.endsWith('.test.ts'));
rmSync(outdir, { recursive: true, force: true });
await build({
    absWorkingDir: root,
    entryPoints: tests.map((name) => `test/${name}`),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    packages: 'external',
    ignoreAnnotations: true,
    loader: { '.css': 'text' },
    sourcemap: 'inline',
    logLevel: 'warning',
});
const files = tests.map((name) => join(outdir, name.replace(/\.ts$/, '.mjs')));
const done = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], { cwd: root, stdio: 'inherit' });
process.exit(done.status ?? 1);
