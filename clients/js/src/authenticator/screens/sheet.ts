import { h } from '../../dom.js';
import { icon } from '../icons.js';
import type { ClaimedSignIn } from '../../protocol/model.js';
import { button, facts, letter, type Screen } from '../page.js';
import { browserName, clockTime, say, type Word } from '../words.js';

/** What the person can do with a claimed sign-in. */
export interface SheetActions {
    readonly approve: () => void;
    readonly decline: () => void;
    readonly notMe: () => void;
}

/** The sheet: who asks, from where, and what for. Approve opens only when everything was read and typed. */
export class Sheet {
    readonly screen: Screen;
    readonly #approve: HTMLButtonElement;
    readonly #why = h('p', { class: 'why', id: 'why', role: 'status' });
    readonly #number: HTMLElement | undefined;
    #numberOpen: boolean;
    #textOpen: boolean;

    constructor(claimed: ClaimedSignIn, { approve, decline, notMe }: SheetActions, leave: () => void) {
        this.#numberOpen = claimed.numberRequired;
        this.#textOpen = claimed.transaction !== undefined;
        this.#approve = button(say('sheetApprove'), 'primary', 'approve', approve);
        this.#approve.setAttribute('aria-describedby', 'why');
        this.#number = claimed.numberRequired ? numberBox(claimed.number ?? '') : undefined;
        const title = claimed.transaction === undefined ? 'sheetTitle' : 'sheetTitleTransaction';
        const end = h('div', { class: 'end', 'aria-hidden': 'true' });
        const content = [h('div', { class: 'stack' }, ...this.#story(claimed, end)), this.#footer(decline, notMe)];
        this.screen = { name: 'sheet', title: say(title, { application: claimed.application.name }), content, leave };
        this.#watchEnd(end);
        this.#update();
    }

    /** The number was typed in the browser, and it was right. */
    numberConfirmed(): void {
        this.#numberOpen = false;
        const done = h('p', { class: 'matched' }, icon('check'), say('sheetNumberDone'));
        this.#number?.replaceChildren(done);
        this.#number?.classList.add('done');
        this.#update();
    }

    #story(claimed: ClaimedSignIn, end: HTMLElement): (Node | string)[] {
        const { transaction, risk } = claimed;
        const asks = asker(claimed);
        const text = transaction && transactionBox(transaction.text, end);
        const warning = risk.verdict === 'ALLOW' ? undefined : riskBox(claimed);
        const known = claimed.browserKnown ? h('p', { class: 'known' }, icon('shield'), say('sheetKnown')) : undefined;
        const parts = [asks, warning, this.#number, text, claimFacts(claimed), known];
        return parts.filter((part) => part !== undefined);
    }

    #footer(decline: () => void, notMe: () => void): HTMLElement {
        const pair = h(
            'div',
            { class: 'pair' },
            button(say('sheetDecline'), 'danger', 'decline', decline),
            this.#approve,
        );
        const own = h('p', { class: 'own' }, say('sheetOwn'));
        return h(
            'footer',
            { class: 'decide' },
            own,
            this.#why,
            pair,
            button(say('sheetNotMe'), 'quiet', 'not-me', notMe),
        );
    }

    #watchEnd(end: HTMLElement): void {
        if (!this.#textOpen) {
            return;
        }
        const watcher = new IntersectionObserver((entries) => {
            if (entries.some((entry) => entry.isIntersecting)) {
                watcher.disconnect();
                this.#textOpen = false;
                this.#update();
            }
        });
        watcher.observe(end);
    }

    #update(): void {
        this.#approve.disabled = this.#numberOpen || this.#textOpen;
        const why: Word | undefined = this.#textOpen
            ? 'sheetScroll'
            : this.#numberOpen
              ? 'sheetNumberWaits'
              : undefined;
        this.#why.textContent = why === undefined ? '' : say(why);
    }
}

/** Who asks, and at which address: the first thing that must fit in every screen. */
function asker({ application, organization, origin }: ClaimedSignIn): HTMLElement {
    const by = say('sheetOrganization', { organization: organization.name });
    const names = h(
        'div',
        { class: 'names' },
        h('strong', { id: 'application', dir: 'auto' }, application.name),
        h('span', { id: 'origin', class: 'origin', dir: 'ltr' }, origin.replace(/^https:\/\//, '')),
        h('span', { id: 'organization', dir: 'auto' }, by),
    );
    return h('div', { class: 'asks' }, letter(application.name), names);
}

function claimFacts(claimed: ClaimedSignIn): HTMLElement {
    const { application, account, browser, transaction } = claimed;
    const gaps = { application: application.name, account };
    const place = browser.place === '' || browser.place === 'unknown' ? say('sheetPlaceUnknown') : browser.place;
    const system = browserName(browser);
    return facts(
        ['sheetAccount', h('span', { id: 'account', dir: 'auto' }, account)],
        ['sheetBrowser', h('span', { id: 'browser' }, system)],
        ['sheetPlace', h('span', { id: 'place' }, place)],
        ['sheetTime', clockTime(claimed.startedAt)],
        ['sheetGrant', say(transaction === undefined ? 'sheetGrantSignIn' : 'sheetGrantTransaction', gaps)],
    );
}

function riskBox({ risk }: ClaimedSignIn): HTMLElement {
    const reasons = risk.reasons.map((reason) => h('li', { 'data-reason': reason }, say(`risk${reason}`)));
    const head = h('p', {}, icon('alert'), h('strong', {}, say('riskWarn')));
    return h('section', { class: 'risk', id: 'risk' }, head, h('ul', {}, ...reasons));
}

function numberBox(number: string): HTMLElement {
    const spoken = [...number].join(' ');
    const digits = h('p', { class: 'digits', id: 'number', dir: 'ltr', role: 'img', 'aria-label': spoken }, number);
    return h('section', { class: 'number' }, h('p', {}, say('sheetNumber')), digits);
}

function transactionBox(text: string, end: HTMLElement): HTMLElement {
    const words = h('div', { class: 'words', id: 'transaction', dir: 'auto' }, text);
    return h('section', { class: 'transaction' }, h('h2', {}, say('sheetTransaction')), words, end);
}
