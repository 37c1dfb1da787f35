import { ServerClock } from './clock.js';
import type { HeldKey } from './keys.js';
import { OfflineError, ProblemError } from './problem.js';
import { prove } from './proof.js';

/** A clock that was this wrong explains a refused proof; one more try is then worth it. */
const CLOCK_WAS_WRONG = 20_000;
const TIMEOUT = 15_000;

/** One call of the API. */
export interface Call {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    /** The path below the API's address, `/api/v1/…`. */
    readonly path: string;
    readonly json?: unknown;
    readonly form?: Readonly<Record<string, string>>;
    /** Whose proof goes with the call; without one the call carries no proof. */
    readonly key?: HeldKey;
    readonly nonce?: string | undefined;
    /** Use the nonce of this key's last answer, as the endpoints of a device want it. */
    readonly latestNonce?: boolean;
    /** False where the nonce is a secret of the step itself, so that a fresh one wouldn't help. */
    readonly retryWithNonce?: boolean;
    /** Let the call outlive the page. */
    readonly keepalive?: boolean;
}

/** Calls the API with DPoP proofs, keeps server time and the server's latest nonce, and turns refusals into errors. */
export class ApiClient {
    readonly base: string;
    readonly clock: ServerClock;
    readonly #fetch: typeof fetch;
    readonly #nonces = new Map<string, string>();
    #clockMoved = 0;

    /** @param base the API's public address, without a slash at its end */
    constructor(base: string, clock: ServerClock = new ServerClock(), fetching: typeof fetch = fetch) {
        this.base = base.replace(/\/+$/, '');
        this.clock = clock;
        this.#fetch = (input, init) => fetching(input, init);
    }

    /** Makes the call; the answer's JSON, or undefined for 204. */
    async call<T>(call: Call): Promise<T> {
        const latest = call.latestNonce === true && call.key ? this.#nonces.get(call.key.thumbprint) : undefined;
        const known = call.nonce ?? latest;
        try {
            return await this.#once<T>(call, known);
        } catch (error) {
            const again = this.#nextTry(call, known, error);
            if (again === undefined) {
                throw error;
            }
            return this.#once<T>(call, again.nonce);
        }
    }

    /** Whether, and with which nonce, a refused call is worth one more try. */
    #nextTry(call: Call, used: string | undefined, error: unknown): { nonce: string | undefined } | undefined {
        if (!(error instanceof ProblemError) || error.status !== 401 || call.key === undefined) {
            return undefined;
        }
        if (error.nonce !== undefined && call.retryWithNonce !== false) {
            return { nonce: error.nonce };
        }
        return error.kind === 'invalid-proof' && this.#clockMoved > CLOCK_WAS_WRONG ? { nonce: used } : undefined;
    }

    async #once<T>(call: Call, nonce: string | undefined): Promise<T> {
        const url = this.base + call.path;
        const headers = new Headers({ Accept: 'application/json, application/problem+json' });
        if (call.key !== undefined) {
            const { method } = call;
            headers.set('DPoP', await prove(call.key, { method, url, nonce, issuedAt: this.clock.seconds() }));
        }
        const response = await this.#send(url, call, headers);
        this.#rememberNonce(call, response);
        if (!response.ok) {
            throw await ProblemError.from(response);
        }
        return (response.status === 204 ? undefined : await response.json()) as T;
    }

    async #send(url: string, call: Call, headers: Headers): Promise<Response> {
        const sentAt = this.clock.local();
        try {
            const response = await this.#fetch(url, {
                method: call.method,
                headers,
                body: body(call, headers),
                mode: 'cors',
                credentials: 'omit',
                cache: 'no-store',
                redirect: 'error',
                referrerPolicy: 'no-referrer',
                keepalive: call.keepalive ?? false,
                signal: AbortSignal.timeout(TIMEOUT),
            });
            this.#clockMoved = this.clock.observe(response.headers.get('Date'), sentAt);
            return response;
        } catch (error) {
            throw new OfflineError('The server can’t be reached', { cause: error });
        }
    }

    #rememberNonce(call: Call, response: Response): void {
        const fresh = response.headers.get('DPoP-Nonce');
        if (call.key !== undefined && call.latestNonce === true && fresh !== null) {
            this.#nonces.set(call.key.thumbprint, fresh);
        }
    }
}

function body(call: Call, headers: Headers): BodyInit | null {
    if (call.json !== undefined) {
        headers.set('Content-Type', 'application/json');
        return JSON.stringify(call.json);
    }
    return call.form === undefined ? null : new URLSearchParams(call.form);
}
