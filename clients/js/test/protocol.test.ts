import './web-crypto.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import * as base64url from '../src/protocol/base64url.js';
import { binding, sameText } from '../src/protocol/binding.js';
import { ServerClock } from '../src/protocol/clock.js';
import { generateSigningKey, held } from '../src/protocol/keys.js';
import { parseFragment, parseLink, signInLink } from '../src/protocol/link.js';
import { prove } from '../src/protocol/proof.js';
import { signWithDeviceKey, statementChallenge, writeStatement } from '../src/protocol/statement.js';

const SIGN_IN = 'si_01kaqx8m3vfr2s0t1c2d3e4f5g';
const ENROLMENT = 'enr_01kaqx8m3vfr2s0t1c2d3e4f5g';

describe('base64url', () => {
    it('should give back what it encoded, for every length', () => {
        for (let length = 0; length < 70; length++) {
            const bytes = base64url.random(length);
            assert.deepEqual(base64url.decode(base64url.encode(bytes)), bytes);
            assert.equal(base64url.encode(bytes), Buffer.from(bytes).toString('base64url'));
        }
    });

    it('should refuse padding, foreign characters, impossible lengths and stray bits', () => {
        for (const text of ['AA==', 'A+A', 'A/A', 'A', 'AAAAA', 'A A', 'AB', 'é']) {
            assert.throws(() => base64url.decode(text), TypeError, text);
        }
    });

    it('should refuse malformed UTF-8', () => {
        assert.throws(() => base64url.fromUtf8(Uint8Array.of(0xc3, 0x28)), TypeError);
    });
});

describe('key', () => {
    it('should have the thumbprint of RFC 7638 and stay inside', async () => {
        const pair = await generateSigningKey();
        const key = await held(pair);
        const canonical = `{"crv":"P-256","kty":"EC","x":"${key.jwk.x}","y":"${key.jwk.y}"}`;
        assert.equal(key.thumbprint, createHash('sha256').update(canonical).digest('base64url'));
        assert.deepEqual(Object.keys(key.jwk).sort(), ['crv', 'kty', 'x', 'y']);
        await assert.rejects(crypto.subtle.exportKey('jwk', pair.privateKey));
    });
});

describe('proof', () => {
    it('should be a DPoP proof of RFC 9449 that the key in it verifies', async () => {
        const key = await held(await generateSigningKey());
        const url = 'https://keyri.example/api/v1/token?x=1#y';
        const now = Math.floor(Date.now() / 1000);
        const proof = await prove(key, { method: 'POST', url, issuedAt: now, nonce: 'n', token: 'a.b.c' });
        const { payload } = await jwtVerify(proof, await importJWK({ ...key.jwk }, 'ES256'), { typ: 'dpop+jwt' });
        const { jti, ...rest } = payload;
        const ath = createHash('sha256').update('a.b.c').digest('base64url');
        assert.deepEqual(rest, { htm: 'POST', htu: 'https://keyri.example/api/v1/token', iat: now, nonce: 'n', ath });
        assert.equal(base64url.decode(jti ?? '').length, 16);
        assert.deepEqual(decodeProtectedHeader(proof), { typ: 'dpop+jwt', alg: 'ES256', jwk: { ...key.jwk } });
    });

    it('should leave out what there is not, and never repeat its id', async () => {
        const key = await held(await generateSigningKey());
        const of = { method: 'GET', url: 'https://keyri.example/', issuedAt: 1 };
        const claims = await Promise.all([1, 2].map(async () => claimsOf(await prove(key, of))));
        assert.deepEqual(Object.keys(claims[0] ?? {}).sort(), ['htm', 'htu', 'iat', 'jti']);
        assert.notEqual(claims[0]?.jti, claims[1]?.jti);
    });
});

describe('binding', () => {
    it('should be the first 16 bytes of the hash over both thumbprints and the id', async () => {
        const hash = createHash('sha256').update(`keyri-qr-v1\0one\0two\0${SIGN_IN}`).digest().subarray(0, 16);
        assert.equal(await binding('one', 'two', SIGN_IN), hash.toString('base64url'));
        assert.notEqual(await binding('two', 'one', SIGN_IN), hash.toString('base64url'));
    });

    it('should be compared whole', () => {
        assert.equal(sameText('abc', 'abc'), true);
        for (const other of ['abd', 'ab', 'abcd', '', 'xbc']) {
            assert.equal(sameText('abc', other), false, other);
        }
        assert.equal(sameText('', ''), true);
    });
});

describe('link', () => {
    const parts = {
        signInId: SIGN_IN,
        code: 'c'.repeat(22),
        binding: base64url.encode(new Uint8Array(16)),
        qrKey: base64url.encode(new Uint8Array(16).fill(7)),
    };
    const authenticator = 'https://auth.example/a';

    it('should be read as it was written', () => {
        const link = signInLink(authenticator, parts);
        assert.deepEqual(parseLink(link, authenticator), { kind: 'sign-in', ...parts });
        const token = 't'.repeat(43);
        const enrolment = parseFragment(`#e1.${ENROLMENT}.${token}`);
        assert.deepEqual(enrolment, { kind: 'enrolment', enrolmentId: ENROLMENT, token });
    });

    it('should be refused for another authenticator', () => {
        const link = signInLink(authenticator, parts);
        const others = [
            'https://auth.example',
            'https://auth.example/a/',
            'https://evil.example/a',
            'http://auth.example/a',
        ];
        for (const other of others) {
            assert.equal(parseLink(link, other), undefined, other);
        }
        assert.equal(parseLink(link.replace('/a#', '/a?x#'), authenticator), undefined);
    });

    it('should be refused when anything is missing, added or of the wrong size', () => {
        const good = signInLink(authenticator, parts);
        const bad = [
            good + '.x',
            good + 'x',
            good + '#',
            good.slice(0, -1),
            good.replace('#1.', '#2.'),
            good.replace('si_', 'enr_'),
            good.replace(SIGN_IN, SIGN_IN.toUpperCase()),
            good.slice(0, -1) + 'B', // stray bits
            authenticator,
            '',
        ];
        for (const text of bad) {
            assert.equal(parseLink(text, authenticator), undefined, text);
        }
    });
});

describe('statement', () => {
    const statement = {
        typ: 'keyri-enrolment',
        eid: ENROLMENT,
        challenge: 'c',
        sub: 'u',
        aud: 'app_1',
        jkt: 'j',
        cid: 'i',
    } as const;

    it('should be one JSON text with its times, and its hash the challenge', async () => {
        const text = writeStatement(statement, 100);
        assert.deepEqual(JSON.parse(text), { ...statement, iat: 100, exp: 160 });
        const hash = createHash('sha256').update(text, 'utf8').digest();
        assert.deepEqual(Buffer.from(await statementChallenge(text)), hash);
    });

    it('should be exactly the payload that the device key signs', async () => {
        const key = await held(await generateSigningKey());
        const text = writeStatement(statement, 100);
        const jws = await signWithDeviceKey(text, 'keyri-enrolment', key);
        const { payload, protectedHeader } = await compactVerify(jws, await importJWK({ ...key.jwk }, 'ES256'));
        assert.equal(new TextDecoder().decode(payload), text);
        assert.deepEqual(protectedHeader, { alg: 'ES256', typ: 'keyri-enrolment+jwt' });
    });
});

describe('clock', () => {
    it('should take on the server’s time and say how wrong it was', () => {
        let local = 1_000_000;
        const clock = new ServerClock(() => local);
        const server = new Date(1_000_000 + 300_000).toUTCString();
        const moved = clock.observe(server, local);
        assert.ok(moved > 299_000 && moved < 301_000, String(moved));
        assert.ok(Math.abs(clock.now() - 1_300_000) <= 500);
        local += 5_000;
        assert.equal(clock.seconds(), Math.floor(clock.now() / 1000));
        assert.ok(Math.abs(clock.now() - 1_305_000) <= 500);
    });

    it('should not be moved by an answer without a date', () => {
        const clock = new ServerClock(() => 5_000);
        assert.equal(clock.observe(null, 5_000), 0);
        assert.equal(clock.observe('yesterday', 5_000), 0);
        assert.equal(clock.now(), 5_000);
    });
});

function claimsOf(jwt: string): Record<string, unknown> {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
