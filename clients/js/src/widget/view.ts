import { h } from '../dom.js';
import { icon, type IconName } from '../icons.js';
import type { Words, MessageName } from './messages.js';
import { QrTile } from './qr-tile.js';
import { SixDigits } from './six-digits.js';
import type { Fault, NumberTrouble, WidgetState } from './state.js';

/** What a person can do in the widget. */
export interface ViewActions {
    readonly start: () => void;
    readonly cancel: () => void;
    readonly enterNumber: (number: string) => void;
    readonly acceptAccount: () => void;
}

type StateOf<N extends WidgetState['name']> = Extract<WidgetState, { name: N }>;

/** Draws the states of a sign-in into a card, and says each change to screen readers. */
export class SignInView {
    readonly element: HTMLElement;
    readonly #words: Words;
    readonly #actions: ViewActions;
    readonly #isTransaction: () => boolean;
    readonly #title = h('h2', { class: 'title', part: 'title' });
    readonly #body = h('div', { class: 'body', part: 'body' });
    readonly #spoken = h('div', { class: 'spoken', role: 'status', 'aria-live': 'polite' });
    #drawn: WidgetState['name'] | undefined;
    #tile: QrTile | undefined;
    #link: HTMLAnchorElement | undefined;
    #time: HTMLElement | undefined;
    #digits: SixDigits | undefined;

    constructor(words: Words, actions: ViewActions, isTransaction: () => boolean) {
        this.#words = words;
        this.#actions = actions;
        this.#isTransaction = isTransaction;
        const header = h('slot', { name: 'header' });
        const footer = h('slot', { name: 'footer' });
        const attributes = { class: 'card', part: 'card', role: 'group', 'aria-label': words.say('label') };
        this.element = h('section', attributes, header, this.#title, this.#body, footer, this.#spoken);
    }

    /** Draws a state; the same state again only changes what differs, so that focus and typing survive. */
    draw(state: WidgetState): void {
        const isNew = state.name !== this.#drawn;
        this.#drawn = state.name;
        this.element.dataset.state = state.name;
        this.#title.textContent = this.#say(this.#isTransaction() ? 'titleTransaction' : 'title');
        switch (state.name) {
            case 'waiting':
                return this.#drawWaiting(state, isNew);
            case 'number':
                return this.#drawNumber(state, isNew);
            default:
                return this.#drawPlain(state);
        }
    }

    /** Shows the time that is left of the whole sign-in. */
    timeLeft(seconds: number, share: number): void {
        this.#tile?.timeLeft(share);
        if (this.#time !== undefined) {
            const whole = Math.max(0, Math.ceil(seconds));
            const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
            this.#time.textContent = this.#say('timeLeft', { time });
        }
    }

    /** Takes the focus where the person began it, so that a keyboard isn't lost when the content changes. */
    focusFirst(): void {
        this.#body.querySelector<HTMLElement>('button:not([disabled]), input, a')?.focus({ preventScroll: true });
    }

    #drawWaiting(state: StateOf<'waiting'>, isNew: boolean): void {
        if (isNew) {
            this.#buildWaiting();
            this.#speak('waiting');
        }
        this.#link?.setAttribute('href', state.link);
        this.#tile?.show(state.link).catch(() => this.#tile?.cover(icon('alert')));
        if (state.lost) {
            this.#tile?.cover(icon('offline'), h('strong', {}, this.#say('offline')), this.#say('offlineHint'));
        } else {
            this.#tile?.cover();
        }
    }

    #buildWaiting(): void {
        const tile = new QrTile(this.#say('qrLabel'));
        const time = h('p', { class: 'time', part: 'time', role: 'timer', 'aria-live': 'off' });
        const target = { target: '_blank', rel: 'noopener noreferrer' };
        this.#link = h(
            'a',
            { class: 'open', part: 'link open-link', ...target },
            h('span', { class: 'touch' }, this.#say('openHere')),
            h('span', { class: 'desk' }, this.#say('openHereDesktop')),
        );
        this.#fill(
            tile.element,
            h('p', { class: 'lead', part: 'lead' }, this.#say('waiting')),
            h('p', { class: 'hint', part: 'hint' }, this.#say('waitingHint')),
            time,
            this.#link,
        );
        this.#tile = tile;
        this.#time = time;
    }

    #drawNumber(state: StateOf<'number'>, isNew: boolean): void {
        if (isNew) {
            const label = this.#say('numberLabel');
            this.#digits = new SixDigits(label, this.#say('numberSubmit'), this.#actions.enterNumber);
            this.#fill(
                h('p', { class: 'lead', part: 'lead' }, this.#say('number')),
                h('p', { class: 'hint', part: 'hint' }, this.#say('numberHint')),
                this.#digits.element,
                this.#button('cancel', this.#actions.cancel, 'quiet'),
            );
            this.#speak('number', 'numberHint');
            this.#digits.focus();
        }
        this.#digits?.busy(state.checking, this.#say(state.checking ? 'numberChecking' : 'numberSubmit'));
        if (!state.checking) {
            this.#digits?.complain(this.#trouble(state.trouble), state.trouble.kind === 'offline');
        }
    }

    #trouble(trouble: NumberTrouble): string {
        switch (trouble.kind) {
            case 'none':
                return '';
            case 'offline':
                return this.#say('numberOffline');
            case 'wrong':
                return trouble.attemptsLeft === 1
                    ? this.#say('numberWrongOne')
                    : this.#say('numberWrong', { count: trouble.attemptsLeft });
        }
    }

    #drawPlain(state: Exclude<WidgetState, StateOf<'waiting'> | StateOf<'number'>>): void {
        switch (state.name) {
            case 'idle':
                return this.#drawIdle();
            case 'starting':
                return this.#busy('starting');
            case 'finishing':
                return this.#busy(this.#isTransaction() ? 'finishingTransaction' : 'finishing');
            case 'scanned':
                return this.#drawScanned(state);
            case 'account':
                return this.#drawAccount(state);
            case 'approved':
                return this.#drawApproved(state);
            case 'declined':
                return state.byNumber
                    ? this.#end('cross', 'bad', 'declinedNumber', 'declinedNumberHint', 'again')
                    : this.#end('cross', 'bad', 'declined', 'declinedHint', 'again');
            case 'expired':
                return this.#end('clock', 'calm', 'expired', 'expiredHint', 'renew');
            case 'cancelled':
                return this.#end('cross', 'calm', 'cancelled', 'cancelledHint', 'again');
            case 'error':
                return this.#drawError(state.fault);
        }
    }

    #drawIdle(): void {
        this.#message('phone', 'calm', this.#say('idle'), this.#say('idleHint'));
        this.#body.append(this.#button('start', this.#actions.start, 'primary'));
    }

    #drawScanned(state: StateOf<'scanned'>): void {
        const [lead, hint]: [MessageName, MessageName] = state.numberConfirmed
            ? ['confirmed', 'confirmedHint']
            : ['scanned', 'scannedHint'];
        const offline = state.lost ? h('p', { class: 'hint' }, this.#say('offline')) : undefined;
        this.#message('phone', 'calm pulse', this.#say(lead), this.#say(hint));
        this.#body.append(...(offline ? [offline] : []), this.#button('cancel', this.#actions.cancel, 'quiet'));
        this.#speak(lead, hint);
    }

    #drawAccount({ account, last }: StateOf<'account'>): void {
        const hint = account === last ? this.#say('accountHintSame') : this.#say('accountHint', { account, last });
        this.#message('person', 'warn', this.#say('account', { account }), hint);
        this.#body.append(
            this.#button('accountYes', this.#actions.acceptAccount, 'primary'),
            this.#button('accountNo', this.#actions.start, 'secondary'),
        );
        this.#announce(`${this.#say('account', { account })} ${hint}`);
        this.focusFirst();
    }

    #drawApproved({ account }: StateOf<'approved'>): void {
        const lead = this.#say(this.#isTransaction() ? 'approvedTransaction' : 'approved');
        const hint = account === undefined || this.#isTransaction() ? '' : this.#say('approvedAs', { account });
        this.#message('check', 'good', lead, hint);
        this.#announce(`${lead} ${hint}`);
    }

    #drawError(fault: Fault): void {
        const [lead, hint] = this.#faultWords(fault);
        this.#message(fault.kind === 'offline' ? 'offline' : 'alert', 'bad', lead, hint);
        this.#body.append(this.#button('again', this.#actions.start, 'primary'));
        this.#announce(`${lead} ${hint}`);
    }

    #faultWords(fault: Fault): [string, string] {
        switch (fault.kind) {
            case 'offline':
                return [this.#say('errorOffline'), this.#say('errorOfflineHint')];
            case 'busy':
                return [
                    this.#say('errorBusy'),
                    this.#say('errorBusyHint', { time: this.#words.span(fault.retryAfter ?? 30) }),
                ];
            case 'setup':
                return [this.#say('errorSetup'), this.#say('errorSetupHint')];
            case 'transaction':
                return [this.#say('errorTransaction'), this.#say('errorTransactionHint')];
            case 'session':
                return [this.#say('errorSession'), this.#say('errorSessionHint')];
            case 'browser':
                return [this.#say('errorBrowser'), this.#say('errorBrowserHint')];
            case 'other':
                return [this.#say('error'), this.#say('errorOther')];
        }
    }

    #end(name: IconName, mood: string, lead: MessageName, hint: MessageName, action: MessageName): void {
        this.#message(name, mood, this.#say(lead), this.#say(hint));
        this.#body.append(this.#button(action, this.#actions.start, 'primary'));
        this.#speak(lead, hint);
    }

    #busy(lead: MessageName): void {
        const spinner = h('div', { class: 'spinner', part: 'spinner', 'aria-hidden': 'true' });
        this.#fill(
            h('div', { class: 'medal busy' }, spinner),
            h('p', { class: 'lead', part: 'lead' }, this.#say(lead)),
        );
        this.#speak(lead);
    }

    #message(name: IconName, mood: string, lead: string, hint: string): void {
        this.#fill(
            h('div', { class: `medal ${mood}`, part: 'medal' }, icon(name)),
            h('p', { class: 'lead', part: 'lead' }, lead),
            h('p', { class: 'hint', part: 'hint' }, hint),
        );
    }

    #button(name: MessageName, onclick: () => void, look: string): HTMLButtonElement {
        return h('button', { class: look, part: `button ${look}`, type: 'button', onclick }, this.#say(name));
    }

    #fill(...content: Node[]): void {
        this.#tile = undefined;
        this.#time = undefined;
        this.#body.replaceChildren(...content);
    }

    #speak(...names: MessageName[]): void {
        this.#announce(names.map((name) => this.#say(name)).join(' '));
    }

    #announce(text: string): void {
        this.#spoken.textContent = text;
    }

    #say(name: MessageName, gaps: Readonly<Record<string, string | number>> = {}): string {
        return this.#words.say(name, gaps);
    }
}
