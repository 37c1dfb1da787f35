const HOME = '/portal/index';

/**
 * Where to go after a sign-in: only pages of portal and console on this very site, whatever an address says. What it is
 * asked about is read as a browser would, so that dots, slashes and backslashes can't lead elsewhere.
 */
export function checkedTarget(wanted: unknown, origin: string): string | undefined {
    if (typeof wanted !== 'string' || !wanted.startsWith('/')) {
        return undefined;
    }
    let url: URL;
    try {
        url = new URL(wanted, origin);
    } catch {
        return undefined;
    }
    const isOurs = url.origin === origin && /^\/(portal|console)(\/|$)/.test(url.pathname);
    return isOurs ? url.pathname + url.search + url.hash : undefined;
}

/** The page that was asked for before the sign-in, or the one that the server names, or the portal. */
export function afterSignIn(search: string, next: unknown, origin: string): string {
    const wanted = new URLSearchParams(search).get('to');
    return checkedTarget(wanted, origin) ?? checkedTarget(next, origin) ?? HOME;
}

/** The sign-in that leads back to this page. */
export function signInFor(path: string): string {
    return `/sign-in?to=${encodeURIComponent(path)}`;
}
