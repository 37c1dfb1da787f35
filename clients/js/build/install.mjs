// Installs the locked packages, and only when the lock file differs from what is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.keyri-lock');
const [major] = process.versions.node.split('.').map(Number);
if (major < 18) {
    console.error(`Node 18 or newer is needed, this is ${process.version}.`);
    process.exit(1);
}
const lock = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256')
    .update(lock)
    .update(process.platform + process.arch)
    .digest('hex');
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    process.exit(0);
}
const arguments_ = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const done = spawnSync('npm', arguments_, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
if (done.status !== 0) {
    console.error(done.error?.code === 'ENOENT' ? 'npm is needed and was not found.' : 'npm ci failed.');
    process.exit(1);
}
writeFileSync(stamp, wanted);
