import { decode } from './base64url.js';

/** What the QR code of a page says; everything secret is in the fragment, which no server sees. */
export interface SignInLink {
    readonly kind: 'sign-in';
    readonly signInId: string;
    readonly code: string;
    readonly binding: string;
    /** base64url of the 16 bytes of `qk`. */
    readonly qrKey: string;
}

/** What an enrolment's QR code says. */
export interface EnrolmentLink {
    readonly kind: 'enrolment';
    readonly enrolmentId: string;
    readonly token: string;
}

export type Link = SignInLink | EnrolmentLink;

const SIGN_IN = /^1\.(si_[0-7][0-9a-hjkmnp-tv-z]{25})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/;
const ENROLMENT = /^e1\.(enr_[0-7][0-9a-hjkmnp-tv-z]{25})\.([A-Za-z0-9_-]{43})$/;

/** The address that the QR code of a sign-in holds. */
export function signInLink(authenticatorUrl: string, link: Omit<SignInLink, 'kind'>): string {
    return `${authenticatorUrl}#1.${link.signInId}.${link.code}.${link.binding}.${link.qrKey}`;
}

/** Reads a fragment, with or without its `#`; nothing when it isn't exactly one of ours. */
export function parseFragment(fragment: string): Link | undefined {
    const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
    const signIn = SIGN_IN.exec(text);
    if (signIn !== null) {
        const [, signInId, code, bound, qrKey] = signIn as unknown as [string, string, string, string, string];
        return isCanonical(bound, qrKey) ? { kind: 'sign-in', signInId, code, binding: bound, qrKey } : undefined;
    }
    const enrolment = ENROLMENT.exec(text);
    if (enrolment !== null) {
        const [, enrolmentId, token] = enrolment as unknown as [string, string, string];
        return { kind: 'enrolment', enrolmentId, token };
    }
    return undefined;
}

/**
 * Reads what a scanner saw.
 *
 * @param authenticator the authenticator's own address (origin and path); a code for another one is refused
 */
export function parseLink(text: string, authenticator: string): Link | undefined {
    const [address, fragment, ...rest] = text.split('#');
    if (rest.length > 0 || fragment === undefined || address !== authenticator) {
        return undefined;
    }
    return parseFragment(fragment);
}

function isCanonical(...texts: string[]): boolean {
    try {
        return texts.every((text) => decode(text).length === 16);
    } catch {
        return false;
    }
}
