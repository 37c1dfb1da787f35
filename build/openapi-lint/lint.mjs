// node lint.mjs DOCUMENT: prints what is wrong with an OpenAPI document, and fails if anything is.
import { BaseResolver, createConfig, lint, parseYaml } from '@redocly/openapi-core';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import keyri from './rules.mjs';

/** The problems of a document, as one line of text each. */
export async function problemsOf(document) {
    const rules = parseYaml(readFileSync(new URL('redocly.yaml', import.meta.url), 'utf8'));
    const config = await createConfig({ ...rules, plugins: [keyri] });
    const problems = await lint({ ref: resolve(document), config, externalRefResolver: new BaseResolver(config.resolve) });
    return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? '#/'})`);
}

if (pathToFileURL(process.argv[1]).href === import.meta.url) {
    if (process.argv.length !== 3) {
        console.error(`Usage: node ${fileURLToPath(import.meta.url)} DOCUMENT`);
        process.exit(2);
    }
    const problems = await problemsOf(process.argv[2]);
    problems.forEach((problem) => console.error(problem));
    console.log(`OpenAPI lint: ${problems.length} problems in ${process.argv[2]}`);
    process.exit(problems.length === 0 ? 0 : 1);
}
