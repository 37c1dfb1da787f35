import { webcrypto } from 'node:crypto';

// Node 18 keeps WebCrypto out of the globals; browsers and later versions have it there.
globalThis.crypto ??= webcrypto as unknown as Crypto;
