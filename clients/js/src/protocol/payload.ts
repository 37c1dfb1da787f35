import { CompactEncrypt, CompactSign, compactDecrypt, compactVerify, importJWK } from 'jose';
import { concat, decode, encode, fromUtf8, sha256, utf8, type Bytes } from './base64url.js';
import type { PublicJwk } from './keys.js';

const ZERO = new Uint8Array(1);
const TYP = 'keyri-payload+jwt';
const MEMBERS = 'aud,data,exp,sid,sub';
const MAX_LENGTH = 16_384;

/** Any JSON value: what the phone's side wants the page to have. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A payload is addressed: to one sign-in, about one user, for one application, until a time. */
export interface Payload {
    readonly sid: string;
    readonly sub: string;
    readonly aud: string;
    /** Seconds since the epoch, server time. */
    readonly exp: number;
    readonly data: Json;
}

/** A payload was refused: it isn't for this page, or someone has changed it. */
export class PayloadError extends Error {
    override readonly name = 'PayloadError';
}

/**
 * Seals a payload on the phone: a JWS under the QR key, nested in a JWE to the page's encryption key.
 *
 * @param qrKey base64url of `qk`, which only someone who saw the QR code has
 */
export async function sealPayload(payload: Payload, qrKey: string, encryptionKey: PublicJwk): Promise<string> {
    const { sid, sub, aud, exp, data } = payload;
    const jws = await new CompactSign(utf8(JSON.stringify({ sid, sub, aud, exp, data })))
        .setProtectedHeader({ alg: 'HS256', typ: TYP })
        .sign(await macKey(qrKey, sid));
    const jwe = await new CompactEncrypt(utf8(jws))
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'JWT' })
        .setKeyManagementParameters({ apv: utf8(sid) })
        .encrypt(await importJWK({ ...encryptionKey }, 'ECDH-ES'));
    if (jwe.length > MAX_LENGTH) {
        throw new PayloadError('The payload is too long');
    }
    return jwe;
}

/** What the page knows about the payload that it waits for. */
export interface ExpectedPayload {
    readonly signInId: string;
    readonly applicationId: string;
    readonly qrKey: string;
    readonly encryptionKey: CryptoKey;
    /** Seconds since the epoch, server time. */
    readonly now: number;
}

/** Opens a payload on the page: both algorithms pinned, and `apv`, `sid`, `aud` and `exp` checked. */
export async function openPayload(jwe: string, expected: ExpectedPayload): Promise<Payload> {
    try {
        const payload = parse(await verified(await decrypted(jwe, expected), expected));
        if (payload.sid !== expected.signInId || payload.aud !== expected.applicationId) {
            throw new PayloadError('The payload is for another sign-in');
        }
        if (payload.exp <= expected.now) {
            throw new PayloadError('The payload came too late');
        }
        return payload;
    } catch (error) {
        throw error instanceof PayloadError ? error : new PayloadError('The payload can’t be opened', { cause: error });
    }
}

async function decrypted(jwe: string, expected: ExpectedPayload): Promise<string> {
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, expected.encryptionKey, {
        keyManagementAlgorithms: ['ECDH-ES'],
        contentEncryptionAlgorithms: ['A256GCM'],
    });
    const { apv, cty, zip } = protectedHeader;
    if (apv !== encode(utf8(expected.signInId)) || cty !== 'JWT' || zip !== undefined) {
        throw new PayloadError('The payload’s envelope is not as agreed');
    }
    return fromUtf8(plaintext);
}

async function verified(jws: string, expected: ExpectedPayload): Promise<string> {
    const key = await macKey(expected.qrKey, expected.signInId);
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['HS256'] });
    if (protectedHeader.typ !== TYP) {
        throw new PayloadError('The payload is of another type');
    }
    return fromUtf8(payload);
}

function parse(text: string): Payload {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== MEMBERS) {
        throw new PayloadError('The payload’s members are not as agreed');
    }
    const { sid, sub, aud, exp, data } = value as Record<string, unknown>;
    if (typeof sid !== 'string' || typeof sub !== 'string' || typeof aud !== 'string' || !Number.isInteger(exp)) {
        throw new PayloadError('The payload’s members are not as agreed');
    }
    return { sid, sub, aud, exp: exp as number, data: data as Json };
}

/** HS256 demands 32 bytes (RFC 7518, section 3.2) and `qk` has 16: SHA-256("keyri-payload-v1" 0 qk 0 id). */
function macKey(qrKey: string, signInId: string): Promise<Bytes> {
    const bytes = decode(qrKey);
    if (bytes.length !== 16) {
        throw new PayloadError('The QR key is not 16 bytes');
    }
    return sha256(concat(utf8('keyri-payload-v1'), ZERO, bytes, ZERO, utf8(signInId)));
}
