import { ApiClient } from '../protocol/api.js';
import { IndexedDbKeyStore } from '../protocol/keystore.js';
import { KeyriElement } from './element.js';
import { SessionError } from './fault.js';
import { LastAccountMemory } from './last-account.js';
import type { Beginning, SignedIn } from './running.js';
import { SignIn } from './sign-in.js';
import { postToSite } from './site.js';
import type { WidgetState } from './state.js';
import { SignInView } from './view.js';

/** Seconds that a sign-in lives, for the ring. */
const LIFE = 180;

/**
 * `<keyri-sign-in>`: signs a person in to this page with their phone.
 *
 * Attributes: `application`; `nonce` or `nonce-url`; `transaction`, `verify-url`, `api`, `theme`, `manual`, `messages`.
 * Events: `keyri-state`, `keyri-signed-in`, `keyri-session`, `keyri-error`.
 */
export class KeyriSignInElement extends KeyriElement {
    #signIn: SignIn | undefined;
    #view: SignInView | undefined;
    #ticking: ReturnType<typeof setInterval> | undefined;
    #hasTransaction = false;

    connectedCallback(): void {
        if (this.#signIn !== undefined) {
            return; // Moved within the page: the sign-in goes on.
        }
        try {
            this.#build();
        } catch (error) {
            console.error(error);
            return;
        }
        this.#ticking = setInterval(() => this.#tick(), 1000);
        if (!this.hasAttribute('manual')) {
            this.start();
        }
    }

    disconnectedCallback(): void {
        queueMicrotask(() => {
            if (!this.isConnected) {
                clearInterval(this.#ticking);
                this.#signIn?.stop();
                this.#signIn = undefined;
                this.#view = undefined;
            }
        });
    }

    /** Begins a sign-in, or begins again. */
    start(): void {
        void this.#signIn?.start();
    }

    /** Cancels the running sign-in. */
    cancel(): void {
        this.#signIn?.cancel();
    }

    #build(): void {
        const applicationId = this.required('application');
        const view = new SignInView(
            this.words(),
            {
                start: () => this.start(),
                cancel: () => this.cancel(),
                enterNumber: (number) => void this.#signIn?.enterNumber(number),
                acceptAccount: () => this.#signIn?.acceptAccount(),
            },
            () => this.#hasTransaction,
        );
        this.#hasTransaction = this.hasAttribute('transaction');
        this.#view = view;
        this.#signIn = new SignIn({
            applicationId,
            api: new ApiClient(this.getAttribute('api') ?? new URL(import.meta.url).origin),
            keys: new IndexedDbKeyStore(),
            last: new LastAccountMemory(applicationId),
            begin: () => this.#begin(),
            onState: (state) => this.#show(state),
            deliver: (result) => this.#deliver(result),
        });
        this.shadow.replaceChildren(view.element);
        view.draw({ name: 'idle' });
    }

    /** The nonce from the page itself or from its server. Browsers hide the attribute `nonce`, not the property. */
    async #begin(): Promise<Beginning> {
        const transactionId = this.getAttribute('transaction') ?? undefined;
        const url = this.getAttribute('nonce-url');
        if (url === null) {
            const nonce = this.nonce || this.required('nonce');
            return transactionId === undefined ? { nonce } : { nonce, transactionId };
        }
        const { ok, status, body } = await postToSite(url, {});
        if (!ok || typeof body.nonce !== 'string') {
            throw new SessionError('The site gave no nonce', status);
        }
        const own = typeof body.transactionId === 'string' ? body.transactionId : transactionId;
        this.#hasTransaction = own !== undefined;
        return own === undefined ? { nonce: body.nonce } : { nonce: body.nonce, transactionId: own };
    }

    #show(state: WidgetState): void {
        const hadFocus = this.shadow.activeElement !== null;
        this.#view?.draw(state);
        this.setAttribute('state', state.name);
        if (hadFocus && this.shadow.activeElement === null) {
            this.#view?.focusFirst();
        }
        this.#tick();
        if (state.name === 'error') {
            const { kind, cause } = state.fault;
            this.announce('keyri-error', { kind, cause });
        }
        this.announce('keyri-state', { state: state.name });
    }

    #tick(): void {
        const signIn = this.#signIn;
        signIn?.tick();
        if (signIn?.endsAt !== undefined) {
            const seconds = (signIn.endsAt - signIn.now) / 1000;
            this.#view?.timeLeft(seconds, seconds / LIFE);
        }
    }

    async #deliver(result: SignedIn): Promise<void> {
        const url = this.getAttribute('verify-url');
        if (!this.announce('keyri-signed-in', result, true) || url === null) {
            return;
        }
        const DPoP = await result.proof(url, 'POST');
        const { ok, status, body } = await postToSite(url, { idToken: result.idToken }, { DPoP });
        if (!ok) {
            throw new SessionError('The site refused the id token', status);
        }
        this.announce('keyri-session', { status, body });
    }
}
