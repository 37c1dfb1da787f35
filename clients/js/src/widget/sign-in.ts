import { encode, random } from '../protocol/base64url.js';
import { binding } from '../protocol/binding.js';
import { ApiClient } from '../protocol/api.js';
import { EventsLine, type LineState } from '../protocol/events.js';
import { generateEncryptionKey, held, type HeldKey } from '../protocol/keys.js';
import type { KeyStore } from '../protocol/keystore.js';
import { signInLink } from '../protocol/link.js';
import type { Code, EventFrame, IdTokenClaims, NumberResult, StartedSignIn, TokenResponse } from '../protocol/model.js';
import { openPayload, PayloadError, type Json } from '../protocol/payload.js';
import { OfflineError, ProblemError } from '../protocol/problem.js';
import { prove } from '../protocol/proof.js';
import { faultOf, KeyStoreError } from './fault.js';
import { readIdToken } from './id-token.js';
import type { LastAccountMemory } from './last-account.js';
import { ENDS, type WidgetState } from './state.js';

const GRANT = 'urn:keyri:params:oauth:grant-type:sign-in';
/** How long after its end a code may be overdue before the line is taken for dead. */
const OVERDUE = 3_000;

/** What the page's server gives for one sign-in. */
export interface Beginning {
    readonly nonce: string;
    readonly transactionId?: string;
}

/** A finished sign-in, as the page gets it. */
export interface SignedIn {
    readonly idToken: string;
    readonly claims: IdTokenClaims;
    /** What the phone sent, if it sent something. */
    readonly payload: Json | undefined;
    /** A DPoP proof with `ath`, to send the token to the page's own server. */
    readonly proof: (url: string, method: string) => Promise<string>;
}

/** What a sign-in needs from the page around it. */
export interface SignInOptions {
    readonly applicationId: string;
    readonly api: ApiClient;
    readonly keys: KeyStore;
    readonly last: LastAccountMemory;
    readonly begin: () => Promise<Beginning>;
    readonly onState: (state: WidgetState) => void;
    /** Hands the result over; the sign-in counts as approved once this is done. */
    readonly deliver: (result: SignedIn) => Promise<void>;
    /** Replaced in tests. */
    readonly connect?: (url: string) => WebSocket;
}

/** What belongs to the running sign-in. */
interface Running {
    readonly started: StartedSignIn;
    readonly nonce: string;
    readonly browserKey: HeldKey;
    readonly encryptionKey: CryptoKey;
    readonly binding: string;
    readonly qrKey: string;
    readonly line: EventsLine;
    code: Code;
    numberNonce: string | undefined;
    numberConfirmed: boolean;
    approved: EventFrame | undefined;
}

/** The page's side of the ceremony, from the start to the id token. It draws nothing. */
export class SignIn {
    readonly #options: SignInOptions;
    #state: WidgetState = { name: 'idle' };
    #running: Running | undefined;
    /** Counts starts, so that answers to an earlier one are dropped. */
    #turn = 0;
    #acceptAccount: (() => void) | undefined;
    #lost = false;

    constructor(options: SignInOptions) {
        this.#options = options;
    }

    get state(): WidgetState {
        return this.#state;
    }

    /** When the running sign-in ends, milliseconds of server time. */
    get endsAt(): number | undefined {
        return this.#running && Date.parse(this.#running.started.expiresAt);
    }

    /** Milliseconds of server time. */
    get now(): number {
        return this.#options.api.clock.now();
    }

    /** Begins, or begins again. */
    async start(): Promise<void> {
        this.#abandon();
        const turn = ++this.#turn;
        this.#become({ name: 'starting' });
        await this.#guard(turn, async () => {
            const running = await this.#open(turn);
            if (turn === this.#turn) {
                this.#running = running;
                this.#lost = false;
                this.#showWaiting();
                running.line.start();
            }
        });
    }

    /** Ends the sign-in because the person wants it to end. */
    cancel(): void {
        this.#abandon();
        this.#become({ name: 'cancelled' });
    }

    /** Ends the sign-in because the page takes the widget away. */
    stop(): void {
        this.#abandon();
        this.#state = { name: 'idle' };
    }

    /** Looks at the clock; called about once a second. */
    tick(): void {
        const running = this.#running;
        if (running === undefined || ENDS.has(this.#state.name)) {
            return;
        }
        const { now } = this;
        const waits = ['waiting', 'scanned', 'number'].includes(this.#state.name);
        if (waits && now > Date.parse(running.started.expiresAt) + OVERDUE) {
            this.#end({ name: 'expired' });
        } else if (
            this.#state.name === 'waiting' &&
            !this.#lost &&
            now > Date.parse(running.code.expiresAt) + OVERDUE
        ) {
            running.line.reconnect();
        }
    }

    /** The person typed the number that the phone shows. */
    async enterNumber(number: string): Promise<void> {
        const running = this.#running;
        if (this.#state.name !== 'number' || this.#state.checking || running === undefined) {
            return;
        }
        this.#become({ ...this.#state, checking: true });
        try {
            this.#numberCompared(running, await this.#postNumber(running, number));
        } catch (error) {
            if (running === this.#running) {
                this.#numberFailed(error);
            }
        }
    }

    /** The person says that the account which was named is the right one. */
    acceptAccount(): void {
        this.#acceptAccount?.();
    }

    async #open(turn: number): Promise<Running> {
        const { api, applicationId, begin } = this.#options;
        const browserKey = await this.#browserKey();
        const pair = await generateEncryptionKey();
        const encryption = await held(pair);
        const { nonce, transactionId } = await begin();
        const started = await api.call<StartedSignIn>({
            method: 'POST',
            path: '/api/v1/sign-ins',
            json: { applicationId, encryptionKey: encryption.jwk, nonce, ...(transactionId ? { transactionId } : {}) },
            key: browserKey,
        });
        return {
            started,
            nonce,
            browserKey,
            encryptionKey: pair.privateKey,
            binding: await binding(browserKey.thumbprint, encryption.thumbprint, started.signInId),
            qrKey: encode(random(16)),
            line: this.#line(turn, started, browserKey),
            code: started.code,
            numberNonce: undefined,
            numberConfirmed: false,
            approved: undefined,
        };
    }

    async #browserKey(): Promise<HeldKey> {
        const { api, applicationId, keys } = this.#options;
        try {
            return await keys.obtain(`bk:${api.base}:${applicationId}`);
        } catch (error) {
            throw new KeyStoreError('The browser keeps no key', { cause: error });
        }
    }

    #line(turn: number, started: StartedSignIn, browserKey: HeldKey): EventsLine {
        const { clock } = this.#options.api;
        const url = started.eventsUrl;
        const of = { method: 'GET', url: url.replace(/^ws/, 'http'), nonce: started.proofNonce };
        return new EventsLine({
            url,
            proof: () => prove(browserKey, { ...of, issuedAt: clock.seconds() }),
            onFrame: (frame) => turn === this.#turn && this.#receive(turn, frame),
            onLine: (state) => turn === this.#turn && this.#lineIs(state),
            ...(this.#options.connect ? { connect: this.#options.connect } : {}),
        });
    }

    #lineIs(line: LineState): void {
        if (line === 'refused') {
            this.#end({ name: 'error', fault: { kind: 'other', cause: new Error('The events line was refused') } });
            return;
        }
        this.#lost = line === 'lost';
        if (this.#state.name === 'waiting' || this.#state.name === 'scanned') {
            if (this.#state.lost !== this.#lost) {
                this.#become({ ...this.#state, lost: this.#lost });
            }
        }
    }

    #receive(turn: number, frame: EventFrame): void {
        const running = this.#running;
        if (running === undefined || ENDS.has(this.#state.name)) {
            return;
        }
        switch (frame.type) {
            case 'code':
                running.code = frame.code ?? running.code;
                return this.#showWaiting();
            case 'claimed':
                return this.#showScanned(running);
            case 'number-wanted':
                return this.#askNumber(running, frame);
            case 'approved':
                return void this.#guard(turn, () => this.#finish(turn, running, frame));
            case 'declined':
                return this.#end({ name: 'declined', byNumber: false });
            case 'expired':
                return this.#end({ name: 'expired' });
            case 'cancelled':
                return this.#end({ name: 'cancelled' });
            default:
                return;
        }
    }

    #showWaiting(): void {
        const running = this.#running;
        if (running !== undefined && ['starting', 'waiting'].includes(this.#state.name)) {
            const { signInId, authenticatorUrl } = running.started;
            const { binding: bound, qrKey, code } = running;
            const link = signInLink(authenticatorUrl, { signInId, code: code.value, binding: bound, qrKey });
            this.#become({ name: 'waiting', link, lost: this.#lost });
        }
    }

    #showScanned(running: Running): void {
        if (['waiting', 'scanned'].includes(this.#state.name)) {
            this.#become({ name: 'scanned', numberConfirmed: running.numberConfirmed, lost: this.#lost });
        }
    }

    #askNumber(running: Running, frame: EventFrame): void {
        running.numberNonce = frame.proofNonce ?? running.numberNonce;
        if (this.#state.name !== 'number' && !running.numberConfirmed) {
            this.#become({ name: 'number', trouble: { kind: 'none' }, checking: false });
        }
    }

    #postNumber(running: Running, number: string): Promise<NumberResult> {
        return this.#options.api.call<NumberResult>({
            method: 'POST',
            path: `/api/v1/sign-ins/${running.started.signInId}/number`,
            json: { number },
            key: running.browserKey,
            nonce: running.numberNonce,
        });
    }

    #numberCompared(running: Running, { result, attemptsLeft, proofNonce }: NumberResult): void {
        if (running !== this.#running || this.#state.name !== 'number') {
            return;
        }
        running.numberNonce = proofNonce ?? running.numberNonce;
        if (result === 'CONFIRMED') {
            running.numberConfirmed = true;
            this.#become({ name: 'scanned', numberConfirmed: true, lost: this.#lost });
        } else if (result === 'DECLINED') {
            this.#end({ name: 'declined', byNumber: true });
        } else {
            this.#become({ name: 'number', trouble: { kind: 'wrong', attemptsLeft }, checking: false });
        }
    }

    #numberFailed(error: unknown): void {
        const passing = error instanceof OfflineError || (error instanceof ProblemError && error.status >= 429);
        if (this.#state.name === 'number' && passing) {
            this.#become({ name: 'number', trouble: { kind: 'offline' }, checking: false });
        } else if (!ENDS.has(this.#state.name)) {
            this.#end({ name: 'error', fault: faultOf(error) });
        }
    }

    async #finish(turn: number, running: Running, frame: EventFrame): Promise<void> {
        if (running.approved !== undefined || frame.redeemCode === undefined) {
            return;
        }
        running.approved = frame;
        running.line.stop();
        const last = this.#options.last.read();
        if (last !== undefined && frame.account !== undefined && frame.account !== last.account) {
            await this.#ask(frame.account, last.account);
        }
        if (turn !== this.#turn) {
            return;
        }
        this.#become({ name: 'finishing' });
        const result = await this.#redeem(running, frame);
        if (last !== undefined && last.account === frame.account && last.sub !== result.claims.sub) {
            await this.#ask(frame.account, last.account);
        }
        if (turn === this.#turn) {
            await this.#handOver(result, frame);
        }
    }

    async #handOver(result: SignedIn, frame: EventFrame): Promise<void> {
        this.#become({ name: 'finishing' });
        await this.#options.deliver(result);
        this.#options.last.write({ sub: result.claims.sub, account: frame.account ?? '' });
        this.#end({ name: 'approved', account: frame.account });
    }

    /** Waits until the person has accepted; starting again or cancelling leaves the answer open for good. */
    #ask(account: string, last: string): Promise<void> {
        return new Promise((resolve) => {
            this.#acceptAccount = resolve;
            this.#become({ name: 'account', account, last });
        });
    }

    async #redeem(running: Running, frame: EventFrame): Promise<SignedIn> {
        const { api, applicationId } = this.#options;
        const { browserKey, nonce, started } = running;
        const answer = await api.call<TokenResponse>({
            method: 'POST',
            path: '/api/v1/token',
            form: { grant_type: GRANT, code: frame.redeemCode ?? '' },
            key: browserKey,
            nonce: frame.proofNonce,
        });
        const idToken = answer.id_token;
        const { signInId } = started;
        const claims = readIdToken(idToken, { applicationId, nonce, signInId, browserKey: browserKey.thumbprint });
        return {
            idToken,
            claims,
            payload: await this.#payload(running, frame, claims),
            proof: (url, method) => {
                const absolute = new URL(url, globalThis.location?.href).href;
                return prove(browserKey, { method, url: absolute, token: idToken, issuedAt: api.clock.seconds() });
            },
        };
    }

    async #payload(running: Running, frame: EventFrame, claims: IdTokenClaims): Promise<Json | undefined> {
        if (frame.payload === undefined) {
            return undefined;
        }
        const payload = await openPayload(frame.payload, {
            signInId: running.started.signInId,
            applicationId: this.#options.applicationId,
            qrKey: running.qrKey,
            encryptionKey: running.encryptionKey,
            now: this.#options.api.clock.seconds(),
        });
        if (payload.sub !== claims.sub) {
            throw new PayloadError('The payload is about another user');
        }
        return payload.data;
    }

    async #guard(turn: number, work: () => Promise<void>): Promise<void> {
        try {
            await work();
        } catch (error) {
            if (turn === this.#turn) {
                this.#end({ name: 'error', fault: faultOf(error) });
            }
        }
    }

    /** Leaves the running sign-in; the server is told where that still matters. */
    #abandon(): void {
        const running = this.#running;
        const name = this.#state.name;
        this.#turn++;
        this.#running = undefined;
        this.#acceptAccount = undefined;
        running?.line.stop();
        if (running !== undefined && ['waiting', 'scanned', 'number'].includes(name)) {
            const path = `/api/v1/sign-ins/${running.started.signInId}/cancellation`;
            const { browserKey: key, started } = running;
            this.#options.api
                .call({ method: 'POST', path, key, nonce: started.proofNonce, keepalive: true })
                .catch(() => undefined); // It ends by itself after three minutes.
        }
    }

    #end(state: WidgetState): void {
        this.#running?.line.stop();
        this.#running = undefined;
        this.#become(state);
    }

    #become(state: WidgetState): void {
        this.#state = state;
        this.#options.onState(state);
    }
}
