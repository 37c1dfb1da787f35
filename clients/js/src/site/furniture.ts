import { notice } from './notices.js';
import { localiseTimes } from './times.js';

/** Makes what the templates' tags draw do what it says: menus, dialogs, copy buttons, times. */
export function furnish(): void {
    document.querySelectorAll<HTMLButtonElement>('[data-menu-button]').forEach(wireMenuButton);
    document.querySelectorAll<HTMLDetailsElement>('details[data-menu]').forEach(wireMenu);
    document.querySelectorAll<HTMLDetailsElement>('details.narrowing').forEach(foldFilters);
    document.addEventListener('click', ({ target }) => {
        if (target instanceof Element) {
            pressed(target);
        }
    });
    document.addEventListener('keydown', submitOfItsOwn);
    redrawn();
    // What a form says beside a field is heard when the field is come to; so come to it.
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
    // Faces replaces parts of the page.
    new MutationObserver(redrawn).observe(document.body, { childList: true, subtree: true });
}

function redrawn(): void {
    localiseTimes(document);
    // What is wrong is said beside the field, by the server; the browser's own bubbles would say half of it elsewhere.
    document.querySelectorAll<HTMLFormElement>('main form').forEach((form) => (form.noValidate = true));
}

/** Forms of lists have a dialog for each row: the Enter key means the button of the dialog that one is in. */
function submitOfItsOwn(event: KeyboardEvent): void {
    const dialog = event.target instanceof HTMLInputElement ? event.target.closest('dialog[open]') : null;
    const button = dialog?.querySelector<HTMLInputElement>('input[type=submit]');
    if (event.key === 'Enter' && button) {
        event.preventDefault();
        button.click();
    }
}

function pressed(target: Element): void {
    const opener = target.closest<HTMLElement>('[data-opens]');
    if (opener !== null) {
        (document.getElementById(opener.dataset.opens ?? '') as HTMLDialogElement | null)?.showModal();
    }
    if (target.closest('[data-closes]') !== null) {
        target.closest('dialog')?.close();
    }
    const copier = target.closest<HTMLElement>('[data-copies]');
    if (copier !== null) {
        void copy(copier);
    }
}

/** On narrow screens the navigation is behind a button. */
function wireMenuButton(button: HTMLButtonElement): void {
    const menu = document.getElementById(button.getAttribute('aria-controls') ?? '');
    const open = (isOpen: boolean): void => button.setAttribute('aria-expanded', String(isOpen));
    button.addEventListener('click', () => open(button.getAttribute('aria-expanded') !== 'true'));
    for (const place of [button, menu]) {
        place?.addEventListener('keydown', (event) => {
            if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
                open(false);
                button.focus();
            }
        });
    }
}

/** A menu closes when somebody turns to something else. */
function wireMenu(menu: HTMLDetailsElement): void {
    menu.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && menu.open) {
            menu.open = false;
            menu.querySelector('summary')?.focus();
        }
    });
    menu.addEventListener('focusout', ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) {
            menu.open = false;
        }
    });
}

/** On narrow screens the fields of a list's filters are behind a button, unless they narrow the list already. */
function foldFilters(filters: HTMLDetailsElement): void {
    const narrow = matchMedia('(max-width: 40rem)');
    const fold = (): void => {
        filters.open = !narrow.matches || [...new URLSearchParams(location.search)].some(([name, value]) => isFilter(name) && value !== '');
    };
    narrow.addEventListener('change', fold);
    fold();
}

function isFilter(name: string): boolean {
    return name !== 'after' && name !== 'before' && name !== 'order';
}

async function copy(button: HTMLElement): Promise<void> {
    const field = document.getElementById(button.dataset.copies ?? '');
    const said = button.closest('.secret')?.querySelector('[role=status]');
    if (field === null) {
        return;
    }
    try {
        await navigator.clipboard.writeText(text(field));
        button.textContent = 'Copied';
        if (said) {
            said.textContent = 'Copied';
        }
    } catch {
        select(field);
        notice('The browser didn’t allow it: the text is selected, copy it yourself.', 'warn');
    }
}

function text(field: HTMLElement): string {
    return field instanceof HTMLInputElement ? field.value : (field.textContent ?? '');
}

function select(field: HTMLElement): void {
    if (field instanceof HTMLInputElement) {
        field.select();
    } else {
        document.getSelection()?.selectAllChildren(field);
    }
}
