/** Text as bytes and bytes as text, the way JOSE writes them (RFC 7515, section 2). */

const ALPHABET = /^[A-Za-z0-9_-]*$/;

/** Bytes backed by a plain buffer, which is what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Encodes bytes as base64url without padding. */
export function encode(bytes: Uint8Array): string {
    let binary = '';
    for (const byte of bytes) {
        binary += String.fromCharCode(byte);
    }
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Decodes base64url; padding, foreign characters and stray bits at the end are refused with a TypeError. */
export function decode(text: string): Bytes {
    if (!ALPHABET.test(text) || text.length % 4 === 1) {
        throw new TypeError('Not base64url');
    }
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    if (encode(bytes) !== text) {
        throw new TypeError('Not canonical base64url');
    }
    return bytes;
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
    return new TextEncoder().encode(text) as Bytes;
}

/** The text of UTF-8 bytes; malformed bytes are refused with a TypeError. */
export function fromUtf8(bytes: Uint8Array): string {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** One array after the other. */
export function concat(...parts: Uint8Array[]): Bytes {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

/** SHA-256 (FIPS 180-4). */
export async function sha256(bytes: Bytes): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** base64url(SHA-256(UTF-8 text)): the form of `ath`, `txh` and `plh`. */
export async function sha256Text(text: string): Promise<string> {
    return encode(await sha256(utf8(text)));
}

/** Fresh random bytes. */
export function random(length: number): Bytes {
    return crypto.getRandomValues(new Uint8Array(length));
}
