import { h } from '../dom.js';
import { icon, type IconName } from '../icons.js';
import { OfflineError } from '../protocol/problem.js';
import { KeyriElement } from './element.js';
import type { MessageName, Words } from './messages.js';
import { QrTile } from './qr-tile.js';
import { postToSite, type SiteAnswer } from './site.js';
import { SixDigits } from './six-digits.js';

/** Seconds that an invitation lives, for the ring. */
const LIFE = 600;

/**
 * `<keyri-enrol>`: connects a phone to the account that this page's session belongs to.
 *
 * Attributes: `enrol-url` (POST, answers with what `POST /api/v1/enrolments` gave), `confirm-url` (POST `{code}`, answers
 * with what the confirmation gave), `theme`, `messages`. Event: `keyri-enrolled` with `{state}`.
 */
export class KeyriEnrolElement extends KeyriElement {
    #words: Words | undefined;
    #tile: QrTile | undefined;
    #digits: SixDigits | undefined;
    #endsAt = 0;
    #ticking: ReturnType<typeof setInterval> | undefined;
    readonly #body = h('div', { class: 'body', part: 'body' });
    readonly #spoken = h('div', { class: 'spoken', role: 'status', 'aria-live': 'polite' });

    connectedCallback(): void {
        this.#words = this.words();
        const title = h('h2', { class: 'title', part: 'title' }, this.#say('enrolTitle'));
        const header = h('slot', { name: 'header' });
        const footer = h('slot', { name: 'footer' });
        this.shadow.replaceChildren(
            h('section', { class: 'card', part: 'card' }, header, title, this.#body, footer, this.#spoken),
        );
        this.#ticking = setInterval(() => this.#tick(), 1000);
        void this.start();
    }

    disconnectedCallback(): void {
        clearInterval(this.#ticking);
    }

    /** Asks for an invitation and shows it. */
    async start(): Promise<void> {
        this.#become('starting');
        const spinner = h('div', { class: 'spinner', part: 'spinner', 'aria-hidden': 'true' });
        const lead = h('p', { class: 'lead', part: 'lead' }, this.#say('enrolStarting'));
        this.#body.replaceChildren(h('div', { class: 'medal busy' }, spinner), lead);
        try {
            const { ok, body } = await postToSite(this.required('enrol-url'), {});
            if (!ok || typeof body.url !== 'string') {
                this.#end('alert', 'bad', 'enrolFailed', 'errorOther', 'again');
                return;
            }
            this.#invite(body.url);
        } catch (error) {
            this.#failed(error);
        }
    }

    #invite(link: string): void {
        this.#endsAt = Date.now() + LIFE * 1000; // This device’s own clock: the invitation was made just now.
        const tile = new QrTile(this.#say('enrolQrLabel'));
        tile.show(link).catch(() => tile.cover(icon('alert')));
        this.#tile = tile;
        this.#digits = new SixDigits(
            this.#say('enrolCodeLabel'),
            this.#say('enrolSubmit'),
            (code) => void this.#confirm(code),
        );
        const touch = h('span', { class: 'touch' }, this.#say('enrolOpenHere'));
        const desk = h('span', { class: 'desk' }, this.#say('enrolOpenHereDesktop'));
        const target = { href: link, target: '_blank', rel: 'noopener noreferrer' };
        this.#body.replaceChildren(
            tile.element,
            h('p', { class: 'lead', part: 'lead' }, this.#say('enrolScan')),
            h('p', { class: 'hint', part: 'hint' }, this.#say('enrolScanHint')),
            h('a', { class: 'open', part: 'link open-link', ...target }, touch, desk),
            h('hr', { class: 'rule', part: 'rule' }),
            h('p', { class: 'lead', part: 'lead' }, this.#say('enrolCode')),
            this.#digits.element,
        );
        this.#become('open');
        this.#speak('enrolScan', 'enrolCode');
        this.#tick();
    }

    async #confirm(code: string): Promise<void> {
        this.#digits?.busy(true, this.#say('numberChecking'));
        try {
            this.#confirmed(await postToSite(this.required('confirm-url'), { code }));
        } catch (error) {
            if (error instanceof OfflineError) {
                this.#digits?.complain(this.#say('numberOffline'), true);
            } else {
                this.#failed(error);
            }
        } finally {
            this.#digits?.busy(false, this.#say('enrolSubmit'));
        }
    }

    #confirmed({ ok, status, body }: SiteAnswer): void {
        const attempts = typeof body.attemptsLeft === 'number' ? body.attemptsLeft : 0;
        switch (ok ? body.state : status) {
            case 'ACTIVE':
                this.#end('check', 'good', 'enrolDone', 'enrolDoneHint');
                this.announce('keyri-enrolled', { state: 'ACTIVE' });
                return;
            case 'AWAITING_APPROVAL':
                this.#end('clock', 'calm', 'enrolWaits', 'enrolWaitsHint');
                this.announce('keyri-enrolled', { state: 'AWAITING_APPROVAL' });
                return;
            case 'AWAITING_CODE':
                this.#digits?.complain(
                    attempts === 1 ? this.#say('enrolWrongOne') : this.#say('enrolWrong', { count: attempts }),
                );
                return;
            case 'REFUSED':
                return this.#end('cross', 'bad', 'enrolRefused', 'enrolRefusedHint', 'enrolAgain');
            case 'EXPIRED':
                return this.#end('clock', 'calm', 'enrolExpired', 'enrolExpiredHint', 'enrolAgain');
            case 409:
                return this.#digits?.complain(this.#say('enrolEarly'), true);
            default:
                return this.#digits?.complain(this.#say('errorOther'), true);
        }
    }

    #failed(error: unknown): void {
        if (error instanceof OfflineError) {
            this.#end('offline', 'bad', 'errorOffline', 'errorOfflineHint', 'again');
        } else {
            console.error(error);
            this.#end('alert', 'bad', 'error', 'errorOther', 'again');
        }
    }

    #end(name: IconName, mood: string, lead: MessageName, hint: MessageName, again?: MessageName): void {
        this.#tile = undefined;
        const onclick = (): void => void this.start();
        const look = { class: 'primary', part: 'button primary', type: 'button', onclick };
        this.#body.replaceChildren(
            h('div', { class: `medal ${mood}`, part: 'medal' }, icon(name)),
            h('p', { class: 'lead', part: 'lead' }, this.#say(lead)),
            h('p', { class: 'hint', part: 'hint' }, this.#say(hint)),
            ...(again === undefined ? [] : [h('button', look, this.#say(again))]),
        );
        this.#become(mood === 'good' ? 'done' : 'ended');
        this.#speak(lead, hint);
    }

    #tick(): void {
        if (this.#tile === undefined) {
            return;
        }
        const seconds = (this.#endsAt - Date.now()) / 1000;
        this.#tile.timeLeft(seconds / LIFE);
        if (seconds < 0) {
            this.#end('clock', 'calm', 'enrolExpired', 'enrolExpiredHint', 'enrolAgain');
        }
    }

    #become(state: string): void {
        this.setAttribute('state', state);
    }

    #speak(...names: MessageName[]): void {
        this.#spoken.textContent = names.map((name) => this.#say(name)).join(' ');
    }

    #say(name: MessageName, gaps: Readonly<Record<string, string | number>> = {}): string {
        return this.#words?.say(name, gaps) ?? '';
    }
}
