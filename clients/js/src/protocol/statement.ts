import { CompactSign } from 'jose';
import { sha256, utf8, type Bytes } from './base64url.js';
import type { HeldKey } from './keys.js';

/** Seconds that a statement lives. */
const LIFE = 60;

interface Approval {
    readonly typ: 'keyri-approval';
    readonly iss: string;
    readonly sub: string;
    readonly aud: string;
    readonly origin: string;
    readonly sid: string;
    readonly challenge: string;
    readonly jkt: string;
    readonly ekt: string;
    readonly decision: 'approved';
    readonly txh?: string;
    readonly plh?: string;
}

interface Enrolment {
    readonly typ: 'keyri-enrolment';
    readonly eid: string;
    readonly challenge: string;
    readonly sub: string;
    readonly aud: string;
    readonly jkt: string;
    readonly cid: string;
}

interface DeviceApproval {
    readonly typ: 'keyri-device-approval';
    readonly iss: string;
    readonly sub: string;
    readonly aud: string;
    readonly did: string;
    readonly challenge: string;
}

interface KnownBrowser {
    readonly typ: 'keyri-known-browser';
    readonly iss: string;
    readonly sub: string;
    readonly aud: string;
    readonly sid: string;
    readonly jkt: string;
    readonly challenge: string;
}

interface DeviceKey {
    readonly typ: 'keyri-device-key';
    readonly iss: string;
    readonly sub: string;
    readonly aud: string;
    readonly jkt: string;
    readonly challenge: string;
}

/** What a phone may sign: nothing else ever reaches its approval key. */
export type Statement = Approval | Enrolment | DeviceApproval | KnownBrowser | DeviceKey;

/**
 * Writes a statement as the one JSON text that is signed and sent; it is never serialised a second time.
 *
 * @param issuedAt seconds since the epoch, server time
 */
export function writeStatement(statement: Statement, issuedAt: number): string {
    return JSON.stringify({ ...statement, iat: issuedAt, exp: issuedAt + LIFE });
}

/** The WebAuthn challenge of a statement: SHA-256 of its UTF-8 bytes exactly as sent. */
export function statementChallenge(statement: string): Promise<Bytes> {
    return sha256(utf8(statement));
}

/** Signs a statement with the device key: a compact JWS whose payload is exactly the statement's bytes. */
export function signWithDeviceKey(statement: string, typ: Statement['typ'], key: HeldKey): Promise<string> {
    return new CompactSign(utf8(statement))
        .setProtectedHeader({ alg: 'ES256', typ: `${typ}+jwt` })
        .sign(key.privateKey);
}
