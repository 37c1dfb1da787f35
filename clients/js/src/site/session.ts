import { BrowserProof } from './browser-proof.js';
import { call } from './call.js';
import { notice } from './notices.js';
import { SessionKeeper } from './session-keeper.js';
import { signInFor } from './target.js';
import { local } from './times.js';

const TICK = 15_000;

/** Keeps the session of this page alive and proven, and makes its sign-out work. */
export function keepSession(body: HTMLElement): void {
    const proof = BrowserProof.ofThisPage(body.dataset.application ?? '');
    const world = {
        give: () => proof.give(),
        now: () => proof.now(),
        isVisible: () => document.visibilityState === 'visible',
        leave: () => location.assign(signInFor(location.pathname + location.search)),
        announceEnd: (at: number) => {
            const words = local(new Date(at).toISOString()) ?? '';
            notice(`Your session ends at ${words}. Save what you’re writing, then sign in again.`, 'warn');
        },
    };
    const keeper = new SessionKeeper(world, body.dataset.sessionEnds);
    const wake = (): void => void keeper.wake();
    setInterval(() => void keeper.tick(), TICK);
    document.addEventListener('visibilitychange', wake);
    addEventListener('focus', wake);
    addEventListener('pageshow', wake);
    wake();
    for (const button of document.querySelectorAll('[data-sign-out]')) {
        button.addEventListener('click', () => void signOut());
    }
}

async function signOut(): Promise<void> {
    try {
        await call('DELETE', '/api/v1/session');
        location.assign('/sign-in');
    } catch {
        notice('You couldn’t be signed out: the server can’t be reached. Try again.', 'bad');
    }
}
