import { h } from '../dom.js';

/** Says something politely, above the page's content. */
export function notice(text: string, mood: 'good' | 'warn' | 'bad'): void {
    document.getElementById('notices')?.replaceChildren(h('p', { class: `notice ${mood}` }, text));
}
