/** The shapes of the API (its OpenAPI document is the source; the names are the same). */

import type { PublicJwk } from './keys.js';

export interface Code {
    readonly value: string;
    readonly expiresAt: string;
}

export interface StartSignIn {
    readonly applicationId: string;
    readonly encryptionKey: PublicJwk;
    readonly nonce: string;
    readonly transactionId?: string;
}

export interface StartedSignIn {
    readonly signInId: string;
    readonly expiresAt: string;
    readonly eventsUrl: string;
    readonly authenticatorUrl: string;
    readonly code: Code;
    readonly proofNonce: string;
}

export interface EventFrame {
    readonly type:
        | 'code'
        | 'claimed'
        | 'number-wanted'
        | 'number-confirmed'
        | 'approved'
        | 'declined'
        | 'expired'
        | 'cancelled'
        | 'redeemed';
    readonly code?: Code;
    readonly proofNonce?: string;
    readonly redeemCode?: string;
    readonly expiresAt?: string;
    readonly payload?: string;
    readonly account?: string;
}

export interface NumberResult {
    readonly result: 'CONFIRMED' | 'WRONG' | 'DECLINED';
    readonly attemptsLeft: number;
    readonly proofNonce?: string;
}

export interface TokenResponse {
    readonly id_token: string;
    readonly token_type: 'DPoP';
    readonly expires_in: number;
}

export type OpenedBy = 'SCANNER' | 'LINK';

export type RiskReason = 'UNKNOWN_BROWSER' | 'OPENED_BY_LINK' | 'DIFFERENT_NETWORK' | 'FORBIDDEN_NETWORK';

export interface Risk {
    readonly verdict: 'ALLOW' | 'WARN' | 'DENY';
    readonly reasons: readonly RiskReason[];
}

export interface NamedApplication {
    readonly id: string;
    readonly name: string;
}

export interface NamedOrganization {
    readonly name: string;
}

export interface Browser {
    readonly name: string;
    readonly operatingSystem: string;
    readonly place: string;
}

export interface ClaimedSignIn {
    readonly signInId: string;
    readonly userId: string;
    readonly account: string;
    readonly application: NamedApplication;
    readonly organization: NamedOrganization;
    readonly origin: string;
    readonly browser: Browser;
    readonly browserKnown: boolean;
    readonly risk: Risk;
    readonly browserKey: PublicJwk;
    readonly encryptionKey: PublicJwk;
    readonly challenge: string;
    readonly numberRequired: boolean;
    readonly number?: string;
    readonly transaction?: { readonly transactionId: string; readonly text: string };
    readonly approvalKey: { readonly type: 'PASSKEY' | 'NATIVE'; readonly credentialId?: string };
    readonly startedAt: string;
    readonly expiresAt: string;
    readonly proofNonce: string;
}

export interface Assertion {
    readonly credentialId: string;
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string;
}

export interface Signed {
    readonly statement: string;
    readonly assertion: Assertion;
}

export type DeclineReason = 'NOT_ME' | 'CHANGED_MY_MIND' | 'BINDING_MISMATCH';

export interface DecideSignIn {
    readonly deviceId: string;
    readonly decision: 'APPROVED' | 'DECLINED';
    readonly signed?: Signed;
    readonly payload?: string;
    readonly reason?: DeclineReason;
}

export type SignInState = 'PENDING' | 'CLAIMED' | 'APPROVED' | 'REDEEMED' | 'DECLINED' | 'EXPIRED' | 'CANCELLED';

export interface Challenge {
    readonly challenge: string;
    readonly proofNonce?: string;
}

export interface DecidedSignIn {
    readonly state: SignInState;
    readonly knownBrowser?: Challenge;
}

export type DeviceState = 'AWAITING_CODE' | 'AWAITING_APPROVAL' | 'ACTIVE' | 'REVOKED';

export interface Device {
    readonly deviceId: string;
    readonly name: string;
    readonly state: DeviceState;
    readonly approvalKey: 'PASSKEY' | 'NATIVE';
    readonly synced?: boolean;
    readonly enrolledAt: string;
    readonly lastUsedAt?: string;
    readonly activeFrom?: string;
}

export interface OwnDevice {
    readonly device: Device;
    readonly application: NamedApplication;
    readonly organization: NamedOrganization;
    readonly userId: string;
    readonly account: string;
}

export interface Peer {
    readonly device: Device;
    readonly self: boolean;
    readonly approvalChallenge?: string;
}

export interface Notice {
    readonly kind: 'DEVICE_ENROLLED' | 'DEVICE_ACTIVATED' | 'DEVICE_REVOKED' | 'DEVICE_KEY_REPLACED';
    readonly deviceName?: string;
    readonly at: string;
}

export interface PeerList {
    readonly devices: readonly Peer[];
    readonly notices: readonly Notice[];
}

export interface PastSignIn {
    readonly signInId: string;
    readonly origin: string;
    readonly browser: Browser;
    readonly state: SignInState;
    readonly startedAt: string;
    readonly approvedBy?: string;
    readonly transactionText?: string;
    readonly ended: boolean;
}

export interface PastSignInList {
    readonly signIns: readonly PastSignIn[];
}

export interface OpenedEnrolment {
    readonly enrolmentId: string;
    readonly application: NamedApplication;
    readonly organization: NamedOrganization;
    readonly userId: string;
    readonly account: string;
    readonly challenge: string;
    readonly relyingPartyId: string;
    readonly userHandle: string;
    readonly needsOtherDevice: boolean;
    readonly allowsSyncedPasskeys: boolean;
    readonly expiresAt: string;
    readonly proofNonce: string;
}

export interface CompletedEnrolment {
    readonly deviceId: string;
    readonly confirmationCode: string;
    readonly state: DeviceState;
    readonly expiresAt: string;
}

/** The claims of an id token that a page looks at; its server verifies the signature. */
export interface IdTokenClaims {
    readonly iss: string;
    readonly sub: string;
    readonly aud: string;
    readonly iat: number;
    readonly exp: number;
    readonly nonce: string;
    readonly sid: string;
    readonly acr: string;
    readonly amr: readonly string[];
    readonly txh?: string;
    readonly cnf: { readonly jkt: string };
    readonly [name: string]: unknown;
}
