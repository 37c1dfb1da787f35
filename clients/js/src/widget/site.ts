import { OfflineError } from '../protocol/problem.js';

/** An answer of the site's own server. */
export interface SiteAnswer {
    readonly status: number;
    readonly ok: boolean;
    /** Its JSON, if it sent some. */
    readonly body: Record<string, unknown>;
}

/** Posts JSON to the page's own server, with the page's cookies. */
export async function postToSite(
    url: string,
    json: unknown,
    headers: Record<string, string> = {},
): Promise<SiteAnswer> {
    let response: Response;
    try {
        response = await fetch(url, {
            method: 'POST',
            headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
            body: JSON.stringify(json),
            credentials: 'same-origin',
            cache: 'no-store',
            signal: AbortSignal.timeout(15_000),
        });
    } catch (error) {
        throw new OfflineError('The site can’t be reached', { cause: error });
    }
    return { status: response.status, ok: response.ok, body: await jsonOf(response) };
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
    try {
        const body: unknown = await response.json();
        return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    } catch {
        return {};
    }
}
