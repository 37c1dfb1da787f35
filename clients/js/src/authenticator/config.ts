import { OfflineError } from '../protocol/problem.js';

/** The deployment gave no usable settings. */
export class ConfigError extends Error {
    override readonly name = 'ConfigError';
}

/** Where the API is: `/a/config.json`, written by the deployment. */
export async function loadApiUrl(): Promise<string> {
    let response: Response;
    try {
        response = await fetch('/a/config.json', { credentials: 'omit', cache: 'no-cache' });
    } catch (error) {
        throw new OfflineError('The settings can’t be reached', { cause: error });
    }
    try {
        const { apiUrl } = (await response.json()) as { apiUrl?: unknown };
        if (response.ok && typeof apiUrl === 'string' && isTrustworthy(new URL(apiUrl))) {
            return new URL(apiUrl).origin;
        }
    } catch (error) {
        throw new ConfigError('The settings are no JSON', { cause: error });
    }
    throw new ConfigError('The settings name no API');
}

function isTrustworthy({ protocol, hostname }: URL): boolean {
    return protocol === 'https:' || (protocol === 'http:' && /(^|\.)localhost$/.test(hostname));
}
