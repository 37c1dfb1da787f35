import { h, type Properties } from '../dom.js';
import { icon, type IconName } from './icons.js';
import { say, type Word } from './words.js';

/** One screen of the authenticator. */
export interface Screen {
    /** A stable name, in `data-screen`. */
    readonly name: string;
    readonly title: string;
    readonly content: readonly Node[];
    /** Where the arrow at the top leads. */
    readonly back?: (() => void) | undefined;
    /** Called when another screen takes its place: stops cameras, lines and timers. */
    readonly leave?: (() => void) | undefined;
}

/** The one page: shows a screen, moves the focus to its heading, and says its title to screen readers. */
export class Page {
    readonly #root: HTMLElement;
    #screen: Screen | undefined;

    constructor(root: HTMLElement) {
        this.#root = root;
    }

    get screen(): string | undefined {
        return this.#screen?.name;
    }

    show(screen: Screen): void {
        this.#screen?.leave?.();
        this.#screen = screen;
        const heading = h('h1', { tabindex: -1, id: 'title' }, screen.title);
        const label = { class: 'icon-button', type: 'button', 'aria-label': say('back') };
        const back = screen.back && h('button', { ...label, id: 'back', onclick: screen.back }, icon('back'));
        const bar = h('header', { class: 'bar' }, back, heading);
        const main = h('main', { 'data-screen': screen.name, 'aria-labelledby': 'title' }, bar, ...screen.content);
        this.#root.replaceChildren(main);
        if (screen.name !== 'home' && history.state === null) {
            history.pushState({ beyond: 'home' }, '', location.pathname); // The phone's own back button leads home.
        }
        document.title = `${screen.title} · ${say('appName')}`;
        scrollTo(0, 0);
        heading.focus({ preventScroll: true });
    }

    /** Shows that something is under way; there is nothing to press. */
    busy(text: string, hint?: string): void {
        this.show({
            name: 'busy',
            title: text,
            content: [h('div', { class: 'middle' }, spinner(), hint && note(hint))],
        });
    }
}

/** A ring that turns. */
export function spinner(): HTMLElement {
    return h('div', { class: 'spinner', role: 'progressbar', 'aria-label': say('loading') });
}

/** A button of one of four looks. */
export function button(
    text: string,
    look: 'primary' | 'secondary' | 'danger' | 'quiet',
    id: string,
    onclick: () => unknown,
): HTMLButtonElement {
    return h('button', { class: look, type: 'button', id, onclick }, text);
}

/** A large icon in a soft circle. */
export function medal(name: IconName, mood: 'calm' | 'good' | 'bad' | 'warn'): HTMLElement {
    return h('div', { class: `medal ${mood}` }, icon(name));
}

/** A paragraph of help. */
export function note(text: string, properties: Properties = {}): HTMLElement {
    return h('p', { class: 'note', ...properties }, text);
}

/** The buttons at the lower edge, where a thumb reaches them. */
export function actions(...buttons: (Node | undefined | false)[]): HTMLElement {
    return h('div', { class: 'actions' }, ...buttons);
}

/** A result with its icon, words and buttons. */
export function result(
    name: string,
    title: string,
    hint: string,
    look: { readonly icon: IconName; readonly mood: 'calm' | 'good' | 'bad' | 'warn' },
    ...more: Node[]
): Screen {
    const content = h('div', { class: 'middle' }, medal(look.icon, look.mood), note(hint));
    return { name, title, content: [content, ...more] };
}

/** A list of names and values. */
export function facts(...rows: (readonly [Word, Node | string] | undefined)[]): HTMLElement {
    const shown = rows.filter((row) => row !== undefined);
    return h(
        'dl',
        { class: 'facts' },
        ...shown.map(([name, value]) => h('div', {}, h('dt', {}, say(name)), h('dd', {}, value))),
    );
}

/** The letter that stands for an application where there is no picture. */
export function letter(name: string): HTMLElement {
    return h('span', { class: 'letter', 'aria-hidden': 'true' }, [...name.trim()][0]?.toUpperCase() ?? '?');
}
