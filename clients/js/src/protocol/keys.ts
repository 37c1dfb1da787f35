import { calculateJwkThumbprint } from 'jose';

/** A public P-256 key (RFC 7517). */
export interface PublicJwk {
    readonly kty: 'EC';
    readonly crv: 'P-256';
    readonly x: string;
    readonly y: string;
}

/** A private key that stays inside WebCrypto, with its public half and its thumbprint. */
export interface HeldKey {
    readonly privateKey: CryptoKey;
    readonly jwk: PublicJwk;
    readonly thumbprint: string;
}

/** An ES256 key that can't be taken out of this browser. */
export async function generateSigningKey(): Promise<CryptoKeyPair> {
    return (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
        'sign',
        'verify',
    ])) as CryptoKeyPair;
}

/** An ECDH key for one sign-in; it lives in memory only. */
export async function generateEncryptionKey(): Promise<CryptoKeyPair> {
    return (await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
        'deriveBits',
    ])) as CryptoKeyPair;
}

/** Exports the public half and computes the thumbprint (RFC 7638, SHA-256, base64url). */
export async function held(pair: CryptoKeyPair): Promise<HeldKey> {
    const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    if (x === undefined || y === undefined) {
        throw new TypeError('Not an elliptic-curve key');
    }
    const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y };
    return { privateKey: pair.privateKey, jwk, thumbprint: await thumbprint(jwk) };
}

/** The thumbprint of a public key (RFC 7638). */
export function thumbprint(jwk: PublicJwk): Promise<string> {
    return calculateJwkThumbprint({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, 'sha256');
}
