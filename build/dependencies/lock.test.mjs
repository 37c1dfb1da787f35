// The lock can fail: another version, another scope, other content, something new and something gone are told apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, lockOf } from './lock.mjs';

const LIST = `
The following files have been resolved:
   com.nimbusds:nimbus-jose-jwt:jar:10.10:compile:/m2/nimbus.jar -- module com.nimbusds.jose.jwt [auto]
   com.keyri:keyri-protocol:jar:0.1.0-SNAPSHOT:compile:/work/protocol.jar
   org.jspecify:jspecify:jar:1.0.0:compile:/m2/with space/jspecify.jar -- module org.jspecify
   io.zonky.test.postgres:binaries:jar:linux-amd64:15.19.0:runtime:/m2/pg.jar (optional)
   none
`;
const hash = (file) => `hash(${file})`;

test('should list each foreign file once with its checksum', () => {
    assert.deepEqual(lockOf(LIST, hash), [
        'com.nimbusds:nimbus-jose-jwt:jar:10.10:compile hash(/m2/nimbus.jar)',
        'io.zonky.test.postgres:binaries:jar:linux-amd64:15.19.0:runtime hash(/m2/pg.jar)',
        'org.jspecify:jspecify:jar:1.0.0:compile hash(/m2/with space/jspecify.jar)',
    ]);
});

test('should find nothing when nothing changed', () => {
    assert.deepEqual(differences(['a:b:jar:1:compile x'], ['a:b:jar:1:compile x']), []);
});

test('should tell new, gone and changed content', () => {
    assert.deepEqual(differences(['a:b:jar:1:compile x', 'c:d:jar:1:test y'], ['a:b:jar:2:compile x', 'c:d:jar:1:test z']), [
        'new: a:b:jar:2:compile',
        'OTHER CONTENT under the same version: c:d:jar:1:test',
        'gone: a:b:jar:1:compile',
    ]);
});
