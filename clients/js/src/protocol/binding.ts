import { concat, encode, sha256, utf8 } from './base64url.js';

const ZERO = new Uint8Array(1);

/**
 * Ties a QR code to the page's two keys: base64url(first 16 bytes of SHA-256("keyri-qr-v1" 0 jkt(bk) 0 jkt(ek) 0 id)).
 *
 * @param browserKey the thumbprint of `bk`
 * @param encryptionKey the thumbprint of `ek`
 * @param signInId the sign-in's id as it stands in the QR code
 */
export async function binding(browserKey: string, encryptionKey: string, signInId: string): Promise<string> {
    const hashed = await sha256(
        concat(utf8('keyri-qr-v1'), ZERO, utf8(browserKey), ZERO, utf8(encryptionKey), ZERO, utf8(signInId)),
    );
    return encode(hashed.slice(0, 16));
}

/** Compares two texts in a time that depends on their length only. */
export function sameText(one: string, other: string): boolean {
    let difference = one.length ^ other.length;
    for (let i = 0; i < one.length; i++) {
        difference |= one.charCodeAt(i) ^ other.charCodeAt(i % (other.length || 1));
    }
    return difference === 0;
}
