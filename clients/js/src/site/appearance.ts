const NAME = 'keyri-theme';

/** How the pages look: as the system is set, or as somebody chose in this browser. */
export type Theme = 'system' | 'light' | 'dark';

const ORDER: readonly Theme[] = ['system', 'light', 'dark'];
const WORDS: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

/** What was chosen here. */
export function chosen(): Theme {
    try {
        return themeOf(localStorage.getItem(NAME));
    } catch {
        return 'system';
    }
}

/** Reads what was stored; anything else is as the system is set. */
export function themeOf(stored: string | null): Theme {
    return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Which one a press on the switch leads to. */
export function next(theme: Theme): Theme {
    return ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system';
}

/** Shows the page like this. */
export function apply(theme: Theme): void {
    if (theme === 'system') {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = theme;
    }
}

/** Makes the page's switch work. */
export function wireThemeSwitch(): void {
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]')) {
        const draw = (): void => {
            button.textContent = `Theme: ${WORDS[chosen()]}`;
        };
        draw();
        button.addEventListener('click', () => {
            choose(next(chosen()));
            draw();
        });
    }
}

function choose(theme: Theme): void {
    try {
        localStorage.setItem(NAME, theme);
    } catch {
        // Storage is full or forbidden: the choice then lasts for this page.
    }
    apply(theme);
}
