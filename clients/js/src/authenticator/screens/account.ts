import { h } from '../../dom.js';
import { icon } from '../icons.js';
import type { Device, Notice, PastSignIn, Peer, PeerList } from '../../protocol/model.js';
import type { Account } from '../accounts.js';
import { actions, button, note, result, type Screen } from '../page.js';
import { browserName, moment, say } from '../words.js';

/** What the person can do with an account. */
export interface AccountActions {
    readonly rename: (peer: Peer, name: string) => void;
    readonly revoke: (peer: Peer) => void;
    readonly approve: (peer: Peer) => void;
    readonly disavow: (signIn: PastSignIn) => void;
    readonly forget: () => void;
    readonly back: () => void;
}

/** One account: its devices, what happened to them, and its recent sign-ins. */
export function accountScreen(
    account: Account,
    { devices, notices }: PeerList,
    signIns: readonly PastSignIn[],
    act: AccountActions,
    message?: string,
): Screen {
    const waiting = devices.filter(({ device, self }) => device.state === 'AWAITING_APPROVAL' && !self);
    const others = devices.filter((peer) => !waiting.includes(peer) && peer.device.state !== 'REVOKED');
    const content = h(
        'div',
        { class: 'stack' },
        h('p', { class: 'subtitle', dir: 'auto' }, `${account.account} · ${account.organization.name}`),
        message !== undefined && h('p', { class: 'note good', role: 'status', id: 'message' }, icon('check'), message),
        ...waiting.map((peer) => waitingBox(peer, act)),
        h('h2', {}, say('accountDevices')),
        h('ul', { class: 'rows', id: 'devices' }, ...others.map((peer) => deviceRow(peer, act))),
        notices.length > 0 && h('h2', {}, say('accountNotices')),
        notices.length > 0 && h('ul', { class: 'rows plain', id: 'notices' }, ...notices.map(noticeRow)),
        h('h2', {}, say('accountSignIns')),
        signIns.length === 0 && note(say('accountNoSignIns')),
        h('ul', { class: 'rows', id: 'sign-ins' }, ...signIns.map((signIn) => signInRow(signIn, act))),
        button(
            say('accountForget'),
            'quiet',
            'forget',
            confirmed(say('accountForgetAsk', gaps(account)), say('remove'), act.forget),
        ),
    );
    return { name: 'account', title: account.application.name, content: [content], back: act.back };
}

function waitingBox(peer: Peer, act: AccountActions): HTMLElement {
    const pair = h(
        'div',
        { class: 'pair' },
        button(say('accountRefuse'), 'danger', 'refuse-device', () => act.revoke(peer)),
        button(say('accountApprove'), 'primary', 'approve-device', () => act.approve(peer)),
    );
    const head = h('p', {}, icon('phone'), h('strong', {}, say('accountWaiting')));
    const name = h('p', { class: 'device-name', dir: 'auto' }, peer.device.name);
    const box = { class: 'risk', id: 'waiting-device', 'data-device': peer.device.deviceId };
    return h('section', box, head, name, note(say('accountWaitingHint')), from(peer.device), pair);
}

function from({ activeFrom }: Device): HTMLElement | undefined {
    return activeFrom === undefined ? undefined : note(say('accountActiveFrom', { time: moment(activeFrom) }));
}

function deviceRow(peer: Peer, act: AccountActions): HTMLElement {
    const { device, self } = peer;
    const used =
        device.lastUsedAt === undefined
            ? say('deviceNeverUsed')
            : say('deviceUsed', { time: moment(device.lastUsedAt) });
    const traits = [
        device.state === 'ACTIVE' ? used : say(`device${device.state}`),
        device.synced === true && say('deviceSynced'),
    ];
    const names = h(
        'div',
        { class: 'names' },
        h('strong', { dir: 'auto' }, device.name, self && h('span', { class: 'badge' }, say('accountThisPhone'))),
        h('span', {}, traits.filter(Boolean).join(' · ')),
    );
    const rename = iconButton('pencil', say('accountRename'), 'rename', () =>
        askName(device.name, (name) => act.rename(peer, name)),
    );
    const ask = say('accountRevokeAsk', { name: device.name });
    const remove = iconButton(
        'trash',
        say('accountRevoke'),
        'revoke',
        confirmed(ask, say('remove'), () => act.revoke(peer)),
    );
    return h('li', { 'data-device': device.deviceId }, icon('phone'), names, rename, !self && remove);
}

function noticeRow({ kind, deviceName, at }: Notice): HTMLElement {
    const text = say(`notice${kind}`, { name: deviceName ?? '' });
    return h(
        'li',
        {},
        h('div', { class: 'names' }, h('span', { dir: 'auto' }, text), h('span', { class: 'faint' }, moment(at))),
    );
}

function signInRow(signIn: PastSignIn, act: AccountActions): HTMLElement {
    const { browser, origin, state, ended } = signIn;
    const canEnd = (state === 'APPROVED' || state === 'REDEEMED') && !ended;
    const by = signIn.approvedBy === undefined ? [] : [say('signInBy', { device: signIn.approvedBy })];
    const outcome = [ended ? say('accountEnded') : say(`state${state}`), ...by].join(' ');
    const sure = confirmed(say('accountNotMeAsk'), say('accountNotMeYes'), () => act.disavow(signIn));
    const end =
        canEnd &&
        h('button', { class: 'small', type: 'button', 'data-action': 'disavow', onclick: sure }, say('accountNotMe'));
    const names = h(
        'div',
        { class: 'names' },
        h('strong', { dir: 'ltr' }, origin.replace(/^https:\/\//, '')),
        h('span', {}, browserName(browser)),
        signIn.transactionText !== undefined && h('span', { class: 'quote', dir: 'auto' }, signIn.transactionText),
        h('span', { class: 'faint' }, `${moment(signIn.startedAt)} · ${outcome}`),
        end,
    );
    return h('li', { 'data-sign-in': signIn.signInId, 'data-state': state }, icon('desktop'), names);
}

function iconButton(name: 'pencil' | 'trash', label: string, action: string, onclick: () => void): HTMLButtonElement {
    const attributes = {
        class: 'icon-button',
        type: 'button',
        'aria-label': label,
        title: label,
        'data-action': action,
    };
    return h('button', { ...attributes, onclick }, icon(name));
}

/** Asks once more before something that can't be undone. */
function confirmed(question: string, yes: string, act: () => void): () => void {
    return () =>
        dialog(h('p', { dir: 'auto' }, question), yes, 'danger', (close) => {
            close();
            act();
        });
}

function askName(present: string, act: (name: string) => void): void {
    const input = h('input', { type: 'text', maxlength: 60, value: present, id: 'new-name', autocomplete: 'off' });
    const label = h('label', { class: 'field' }, h('span', {}, say('accountRenameLabel')), input);
    dialog(label, say('save'), 'primary', (close) => {
        const name = input.value.trim();
        if (name !== '') {
            close();
            act(name);
        }
    });
    input.select();
}

function dialog(content: Node, yes: string, look: 'primary' | 'danger', act: (close: () => void) => void): void {
    const box = h('dialog', {});
    const close = (): void => {
        box.close();
        box.remove();
    };
    const onsubmit = (event: Event): void => {
        event.preventDefault();
        act(close);
    };
    const confirm = h('button', { class: look, type: 'submit', id: 'dialog-yes' }, yes);
    const pair = h('div', { class: 'pair' }, button(say('cancel'), 'secondary', 'dialog-no', close), confirm);
    box.append(h('form', { onsubmit }, content, pair));
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
}

function gaps(account: Account): Record<string, string> {
    return { application: account.application.name };
}

/** The server accepts this phone no longer; the person may remove the account from it. */
export function goneScreen(forget: () => void, home: () => void): Screen {
    const more = actions(
        button(say('accountGoneForget'), 'danger', 'forget', forget),
        button(say('homeTitle'), 'secondary', 'home', home),
    );
    return result('gone', say('accountGoneTitle'), say('accountGoneHint'), { icon: 'alert', mood: 'bad' }, more);
}
