// node lock.mjs check|write LIST LOCK: compares what Maven resolved for a module with the committed lock, or renews it.
// LIST is what dependency:list wrote, with the files; LOCK holds one dependency a line with the SHA-256 of its file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** `group:artifact:type[:classifier]:version:scope:file`, as dependency:list prints it. */
const LINE = /^\s+((?:[^:\s]+:){3,4}[^:\s]+):(compile|provided|runtime|test|system):(\S.*?)(?: -- module .*)?(?: \(optional\))?\s*$/;

/** The lines of a lock, sorted; modules of our own have no checksum, they are built here. */
export function lockOf(list, hash = sha256) {
    return list
        .replace(/\u001b\[[0-9;]*m/g, '')
        .split('\n')
        .map((line) => LINE.exec(line))
        .filter((match) => match !== null)
        .filter(([, coordinates]) => !coordinates.startsWith('com.keyri:'))
        .map(([, coordinates, scope, file]) => `${coordinates}:${scope} ${hash(file)}`)
        .sort();
}

/** What differs, in words. */
export function differences(locked, resolved) {
    const coordinates = (line) => line.split(' ')[0];
    const known = new Map(locked.map((line) => [coordinates(line), line]));
    const found = new Map(resolved.map((line) => [coordinates(line), line]));
    const words = [];
    for (const [name, line] of found) {
        if (!known.has(name)) {
            words.push(`new: ${name}`);
        } else if (known.get(name) !== line) {
            words.push(`OTHER CONTENT under the same version: ${name}`);
        }
    }
    for (const name of known.keys()) {
        if (!found.has(name)) {
            words.push(`gone: ${name}`);
        }
    }
    return words;
}

function sha256(file) {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function run([mode, list, lock]) {
    if (!existsSync(list) || !statSync(list).isFile()) {
        return 0; // A module that resolves nothing.
    }
    const resolved = lockOf(readFileSync(list, 'utf8'));
    if (mode === 'write') {
        if (resolved.length === 0) {
            rmSync(lock, { force: true });
            return 0;
        }
        writeFileSync(lock, resolved.map((line) => line + '\n').join(''));
        return 0;
    }
    const locked = existsSync(lock) ? readFileSync(lock, 'utf8').split('\n').filter((line) => line !== '') : [];
    const words = differences(locked, resolved);
    if (words.length > 0) {
        console.error(`${lock} doesn't say what was resolved:\n  ${words.join('\n  ')}`);
        console.error('If this is meant: mvn -Pquick,lock verify -DskipTests, and review the change.');
    }
    return words.length === 0 ? 0 : 1;
}

if (pathToFileURL(process.argv[1]).href === import.meta.url) {
    process.exit(run(process.argv.slice(2)));
}
