// Each rule of ours can fail: a document that breaks it is reported, and the sound document it comes from is not.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { problemsOf } from './lint.mjs';

const problem = { description: 'Refused.', content: { 'application/problem+json': { schema: { type: 'object' } } } };

const refusal = (...types) => ({
    description: 'Refused.',
    content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'object' } }])),
});

function soundDocument() {
    return {
        openapi: '3.0.3',
        info: { title: 'Sound', version: '1.0.0', license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/' } },
        servers: [{ url: '/' }],
        tags: [{ name: 'Page', description: 'The page.' }],
        paths: {
            '/things': {
                post: {
                    tags: ['Page'],
                    operationId: 'makeThing',
                    summary: 'Make a thing',
                    security: [],
                    requestBody: {
                        required: true,
                        content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
                    },
                    responses: { 204: { description: 'Made.' }, default: { $ref: '#/components/responses/Problem' } },
                },
            },
        },
        components: {
            responses: { Problem: problem },
            schemas: {
                Thing: {
                    type: 'object',
                    additionalProperties: false,
                    properties: {
                        name: { type: 'string', maxLength: 64 },
                        kind: { type: 'string', pattern: '^[a-z]{1,8}$' },
                        tags: { type: 'array', maxItems: 4, items: { type: 'string', enum: ['a', 'b'] } },
                        count: { type: 'integer', minimum: 0, maximum: 10 },
                    },
                },
            },
        },
    };
}

async function rulesBrokenBy(change) {
    const folder = mkdtempSync(join(tmpdir(), 'keyri-lint'));
    try {
        const document = soundDocument();
        change(document, document.paths['/things'].post, document.components.schemas.Thing);
        const file = join(folder, 'openapi.json');
        writeFileSync(file, JSON.stringify(document));
        return [...new Set((await problemsOf(file)).map((line) => line.split(':')[0]))];
    } finally {
        rmSync(folder, { recursive: true });
    }
}

test('should accept a sound document', async () => {
    assert.deepEqual(await rulesBrokenBy(() => {}), []);
});

const defects = {
    'keyri/explicit-security': [(_, operation) => delete operation.security],
    'keyri/problem-by-default': [
        (_, operation) => delete operation.responses.default,
        (_, operation) => (operation.responses.default = { description: 'Refused in some way.' }),
        (_, operation) => (operation.responses.default = refusal('application/problem+json', 'text/html')),
        (_, operation) => (operation.responses.default = refusal('application/json')),
    ],
    'keyri/no-unused-components': [(document) => (document.components.schemas.Idle = { type: 'string' })],
    'keyri/bounded-input': [
        (_, __, thing) => delete thing.properties.name.maxLength,
        (_, __, thing) => (thing.properties.kind.pattern = '^[a-z]+$'),
        (_, __, thing) => (thing.properties.kind.pattern = '[a-z]{1,8}'),
        (_, __, thing) => delete thing.properties.tags.maxItems,
        (_, __, thing) => delete thing.properties.tags.items.enum,
        (_, __, thing) => delete thing.properties.count.maximum,
    ],
    'keyri/closed-input': [(_, __, thing) => delete thing.additionalProperties],
    'operation-operationId': [(_, operation) => delete operation.operationId],
    'security-defined': [(_, operation) => (operation.security = [{ nobody: [] }])],
    'no-unresolved-refs': [(_, __, thing) => (thing.properties.name = { $ref: '#/components/schemas/Nothing' })],
};

for (const [rule, changes] of Object.entries(defects)) {
    changes.forEach((change, index) =>
        test(`should report ${rule}, defect ${index + 1}`, async () => {
            assert.ok((await rulesBrokenBy(change)).includes(rule));
        }),
    );
}
