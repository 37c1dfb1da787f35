import type { PastSignIn, Peer } from '../protocol/model.js';
import { ProblemError } from '../protocol/problem.js';
import type { Account } from './accounts.js';
import type { Surroundings } from './app.js';
import { DeviceCalls } from './device.js';
import { accountScreen, goneScreen } from './screens/account.js';
import { say } from './words.js';

/** One account, looked at: its devices and sign-ins. */
export class AccountVisit {
    readonly #at: Surroundings;
    readonly #calls: DeviceCalls;
    #account: Account;

    constructor(at: Surroundings, account: Account) {
        this.#at = at;
        this.#account = account;
        this.#calls = new DeviceCalls(at.api, at.keys, account);
    }

    /** Loads and shows it, with a message about what was done before. */
    async begin(message?: string): Promise<void> {
        const { page, accounts, home } = this.#at;
        page.busy(say('loading'));
        try {
            const own = await this.#calls.own();
            const { account, application, organization } = own;
            const { name: deviceName, state } = own.device;
            this.#account = { ...this.#account, account, application, organization, deviceName, state };
            accounts.save(this.#account);
            if (state === 'REVOKED') {
                this.#gone();
                return;
            }
            const peers = await this.#calls.peers();
            const { signIns } = await this.#calls.signIns();
            page.show(
                accountScreen(
                    this.#account,
                    peers,
                    signIns,
                    {
                        rename: (peer, name) => this.#do(() => this.#calls.rename(peer.device.deviceId, name)),
                        revoke: (peer) => this.#do(() => this.#calls.revoke(peer.device.deviceId)),
                        approve: (peer) => this.#approve(peer),
                        disavow: (signIn) => this.#disavow(signIn),
                        forget: () => void this.#forget(),
                        back: home,
                    },
                    message,
                ),
            );
        } catch (error) {
            this.#failed(error);
        }
    }

    #approve(peer: Peer): void {
        this.#do(() => this.#calls.approve(peer), say('accountApproved', { name: peer.device.name }));
    }

    #disavow(signIn: PastSignIn): void {
        this.#do(() => this.#calls.disavow(signIn.signInId), say('accountNotMeDone'));
    }

    #do(work: () => Promise<void>, message?: string): void {
        this.#at.page.busy(say('loading'));
        work().then(
            () => this.begin(message),
            (error: unknown) => this.#failed(error),
        );
    }

    /** Revokes this phone for the account and forgets it; offline nothing is forgotten, so that nothing is half done. */
    async #forget(): Promise<void> {
        this.#at.page.busy(say('loading'));
        try {
            await this.#calls.revoke(this.#account.deviceId);
            await this.#drop();
        } catch (error) {
            this.#failed(error);
        }
    }

    async #drop(): Promise<void> {
        const { accounts, keys, home } = this.#at;
        accounts.remove(this.#account.deviceId);
        await keys.remove(this.#account.keyName);
        home();
    }

    #failed(error: unknown): void {
        if (error instanceof ProblemError && [401, 403].includes(error.status)) {
            this.#gone();
        } else {
            this.#at.fail(error, 'device', () => void this.begin());
        }
    }

    #gone(): void {
        this.#at.page.show(goneScreen(() => void this.#drop(), this.#at.home));
    }
}
