import type { EnrolmentLink } from '../protocol/link.js';
import type { Device } from '../protocol/model.js';
import type { Account } from './accounts.js';
import type { Surroundings } from './app.js';
import { suggestDeviceName } from './device-name.js';
import { DeviceCalls } from './device.js';
import { EnrolmentWatch } from './enrolment-watch.js';
import { Enrolment } from './enrolment.js';
import { actions, button, result } from './page.js';
import { PasskeyError } from './passkey.js';
import { goneScreen } from './screens/account.js';
import { activeScreen, codeScreen, invitationScreen, otherDeviceScreen, secondGestureScreen } from './screens/enrol.js';
import { say } from './words.js';

/** One invitation on the phone, from the link to an account that works. */
export class EnrolmentVisit {
    readonly #at: Surroundings;

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
        const watch = this.#watch(account);
        const leave = (): void => watch.stop();
        page.show(hasCode ? otherDeviceScreen(activeFrom, leave, home) : codeScreen(account, leave, home));
    }

    #watch(account: Account): EnrolmentWatch {
        const { api, keys, fail } = this.#at;
        const look = async (): Promise<Device> => (await new DeviceCalls(api, keys, account).own()).device;
        return new EnrolmentWatch(account.state, look, {
            changed: (device) =>
                this.#changed({ ...account, state: device.state, deviceName: device.name }, device.activeFrom),
            refused: () => this.#gone(account),
            keyLost: (error) => fail(error, 'device'),
        });
    }

    #changed(now: Account, activeFrom: string | undefined): void {
        const { page, accounts, home } = this.#at;
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

    /** The server doesn't say that the device is revoked, so account and key stay until the person removes them. */
    #gone(account: Account): void {
        const { page, home } = this.#at;
        const forget = (): void => {
            this.#forget(account);
            home();
        };
        page.show(goneScreen(forget, home));
    }

    #forget(account: Account): void {
        this.#at.accounts.remove(account.deviceId);
        void this.#at.keys.remove(account.keyName);
    }

    #refused(account: Account): void {
        const { page, home } = this.#at;
        this.#forget(account);
        const more = actions(button(say('home'), 'primary', 'home', home));
        page.show(
            result('refused', say('enrolRefusedTitle'), say('enrolRefusedHint'), { icon: 'cross', mood: 'bad' }, more),
        );
    }
}
