import './web-crypto.js';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { decodeJwt, EmbeddedJWK, jwtVerify } from 'jose';
import { ApiClient } from '../src/protocol/api.js';
import { ServerClock } from '../src/protocol/clock.js';
import { parseLink } from '../src/protocol/link.js';
import { sealPayload } from '../src/protocol/payload.js';
import type { LastAccount, LastAccountMemory } from '../src/widget/last-account.js';
import type { SignedIn } from '../src/widget/running.js';
import { SignIn } from '../src/widget/sign-in.js';
import type { StateName, WidgetState } from '../src/widget/state.js';
import { MemoryKeyStore } from './memory-keys.js';
import { MockKeyri } from './mock-keyri.js';
import { connectTo, until } from './mock-socket.js';

const AUTHENTICATOR = 'https://auth.keyri.localhost/a';
const NONCE = 'nonce-of-the-site-1234';

/** A page with the widget's logic, without its looks. */
class Page {
    readonly states: WidgetState[] = [];
    readonly delivered: SignedIn[] = [];
    readonly signIn: SignIn;
    last: LastAccount | undefined;
    local = 0;
    refuse: Error | undefined;

    constructor(readonly mock: MockKeyri) {
        const last = { read: () => this.last, write: (value: LastAccount) => (this.last = value) };
        const clock = new ServerClock(() => Date.now() + this.local);
        this.signIn = new SignIn({
            applicationId: mock.application.id,
            api: new ApiClient(mock.base, clock, mock.fetch),
            keys: new MemoryKeyStore(),
            last: last as unknown as LastAccountMemory,
            begin: async () => ({ nonce: NONCE }),
            onState: (state) => this.states.push(state),
            deliver: async (result) => {
                if (this.refuse) {
                    throw this.refuse;
                }
                this.delivered.push(result);
            },
            connect: connectTo(mock),
        });
    }

    get id(): string {
        return [...this.mock.signIns.keys()].at(-1) ?? '';
    }

    get link(): string {
        return this.signIn.state.name === 'waiting' ? this.signIn.state.link : '';
    }

    async reaches<N extends StateName>(name: N): Promise<Extract<WidgetState, { name: N }>> {
        const state = await until(
            () => this.signIn.state.name === name && this.signIn.state,
            `state ${name}, is ${this.signIn.state.name}`,
        );
        return state as Extract<WidgetState, { name: N }>;
    }

    /** Started, and the events line is open. */
    async waiting(): Promise<this> {
        await this.signIn.start();
        await this.reaches('waiting');
        await until(() => (this.mock.signIns.get(this.id)?.sockets.length ?? 0) > 0, 'the events line');
        return this;
    }
}

describe('sign-in of a page', () => {
    let mock: MockKeyri;
    let page: Page;

    beforeEach(() => {
        mock = new MockKeyri();
        page = new Page(mock);
    });

    afterEach(() => page.signIn.stop());

    it('should end with an id token, the phone’s payload and proofs for the site', async () => {
        await page.waiting();
        const link = parseLink(page.link, AUTHENTICATOR);
        assert.equal(link?.kind, 'sign-in');
        mock.claimed(page.id);
        await page.reaches('scanned');
        mock.approved(page.id, await payload(page, 'user-1'));
        await page.reaches('approved');
        const [result] = page.delivered;
        assert.ok(result);
        assert.equal(result.claims.sub, 'user-1');
        assert.equal(result.claims.nonce, NONCE);
        assert.deepEqual(result.payload, { hello: 'page' });
        assert.deepEqual(page.last, { sub: 'user-1', account: 'Kestrel account' });
        const proof = await result.proof('https://shop.keyri.localhost/session', 'POST');
        const { payload: claims } = await jwtVerify(proof, EmbeddedJWK);
        assert.equal(claims.htu, 'https://shop.keyri.localhost/session');
        assert.equal(typeof claims.ath, 'string');
        assert.deepEqual(
            page.states.map(({ name }) => name),
            ['starting', 'waiting', 'waiting', 'scanned', 'finishing', 'approved'],
        );
    });

    it('should show each fresh code with the same binding and QR key', async () => {
        await page.waiting();
        const before = parseLink(page.link, AUTHENTICATOR);
        mock.rotate(page.id);
        const after = await until(
            () =>
                page.link.includes(mock.signIns.get(page.id)?.code ?? '-')
                    ? parseLink(page.link, AUTHENTICATOR)
                    : undefined,
            'the new code',
        );
        assert.ok(before?.kind === 'sign-in' && after.kind === 'sign-in');
        assert.notEqual(after.code, before.code);
        assert.deepEqual([after.binding, after.qrKey], [before.binding, before.qrKey]);
    });

    it('should use the same browser key and a fresh encryption key for each sign-in', async () => {
        await page.waiting();
        await page.waiting();
        const [one, two] = [...mock.signIns.values()];
        assert.equal(one?.pageKey, two?.pageKey);
        assert.notDeepEqual(one?.encryptionKey, two?.encryptionKey);
    });

    it('should pass on the number, count what is left, and go on after the right one', async () => {
        await page.waiting();
        mock.claimed(page.id, '731846');
        await page.reaches('number');
        await page.signIn.enterNumber('111111');
        const wrong = await page.reaches('number');
        assert.deepEqual(wrong.trouble, { kind: 'wrong', attemptsLeft: 2 });
        await page.signIn.enterNumber('731846');
        const scanned = await page.reaches('scanned');
        assert.equal(scanned.numberConfirmed, true);
    });

    it('should not ask for the number again after a reconnection', async () => {
        await page.waiting();
        mock.claimed(page.id, '731846');
        await page.reaches('number');
        await page.signIn.enterNumber('731846');
        mock.cut(page.id);
        await until(() => (mock.signIns.get(page.id)?.sockets.length ?? 0) > 0, 'the line again');
        assert.equal((await page.reaches('scanned')).numberConfirmed, true);
    });

    it('should end as declined after the third wrong number', async () => {
        await page.waiting();
        mock.claimed(page.id, '731846');
        await page.reaches('number');
        for (const number of ['000000', '111111', '222222']) {
            await page.signIn.enterNumber(number);
        }
        assert.equal((await page.reaches('declined')).byNumber, true);
    });

    it('should keep the number to type again when the network failed', async () => {
        await page.waiting();
        mock.claimed(page.id, '731846');
        await page.reaches('number');
        mock.scene.offline = true;
        await page.signIn.enterNumber('731846');
        mock.scene.offline = false;
        assert.deepEqual((await page.reaches('number')).trouble, { kind: 'offline' });
        await page.signIn.enterNumber('731846');
        await page.reaches('scanned');
    });

    it('should come back by itself after a lost line', async () => {
        await page.waiting();
        mock.cut(page.id);
        assert.equal((await page.reaches('waiting')).lost, true);
        await until(() => page.signIn.state.name === 'waiting' && !page.signIn.state.lost, 'the line again');
        mock.claimed(page.id);
        await page.reaches('scanned');
    });

    it('should learn of an approval that happened while the line was lost', async () => {
        await page.waiting();
        mock.cut(page.id);
        mock.approved(page.id);
        await page.reaches('approved');
        assert.equal(page.delivered.length, 1);
    });

    it('should take the line for dead when a code is overdue', async () => {
        await page.waiting();
        page.local = 40_000;
        page.signIn.tick();
        assert.equal((await page.reaches('waiting')).lost, true);
        page.local = 0;
        await until(() => page.signIn.state.name === 'waiting' && !page.signIn.state.lost, 'the line again');
    });

    it('should expire by itself where nothing is heard any more', async () => {
        await page.waiting();
        page.local = 200_000;
        page.signIn.tick();
        await page.reaches('expired');
    });

    it('should work with a clock that is an hour wrong', async () => {
        mock.scene.ahead = 3_600_000;
        await page.waiting();
        mock.claimed(page.id);
        mock.approved(page.id);
        await page.reaches('approved');
        const { iat } = decodeJwt(page.delivered[0]?.idToken ?? '');
        assert.ok((iat ?? 0) > Date.now() / 1000 + 3_000);
    });

    it('should ask before it takes another account than the last one', async () => {
        page.last = { sub: 'user-0', account: 'Somebody else' };
        await page.waiting();
        mock.approved(page.id);
        const asked = await page.reaches('account');
        assert.deepEqual([asked.account, asked.last], ['Kestrel account', 'Somebody else']);
        assert.equal(mock.calls.includes('POST /api/v1/token'), false, 'nothing is redeemed before the answer');
        page.signIn.acceptAccount();
        await page.reaches('approved');
    });

    it('should ask too when only the user behind the same name is another', async () => {
        page.last = { sub: 'user-0', account: 'Kestrel account' };
        await page.waiting();
        mock.approved(page.id);
        await page.reaches('account');
        assert.equal(page.delivered.length, 0);
        page.signIn.acceptAccount();
        await page.reaches('approved');
        assert.equal(page.delivered.length, 1);
    });

    it('should not deliver what the person did not accept', async () => {
        page.last = { sub: 'user-0', account: 'Somebody else' };
        await page.waiting();
        mock.approved(page.id);
        await page.reaches('account');
        await page.waiting();
        assert.equal(page.delivered.length, 0);
        assert.equal(page.last?.account, 'Somebody else');
    });

    it('should refuse a payload about another user, and one that was tampered with', async () => {
        for (const sealed of [await sealedFor('user-2'), async () => 'a.b.c.d.e']) {
            const one = new Page(mock);
            await one.waiting();
            mock.approved(one.id, await sealed(one));
            const { fault } = await one.reaches('error');
            assert.equal((fault.cause as Error).name, 'PayloadError');
            assert.equal(one.delivered.length, 0);
        }
    });

    it('should tell the ends that the server tells', async () => {
        for (const end of ['declined', 'expired', 'cancelled'] as const) {
            await page.waiting();
            mock.end(page.id, end);
            await page.reaches(end);
        }
    });

    it('should cancel at the server when the page goes on without it', async () => {
        await page.waiting();
        const { id } = page;
        page.signIn.stop();
        await until(() => mock.signIns.get(id)?.state === 'CANCELLED', 'the cancellation');
        assert.equal(page.signIn.state.name, 'idle');
    });

    it('should sort refusals by what a person can do', async () => {
        const cases: [number, string, Record<string, string>, string][] = [
            [429, 'too-many-requests', { 'Retry-After': '40' }, 'busy'],
            [503, 'unavailable', {}, 'offline'],
            [403, 'origin-not-allowed', {}, 'setup'],
            [404, 'not-found', {}, 'setup'],
            [500, 'internal', {}, 'other'],
        ];
        for (const [status, kind, headers, expected] of cases) {
            mock.scene.fail = { path: '/sign-ins', status, kind, headers };
            await page.signIn.start();
            const { fault } = await page.reaches('error');
            assert.equal(fault.kind, expected);
            assert.equal(fault.retryAfter, status === 429 ? 40 : undefined);
        }
        mock.scene.offline = true;
        await page.signIn.start();
        assert.equal((await page.reaches('error')).fault.kind, 'offline');
    });

    it('should say so when the site refuses the token', async () => {
        page.refuse = new Error('no');
        await page.waiting();
        mock.approved(page.id);
        await page.reaches('error');
        assert.equal(page.last, undefined);
    });
});

async function payload(page: Page, sub: string): Promise<string> {
    return (await sealedFor(sub))(page);
}

async function sealedFor(sub: string): Promise<(page: Page) => Promise<string>> {
    return async (page) => {
        const link = parseLink(page.link, AUTHENTICATOR) ?? lastLink(page);
        const signIn = page.mock.signIns.get(page.id);
        assert.ok(link?.kind === 'sign-in' && signIn);
        const sealed = {
            sid: page.id,
            sub,
            aud: page.mock.application.id,
            exp: Math.floor(Date.now() / 1000) + 60,
            data: { hello: 'page' },
        };
        return sealPayload(sealed, link.qrKey, signIn.encryptionKey as Parameters<typeof sealPayload>[2]);
    };
}

function lastLink(page: Page): ReturnType<typeof parseLink> {
    const waiting = page.states.filter((state) => state.name === 'waiting').at(-1);
    return waiting?.name === 'waiting' ? parseLink(waiting.link, AUTHENTICATOR) : undefined;
}
