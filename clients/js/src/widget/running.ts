import type { ApiClient } from '../protocol/api.js';
import { encode, random } from '../protocol/base64url.js';
import { binding } from '../protocol/binding.js';
import { EventsLine, type LineState } from '../protocol/events.js';
import { generateEncryptionKey, held, type HeldKey } from '../protocol/keys.js';
import { browserKeyName, type KeyStore } from '../protocol/keystore.js';
import { signInLink } from '../protocol/link.js';
import type { Code, EventFrame, IdTokenClaims, NumberResult, StartedSignIn, TokenResponse } from '../protocol/model.js';
import { openPayload, PayloadError, type Json } from '../protocol/payload.js';
import { prove } from '../protocol/proof.js';
import { KeyStoreError } from './fault.js';
import { readIdToken } from './id-token.js';

const GRANT = 'urn:keyri:params:oauth:grant-type:sign-in';

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

/** What starting takes. */
export interface StartOptions {
    readonly applicationId: string;
    readonly api: ApiClient;
    readonly keys: KeyStore;
    readonly begin: () => Promise<Beginning>;
    /** Replaced in tests. */
    readonly connect?: (url: string) => WebSocket;
}

interface Secrets {
    readonly nonce: string;
    readonly browserKey: HeldKey;
    readonly encryptionKey: CryptoKey;
    readonly binding: string;
}

/** One sign-in that the server has started: its keys, its link, and the page's calls about it. */
export class RunningSignIn {
    numberConfirmed = false;
    readonly #options: StartOptions;
    readonly #started: StartedSignIn;
    readonly #secrets: Secrets;
    readonly #qrKey = encode(random(16));
    #code: Code;
    #line: EventsLine | undefined;
    #numberNonce: string | undefined;

    private constructor(options: StartOptions, started: StartedSignIn, secrets: Secrets) {
        this.#options = options;
        this.#started = started;
        this.#secrets = secrets;
        this.#code = started.code;
    }

    /** Starts: the browser's lasting key proves it, a key of this sign-in alone is there to encrypt to. */
    static async start(options: StartOptions): Promise<RunningSignIn> {
        const { api, applicationId, begin } = options;
        const browserKey = await obtainBrowserKey(options);
        const pair = await generateEncryptionKey();
        const encryption = await held(pair);
        const { nonce, transactionId } = await begin();
        const transaction = transactionId === undefined ? {} : { transactionId };
        const started = await api.call<StartedSignIn>({
            method: 'POST',
            path: '/api/v1/sign-ins',
            json: { applicationId, encryptionKey: encryption.jwk, nonce, ...transaction },
            key: browserKey,
        });
        const bound = await binding(browserKey.thumbprint, encryption.thumbprint, started.signInId);
        const secrets = { nonce, browserKey, encryptionKey: pair.privateKey, binding: bound };
        return new RunningSignIn(options, started, secrets);
    }

    /** When it ends, milliseconds of server time. */
    get endsAt(): number {
        return Date.parse(this.#started.expiresAt);
    }

    /** When the code that is shown ends, milliseconds of server time. */
    get codeEndsAt(): number {
        return Date.parse(this.#code.expiresAt);
    }

    /** The address that the QR code holds. */
    get link(): string {
        const { signInId, authenticatorUrl } = this.#started;
        const { binding: bound } = this.#secrets;
        return signInLink(authenticatorUrl, { signInId, code: this.#code.value, binding: bound, qrKey: this.#qrKey });
    }

    /** Takes a fresh code, or the nonce for the number, out of a frame. */
    learn(frame: EventFrame): void {
        this.#code = frame.code ?? this.#code;
        this.#numberNonce = frame.type === 'number-wanted' ? frame.proofNonce : this.#numberNonce;
    }

    follow(onFrame: (frame: EventFrame) => void, onLine: (state: LineState) => void): void {
        const { api, connect } = this.#options;
        const { eventsUrl, proofNonce: nonce } = this.#started;
        const url = eventsUrl.replace(/^ws/, 'http');
        const { browserKey } = this.#secrets;
        this.#line = new EventsLine({
            url: eventsUrl,
            proof: () => prove(browserKey, { method: 'GET', url, nonce, issuedAt: api.clock.seconds() }),
            onFrame,
            onLine,
            ...(connect === undefined ? {} : { connect }),
        });
        this.#line.start();
    }

    unfollow(): void {
        this.#line?.stop();
    }

    reconnect(): void {
        this.#line?.reconnect();
    }

    async enterNumber(number: string): Promise<NumberResult> {
        const path = `/api/v1/sign-ins/${this.#started.signInId}/number`;
        const { browserKey: key } = this.#secrets;
        const nonce = this.#numberNonce;
        const result = await this.#options.api.call<NumberResult>({
            method: 'POST',
            path,
            json: { number },
            key,
            nonce,
        });
        this.#numberNonce = result.proofNonce ?? nonce;
        this.numberConfirmed = result.result === 'CONFIRMED';
        return result;
    }

    /** Tells the server that nobody waits any more; without that it ends by itself after three minutes. */
    cancel(): void {
        const path = `/api/v1/sign-ins/${this.#started.signInId}/cancellation`;
        const { browserKey: key } = this.#secrets;
        const nonce = this.#started.proofNonce;
        this.#options.api.call({ method: 'POST', path, key, nonce, keepalive: true }).catch(() => undefined);
    }

    /** Redeems the code of an `approved` frame and opens what the phone sent. */
    async redeem({ redeemCode, proofNonce, payload }: EventFrame): Promise<SignedIn> {
        const { api, applicationId } = this.#options;
        const { browserKey, nonce } = this.#secrets;
        const form = { grant_type: GRANT, code: redeemCode ?? '' };
        const call = { method: 'POST', path: '/api/v1/token', form, key: browserKey, nonce: proofNonce } as const;
        const { id_token: idToken } = await api.call<TokenResponse>(call);
        const { signInId } = this.#started;
        const claims = readIdToken(idToken, { applicationId, nonce, signInId, browserKey: browserKey.thumbprint });
        const proof = (address: string, method: string): Promise<string> => {
            const url = new URL(address, globalThis.location?.href).href;
            return prove(browserKey, { method, url, token: idToken, issuedAt: api.clock.seconds() });
        };
        return { idToken, claims, payload: payload && (await this.#open(payload, claims)), proof };
    }

    async #open(sealed: string, claims: IdTokenClaims): Promise<Json> {
        const payload = await openPayload(sealed, {
            signInId: this.#started.signInId,
            applicationId: this.#options.applicationId,
            qrKey: this.#qrKey,
            encryptionKey: this.#secrets.encryptionKey,
            now: this.#options.api.clock.seconds(),
        });
        if (payload.sub !== claims.sub) {
            throw new PayloadError('The payload is about another user');
        }
        return payload.data;
    }
}

async function obtainBrowserKey({ api, applicationId, keys }: StartOptions): Promise<HeldKey> {
    try {
        return await keys.obtain(browserKeyName(api.base, applicationId));
    } catch (error) {
        throw new KeyStoreError('The browser keeps no key', { cause: error });
    }
}
