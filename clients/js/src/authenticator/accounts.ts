import type { DeviceState, NamedApplication, NamedOrganization } from '../protocol/model.js';

/** An account on this phone. None of this is secret; the key is in the key store under `keyName`. */
export interface Account {
    readonly deviceId: string;
    readonly keyName: string;
    readonly credentialId: string;
    readonly transports: readonly string[];
    readonly userId: string;
    readonly account: string;
    readonly application: NamedApplication;
    readonly organization: NamedOrganization;
    readonly deviceName: string;
    readonly state: DeviceState;
    /** Shown until the site has confirmed it. */
    readonly confirmationCode?: string | undefined;
    readonly usedAt: number;
}

const NAME = 'keyri-accounts';

/**
 * The accounts on this phone, the one used last first. They live in localStorage, apart from the keys in IndexedDB: where a
 * browser loses only its database, the account is still known and its key can be replaced.
 */
export class Accounts {
    list(): Account[] {
        try {
            const value: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
            const accounts = Array.isArray(value) ? value.filter(isAccount) : [];
            return accounts.sort((one, other) => other.usedAt - one.usedAt);
        } catch {
            return [];
        }
    }

    /** The accounts that may sign in. */
    active(): Account[] {
        return this.list().filter((account) => account.state === 'ACTIVE');
    }

    find(deviceId: string): Account | undefined {
        return this.list().find((account) => account.deviceId === deviceId);
    }

    /** Adds or replaces. */
    save(account: Account): void {
        const others = this.list().filter((other) => other.deviceId !== account.deviceId);
        localStorage.setItem(NAME, JSON.stringify([...others, account]));
    }

    remove(deviceId: string): void {
        localStorage.setItem(NAME, JSON.stringify(this.list().filter((account) => account.deviceId !== deviceId)));
    }
}

function isAccount(value: unknown): value is Account {
    const account = (value ?? {}) as Record<string, unknown>;
    const texts = ['deviceId', 'keyName', 'credentialId', 'userId', 'account', 'deviceName', 'state'];
    return (
        texts.every((name) => typeof account[name] === 'string') &&
        typeof (account.application as NamedApplication | undefined)?.name === 'string' &&
        typeof (account.organization as NamedOrganization | undefined)?.name === 'string' &&
        Array.isArray(account.transports) &&
        typeof account.usedAt === 'number'
    );
}
