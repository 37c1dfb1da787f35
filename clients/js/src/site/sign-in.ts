import { begin } from './stage.js';
import { afterSignIn } from './target.js';

begin(async () => {
    document.querySelector('keyri-sign-in')?.addEventListener('keyri-session', (event) => {
        const { body } = (event as CustomEvent<{ body: { next?: unknown } }>).detail;
        location.assign(afterSignIn(location.search, body.next, location.origin));
    });
});
