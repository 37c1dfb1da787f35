import type { ApiClient } from '../protocol/api.js';
import type { HeldKey } from '../protocol/keys.js';
import type { KeyStore } from '../protocol/keystore.js';
import type { EnrolmentLink } from '../protocol/link.js';
import type { CompletedEnrolment, OpenedEnrolment } from '../protocol/model.js';
import { signWithDeviceKey, writeStatement } from '../protocol/statement.js';
import type { Account } from './accounts.js';
import { createPasskey, signWithPasskey, type NewPasskey } from './passkey.js';

/** An invitation that this phone has opened. */
export class Enrolment {
    readonly opened: OpenedEnrolment;
    readonly #api: ApiClient;
    readonly #key: HeldKey;
    readonly #link: EnrolmentLink;
    #passkey: NewPasskey | undefined;

    private constructor(api: ApiClient, key: HeldKey, link: EnrolmentLink, opened: OpenedEnrolment) {
        this.#api = api;
        this.#key = key;
        this.#link = link;
        this.opened = opened;
    }

    /** Opens an invitation; the first device key that does so keeps it, so a reload uses the same key. */
    static async open(api: ApiClient, keys: KeyStore, link: EnrolmentLink): Promise<Enrolment> {
        const key = await keys.obtain(keyName(link));
        const opened = await api.call<OpenedEnrolment>({
            method: 'POST',
            path: `/api/v1/enrolments/${link.enrolmentId}/opening`,
            json: { token: link.token },
            key,
        });
        return new Enrolment(api, key, link, opened);
    }

    /** Whether the passkey exists already, so that only its use is missing. */
    get hasPasskey(): boolean {
        return this.#passkey !== undefined;
    }

    /** The first gesture: makes the passkey, once. */
    async makePasskey(): Promise<void> {
        this.#passkey ??= await createPasskey(this.opened);
    }

    /** The second gesture: both keys sign one statement, and the server registers them. */
    async complete(deviceName: string): Promise<Account> {
        const passkey = this.#passkey;
        if (passkey === undefined) {
            throw new TypeError('There is no passkey yet');
        }
        const statement = this.#statement(passkey);
        const { assertion } = await signWithPasskey(statement, passkey);
        const completed = await this.#api.call<CompletedEnrolment>({
            method: 'POST',
            path: `/api/v1/enrolments/${this.#link.enrolmentId}/completion`,
            json: {
                token: this.#link.token,
                statement,
                deviceKeySignature: await signWithDeviceKey(statement, 'keyri-enrolment', this.#key),
                approvalKey: { type: 'PASSKEY', attestation: passkey.attestation, assertion },
                deviceName,
            },
            key: this.#key,
            nonce: this.opened.proofNonce,
        });
        return this.#account(passkey, completed, deviceName);
    }

    #statement({ credentialId }: NewPasskey): string {
        const { enrolmentId, challenge, userId, application } = this.opened;
        return writeStatement(
            {
                typ: 'keyri-enrolment',
                eid: enrolmentId,
                challenge,
                sub: userId,
                aud: application.id,
                jkt: this.#key.thumbprint,
                cid: credentialId,
            },
            this.#api.clock.seconds(),
        );
    }

    #account({ credentialId, transports }: NewPasskey, completed: CompletedEnrolment, deviceName: string): Account {
        const { userId, account, application, organization } = this.opened;
        const { deviceId, state, confirmationCode } = completed;
        const key = { keyName: keyName(this.#link), credentialId, transports };
        const whose = { userId, account, application, organization };
        return { deviceId, ...key, ...whose, deviceName, state, confirmationCode, usedAt: Date.now() };
    }
}

function keyName({ enrolmentId }: EnrolmentLink): string {
    return `dk:${enrolmentId}`;
}
