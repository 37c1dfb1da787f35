import { generateSigningKey, held, type HeldKey } from './keys.js';

const DATABASE = 'keyri';
const STORE = 'keys';

/** Where the signing keys of this origin live between visits. */
export interface KeyStore {
    /** The key of that name, made now where there is none. */
    obtain(name: string): Promise<HeldKey>;
    /** The key of that name, or nothing: it was never made, or the browser has thrown it away. */
    find(name: string): Promise<HeldKey | undefined>;
    /** Puts a fresh key under that name, whatever was there. */
    renew(name: string): Promise<HeldKey>;
    /** Forgets the key. */
    remove(name: string): Promise<void>;
}

/** The name of the key by which this browser is known to an application. */
export function browserKeyName(api: string, applicationId: string): string {
    return `bk:${api}:${applicationId}`;
}

/** Keys in IndexedDB, which keeps WebCrypto keys without ever showing their private half. */
export class IndexedDbKeyStore implements KeyStore {
    async obtain(name: string): Promise<HeldKey> {
        const found = await this.find(name);
        if (found !== undefined) {
            return found;
        }
        const fresh = await generateSigningKey();
        return held(await this.#inTransaction('readwrite', (store, done) => keepFirst(store, name, fresh, done)));
    }

    async find(name: string): Promise<HeldKey | undefined> {
        const pair = await this.#inTransaction<CryptoKeyPair | undefined>('readonly', (store, done) => {
            const request = store.get(name) as IDBRequest<CryptoKeyPair | undefined>;
            request.onsuccess = () => done(request.result);
        });
        return pair === undefined ? undefined : held(pair);
    }

    async renew(name: string): Promise<HeldKey> {
        const fresh = await generateSigningKey();
        await this.#inTransaction<void>('readwrite', (store, done) => {
            store.put(fresh, name).onsuccess = () => done();
        });
        return held(fresh);
    }

    async remove(name: string): Promise<void> {
        await this.#inTransaction<void>('readwrite', (store, done) => {
            store.delete(name).onsuccess = () => done();
        });
    }

    async #inTransaction<T>(
        mode: IDBTransactionMode,
        work: (store: IDBObjectStore, done: (result: T) => void) => void,
    ): Promise<T> {
        const database = await open();
        try {
            return await new Promise<T>((resolve, reject) => {
                const transaction = database.transaction(STORE, mode);
                let result: T;
                transaction.oncomplete = () => resolve(result);
                transaction.onabort = () => reject(transaction.error);
                work(transaction.objectStore(STORE), (value) => {
                    result = value;
                });
            });
        } finally {
            database.close();
        }
    }
}

/** Two tabs may make a key at the same moment; the first one stored is the key of both. */
function keepFirst(
    store: IDBObjectStore,
    name: string,
    fresh: CryptoKeyPair,
    done: (pair: CryptoKeyPair) => void,
): void {
    const request = store.get(name) as IDBRequest<CryptoKeyPair | undefined>;
    request.onsuccess = () => {
        if (request.result === undefined) {
            store.put(fresh, name);
        }
        done(request.result ?? fresh);
    };
}

function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(DATABASE, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(STORE);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error('The key store is blocked by another tab'));
    });
}
