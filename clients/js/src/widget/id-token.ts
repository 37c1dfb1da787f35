import { decode, fromUtf8 } from '../protocol/base64url.js';
import type { IdTokenClaims } from '../protocol/model.js';

/** What the id token of this sign-in must say. */
export interface ExpectedIdToken {
    readonly applicationId: string;
    readonly nonce: string;
    readonly signInId: string;
    /** The thumbprint of `bk`. */
    readonly browserKey: string;
}

/**
 * Reads an id token that came straight from the token endpoint and checks that it belongs to this sign-in.
 * Its signature is for the site's server to verify.
 */
export function readIdToken(token: string, expected: ExpectedIdToken): IdTokenClaims {
    const claims = JSON.parse(fromUtf8(decode(token.split('.')[1] ?? ''))) as IdTokenClaims;
    const matches =
        claims.aud === expected.applicationId &&
        claims.nonce === expected.nonce &&
        claims.sid === expected.signInId &&
        claims.cnf?.jkt === expected.browserKey &&
        typeof claims.sub === 'string';
    if (!matches) {
        throw new Error('The id token belongs to another sign-in');
    }
    return claims;
}
