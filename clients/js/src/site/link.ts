/** What of the window a link's token concerns. */
export interface Place {
    readonly location: { readonly hash: string; readonly pathname: string };
    readonly history: { readonly state: unknown; replaceState(state: unknown, unused: string, url: string): void };
}

/** Letters that tokens are made of; anything else in a fragment is none. */
const TOKEN = /^#([A-Za-z0-9_.-]{16,512})$/;

/**
 * The token of the link that opened this page. It leaves the address bar at once, where it could be read over a shoulder
 * or be copied; the history keeps it beside the address, so that the page can be loaded again.
 */
export function takeToken({ location, history }: Place): string | undefined {
    const token = TOKEN.exec(location.hash)?.[1];
    if (location.hash !== '') {
        history.replaceState(token === undefined ? null : { token }, '', location.pathname);
        return token;
    }
    const kept = (history.state as { token?: unknown } | null)?.token;
    return typeof kept === 'string' ? kept : undefined;
}
