import { ApiClient } from '../protocol/api.js';
import type { KeyStore } from '../protocol/keystore.js';
import type { EnrolmentLink, Link, SignInLink } from '../protocol/link.js';
import type { OpenedBy } from '../protocol/model.js';
import { ProblemError } from '../protocol/problem.js';
import type { Account, Accounts } from './accounts.js';
import { AccountVisit } from './account-visit.js';
import { DeviceCalls, KeyLostError } from './device.js';
import { EnrolmentVisit } from './enrolment-visit.js';
import { actions, button, note, result, type Page } from './page.js';
import { chooseScreen, homeScreen } from './screens/home.js';
import { scanScreen } from './screens/scan.js';
import { SignInVisit } from './sign-in-visit.js';
import { troubleOf, type Asked } from './trouble.js';
import { say } from './words.js';

/** What every visit of the authenticator works with. */
export interface Surroundings {
    readonly page: Page;
    readonly api: ApiClient;
    readonly keys: KeyStore;
    readonly accounts: Accounts;
    readonly home: () => void;
    /** Tells a failure; `again` is offered where another try may help. */
    readonly fail: (error: unknown, asked: Asked, again?: () => void) => void;
}

/** The authenticator: from the home screen to the scanner, to a sign-in, an invitation or an account. */
export class App {
    readonly #at: Surroundings;

    constructor(page: Page, api: ApiClient, keys: KeyStore, accounts: Accounts) {
        const home = (): void => this.home();
        this.#at = { page, api, keys, accounts, home, fail: (error, asked, again) => this.#fail(error, asked, again) };
    }

    /** Opens what a link says, or the home screen. */
    open(link: Link | undefined, openedBy: OpenedBy): void {
        if (link === undefined) {
            this.home();
        } else if (link.kind === 'enrolment') {
            this.#enrol(link);
        } else {
            this.#signIn(link, openedBy);
        }
    }

    /** A link that came with the address but can't be read. */
    unreadable(): void {
        const more = actions(
            button(say('homeScan'), 'primary', 'scan', () => this.#scan()),
            this.#homeButton(),
        );
        this.#at.page.show(result('trouble', say('linkTitle'), say('linkHint'), { icon: 'alert', mood: 'warn' }, more));
    }

    home(): void {
        const { page, accounts } = this.#at;
        page.show(
            homeScreen(
                accounts.list(),
                () => this.#scan(),
                (account) => this.#visit(account),
            ),
        );
    }

    #scan(): void {
        const found = (link: Link): void => this.open(link, 'SCANNER');
        this.#at.page.show(scanScreen(found, this.#at.home, () => this.#scan()));
    }

    #enrol(link: EnrolmentLink): void {
        void new EnrolmentVisit(this.#at).begin(link);
    }

    #signIn(link: SignInLink, openedBy: OpenedBy): void {
        const { page, accounts } = this.#at;
        const candidates = accounts.active();
        const visit = (account: Account): void => {
            const other = candidates.length > 1 ? () => this.#signIn(link, openedBy) : undefined;
            void new SignInVisit(this.#at, account, link, other).begin(openedBy);
        };
        const [only] = candidates;
        if (only === undefined) {
            page.show(
                result(
                    'no-account',
                    say('homeEmpty'),
                    say('homeEmptyHint'),
                    { icon: 'phone', mood: 'calm' },
                    actions(this.#homeButton()),
                ),
            );
        } else if (candidates.length === 1) {
            visit(only);
        } else {
            page.show(chooseScreen(candidates, visit, this.#at.home));
        }
    }

    #visit(account: Account): void {
        if (account.state === 'ACTIVE' || account.state === 'REVOKED') {
            void new AccountVisit(this.#at, account).begin();
        } else {
            new EnrolmentVisit(this.#at).resume(account);
        }
    }

    #fail(error: unknown, asked: Asked, again?: () => void): void {
        if (error instanceof KeyLostError) {
            this.#keyLost(error.account);
            return;
        }
        const { icon, title, hint, reference } = troubleOf(error, asked);
        const isRefusal = error instanceof ProblemError && [401, 403].includes(error.status);
        const retry = again && !isRefusal && button(say('again'), 'primary', 'again', again);
        const scan = asked === 'claim' && isRefusal && button(say('homeScan'), 'primary', 'scan', () => this.#scan());
        const other =
            asked === 'claim' &&
            isRefusal &&
            again &&
            button(say('refusedCodeOther'), 'secondary', 'other-account', again);
        const more = actions(retry, scan, other, this.#homeButton());
        const code =
            reference === undefined ? [] : [note(say('reference', { instance: reference }), { class: 'reference' })];
        this.#at.page.show(result('trouble', title, hint, { icon, mood: 'bad' }, ...code, more));
    }

    #keyLost(account: Account): void {
        const { page, api, keys, home } = this.#at;
        const restore = async (): Promise<void> => {
            page.busy(say('lostRestoring'), say('approvePasskey'));
            try {
                await new DeviceCalls(api, keys, account).replaceKey();
                const done = actions(button(say('home'), 'primary', 'home', home));
                page.show(
                    result('restored', say('lostDone'), say('lostDoneHint'), { icon: 'check', mood: 'good' }, done),
                );
            } catch (error) {
                this.#fail(error, 'device', () => this.#keyLost(account));
            }
        };
        const more = actions(button(say('lostRestore'), 'primary', 'restore', restore), this.#homeButton());
        const hint = say('lostHint', { application: account.application.name });
        page.show(result('key-lost', say('lostTitle'), hint, { icon: 'key', mood: 'warn' }, more));
    }

    #homeButton(): HTMLButtonElement {
        return button(say('homeTitle'), 'secondary', 'home', this.#at.home);
    }
}
