import { generateSigningKey, held, type HeldKey } from '../src/protocol/keys.js';
import type { KeyStore } from '../src/protocol/keystore.js';

/** Keys in memory, in place of IndexedDB. */
export class MemoryKeyStore implements KeyStore {
    readonly #keys = new Map<string, HeldKey>();

    async obtain(name: string): Promise<HeldKey> {
        return this.#keys.get(name) ?? this.renew(name);
    }

    async find(name: string): Promise<HeldKey | undefined> {
        return this.#keys.get(name);
    }

    async renew(name: string): Promise<HeldKey> {
        const key = await held(await generateSigningKey());
        this.#keys.set(name, key);
        return key;
    }

    async remove(name: string): Promise<void> {
        this.#keys.delete(name);
    }
}
