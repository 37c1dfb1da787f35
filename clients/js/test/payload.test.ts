import './web-crypto.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import {
    CompactEncrypt,
    CompactSign,
    compactDecrypt,
    decodeProtectedHeader,
    importJWK,
    type CompactJWEHeaderParameters,
} from 'jose';
import { encode, random } from '../src/protocol/base64url.js';
import { generateEncryptionKey, held, type HeldKey } from '../src/protocol/keys.js';
import { openPayload, PayloadError, sealPayload, type ExpectedPayload } from '../src/protocol/payload.js';

const SID = 'si_01kaqx8m3vfr2s0t1c2d3e4f5g';
const AUD = 'app_01kaqx8m3vfr2s0t1c2d3e4f5g';
const NOW = 1_800_000_000;

interface Page {
    readonly encryption: HeldKey;
    readonly expected: ExpectedPayload;
}

async function page(): Promise<Page> {
    const pair = await generateEncryptionKey();
    const qrKey = encode(random(16));
    const expected = { signInId: SID, applicationId: AUD, qrKey, encryptionKey: pair.privateKey, now: NOW };
    return { encryption: await held(pair), expected };
}

const good = {
    sid: SID,
    sub: 'user-1',
    aud: AUD,
    exp: NOW + 60,
    data: { greeting: 'Grüß Gott 👋', list: [1, null, true] },
};

/** Seals as somebody who knows the QR key but doesn't keep to the rules. */
async function sealBadly(
    { encryption, expected }: Page,
    inner: unknown,
    innerHeader: Record<string, unknown>,
    outerHeader: Partial<CompactJWEHeaderParameters>,
    apv = SID,
): Promise<string> {
    const mac = createHash('sha256')
        .update('keyri-payload-v1\0')
        .update(Buffer.from(expected.qrKey, 'base64url'))
        .update('\0' + SID)
        .digest();
    const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(inner)))
        .setProtectedHeader({ alg: 'HS256', typ: 'keyri-payload+jwt', ...innerHeader })
        .sign(mac);
    return new CompactEncrypt(new TextEncoder().encode(jws))
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'JWT', ...outerHeader })
        .setKeyManagementParameters({ apv: new TextEncoder().encode(apv) })
        .encrypt(await importJWK({ ...encryption.jwk }, 'ECDH-ES'));
}

describe('payload', () => {
    it('should arrive as it was sealed', async () => {
        const { encryption, expected } = await page();
        const jwe = await sealPayload(good, expected.qrKey, encryption.jwk);
        assert.deepEqual(await openPayload(jwe, expected), good);
        const { alg, enc, apv, zip } = decodeProtectedHeader(jwe);
        assert.deepEqual(
            { alg, enc, apv, zip },
            { alg: 'ECDH-ES', enc: 'A256GCM', apv: Buffer.from(SID).toString('base64url'), zip: undefined },
        );
    });

    it('should be what another implementation of the same rules makes', async () => {
        const there = await page();
        assert.deepEqual(await openPayload(await sealBadly(there, good, {}, {}), there.expected), good);
    });

    it('should be closed to whoever did not see the QR code', async () => {
        const { encryption, expected } = await page();
        const jwe = await sealPayload(good, encode(random(16)), encryption.jwk);
        await assert.rejects(openPayload(jwe, expected), PayloadError);
    });

    it('should be closed to another page', async () => {
        const one = await page();
        const other = await page();
        const jwe = await sealPayload(good, one.expected.qrKey, one.encryption.jwk);
        await assert.rejects(openPayload(jwe, { ...other.expected, qrKey: one.expected.qrKey }), PayloadError);
    });

    it('should be refused for another sign-in, another application, or too late', async () => {
        for (const change of [
            { sid: 'si_x' },
            { aud: 'app_x' },
            { exp: NOW },
            { exp: 'soon' },
            { sub: 7 },
            { more: 1 },
            { data: undefined },
        ]) {
            const there = await page();
            const jwe = await sealBadly(there, { ...good, ...change }, {}, {});
            await assert.rejects(openPayload(jwe, there.expected), PayloadError, JSON.stringify(change));
        }
    });

    it('should be refused with other algorithms, types or envelopes', async () => {
        const cases: [Record<string, unknown>, Partial<CompactJWEHeaderParameters>, string?][] = [
            [{ typ: 'JWT' }, {}],
            [{}, { enc: 'A128GCM' }],
            [{}, { enc: 'A256CBC-HS512' }],
            [{}, { alg: 'ECDH-ES+A256KW' }],
            [{}, { cty: 'text' }],
            [{}, {}, 'si_other'],
        ];
        for (const [inner, outer, apv] of cases) {
            const there = await page();
            const jwe = await sealBadly(there, good, inner, outer, apv);
            await assert.rejects(openPayload(jwe, there.expected), PayloadError, JSON.stringify([inner, outer, apv]));
        }
    });

    const zip = canCompress() ? false : 'this version of Node has no raw deflate to compress with';
    it('should be refused when it is compressed', { skip: zip }, async () => {
        const there = await page();
        const jwe = await sealBadly(there, good, {}, { zip: 'DEF' });
        await assert.rejects(openPayload(jwe, there.expected), PayloadError);
    });

    it('should be refused when one bit of it changed', async () => {
        const { encryption, expected } = await page();
        const parts = (await sealPayload(good, expected.qrKey, encryption.jwk)).split('.');
        for (const at of [0, 2, 3, 4]) {
            const changed = parts.map((part, i) => (i === at ? flip(part) : part)).join('.');
            await assert.rejects(openPayload(changed, expected), PayloadError, `part ${at}`);
        }
    });

    it('should be readable with its key only through both layers', async () => {
        const { encryption, expected } = await page();
        const jwe = await sealPayload(good, expected.qrKey, encryption.jwk);
        const { plaintext } = await compactDecrypt(jwe, expected.encryptionKey);
        assert.equal(new TextDecoder().decode(plaintext).split('.').length, 3, 'a JWS is inside');
    });

    it('should not be sealed when it is longer than the server takes', async () => {
        const { encryption, expected } = await page();
        const long = { ...good, data: 'x'.repeat(20_000) };
        await assert.rejects(sealPayload(long, expected.qrKey, encryption.jwk), PayloadError);
    });
});

function canCompress(): boolean {
    try {
        return new CompressionStream('deflate-raw') !== undefined;
    } catch {
        return false;
    }
}

function flip(text: string): string {
    const bytes = Buffer.from(text, 'base64url');
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    return bytes.toString('base64url');
}
