// What Redocly has no rule for: nothing is open by omission, and nothing that a caller sends is without bounds.

const OPERATIONS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

function explicitSecurity() {
    return {
        PathItem: {
            enter(item, { report, location }) {
                for (const method of OPERATIONS.filter((name) => name in item)) {
                    if (!('security' in item[method])) {
                        report({
                            message: 'An operation says who may call it, with `security: []` where anyone may.',
                            location: location.child([method]).key(),
                        });
                    }
                }
            },
        },
    };
}

/** Whatever isn't described is refused with a problem document: the `default` answer of every operation. */
function problemByDefault() {
    return {
        Operation: {
            leave(operation, { report, location, resolve }) {
                const answer = operation.responses?.default;
                const node = answer && '$ref' in answer ? resolve(answer).node : answer;
                if (!isProblem(node?.content ?? {})) {
                    report({
                        message: 'An operation refuses with a problem document: its `default` answer.',
                        location: location.child('responses').key(),
                    });
                }
            },
        },
    };
}

/** A problem document; where OAuth clients call, also under the name that they read (RFC 6749, section 5.2). */
function isProblem(content) {
    const schemas = Object.values(content).map((type) => JSON.stringify(type.schema));
    return (
        ['application/problem+json', 'application/problem+json,application/json'].includes(Object.keys(content).join()) &&
        new Set(schemas).size === 1
    );
}

/** Redocly's own rule doesn't see references in extensions, such as the frames of a WebSocket. */
function noUnusedComponents() {
    return {
        Root: {
            leave(root, { report, location }) {
                const text = JSON.stringify(root);
                for (const [kind, components] of Object.entries(root.components ?? {})) {
                    for (const name of Object.keys(components).filter(() => kind !== 'securitySchemes')) {
                        if (!text.includes(`"#/components/${kind}/${name}"`)) {
                            report({
                                message: `Nothing refers to the component ${name}.`,
                                location: location.child(['components', kind, name]).key(),
                            });
                        }
                    }
                }
            },
        },
    };
}

function isBounded(schema) {
    if (schema.type === 'string') {
        return 'maxLength' in schema || 'enum' in schema || schema.format === 'date-time' || isAnchored(schema.pattern);
    }
    if (schema.type === 'array') {
        return 'maxItems' in schema;
    }
    if (schema.type === 'integer' || schema.type === 'number') {
        return ('maximum' in schema && 'minimum' in schema) || 'enum' in schema;
    }
    return true;
}

/** From start to end, and no repetition without an end. */
function isAnchored(pattern) {
    return typeof pattern === 'string' && /^\^.*\$$/s.test(pattern) && !/[^\\][*+]|\{\d+,\}/.test(pattern);
}

/** Walks the schemas of request bodies and parameters, whatever is referenced from them. */
function inputSchemas(check, skippedType) {
    return () => {
        const seen = new Set();
        const visit = (schema, location, context) => {
            if (!schema || typeof schema !== 'object') {
                return;
            }
            if ('$ref' in schema) {
                const resolved = context.resolve(schema, location.source.absoluteRef);
                if (resolved.node && !seen.has(resolved.location.absolutePointer)) {
                    seen.add(resolved.location.absolutePointer);
                    visit(resolved.node, resolved.location, context);
                }
                return;
            }
            check(schema, location, context);
            for (const [name, property] of Object.entries(schema.properties ?? {})) {
                visit(property, location.child(['properties', name]), context);
            }
            for (const list of ['allOf', 'anyOf', 'oneOf']) {
                (schema[list] ?? []).forEach((part, index) => visit(part, location.child([list, index]), context));
            }
            if (schema.items) {
                visit(schema.items, location.child('items'), context);
            }
        };
        return {
            RequestBody: {
                enter(body, context) {
                    for (const [type, media] of Object.entries(body.content ?? {})) {
                        if (type === skippedType) {
                            continue;
                        }
                        visit(media.schema, context.location.child(['content', type, 'schema']), context);
                    }
                },
            },
            Parameter: {
                enter(parameter, context) {
                    visit(parameter.schema, context.location.child('schema'), context);
                },
            },
        };
    };
}

const boundedInput = inputSchemas((schema, location, { report }) => {
    if (!isBounded(schema)) {
        report({
            message: `What a caller sends has bounds: this ${schema.type} has none.`,
            location,
        });
    }
});

/** But not forms: OAuth (RFC 6749, 3.2) ignores parameters that it doesn't know. */
const closedInput = inputSchemas((schema, location, { report }) => {
    if (schema.type === 'object' && schema.additionalProperties !== false) {
        report({
            message: 'Unknown members are refused, so a request says `additionalProperties: false`.',
            location,
        });
    }
}, 'application/x-www-form-urlencoded');

export default {
    id: 'keyri',
    rules: {
        oas3: {
            'explicit-security': explicitSecurity,
            'problem-by-default': problemByDefault,
            'no-unused-components': noUnusedComponents,
            'bounded-input': boundedInput,
            'closed-input': closedInput,
        },
    },
};
