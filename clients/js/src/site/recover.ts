import { ProblemError } from '../protocol/problem.js';
import { call } from './call.js';
import { enrol } from './enrolment.js';
import { wireForm } from './form.js';
import { takeToken } from './link.js';
import { begin, part, show, trouble } from './stage.js';

/** How often the page looks whether somebody has agreed (milliseconds). */
const LOOK_AGAIN = 10_000;

interface Recovery {
    readonly state: 'LINK_SENT' | 'AWAITING_APPROVAL' | 'APPROVED' | 'REFUSED';
    readonly approvalsMissing: number;
    /** How many wrong codes are left; there while a code is wanted. */
    readonly triesLeft?: number;
}

begin(async () => {
    const token = takeToken(window);
    if (token === undefined) {
        wireForm(part<HTMLFormElement>('form'), async (fields) => {
            await call('POST', '/api/v1/recoveries', fields);
            show('sent');
        });
        show('ask');
        return;
    }
    wireForm(part<HTMLFormElement>('code-form'), async (fields) => {
        const recovery = await call<Recovery>('POST', '/api/v1/recoveries/codes', { ...fields, token });
        if (recovery.state === 'LINK_SENT') {
            refuseCode(recovery.triesLeft ?? 0);
        } else {
            draw(recovery, token);
        }
    });
    part('connect').addEventListener('click', () => void connect(token));
    draw(await open(token), token);
});

function open(token: string): Promise<Recovery> {
    return call<Recovery>('POST', '/api/v1/recoveries/opening', { token });
}

/** Says beside the field that the code isn't right. */
function refuseCode(left: number): void {
    const input = part<HTMLInputElement>('recovery-code');
    input.setAttribute('aria-invalid', 'true');
    part('recovery-code-message').textContent =
        left === 1 ? 'That code isn’t right, or was used. One try is left.' : `That code isn’t right, or was used. ${left} tries are left.`;
    input.focus();
}

function draw({ state, approvalsMissing }: Recovery, token: string): void {
    switch (state) {
        case 'LINK_SENT':
            return show('code');
        case 'AWAITING_APPROVAL':
            if (part('approval').hidden) {
                show('approval');
            }
            part('missing').textContent =
                approvalsMissing === 1 ? 'One person still has to agree.' : `${approvalsMissing} people still have to agree.`;
            setTimeout(() => void look(token), LOOK_AGAIN);
            return;
        case 'APPROVED':
            return show('approved');
        default:
            return show('refused');
    }
}

/** Looks again while somebody looks at the page; what can't be reached now may be reached the next time. */
async function look(token: string): Promise<void> {
    if (document.visibilityState === 'hidden') {
        setTimeout(() => void look(token), LOOK_AGAIN);
        return;
    }
    try {
        draw(await open(token), token);
    } catch (error) {
        if (error instanceof ProblemError && error.status < 500 && error.status !== 429) {
            show('gone');
        } else {
            setTimeout(() => void look(token), LOOK_AGAIN);
        }
    }
}

async function connect(token: string): Promise<void> {
    try {
        await call('POST', '/api/v1/recoveries/enrolment', { token });
        enrol();
    } catch (error) {
        if (error instanceof ProblemError && error.status < 500 && error.status !== 429) {
            show('gone');
        } else {
            trouble('That doesn’t work at the moment. Try again in a while.');
        }
    }
}
