import { CompactSign } from 'jose';
import { encode, random, sha256Text, utf8 } from './base64url.js';
import type { HeldKey } from './keys.js';

/** What a proof is about. */
export interface ProofOf {
    readonly method: string;
    /** The exact address; query and fragment are left out of the proof. */
    readonly url: string;
    /** Seconds since the epoch, server time. */
    readonly issuedAt: number;
    /** The server's nonce of this step. */
    readonly nonce?: string | undefined;
    /** The token that the proof goes with; its hash becomes `ath`. */
    readonly token?: string | undefined;
}

/** A DPoP proof (RFC 9449, section 4.2) as a compact JWS, ES256. */
export async function prove(key: HeldKey, of: ProofOf): Promise<string> {
    const claims: Record<string, string | number> = {
        jti: encode(random(16)),
        htm: of.method,
        htu: withoutQuery(of.url),
        iat: of.issuedAt,
    };
    if (of.nonce !== undefined) {
        claims.nonce = of.nonce;
    }
    if (of.token !== undefined) {
        claims.ath = await sha256Text(of.token);
    }
    return new CompactSign(utf8(JSON.stringify(claims)))
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: { ...key.jwk } })
        .sign(key.privateKey);
}

function withoutQuery(url: string): string {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}
