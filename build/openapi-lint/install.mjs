// Installs the locked packages, and only when the lock file differs from what is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const stamp = new URL('node_modules/.keyri-lock', import.meta.url);
const lock = readFileSync(new URL('package-lock.json', import.meta.url), 'utf8');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: folder,
        stdio: 'inherit',
        shell: process.platform === 'win32',
    });
    if (npm.status !== 0) {
        console.error(npm.error?.code === 'ENOENT' ? 'npm is needed and was not found.' : 'npm ci failed.');
        process.exit(1);
    }
    writeFileSync(stamp, lock);
}
