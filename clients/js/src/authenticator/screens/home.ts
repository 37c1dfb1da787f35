import { h } from '../../dom.js';
import { icon } from '../icons.js';
import type { Account } from '../accounts.js';
import { button, letter, medal, note, type Screen } from '../page.js';
import { say, type Word } from '../words.js';

/** The accounts on this phone, and the way to the scanner. */
export function homeScreen(accounts: readonly Account[], scan: () => void, open: (account: Account) => void): Screen {
    const list = h('ul', { class: 'cards', id: 'accounts' }, ...accounts.map((account) => entry(account, open)));
    const empty = h(
        'div',
        { class: 'middle' },
        medal('phone', 'calm'),
        h('h2', {}, say('homeEmpty')),
        note(say('homeEmptyHint')),
    );
    const scanButton = button(say('homeScan'), 'primary', 'scan', scan);
    scanButton.prepend(icon('scan'));
    const content = accounts.length === 0 ? empty : h('div', { class: 'stack' }, note(say('homeHint')), list);
    return { name: 'home', title: say('homeTitle'), content: [content, h('div', { class: 'actions' }, scanButton)] };
}

/** Which of several accounts a code is for. */
export function chooseScreen(
    accounts: readonly Account[],
    choose: (account: Account) => void,
    back: () => void,
): Screen {
    const list = h('ul', { class: 'cards', id: 'accounts' }, ...accounts.map((account) => entry(account, choose)));
    return { name: 'choose', title: say('chooseTitle'), content: [note(say('chooseHint')), list], back };
}

function entry(account: Account, onOpen: (account: Account) => void): HTMLElement {
    const waits: Word | undefined =
        account.state === 'AWAITING_CODE'
            ? 'homePending'
            : account.state === 'AWAITING_APPROVAL'
              ? 'homeAwaiting'
              : undefined;
    const names = h(
        'span',
        { class: 'names' },
        h('strong', { dir: 'auto' }, account.application.name),
        h('span', { dir: 'auto' }, `${account.account} · ${account.organization.name}`),
        waits && h('span', { class: 'badge warn' }, say(waits)),
    );
    const attributes = { class: 'card', type: 'button', 'data-device': account.deviceId };
    const onclick = (): void => onOpen(account);
    return h(
        'li',
        {},
        h('button', { ...attributes, onclick }, letter(account.application.name), names, icon('chevron')),
    );
}
