import { OfflineError, ProblemError } from '../protocol/problem.js';

const TIMEOUT = 15_000;

/** Calls the API of this very site with the page's cookies; a refusal is an error. */
export async function call<T>(
    method: 'POST' | 'DELETE',
    path: string,
    json?: unknown,
    headers: Readonly<Record<string, string>> = {},
): Promise<T> {
    const response = await send(method, path, json, headers);
    if (!response.ok) {
        throw await ProblemError.from(response);
    }
    const text = await response.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
}

/** The same, with whatever the server answered. */
export async function send(
    method: 'POST' | 'DELETE',
    path: string,
    json: unknown,
    headers: Readonly<Record<string, string>>,
    fetching: typeof fetch = fetch,
): Promise<Response> {
    const type: Record<string, string> = json === undefined ? {} : { 'Content-Type': 'application/json' };
    try {
        return await fetching(path, {
            method,
            headers: { Accept: 'application/json, application/problem+json', ...type, ...headers },
            body: json === undefined ? null : JSON.stringify(json),
            credentials: 'same-origin',
            cache: 'no-store',
            redirect: 'error',
            signal: AbortSignal.timeout(TIMEOUT),
        });
    } catch (error) {
        throw new OfflineError('The server can’t be reached', { cause: error });
    }
}
