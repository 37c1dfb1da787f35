import type { ApiClient } from '../protocol/api.js';
import { sha256Text } from '../protocol/base64url.js';
import { binding, sameText } from '../protocol/binding.js';
import { EventsLine, type LineState } from '../protocol/events.js';
import { thumbprint, type HeldKey } from '../protocol/keys.js';
import type { SignInLink } from '../protocol/link.js';
import type {
    Challenge,
    ClaimedSignIn,
    DecidedSignIn,
    DeclineReason,
    DecideSignIn,
    EventFrame,
    OpenedBy,
} from '../protocol/model.js';
import { sealPayload } from '../protocol/payload.js';
import { prove } from '../protocol/proof.js';
import { writeStatement } from '../protocol/statement.js';
import type { Account } from './accounts.js';
import { signWithPasskey } from './passkey.js';

const PAYLOAD_LIFE = 120;

/** The page that showed the QR code isn't the one that started the sign-in. */
export class BindingMismatchError extends Error {
    override readonly name = 'BindingMismatchError';
}

/** The server's answer isn't about the account that was chosen. */
export class WrongAccountError extends Error {
    override readonly name = 'WrongAccountError';
}

/** A sign-in that this phone has claimed: what to show, and what can be done about it. */
export class Approval {
    readonly claimed: ClaimedSignIn;
    readonly account: Account;
    readonly #api: ApiClient;
    readonly #key: HeldKey;
    readonly #link: SignInLink;
    #line: EventsLine | undefined;

    private constructor(api: ApiClient, key: HeldKey, account: Account, link: SignInLink, claimed: ClaimedSignIn) {
        this.#api = api;
        this.#key = key;
        this.#link = link;
        this.account = account;
        this.claimed = claimed;
    }

    /** Claims a scanned sign-in; what doesn't fit the QR code or the account is declined before anything is shown. */
    static async claim(
        api: ApiClient,
        key: HeldKey,
        account: Account,
        link: SignInLink,
        openedBy: OpenedBy,
    ): Promise<Approval> {
        const claimed = await api.call<ClaimedSignIn>({
            method: 'POST',
            path: `/api/v1/sign-ins/${link.signInId}/claim`,
            json: { code: link.code, deviceId: account.deviceId, openedBy },
            key,
            nonce: link.code,
            retryWithNonce: false,
        });
        const approval = new Approval(api, key, account, link, claimed);
        await approval.#verify();
        return approval;
    }

    /** Follows what happens in the browser meanwhile. */
    follow(onFrame: (frame: EventFrame) => void, onLine: (state: LineState) => void = () => undefined): void {
        const url = `${this.#api.base}/api/v1/sign-ins/${this.#link.signInId}/events`;
        const { proofNonce: nonce } = this.claimed;
        this.#line = new EventsLine({
            url: url.replace(/^http/, 'ws'),
            proof: () => prove(this.#key, { method: 'GET', url, nonce, issuedAt: this.#api.clock.seconds() }),
            onFrame,
            onLine,
        });
        this.#line.start();
    }

    /** Stops following. */
    stop(): void {
        this.#line?.stop();
        this.#line = undefined;
    }

    /** Approves: the passkey signs the statement over everything that was shown. */
    async approve(): Promise<DecidedSignIn> {
        const payload = await this.#payload();
        const signed = await signWithPasskey(await this.#statement(payload), this.account);
        return this.#decide({ deviceId: this.account.deviceId, decision: 'APPROVED', signed, payload });
    }

    /** Declines; that needs the silent proof of this phone only. */
    decline(reason: DeclineReason): Promise<DecidedSignIn> {
        return this.#decide({ deviceId: this.account.deviceId, decision: 'DECLINED', reason });
    }

    /** Makes the browser a known one, as a separate choice after the approval. */
    async recognise({ challenge, proofNonce }: Challenge): Promise<void> {
        const { claimed, account } = this;
        const statement = writeStatement(
            {
                typ: 'keyri-known-browser',
                iss: account.deviceId,
                sub: claimed.userId,
                aud: claimed.application.id,
                sid: this.#link.signInId,
                jkt: await thumbprint(claimed.browserKey),
                challenge,
            },
            this.#api.clock.seconds(),
        );
        await this.#api.call<void>({
            method: 'POST',
            path: `/api/v1/sign-ins/${this.#link.signInId}/known-browser`,
            json: { deviceId: account.deviceId, signed: await signWithPasskey(statement, account) },
            key: this.#key,
            nonce: proofNonce ?? claimed.proofNonce,
        });
    }

    async #verify(): Promise<void> {
        const { claimed, account } = this;
        const [browserKey, encryptionKey] = await this.#thumbprints();
        const bound = await binding(browserKey, encryptionKey, this.#link.signInId);
        if (claimed.signInId !== this.#link.signInId || !sameText(bound, this.#link.binding)) {
            await this.decline('BINDING_MISMATCH').catch(() => undefined); // Warning the person matters more.
            throw new BindingMismatchError('The code was made by another page');
        }
        if (claimed.userId !== account.userId || claimed.application.id !== account.application.id) {
            await this.decline('NOT_ME').catch(() => undefined);
            throw new WrongAccountError('The sign-in is about another account');
        }
    }

    #thumbprints(): Promise<[string, string]> {
        return Promise.all([thumbprint(this.claimed.browserKey), thumbprint(this.claimed.encryptionKey)]);
    }

    async #statement(payload: string): Promise<string> {
        const { claimed, account } = this;
        const [jkt, ekt] = await this.#thumbprints();
        const { transaction } = claimed;
        return writeStatement(
            {
                typ: 'keyri-approval',
                iss: account.deviceId,
                sub: claimed.userId,
                aud: claimed.application.id,
                origin: claimed.origin,
                sid: this.#link.signInId,
                challenge: claimed.challenge,
                jkt,
                ekt,
                decision: 'approved',
                ...(transaction === undefined ? {} : { txh: await sha256Text(transaction.text) }),
                plh: await sha256Text(payload),
            },
            this.#api.clock.seconds(),
        );
    }

    /** The page learns the account's label and this phone's name, sealed so that only it can read them. */
    #payload(): Promise<string> {
        const { claimed, account } = this;
        const exp = this.#api.clock.seconds() + PAYLOAD_LIFE;
        const data = { account: claimed.account, device: account.deviceName };
        const payload = { sid: this.#link.signInId, sub: claimed.userId, aud: claimed.application.id, exp, data };
        return sealPayload(payload, this.#link.qrKey, claimed.encryptionKey);
    }

    #decide(json: DecideSignIn): Promise<DecidedSignIn> {
        return this.#api.call<DecidedSignIn>({
            method: 'POST',
            path: `/api/v1/sign-ins/${this.#link.signInId}/decision`,
            json,
            key: this.#key,
            nonce: this.claimed.proofNonce,
        });
    }
}
