/** The service worker: it keeps the shell and nothing else. Answers of the API never pass through it. */

/** Written by the build: the shell's files and a name that changes with them. */
declare const SHELL: readonly string[];
declare const SHELL_NAME: string;

interface Extendable extends Event {
    waitUntil(work: Promise<unknown>): void;
}

interface Fetched extends Extendable {
    readonly request: Request;
    respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as {
    addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
    addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
    skipWaiting(): Promise<void>;
    clients: { claim(): Promise<void> };
};

const PAGE = '/a';
const CONFIG = '/a/config.json';
const FRESH_FIRST = new Set([PAGE, '/a/', '/a/index.html', CONFIG]);

worker.addEventListener('install', (event) => {
    event.waitUntil(
        caches
            .open(SHELL_NAME)
            .then((cache) => cache.addAll([PAGE, CONFIG, ...SHELL]))
            .then(() => worker.skipWaiting()),
    );
});

worker.addEventListener('activate', (event) => {
    const old = caches.keys().then((names) => names.filter((name) => name.startsWith('keyri-') && name !== SHELL_NAME));
    event.waitUntil(
        old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => worker.clients.claim()),
    );
});

worker.addEventListener('fetch', (event) => {
    const { method, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== location.origin) {
        return;
    }
    if (FRESH_FIRST.has(pathname)) {
        event.respondWith(freshFirst(event.request, pathname === CONFIG ? CONFIG : PAGE));
    } else if (SHELL.includes(pathname)) {
        event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
    }
});

async function freshFirst(request: Request, name: string): Promise<Response> {
    const cache = await caches.open(SHELL_NAME);
    try {
        const response = await fetch(request);
        if (response.ok) {
            await cache.put(name, response.clone());
        }
        return response;
    } catch (error) {
        const kept = await cache.match(name);
        if (kept === undefined) {
            throw error;
        }
        return kept;
    }
}
