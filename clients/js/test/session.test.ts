import './web-crypto.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeJwt } from 'jose';
import { browserKeyName } from '../src/protocol/keystore.js';
import { BrowserProof, type Outcome } from '../src/site/browser-proof.js';
import { SessionKeeper } from '../src/site/session-keeper.js';
import { MemoryKeyStore } from './memory-keys.js';

const OWN = 'https://keyri.example';
const APPLICATION = 'app_00000000000000000000000001';
const TIMES = {
    proveBy: '2026-11-29T12:05:00Z',
    idleUntil: '2026-11-29T12:15:00Z',
    expiresAt: '2026-11-29T20:00:00Z',
};

describe('the browser’s proof', () => {
    it('should be for exactly the endpoint, by the key of the sign-in element', async () => {
        const { proof, sent } = await browser(json(200, TIMES));
        assert.deepEqual(await proof.give(), { kind: 'proven', times: TIMES });
        const claims = decodeJwt(sent[0]?.headers.get('DPoP') ?? '');
        assert.equal(claims.htm, 'POST');
        assert.equal(claims.htu, `${OWN}/api/v1/session/proof`);
        assert.equal(sent[0]?.init.credentials, 'same-origin');
        assert.equal(sent[0]?.init.method, 'POST');
    });

    it('should be made once more with the nonce that the server wants, and not a third time', async () => {
        const stubborn = (nonce: string): Response => json(401, {}, { 'DPoP-Nonce': nonce });
        const { proof, sent } = await browser(stubborn('one'), json(200, TIMES, { 'DPoP-Nonce': 'two' }), json(200, TIMES));
        assert.equal((await proof.give()).kind, 'proven');
        assert.equal(decodeJwt(sent[1]?.headers.get('DPoP') ?? '').nonce, 'one');
        await proof.give();
        assert.equal(decodeJwt(sent[2]?.headers.get('DPoP') ?? '').nonce, 'two');

        const refused = await browser(stubborn('a'), stubborn('b'));
        assert.deepEqual(await refused.proof.give(), { kind: 'over' });
        assert.equal(refused.sent.length, 2);
    });

    it('should tell an ended session from a server that has no time', async () => {
        assert.deepEqual(await (await browser(json(401, {}))).proof.give(), { kind: 'over' });
        assert.deepEqual(await (await browser(json(503, {}))).proof.give(), { kind: 'unknown' });
        assert.deepEqual(await (await browser(json(429, {}))).proof.give(), { kind: 'unknown' });
        assert.deepEqual(await (await browser()).proof.give(), { kind: 'unknown' });
    });

    it('should not call without a key: another browser has it', async () => {
        const sent: Request[] = [];
        const fetching = (async (input: RequestInfo) => void sent.push(input as Request)) as unknown as typeof fetch;
        const proof = new BrowserProof(OWN, APPLICATION, new MemoryKeyStore(), fetching);
        assert.deepEqual(await proof.give(), { kind: 'over' });
        assert.equal(sent.length, 0);
    });
});

describe('the session’s keeper', () => {
    it('should prove every three minutes, and on coming back', async () => {
        const world = new FakeWorld({ kind: 'proven', times: TIMES });
        const keeper = new SessionKeeper(world);
        await keeper.wake();
        await keeper.tick();
        assert.equal(world.given, 1);
        world.at += 14_000;
        await keeper.wake();
        assert.equal(world.given, 1, 'a click on the window isn’t a return');
        world.at += 2_000;
        await keeper.wake();
        assert.equal(world.given, 2);
        world.at += 179_000;
        await keeper.tick();
        assert.equal(world.given, 2);
        world.at += 1_000;
        await keeper.tick();
        assert.equal(world.given, 3);
    });

    it('should leave the page in peace that nobody looks at', async () => {
        const world = new FakeWorld({ kind: 'proven', times: TIMES });
        world.visible = false;
        await new SessionKeeper(world).tick();
        assert.equal(world.given, 0);
    });

    it('should leave when the session is over, and stay when the server is away', async () => {
        const away = new FakeWorld({ kind: 'unknown' });
        const patient = new SessionKeeper(away);
        await patient.tick();
        await patient.tick();
        assert.equal(away.left, 0);
        assert.equal(away.given, 2, 'it tries again at the next tick');
        const over = new FakeWorld({ kind: 'over' });
        await new SessionKeeper(over).tick();
        assert.equal(over.left, 1);
    });

    it('should say once, two minutes before, that the session ends', async () => {
        const world = new FakeWorld({ kind: 'proven', times: TIMES });
        const keeper = new SessionKeeper(world, TIMES.expiresAt);
        world.at = Date.parse(TIMES.expiresAt) - 121_000;
        await keeper.tick();
        assert.deepEqual(world.announced, []);
        world.at += 1_000;
        await keeper.tick();
        await keeper.tick();
        assert.deepEqual(world.announced, [Date.parse(TIMES.expiresAt)]);
    });

    it('should give one proof at a time', async () => {
        const world = new FakeWorld({ kind: 'proven', times: TIMES });
        const keeper = new SessionKeeper(world);
        await Promise.all([keeper.wake(), keeper.wake(), keeper.tick()]);
        assert.equal(world.given, 1);
    });
});

class FakeWorld {
    at = Date.parse('2026-11-29T12:00:00Z');
    visible = true;
    given = 0;
    left = 0;
    readonly announced: number[] = [];
    readonly #outcome: Outcome;

    constructor(outcome: Outcome) {
        this.#outcome = outcome;
    }

    readonly give = async (): Promise<Outcome> => {
        this.given++;
        return this.#outcome;
    };
    readonly now = (): number => this.at;
    readonly isVisible = (): boolean => this.visible;
    readonly leave = (): void => void this.left++;
    readonly announceEnd = (at: number): void => void this.announced.push(at);
}

interface Sent {
    readonly init: RequestInit;
    readonly headers: Headers;
}

/** A browser that has signed in, and a server that answers as listed; after that it can’t be reached. */
async function browser(...answers: Response[]): Promise<{ proof: BrowserProof; sent: Sent[] }> {
    const keys = new MemoryKeyStore();
    await keys.obtain(browserKeyName(OWN, APPLICATION));
    const sent: Sent[] = [];
    const fetching = (async (_: RequestInfo, init: RequestInit = {}) => {
        sent.push({ init, headers: new Headers(init.headers) });
        const answer = answers.shift();
        if (answer === undefined) {
            throw new TypeError('no network');
        }
        return answer;
    }) as typeof fetch;
    return { proof: new BrowserProof(OWN, APPLICATION, keys, fetching), sent };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
    return new Response(JSON.stringify(body), { status, headers });
}
