import { ServerClock } from '../protocol/clock.js';
import { browserKeyName, IndexedDbKeyStore, type KeyStore } from '../protocol/keystore.js';
import type { HeldKey } from '../protocol/keys.js';
import { OfflineError } from '../protocol/problem.js';
import { prove } from '../protocol/proof.js';
import { send } from './call.js';

const PATH = '/api/v1/session/proof';

/** Until when the session lasts; moments as the server writes them. */
export interface Times {
    readonly proveBy: string;
    readonly idleUntil: string;
    readonly expiresAt: string;
}

/** What came of a proof; without an answer nothing is known, and the session may well go on. */
export type Outcome =
    | { readonly kind: 'proven'; readonly times: Times }
    | { readonly kind: 'over' }
    | { readonly kind: 'unknown' };

/** Shows the server that the session's cookie is still in the browser that signed in: by the key that can't leave it. */
export class BrowserProof {
    readonly #origin: string;
    readonly #keyName: string;
    readonly #keys: KeyStore;
    readonly #clock: ServerClock;
    readonly #fetch: typeof fetch;
    #nonce: string | undefined;

    constructor(
        origin: string,
        applicationId: string,
        keys: KeyStore,
        fetching: typeof fetch,
        clock: ServerClock = new ServerClock(),
    ) {
        this.#origin = origin;
        this.#keyName = browserKeyName(origin, applicationId);
        this.#keys = keys;
        this.#fetch = fetching;
        this.#clock = clock;
    }

    /** That of the page itself. */
    static ofThisPage(applicationId: string): BrowserProof {
        const fetching: typeof fetch = (input, init) => fetch(input, init);
        return new BrowserProof(location.origin, applicationId, new IndexedDbKeyStore(), fetching);
    }

    /** Server time, as the last answer told it (milliseconds). */
    now(): number {
        return this.#clock.now();
    }

    /** Gives a proof; with a nonce that the server wants instead, once more. */
    async give(): Promise<Outcome> {
        try {
            const key = await this.#keys.find(this.#keyName);
            if (key === undefined) {
                return { kind: 'over' };
            }
            const known = this.#nonce;
            const first = await this.#once(key);
            const again = first.status === 401 && this.#nonce !== undefined && this.#nonce !== known;
            return await outcome(again ? await this.#once(key) : first);
        } catch (error) {
            if (error instanceof OfflineError) {
                return { kind: 'unknown' };
            }
            throw error;
        }
    }

    async #once(key: HeldKey): Promise<Response> {
        const url = this.#origin + PATH;
        const proof = await prove(key, { method: 'POST', url, nonce: this.#nonce, issuedAt: this.#clock.seconds() });
        const sentAt = this.#clock.local();
        const response = await send('POST', PATH, undefined, { DPoP: proof }, this.#fetch);
        this.#clock.observe(response.headers.get('Date'), sentAt);
        this.#nonce = response.headers.get('DPoP-Nonce') ?? undefined;
        return response;
    }
}

async function outcome(response: Response): Promise<Outcome> {
    if (response.ok) {
        return { kind: 'proven', times: (await response.json()) as Times };
    }
    return { kind: response.status === 401 || response.status === 403 ? 'over' : 'unknown' };
}
