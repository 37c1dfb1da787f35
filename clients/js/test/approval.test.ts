import './web-crypto.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, beforeEach, describe, it } from 'node:test';
import { ApiClient } from '../src/protocol/api.js';
import { ServerClock } from '../src/protocol/clock.js';
import { encode, random } from '../src/protocol/base64url.js';
import { parseLink, type SignInLink } from '../src/protocol/link.js';
import type { ClaimedSignIn } from '../src/protocol/model.js';
import type { Account } from '../src/authenticator/accounts.js';
import { Approval, BindingMismatchError, WrongAccountError } from '../src/authenticator/approval.js';
import { DeviceCalls, KeyLostError } from '../src/authenticator/device.js';
import { Enrolment } from '../src/authenticator/enrolment.js';
import type { LastAccountMemory } from '../src/widget/last-account.js';
import type { SignedIn } from '../src/widget/running.js';
import { SignIn } from '../src/widget/sign-in.js';
import { MemoryKeyStore } from './memory-keys.js';
import { MockKeyri } from './mock-keyri.js';
import { connectTo, until } from './mock-socket.js';

const HOST = 'auth.keyri.localhost';

/** What the browser was last asked to sign or make, and a passkey that does it. */
const asked: { create?: PublicKeyCredentialCreationOptions; get?: PublicKeyCredentialRequestOptions } = {};

function installPasskeys(): void {
    const answer = (type: string, challenge: BufferSource, more: Record<string, unknown>): unknown => {
        const clientData = {
            type,
            challenge: encode(new Uint8Array(challenge as ArrayBuffer)),
            origin: `https://${HOST}`,
        };
        const clientDataJSON = new TextEncoder().encode(JSON.stringify(clientData)).buffer;
        return { rawId: Uint8Array.of(1, 2, 3).buffer, response: { clientDataJSON, ...more } };
    };
    const bytes = new Uint8Array(8).buffer;
    const credentials = {
        create: async ({ publicKey }: { publicKey: PublicKeyCredentialCreationOptions }) => {
            asked.create = publicKey;
            return answer('webauthn.create', publicKey.challenge, {
                attestationObject: bytes,
                getTransports: () => ['internal'],
            });
        },
        get: async ({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) => {
            asked.get = publicKey;
            return answer('webauthn.get', publicKey.challenge, {
                authenticatorData: bytes,
                signature: bytes,
                userHandle: null,
            });
        },
    };
    Object.defineProperty(globalThis, 'navigator', { value: { credentials }, configurable: true });
    Object.defineProperty(globalThis, 'location', {
        value: { hostname: HOST, href: `https://${HOST}/a` },
        configurable: true,
    });
    Object.defineProperty(globalThis, 'PublicKeyCredential', { value: class {}, configurable: true });
}

describe('phone', () => {
    let mock: MockKeyri;
    let keys: MemoryKeyStore;
    let api: ApiClient;
    let account: Account;
    let delivered: SignedIn[];
    let browser: SignIn;

    before(installPasskeys);

    beforeEach(async () => {
        mock = new MockKeyri();
        keys = new MemoryKeyStore();
        api = new ApiClient(mock.base, new ServerClock(), mock.fetch);
        account = await enrolled();
        delivered = [];
        browser = new SignIn({
            applicationId: mock.application.id,
            api: new ApiClient(mock.base, new ServerClock(), mock.fetch),
            keys: new MemoryKeyStore(),
            last: { read: () => undefined, write: () => undefined } as unknown as LastAccountMemory,
            begin: async () => ({ nonce: 'nonce-of-the-site-1234' }),
            onState: () => undefined,
            deliver: async (result) => void delivered.push(result),
            connect: connectTo(mock),
        });
    });

    async function enrolled(): Promise<Account> {
        const { url } = mock.invite();
        const link = parseLink(url, `https://${HOST}/a`);
        assert.ok(link?.kind === 'enrolment');
        const enrolment = await Enrolment.open(api, keys, link);
        await enrolment.makePasskey();
        const pending = await enrolment.complete('My phone');
        const device = mock.devices.get(pending.deviceId);
        assert.ok(device && pending.state === 'AWAITING_CODE' && pending.confirmationCode === '402713');
        device.state = 'ACTIVE';
        return { ...pending, state: 'ACTIVE' };
    }

    async function shown(): Promise<SignInLink> {
        await browser.start();
        await until(() => [...mock.signIns.values()].at(-1)?.sockets.length, 'the events line');
        const { state } = browser;
        const link = state.name === 'waiting' ? parseLink(state.link, `https://${HOST}/a`) : undefined;
        assert.ok(link?.kind === 'sign-in');
        return link;
    }

    async function claim(link: SignInLink): Promise<Approval> {
        return Approval.claim(api, await new DeviceCalls(api, keys, account).key(), account, link, 'SCANNER');
    }

    function statement(body: Record<string, unknown> | undefined): Record<string, unknown> {
        return JSON.parse((body?.signed as { statement: string }).statement) as Record<string, unknown>;
    }

    it('should ask for a passkey that verifies the user, for its own host and with ES256 only', () => {
        const { create } = asked;
        assert.equal(create?.rp.id, HOST);
        assert.equal(create?.attestation, 'none');
        assert.deepEqual(create?.pubKeyCredParams, [{ type: 'public-key', alg: -7 }]);
        assert.deepEqual(create?.authenticatorSelection, { residentKey: 'preferred', userVerification: 'required' });
        const [enrolment] = [...mock.enrolments.values()];
        const challenge = createHash('sha256')
            .update(enrolment?.challenge ?? '')
            .digest();
        assert.deepEqual(Buffer.from(create?.challenge as Uint8Array), challenge);
    });

    it('should sign everything that was shown, and the page reads what it sent', async () => {
        mock.scene.transactionText = 'Pay 24.90 €';
        const approval = await claim(await shown());
        await approval.approve();
        await until(() => delivered.length > 0, 'the id token');
        assert.deepEqual(delivered[0]?.payload, { account: 'Kestrel account', device: 'My phone' });

        const body = mock.decisions.at(-1);
        const { claimed } = approval;
        const { iat, exp, jkt, ekt, plh, ...rest } = statement(body);
        assert.deepEqual(rest, {
            typ: 'keyri-approval',
            iss: account.deviceId,
            sub: 'user-1',
            aud: mock.application.id,
            origin: 'https://shop.keyri.localhost',
            sid: claimed.signInId,
            challenge: claimed.challenge,
            decision: 'approved',
            txh: createHash('sha256').update('Pay 24.90 €').digest('base64url'),
        });
        assert.equal(jkt, mock.signIns.get(claimed.signInId)?.pageKey);
        assert.notEqual(ekt, jkt);
        assert.equal(
            plh,
            createHash('sha256')
                .update(body?.payload as string)
                .digest('base64url'),
        );
        assert.equal((exp as number) - (iat as number), 60);
        const signed = (body?.signed as { statement: string }).statement;
        assert.deepEqual(Buffer.from(asked.get?.challenge as Uint8Array), createHash('sha256').update(signed).digest());
        assert.equal(asked.get?.userVerification, 'required');
        assert.equal(asked.get?.rpId, HOST);
        assert.equal(asked.get?.allowCredentials?.length, 1);
    });

    it('should leave out txh where there is no transaction', async () => {
        await (await claim(await shown())).approve();
        assert.equal('txh' in statement(mock.decisions.at(-1)), false);
    });

    it('should decline by itself when a key isn’t the one of the QR code', async () => {
        const strange = encode(random(32));
        for (const key of ['browserKey', 'encryptionKey'] as const) {
            mock.scene.tamper = (claimed) => ({ ...claimed, [key]: { ...claimed[key], x: strange } });
            await assert.rejects(claim(await shown()), BindingMismatchError);
            assert.deepEqual(mock.decisions.at(-1), {
                deviceId: account.deviceId,
                decision: 'DECLINED',
                reason: 'BINDING_MISMATCH',
            });
        }
    });

    it('should decline by itself when the answer is about another account or sign-in', async () => {
        const changes: ((claimed: ClaimedSignIn) => ClaimedSignIn)[] = [
            (claimed) => ({ ...claimed, userId: 'user-2' }),
            (claimed) => ({ ...claimed, application: { id: 'app_other', name: 'Other' } }),
        ];
        for (const change of changes) {
            mock.scene.tamper = change;
            await assert.rejects(claim(await shown()), WrongAccountError);
            assert.equal(mock.decisions.at(-1)?.decision, 'DECLINED');
        }
        mock.scene.tamper = (claimed) => ({ ...claimed, signInId: `si_0${'a'.repeat(25)}` });
        await assert.rejects(claim(await shown()), BindingMismatchError);
    });

    it('should warn although the decline itself failed', async () => {
        mock.scene.tamper = (claimed) => ({
            ...claimed,
            encryptionKey: { ...claimed.encryptionKey, x: encode(random(32)) },
        });
        mock.scene.fail = { path: '/decision', status: 503, kind: 'unavailable' };
        await assert.rejects(claim(await shown()), BindingMismatchError);
    });

    it('should not claim twice with a spent or rotated code', async () => {
        const link = await shown();
        mock.rotate(link.signInId);
        await assert.rejects(claim(link), { kind: 'claim-refused' });
        const claims = mock.calls.filter((call) => call.endsWith('/claim'));
        assert.equal(claims.length, 1, 'a refused code is not tried again');
    });

    it('should recognise a browser by a statement of its own', async () => {
        mock.scene.offersKnownBrowser = true;
        const approval = await claim(await shown());
        const { knownBrowser } = await approval.approve();
        assert.ok(knownBrowser);
        await approval.recognise(knownBrowser);
        const { iat, exp, ...rest } = statement(mock.decisions.at(-1));
        assert.deepEqual(rest, {
            typ: 'keyri-known-browser',
            iss: account.deviceId,
            sub: 'user-1',
            aud: mock.application.id,
            sid: approval.claimed.signInId,
            jkt: mock.signIns.get(approval.claimed.signInId)?.pageKey,
            challenge: knownBrowser.challenge,
        });
        assert.ok((exp as number) > (iat as number));
    });

    it('should notice a lost key and replace it by a statement', async () => {
        await keys.remove(account.keyName);
        const calls = new DeviceCalls(api, keys, account);
        await assert.rejects(calls.own(), KeyLostError);
        await calls.replaceKey();
        assert.equal((await calls.own()).userId, 'user-1');
    });

    it('should keep no new key that the server refused', async () => {
        await keys.remove(account.keyName);
        mock.scene.fail = { path: '/key', status: 403, kind: 'forbidden' };
        const calls = new DeviceCalls(api, keys, account);
        await assert.rejects(calls.replaceKey(), { status: 403 });
        await assert.rejects(calls.key(), KeyLostError);
    });

    it('should refuse an invitation for another authenticator', async () => {
        const { url } = mock.invite();
        const link = parseLink(url, `https://${HOST}/a`);
        assert.ok(link?.kind === 'enrolment');
        Object.defineProperty(globalThis, 'location', { value: { hostname: 'evil.example' }, configurable: true });
        const enrolment = await Enrolment.open(api, keys, link);
        await assert.rejects(enrolment.makePasskey(), { kind: 'host' });
        installPasskeys();
    });
});
