import type { SignInLink } from '../protocol/link.js';
import type { Challenge, DeclineReason, EventFrame, OpenedBy } from '../protocol/model.js';
import { ProblemError } from '../protocol/problem.js';
import type { Account } from './accounts.js';
import type { Surroundings } from './app.js';
import { Approval, BindingMismatchError } from './approval.js';
import { DeviceCalls } from './device.js';
import { actions, button, result, type Screen } from './page.js';
import { PasskeyError } from './passkey.js';
import { Sheet } from './screens/sheet.js';
import { browserName, say } from './words.js';

/** One sign-in on the phone, from the scanned code to the decision. */
export class SignInVisit {
    readonly #at: Surroundings;
    readonly #account: Account;
    readonly #link: SignInLink;
    readonly #other: (() => void) | undefined;
    #openedBy: OpenedBy = 'LINK';
    #approval: Approval | undefined;
    #numberConfirmed = false;
    #isDeciding = false;

    /** @param other lets the person choose another account for the same code, where there are several */
    constructor(at: Surroundings, account: Account, link: SignInLink, other: (() => void) | undefined) {
        this.#at = at;
        this.#account = account;
        this.#link = link;
        this.#other = other;
    }

    /** Claims the code and shows who asks. */
    async begin(openedBy: OpenedBy): Promise<void> {
        const { page, api, keys, accounts, fail } = this.#at;
        this.#openedBy = openedBy;
        page.busy(say('claiming'));
        try {
            const key = await new DeviceCalls(api, keys, this.#account).key();
            const approval = await Approval.claim(api, key, this.#account, this.#link, openedBy);
            accounts.save({ ...this.#account, account: approval.claimed.account, usedAt: Date.now() });
            this.#approval = approval;
            this.#show(approval);
        } catch (error) {
            if (error instanceof BindingMismatchError) {
                this.#end('mismatch', say('mismatchTitle'), say('mismatchHint'), 'bad');
            } else {
                const isRefusal = error instanceof ProblemError && [401, 403].includes(error.status);
                fail(error, 'claim', isRefusal ? this.#other : () => void this.begin(openedBy));
            }
        }
    }

    #show(approval: Approval): void {
        const { claimed } = approval;
        if (claimed.risk.verdict === 'DENY') {
            const reasons = claimed.risk.reasons.map((reason) => say(`risk${reason}`)).join(' ');
            this.#end('denied', say('deniedTitle'), reasons, 'bad');
            return;
        }
        const act = {
            approve: () => void this.#approve(approval),
            decline: () => void this.#decline(approval, 'CHANGED_MY_MIND'),
            notMe: () => void this.#decline(approval, 'NOT_ME'),
        };
        const sheet = new Sheet(claimed, act, () => this.#isDeciding || approval.stop());
        this.#at.page.show(sheet.screen);
        if (this.#numberConfirmed) {
            sheet.numberConfirmed();
        }
        approval.stop();
        approval.follow((frame) => this.#happened(sheet, frame));
    }

    #happened(sheet: Sheet, { type }: EventFrame): void {
        switch (type) {
            case 'number-confirmed':
                this.#numberConfirmed = true;
                return sheet.numberConfirmed();
            case 'declined':
                if (!this.#isDeciding) {
                    this.#end('number-failed', say('numberFailedTitle'), say('numberFailedHint'), 'bad');
                }
                return;
            case 'expired':
                return this.#end('expired', say('expiredTitle'), say('expiredHint'), 'warn');
            case 'cancelled':
                return this.#end('cancelled', say('cancelledTitle'), say('cancelledHint'), 'warn');
            default:
                return;
        }
    }

    async #approve(approval: Approval): Promise<void> {
        const { page, fail } = this.#at;
        this.#isDeciding = true;
        page.busy(say('approving'), say('approvePasskey'));
        try {
            const { knownBrowser } = await approval.approve();
            approval.stop();
            this.#approved(approval, knownBrowser);
        } catch (error) {
            this.#isDeciding = false;
            if (error instanceof PasskeyError && error.kind === 'cancelled') {
                this.#show(approval); // The person may have meant to look once more.
                return;
            }
            fail(error, 'other', () => this.#show(approval));
        }
    }

    async #decline(approval: Approval, reason: DeclineReason): Promise<void> {
        const { page, fail } = this.#at;
        this.#isDeciding = true;
        page.busy(say('declining'));
        try {
            await approval.decline(reason);
            approval.stop();
            const [title, hint] =
                reason === 'NOT_ME'
                    ? [say('notMeTitle'), say('notMeHint')]
                    : [say('declinedTitle'), say('declinedHint')];
            this.#end('declined', title, hint, 'warn');
        } catch (error) {
            this.#isDeciding = false;
            fail(error, 'other', () => this.#show(approval));
        }
    }

    #approved(approval: Approval, knownBrowser: Challenge | undefined): void {
        const offer = knownBrowser === undefined ? [] : [this.#offer(approval, knownBrowser)];
        const look = knownBrowser === undefined ? 'primary' : 'secondary';
        const name = knownBrowser === undefined ? 'home' : 'recogniseNo';
        const more = [...offer, actions(button(say(name), look, 'home', this.#at.home))];
        const words = { icon: 'check', mood: 'good' } as const;
        this.#at.page.show(result('approved', say('approvedTitle'), this.#approvedHint(approval), words, ...more));
    }

    #approvedHint({ claimed }: Approval): string {
        if (claimed.transaction !== undefined) {
            return say('approvedHintTransaction');
        }
        return say(this.#openedBy === 'LINK' ? 'approvedHintSame' : 'approvedHint');
    }

    #offer(approval: Approval, challenge: Challenge): HTMLElement {
        const browser = browserName(approval.claimed.browser);
        return offerBox(browser, () => void this.#recognise(approval, challenge));
    }

    async #recognise(approval: Approval, challenge: Challenge): Promise<void> {
        const { page, home, fail } = this.#at;
        page.busy(say('loading'), say('approvePasskey'));
        try {
            await approval.recognise(challenge);
            const more = actions(button(say('home'), 'primary', 'home', home));
            page.show(
                result('recognised', say('approvedTitle'), say('recognised'), { icon: 'check', mood: 'good' }, more),
            );
        } catch (error) {
            if (error instanceof PasskeyError) {
                this.#approved(approval, challenge);
            } else {
                fail(error, 'other');
            }
        }
    }

    #end(name: string, title: string, hint: string, mood: 'warn' | 'bad'): void {
        this.#approval?.stop();
        const more = actions(button(say('home'), 'primary', 'home', this.#at.home));
        const screen: Screen = result(name, title, hint, { icon: mood === 'bad' ? 'alert' : 'cross', mood }, more);
        this.#at.page.show(screen);
    }
}

function offerBox(browser: string, onRecognise: () => void): HTMLElement {
    const section = document.createElement('section');
    section.className = 'offer';
    const title = document.createElement('h2');
    title.textContent = say('recogniseTitle');
    const hint = document.createElement('p');
    hint.className = 'note';
    hint.textContent = say('recogniseHint', { browser });
    section.append(title, hint, button(say('recognise'), 'primary', 'recognise', onRecognise));
    return section;
}
