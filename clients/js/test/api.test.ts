import './web-crypto.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeJwt } from 'jose';
import { ApiClient } from '../src/protocol/api.js';
import { ServerClock } from '../src/protocol/clock.js';
import { generateSigningKey, held } from '../src/protocol/keys.js';
import { OfflineError, ProblemError } from '../src/protocol/problem.js';

interface Sent {
    readonly url: string;
    readonly init: RequestInit;
    readonly nonce: unknown;
    readonly iat: number;
}

/** A server that answers as listed, one after the other. */
function server(...answers: (() => Response)[]): { readonly sent: Sent[]; readonly fetch: typeof fetch } {
    const sent: Sent[] = [];
    const fetching = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
        const proof = new Headers(init.headers).get('DPoP');
        const { nonce, iat } = proof === null ? { nonce: undefined, iat: 0 } : decodeJwt(proof);
        sent.push({ url: String(input), init, nonce, iat: iat ?? 0 });
        const answer = answers.shift();
        assert.ok(answer, 'more calls than expected');
        return answer();
    };
    return { sent, fetch: fetching };
}

const refusal =
    (kind: string, headers: Record<string, string> = {}, status = 401) =>
    (): Response =>
        new Response(JSON.stringify({ type: `urn:keyri:problem:${kind}`, title: 'No', status, instance: 'i-1' }), {
            status,
            headers,
        });
const ok =
    (headers: Record<string, string> = {}) =>
    (): Response =>
        new Response('{"good":true}', { headers });

describe('API client', () => {
    it('should sign again with the nonce that a refusal brings, once', async () => {
        const { sent, fetch } = server(refusal('use-dpop-nonce', { 'DPoP-Nonce': 'fresh' }), ok());
        const key = await held(await generateSigningKey());
        const api = new ApiClient('https://keyri.example/', new ServerClock(), fetch);
        assert.deepEqual(await api.call({ method: 'GET', path: '/x', key, nonce: 'old' }), { good: true });
        assert.deepEqual(
            sent.map(({ nonce }) => nonce),
            ['old', 'fresh'],
        );
        assert.equal(sent[0]?.url, 'https://keyri.example/x');

        const again = server(
            refusal('use-dpop-nonce', { 'DPoP-Nonce': 'a' }),
            refusal('use-dpop-nonce', { 'DPoP-Nonce': 'b' }),
        );
        const stubborn = new ApiClient('https://keyri.example', new ServerClock(), again.fetch);
        await assert.rejects(stubborn.call({ method: 'GET', path: '/x', key }), { kind: 'use-dpop-nonce' });
        assert.equal(again.sent.length, 2);
    });

    it('should not sign again where the nonce is the step’s own secret', async () => {
        const { sent, fetch } = server(refusal('use-dpop-nonce', { 'DPoP-Nonce': 'fresh' }));
        const key = await held(await generateSigningKey());
        const api = new ApiClient('https://keyri.example', new ServerClock(), fetch);
        await assert.rejects(
            api.call({ method: 'POST', path: '/x', key, nonce: 'code', retryWithNonce: false }),
            ProblemError,
        );
        assert.equal(sent.length, 1);
    });

    it('should use the nonce of the last answer only where it is asked for', async () => {
        const { sent, fetch } = server(ok({ 'DPoP-Nonce': 'one' }), ok({ 'DPoP-Nonce': 'two' }), ok());
        const key = await held(await generateSigningKey());
        const api = new ApiClient('https://keyri.example', new ServerClock(), fetch);
        await api.call({ method: 'GET', path: '/x', key, latestNonce: true });
        await api.call({ method: 'GET', path: '/x', key, latestNonce: true });
        await api.call({ method: 'GET', path: '/x', key });
        assert.deepEqual(
            sent.map(({ nonce }) => nonce),
            [undefined, 'one', undefined],
        );
    });

    it('should try once more with the server’s time when its own clock was wrong', async () => {
        const date = new Date(Date.now() + 900_000).toUTCString();
        const { sent, fetch } = server(refusal('invalid-proof', { Date: date }), ok({ Date: date }));
        const key = await held(await generateSigningKey());
        const api = new ApiClient('https://keyri.example', new ServerClock(), fetch);
        await api.call({ method: 'GET', path: '/x', key, nonce: 'n' });
        const [first, second] = sent;
        assert.ok((second?.iat ?? 0) - (first?.iat ?? 0) > 890);
        assert.equal(second?.nonce, 'n');
    });

    it('should not repeat what was refused with a right clock', async () => {
        const { sent, fetch } = server(refusal('invalid-proof', { Date: new Date().toUTCString() }));
        const key = await held(await generateSigningKey());
        const api = new ApiClient('https://keyri.example', new ServerClock(), fetch);
        await assert.rejects(api.call({ method: 'GET', path: '/x', key }), { kind: 'invalid-proof', instance: 'i-1' });
        assert.equal(sent.length, 1);
    });

    it('should send no cookies, follow no redirects and keep nothing in caches', async () => {
        const { sent, fetch } = server(ok(), ok());
        const api = new ApiClient('https://keyri.example', new ServerClock(), fetch);
        await api.call({ method: 'POST', path: '/x', json: { a: 1 } });
        await api.call({ method: 'POST', path: '/x', form: { a: 'b c' } });
        const [json, form] = sent.map(({ init }) => init);
        assert.deepEqual([json?.credentials, json?.redirect, json?.cache], ['omit', 'error', 'no-store']);
        assert.equal(json?.body, '{"a":1}');
        assert.equal(String(form?.body), 'a=b+c');
    });

    it('should tell a page of a proxy from a problem, and no answer from both', async () => {
        const { fetch } = server(
            () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Retry-After': '7' } }),
        );
        const api = new ApiClient('https://keyri.example', new ServerClock(), fetch);
        await assert.rejects(api.call({ method: 'GET', path: '/x' }), { status: 502, kind: 'unknown', retryAfter: 7 });
        const away = new ApiClient('https://keyri.example', new ServerClock(), () =>
            Promise.reject(new TypeError('Failed')),
        );
        await assert.rejects(away.call({ method: 'GET', path: '/x' }), OfflineError);
    });
});
