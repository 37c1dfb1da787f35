import type { EnrolmentLink } from '../protocol/link.js';
import { ProblemError } from '../protocol/problem.js';
import type { Account } from './accounts.js';
import type { Surroundings } from './app.js';
import { suggestDeviceName } from './device-name.js';
import { DeviceCalls, KeyLostError } from './device.js';
import { Enrolment } from './enrolment.js';
import { actions, button, result } from './page.js';
import { PasskeyError } from './passkey.js';
import { activeScreen, codeScreen, invitationScreen, otherDeviceScreen, secondGestureScreen } from './screens/enrol.js';
import { say } from './words.js';

const POLL = 1_500;
const SLOW_POLL = 5_000;

/** One invitation on the phone, from the link to an account that works. */
export class EnrolmentVisit {
    readonly #at: Surroundings;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #isWatching = false;

    constructor(at: Surroundings) {
        this.#at = at;
    }

    /** Opens the invitation and shows what it is for. */
    async begin(link: EnrolmentLink): Promise<void> {
        const { page, api, keys, accounts, home, fail } = this.#at;
        page.busy(say('enrolOpening'));
        try {
            const enrolment = await Enrolment.open(api, keys, link);
            const { opened } = enrolment;
            const isKnown = accounts
                .active()
                .some(
                    ({ userId, application }) => userId === opened.userId && application.id === opened.application.id,
                );
            const start = (name: string): void => void this.#create(enrolment, name);
            page.show(invitationScreen(opened, isKnown, suggestDeviceName(), start, home));
        } catch (error) {
            fail(error, 'invitation', () => void this.begin(link));
        }
    }

    /** Goes on with an account that isn't active yet. */
    resume(account: Account): void {
        this.#await(account, account.state === 'AWAITING_APPROVAL');
    }

    async #create(enrolment: Enrolment, deviceName: string): Promise<void> {
        const { page, fail } = this.#at;
        const again = (): void => void this.#create(enrolment, deviceName);
        page.busy(say('enrolWorking'));
        try {
            await enrolment.makePasskey();
        } catch (error) {
            fail(error, 'invitation', again);
            return;
        }
        await this.#complete(enrolment, deviceName, () =>
            page.show(secondGestureScreen(() => void this.#complete(enrolment, deviceName, again))),
        );
    }

    /** @param cancelled what to do where the browser refused the gesture, or the person did */
    async #complete(enrolment: Enrolment, deviceName: string, cancelled: () => void): Promise<void> {
        const { page, accounts, fail } = this.#at;
        page.busy(say('enrolSending'), say('approvePasskey'));
        try {
            const account = await enrolment.complete(deviceName);
            accounts.save(account);
            this.#await(account, false);
        } catch (error) {
            if (error instanceof PasskeyError && error.kind === 'cancelled') {
                cancelled();
                return;
            }
            fail(error, 'invitation', () => void this.#create(enrolment, deviceName));
        }
    }

    #await(account: Account, hasCode: boolean, activeFrom?: string): void {
        const { page, home } = this.#at;
        this.#isWatching = true;
        const leave = (): void => {
            this.#isWatching = false;
            clearTimeout(this.#timer);
        };
        page.show(hasCode ? otherDeviceScreen(activeFrom, leave, home) : codeScreen(account, leave, home));
        this.#isWatching = true;
        this.#watch(account, hasCode ? SLOW_POLL : POLL);
    }

    #watch(account: Account, pause: number): void {
        this.#timer = setTimeout(() => void this.#look(account, pause), pause);
    }

    async #look(account: Account, pause: number): Promise<void> {
        const { api, keys } = this.#at;
        try {
            const { device } = await new DeviceCalls(api, keys, account).own();
            if (this.#isWatching) {
                this.#changed({ ...account, state: device.state, deviceName: device.name }, account, device.activeFrom);
            }
        } catch (error) {
            this.#lookFailed(account, pause, error);
        }
    }

    #changed(now: Account, before: Account, activeFrom: string | undefined): void {
        const { page, accounts, home } = this.#at;
        if (now.state === before.state) {
            this.#watch(before, now.state === 'AWAITING_CODE' ? POLL : SLOW_POLL);
            return;
        }
        if (now.state === 'REVOKED') {
            this.#refused(now);
            return;
        }
        const account = { ...now, confirmationCode: undefined };
        accounts.save(account);
        if (now.state === 'ACTIVE') {
            page.show(activeScreen(account, home));
        } else {
            this.#await(account, now.state === 'AWAITING_APPROVAL', activeFrom);
        }
    }

    #lookFailed(account: Account, pause: number, error: unknown): void {
        if (!this.#isWatching) {
            return;
        }
        if (error instanceof KeyLostError) {
            this.#at.fail(error, 'device');
        } else if (error instanceof ProblemError && [401, 403, 404].includes(error.status)) {
            this.#refused(account);
        } else {
            this.#watch(account, Math.min(pause * 2, 15_000)); // Offline, busy: it comes back.
        }
    }

    #refused(account: Account): void {
        const { page, accounts, keys, home } = this.#at;
        accounts.remove(account.deviceId);
        void keys.remove(account.keyName);
        const more = actions(button(say('home'), 'primary', 'home', home));
        page.show(
            result('refused', say('enrolRefusedTitle'), say('enrolRefusedHint'), { icon: 'cross', mood: 'bad' }, more),
        );
    }
}
