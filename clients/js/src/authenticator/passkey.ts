import { decode, encode, sha256, utf8 } from '../protocol/base64url.js';
import type { Assertion, OpenedEnrolment, Signed } from '../protocol/model.js';
import { statementChallenge } from '../protocol/statement.js';
import type { Account } from './accounts.js';

const TIMEOUT = 60_000;
const ES256 = -7;

/** Why a passkey gave nothing. */
export class PasskeyError extends Error {
    override readonly name = 'PasskeyError';
    readonly kind: 'cancelled' | 'missing' | 'exists' | 'host';

    constructor(kind: PasskeyError['kind'], options?: ErrorOptions) {
        super(`Passkey: ${kind}`, options);
        this.kind = kind;
    }
}

/** A passkey that was made just now. */
export interface NewPasskey {
    readonly credentialId: string;
    readonly transports: readonly string[];
    readonly attestation: { readonly clientDataJSON: string; readonly attestationObject: string };
}

/** Makes the passkey of an enrolment; its challenge is SHA-256 of the enrolment's challenge text. */
export async function createPasskey(enrolment: OpenedEnrolment): Promise<NewPasskey> {
    if (enrolment.relyingPartyId !== location.hostname) {
        throw new PasskeyError('host');
    }
    const { account, application } = enrolment;
    const credential = await ask(async () =>
        navigator.credentials.create({
            publicKey: {
                rp: { id: enrolment.relyingPartyId, name: application.name },
                user: {
                    id: decode(enrolment.userHandle),
                    name: account,
                    displayName: `${application.name}: ${account}`,
                },
                challenge: await sha256(utf8(enrolment.challenge)),
                pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
                authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
                attestation: 'none',
                timeout: TIMEOUT,
            },
        }),
    );
    const response = credential.response as AuthenticatorAttestationResponse;
    return {
        credentialId: encode(new Uint8Array(credential.rawId)),
        transports: response.getTransports?.() ?? [],
        attestation: {
            clientDataJSON: encode(new Uint8Array(response.clientDataJSON)),
            attestationObject: encode(new Uint8Array(response.attestationObject)),
        },
    };
}

/** Signs a statement: an assertion with user verification whose challenge is the statement's hash. */
export async function signWithPasskey(
    statement: string,
    { credentialId, transports }: Pick<Account, 'credentialId' | 'transports'>,
): Promise<Signed & { assertion: Assertion }> {
    const id = decode(credentialId);
    const challenge = await statementChallenge(statement);
    const credential = await ask(() =>
        navigator.credentials.get({
            publicKey: {
                rpId: location.hostname,
                challenge,
                allowCredentials: [{ type: 'public-key', id, transports: transports as AuthenticatorTransport[] }],
                userVerification: 'required',
                timeout: TIMEOUT,
            },
        }),
    );
    const response = credential.response as AuthenticatorAssertionResponse;
    const assertion = {
        credentialId: encode(new Uint8Array(credential.rawId)),
        clientDataJSON: encode(new Uint8Array(response.clientDataJSON)),
        authenticatorData: encode(new Uint8Array(response.authenticatorData)),
        signature: encode(new Uint8Array(response.signature)),
    };
    const { userHandle } = response;
    const handle =
        userHandle !== null && userHandle.byteLength > 0 ? { userHandle: encode(new Uint8Array(userHandle)) } : {};
    return { statement, assertion: { ...assertion, ...handle } };
}

async function ask(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
    if (typeof PublicKeyCredential === 'undefined' || navigator.credentials === undefined) {
        throw new PasskeyError('missing');
    }
    try {
        const credential = await work();
        if (credential === null) {
            throw new PasskeyError('cancelled');
        }
        return credential as PublicKeyCredential;
    } catch (error) {
        throw translate(error);
    }
}

function translate(error: unknown): unknown {
    if (!(error instanceof DOMException)) {
        return error;
    }
    switch (error.name) {
        case 'NotAllowedError':
        case 'AbortError':
        case 'TimeoutError':
            return new PasskeyError('cancelled', { cause: error });
        case 'InvalidStateError':
            return new PasskeyError('exists', { cause: error });
        case 'SecurityError':
            return new PasskeyError('host', { cause: error });
        case 'NotSupportedError':
        case 'ConstraintError':
            return new PasskeyError('missing', { cause: error });
        default:
            return error;
    }
}
