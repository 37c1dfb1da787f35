import { OfflineError, ProblemError } from '../protocol/problem.js';
import { wireThemeSwitch } from './appearance.js';
import { localiseTimes } from './times.js';

/** An element that the page has for sure. */
export function part<E extends HTMLElement = HTMLElement>(id: string): E {
    const found = document.getElementById(id);
    if (found === null) {
        throw new TypeError(`The page has no #${id}`);
    }
    return found as E;
}

/** Shows one part of the page in place of the others, and tells assistive technology by moving the focus there. */
export function show(id: string, ...beside: string[]): void {
    const shown = new Set([id, ...beside]);
    for (const piece of part('content').children) {
        if (piece.id !== '') {
            (piece as HTMLElement).hidden = !shown.has(piece.id);
        }
    }
    part(id).querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
}

/** Says what is wrong with the whole; nothing takes it back. */
export function trouble(text: string): void {
    const place = part('trouble');
    place.textContent = text;
    place.hidden = text === '';
}

/** Runs what the page begins with; a link that doesn't work has one text, whatever is wrong with it. */
export function begin(work: () => Promise<void>): void {
    wireThemeSwitch();
    localiseTimes(document);
    addEventListener('hashchange', () => {
        if (location.hash !== '' && document.getElementById(location.hash.slice(1)) === null) {
            location.reload(); // Another link was opened in this tab: only its token differs.
        }
    });
    work().catch((error: unknown) => {
        if (error instanceof ProblemError && error.status < 500 && error.status !== 429) {
            show('gone');
            return;
        }
        show('trouble');
        trouble(
            error instanceof OfflineError
                ? 'The server can’t be reached. Load this page again in a moment.'
                : 'That doesn’t work at the moment. Load this page again in a while.',
        );
    });
}

/** The id of the application as which Keyri signs people in to itself. */
export function applicationId(): string {
    return document.body.dataset.application ?? '';
}
