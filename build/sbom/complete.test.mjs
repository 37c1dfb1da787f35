// The licence check can fail, and the SBOM holds what npm bundles into the web module.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, npmComponents, refused } from './complete.mjs';

const lock = {
    packages: {
        '': { name: 'own' },
        'node_modules/jose': { version: '6.0.0', integrity: 'sha512-AAEC', license: 'MIT' },
        'node_modules/@scope/part': { version: '1.0.0', integrity: 'sha512-AwQF', license: '(MIT OR GPL-3.0)' },
        'node_modules/esbuild': { version: '0.1.0', integrity: 'sha512-BgcI', license: 'MIT', dev: true },
    },
};
const policy = { allowed: ['MIT', 'Apache-2.0'], exceptions: [{ purl: 'pkg:maven/org/odd', why: 'a test' }] };
const component = (purl, ...licenses) => ({ purl, licenses });

test('should list what is bundled and not what only builds', () => {
    assert.deepEqual(
        npmComponents(lock).map(({ purl, hashes }) => [purl, hashes[0].alg, hashes[0].content]),
        [
            ['pkg:npm/jose@6.0.0', 'SHA-512', '000102'],
            ['pkg:npm/%40scope/part@1.0.0', 'SHA-512', '030405'],
        ],
    );
});

test('should list what is bundled although it is only for the build', () => {
    assert.deepEqual(
        npmComponents(lock, ['esbuild']).map(({ name }) => name),
        ['jose', '@scope/part', 'esbuild'],
    );
});

test('should add the packages once, and only where a module of ours brings them', () => {
    const web = { components: [component('pkg:maven/com.keyri/keyri-web@0.1.0?type=war')] };
    const once = complete(web, npmComponents(lock));
    assert.equal(once.components.length, 3);
    assert.deepEqual(complete(once, npmComponents(lock)), once);
    const other = { components: [component('pkg:maven/org/other@1')] };
    assert.deepEqual(complete(other, npmComponents(lock)), other);
});

test('should refuse copyleft, unknown and absent licences', () => {
    const sbom = {
        components: [
            component('pkg:maven/a/gpl@1', { license: { id: 'GPL-3.0-only' } }),
            component('pkg:maven/a/homemade@1', { license: { name: 'Be nice' } }),
            component('pkg:maven/a/silent@1'),
            component('pkg:npm/both@1', { expression: 'MIT AND GPL-3.0' }),
        ],
    };
    assert.equal(refused(sbom, policy).length, 4);
});

test('should accept allowed licences, a choice of them, and what is excepted', () => {
    const sbom = {
        components: [
            component('pkg:maven/a/apache@1', { license: { id: 'Apache-2.0' } }),
            component('pkg:maven/a/dual@1', { license: { id: 'GPL-2.0-only' } }, { license: { id: 'MIT' } }),
            component('pkg:npm/choice@1', { expression: '(MIT OR GPL-3.0)' }),
            component('pkg:maven/org/odd@1'),
        ],
    };
    assert.deepEqual(refused(sbom, policy), []);
});
