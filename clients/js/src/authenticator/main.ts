import { ApiClient } from '../protocol/api.js';
import { IndexedDbKeyStore } from '../protocol/keystore.js';
import { parseFragment } from '../protocol/link.js';
import { Accounts } from './accounts.js';
import { App } from './app.js';
import { loadApiUrl } from './config.js';
import { actions, button, Page, result } from './page.js';
import { installServiceWorker } from './service-worker.js';
import { troubleOf } from './trouble.js';
import { say } from './words.js';

const root = document.getElementById('app');
if (root === null) {
    throw new TypeError('The page has no place for the authenticator');
}
const page = new Page(root);

/** Takes the secret fragment out of the address bar and the history before anything else happens. */
function takeFragment(): string {
    const fragment = location.hash;
    history.replaceState(null, '', location.pathname);
    return fragment;
}

function openFragment(app: App, fragment: string): void {
    const link = parseFragment(fragment);
    if (fragment.length > 1 && link === undefined) {
        app.unreadable();
    } else {
        app.open(link, 'LINK');
    }
}

async function start(fragment: string): Promise<void> {
    page.busy(say('loading'));
    try {
        const api = new ApiClient(await loadApiUrl());
        const app = new App(page, api, new IndexedDbKeyStore(), new Accounts());
        addEventListener('hashchange', () => location.hash.length > 1 && openFragment(app, takeFragment()));
        addEventListener('popstate', () => location.hash.length <= 1 && app.home());
        openFragment(app, fragment);
    } catch (error) {
        const { icon, title, hint } = troubleOf(error);
        const again = button(say('again'), 'primary', 'again', () => void start(fragment));
        page.show(result('trouble', title, hint, { icon, mood: 'bad' }, actions(again)));
    }
}

void start(takeFragment());
installServiceWorker();
void navigator.storage?.persist?.().catch(() => false);
