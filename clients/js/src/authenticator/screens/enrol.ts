import { h } from '../../dom.js';
import type { OpenedEnrolment } from '../../protocol/model.js';
import type { Account } from '../accounts.js';
import { actions, button, facts, medal, note, result, spinner, type Screen } from '../page.js';
import { moment, say } from '../words.js';

/** What an invitation is for, and the name that this phone shall have. */
export function invitationScreen(
    opened: OpenedEnrolment,
    isKnown: boolean,
    suggestion: string,
    start: (deviceName: string) => void,
    back: () => void,
): Screen {
    const { application, organization, account, needsOtherDevice, allowsSyncedPasskeys } = opened;
    const name = h('input', {
        id: 'device-name',
        type: 'text',
        maxlength: 60,
        value: suggestion,
        autocomplete: 'off',
        required: true,
    });
    const label = h('label', { class: 'field' }, h('span', {}, say('accountRenameLabel')), name);
    const go = (): void => start(name.value.trim() === '' ? suggestion : name.value.trim());
    const content = [
        h(
            'div',
            { class: 'stack' },
            h('div', { class: 'middle small' }, medal('key', 'calm')),
            note(say('enrolHint')),
            facts(
                ['enrolApplication', h('span', { id: 'application', dir: 'auto' }, application.name)],
                ['enrolOrganization', h('span', { dir: 'auto' }, organization.name)],
                ['enrolAccount', h('span', { id: 'account', dir: 'auto' }, account)],
            ),
            label,
            isKnown && note(say('enrolAlready'), { class: 'note attention' }),
            needsOtherDevice && note(say('enrolOther'), { class: 'note attention', id: 'needs-other' }),
            !allowsSyncedPasskeys && note(say('enrolNoSync'), { class: 'note attention' }),
        ),
        actions(button(say('enrolStart'), 'primary', 'create', go)),
    ];
    return { name: 'invitation', title: say('enrolTitle', { application: application.name }), content, back };
}

/** The second gesture wants a tap of its own where the browser asks for one. */
export function secondGestureScreen(proceed: () => void): Screen {
    const more = actions(button(say('enrolSecondButton'), 'primary', 'use-key', proceed));
    return result('second-gesture', say('enrolSecond'), say('enrolSecondHint'), { icon: 'key', mood: 'calm' }, more);
}

/** The six digits to type on the site. */
export function codeScreen(account: Account, leave: () => void, back: () => void): Screen {
    const code = account.confirmationCode ?? '';
    const digits = h(
        'p',
        { class: 'digits', id: 'confirmation-code', dir: 'ltr', role: 'img', 'aria-label': [...code].join(' ') },
        code,
    );
    const waiting = h('p', { class: 'waiting' }, spinner(), say('enrolCodeWaits'));
    const content = [
        h('div', { class: 'middle' }, h('section', { class: 'number' }, digits), note(say('enrolCodeHint')), waiting),
    ];
    return { name: 'confirmation', title: say('enrolCodeTitle'), content, leave, back };
}

/** The account works. */
export function activeScreen(account: Account, home: () => void): Screen {
    const tip = matchMedia('(display-mode: standalone)').matches ? [] : [note(say('enrolActiveInstall'))];
    const hint = say('enrolActiveHint', { application: account.application.name });
    const more = [...tip, actions(button(say('home'), 'primary', 'home', home))];
    return result('enrolled', say('enrolActiveTitle'), hint, { icon: 'check', mood: 'good' }, ...more);
}

/** Another device of the account has the word now. */
export function otherDeviceScreen(activeFrom: string | undefined, leave: () => void, home: () => void): Screen {
    const from = activeFrom === undefined ? [] : [note(say('enrolWaitsFrom', { time: moment(activeFrom) }))];
    const more = [...from, actions(button(say('home'), 'secondary', 'home', home))];
    return {
        ...result(
            'awaiting-approval',
            say('enrolWaitsTitle'),
            say('enrolWaitsHint'),
            { icon: 'clock', mood: 'calm' },
            ...more,
        ),
        leave,
    };
}
