import type { ApiClient, Call } from '../protocol/api.js';
import type { HeldKey } from '../protocol/keys.js';
import type { KeyStore } from '../protocol/keystore.js';
import type { Challenge, OwnDevice, PastSignInList, Peer, PeerList } from '../protocol/model.js';
import { writeStatement } from '../protocol/statement.js';
import type { Account } from './accounts.js';
import { signWithPasskey } from './passkey.js';

/** The browser has lost the device key of an account. */
export class KeyLostError extends Error {
    override readonly name = 'KeyLostError';
    readonly account: Account;

    constructor(account: Account) {
        super('The device key is gone');
        this.account = account;
    }
}

/** What this phone can do for one of its accounts besides signing in. */
export class DeviceCalls {
    readonly #api: ApiClient;
    readonly #keys: KeyStore;
    readonly #account: Account;

    constructor(api: ApiClient, keys: KeyStore, account: Account) {
        this.#api = api;
        this.#keys = keys;
        this.#account = account;
    }

    /** The device key, which proves this phone silently. */
    async key(): Promise<HeldKey> {
        const key = await this.#keys.find(this.#account.keyName);
        if (key === undefined) {
            throw new KeyLostError(this.#account);
        }
        return key;
    }

    own(): Promise<OwnDevice> {
        return this.#call('GET', '');
    }

    peers(): Promise<PeerList> {
        return this.#call('GET', '/peers');
    }

    signIns(): Promise<PastSignInList> {
        return this.#call('GET', '/sign-ins');
    }

    rename(peerId: string, name: string): Promise<void> {
        return this.#call('PATCH', `/peers/${peerId}`, { name });
    }

    /** Revokes a device, or refuses one that waits. */
    revoke(peerId: string): Promise<void> {
        return this.#call('DELETE', `/peers/${peerId}`);
    }

    /** Approves a waiting device, by a statement that the passkey signs. */
    async approve({ device, approvalChallenge }: Peer): Promise<void> {
        const { deviceId: iss, userId: sub, application } = this.#account;
        const statement = writeStatement(
            {
                typ: 'keyri-device-approval',
                iss,
                sub,
                aud: application.id,
                did: device.deviceId,
                challenge: approvalChallenge ?? '',
            },
            this.#api.clock.seconds(),
        );
        await this.#call('POST', `/peers/${device.deviceId}/approval`, await signWithPasskey(statement, this.#account));
    }

    /** “This wasn't me.” */
    async disavow(signInId: string): Promise<void> {
        const path = `/api/v1/sign-ins/${signInId}/disavowal`;
        const json = { deviceId: this.#account.deviceId };
        await this.#api.call<void>({ method: 'POST', path, json, key: await this.key() });
    }

    /** Puts a new device key in place of a lost one, by a statement that the passkey signs. */
    async replaceKey(): Promise<void> {
        const { deviceId: iss, userId: sub, application, keyName } = this.#account;
        const path = `/api/v1/devices/${iss}/key`;
        const { challenge, proofNonce } = await this.#api.call<Challenge>({
            method: 'POST',
            path: `${path}-challenge`,
        });
        const key = await this.#keys.renew(keyName);
        const statement = writeStatement(
            { typ: 'keyri-device-key', iss, sub, aud: application.id, jkt: key.thumbprint, challenge },
            this.#api.clock.seconds(),
        );
        try {
            const json = await signWithPasskey(statement, this.#account);
            await this.#api.call<void>({ method: 'PUT', path, json, key, nonce: proofNonce });
        } catch (error) {
            await this.#keys.remove(keyName); // A key that the server doesn't know is worse than none.
            throw error;
        }
    }

    async #call<T>(method: Call['method'], path: string, json?: unknown): Promise<T> {
        const whole = `/api/v1/devices/${this.#account.deviceId}${path}`;
        const key = await this.key();
        return this.#api.call<T>({
            method,
            path: whole,
            key,
            latestNonce: true,
            ...(json === undefined ? {} : { json }),
        });
    }
}
