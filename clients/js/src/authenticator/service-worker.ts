interface Policy {
    createScriptURL(url: string): string;
}

interface PolicyFactory {
    createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

const SCRIPT = '/a/sw.js';

/** Keeps the shell of the authenticator on the phone; without a service worker everything works but its start offline. */
export function installServiceWorker(): void {
    if ('serviceWorker' in navigator) {
        const registered = navigator.serviceWorker.register(trusted(SCRIPT), { scope: '/a', updateViaCache: 'none' });
        registered.catch((error: unknown) => console.info('The authenticator runs without its service worker:', error));
    }
}

/** The only address that Trusted Types let through as a script. */
function trusted(url: string): string {
    const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
    const policy = factory?.createPolicy('keyri', {
        createScriptURL: (asked) => {
            if (asked !== SCRIPT) {
                throw new TypeError('Not the service worker');
            }
            return asked;
        },
    });
    return policy === undefined ? url : policy.createScriptURL(url);
}
