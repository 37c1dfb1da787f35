// node complete.mjs SBOM PACKAGE-LOCK: adds the npm packages that our own npm modules bundle to an SBOM that holds one
// of those modules, and fails on a licence that isn't in licences.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const BUNDLING_MODULE = /^pkg:maven\/com\.keyri\/keyri-(?:web|client-js)@/;

/** The packages of a lock file that are bundled, as components: those not only for the build, and the named ones. */
export function npmComponents(lock, bundled = []) {
    return Object.entries(lock.packages)
        .filter(([path, entry]) => path !== '' && (!entry.dev || bundled.includes(path.replace('node_modules/', ''))))
        .map(([path, entry]) => {
            const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
            const purl = `pkg:npm/${name.replace('@', '%40')}@${entry.version}`;
            const [algorithm, digest] = entry.integrity.split('-');
            return {
                type: 'library',
                'bom-ref': purl,
                name,
                version: entry.version,
                scope: 'required',
                purl,
                hashes: [
                    {
                        alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
                        content: Buffer.from(digest, 'base64').toString('hex'),
                    },
                ],
                licenses: [/ (?:AND|OR|WITH) /.test(entry.license) ? { expression: entry.license } : { license: { id: entry.license } }],
            };
        });
}

/** An SBOM with those packages, in a fixed order. */
export function complete(sbom, components) {
    if (!(sbom.components ?? []).some(({ purl }) => BUNDLING_MODULE.test(purl))) {
        return sbom;
    }
    const known = new Set(sbom.components.map(({ purl }) => purl));
    return { ...sbom, components: [...sbom.components, ...components.filter(({ purl }) => !known.has(purl))] };
}

/** The components with no licence, or with one that isn't allowed; of several, one that is allowed is enough. */
export function refused(sbom, { allowed, exceptions }) {
    return (sbom.components ?? [])
        .filter(({ group }) => group !== 'com.keyri')
        .filter(({ purl }) => !exceptions.some((exception) => purl.startsWith(`${exception.purl}@`)))
        .map(({ purl, licenses }) => ({ purl, names: (licenses ?? []).flatMap(namesOf) }))
        .filter(({ names }) => !names.some((name) => allowed.includes(name)))
        .map(({ purl, names }) => `${purl}: ${names.join(', ') || 'says no licence'}`);
}

/** An expression with OR leaves the choice; one with AND counts as a name of its own. */
function namesOf({ license, expression }) {
    return expression ? expression.replace(/[()]/g, '').split(' OR ') : [license.id ?? license.name];
}

function run([file, lockFile]) {
    const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
    const policy = JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8'));
    const sbom = complete(JSON.parse(readFileSync(file, 'utf8')), npmComponents(lock, policy.bundledThoughOnlyForTheBuild));
    writeFileSync(file, JSON.stringify(sbom, null, 2) + '\n');
    const problems = refused(sbom, policy);
    problems.forEach((problem) => console.error(`Licence not allowed: ${problem}`));
    console.log(`SBOM: ${sbom.components?.length ?? 0} components, ${problems.length} with a licence that isn't allowed`);
    return problems.length === 0 ? 0 : 1;
}

if (pathToFileURL(process.argv[1]).href === import.meta.url) {
    process.exit(run(process.argv.slice(2)));
}
