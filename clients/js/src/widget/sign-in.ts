import type { LineState } from '../protocol/events.js';
import type { EventFrame, NumberResult } from '../protocol/model.js';
import { OfflineError, ProblemError } from '../protocol/problem.js';
import { faultOf } from './fault.js';
import type { LastAccountMemory } from './last-account.js';
import { RunningSignIn, type SignedIn, type StartOptions } from './running.js';
import type { StateName, WidgetState } from './state.js';

/** How long after its end a code may be overdue before the line is taken for dead. */
const OVERDUE = 3_000;
/** The states in which the server still waits for something. */
const OPEN: ReadonlySet<StateName> = new Set(['waiting', 'scanned', 'number']);

/** What a sign-in needs from the page around it. */
export interface SignInOptions extends StartOptions {
    readonly last: LastAccountMemory;
    readonly onState: (state: WidgetState) => void;
    /** Hands the result over; the sign-in counts as approved once this is done. */
    readonly deliver: (result: SignedIn) => Promise<void>;
}

/** The page's side of the ceremony, from the start to the id token, as states. It draws nothing. */
export class SignIn {
    readonly #options: SignInOptions;
    #state: WidgetState = { name: 'idle' };
    #running: RunningSignIn | undefined;
    /** Counts starts, so that answers to an earlier one are dropped. */
    #turn = 0;
    #isApproved = false;
    #acceptAccount: (() => void) | undefined;
    #lost = false;

    constructor(options: SignInOptions) {
        this.#options = options;
    }

    get state(): WidgetState {
        return this.#state;
    }

    /** When the running sign-in ends, milliseconds of server time. */
    get endsAt(): number | undefined {
        return this.#running?.endsAt;
    }

    /** Milliseconds of server time. */
    get now(): number {
        return this.#options.api.clock.now();
    }

    /** Begins, or begins again. */
    async start(): Promise<void> {
        this.#abandon();
        const turn = this.#turn;
        this.#become({ name: 'starting' });
        await this.#guard(turn, async () => {
            const running = await RunningSignIn.start(this.#options);
            if (turn !== this.#turn) {
                running.cancel();
                return;
            }
            this.#running = running;
            this.#showWaiting(running);
            running.follow(
                (frame) => turn === this.#turn && this.#receive(turn, frame),
                (line) => turn === this.#turn && this.#lineIs(line),
            );
        });
    }

    /** Ends the sign-in because the person wants it to end. */
    cancel(): void {
        this.#abandon();
        this.#become({ name: 'cancelled' });
    }

    /** Ends the sign-in because the page takes the widget away. */
    stop(): void {
        this.#abandon();
        this.#state = { name: 'idle' };
    }

    /** Looks at the clock; called about once a second. */
    tick(): void {
        const running = this.#running;
        if (running === undefined || !OPEN.has(this.#state.name)) {
            return;
        }
        if (this.now > running.endsAt + OVERDUE) {
            this.#end({ name: 'expired' });
        } else if (this.#state.name === 'waiting' && !this.#lost && this.now > running.codeEndsAt + OVERDUE) {
            running.reconnect();
        }
    }

    /** The person typed the number that the phone shows. */
    async enterNumber(number: string): Promise<void> {
        const running = this.#running;
        if (this.#state.name !== 'number' || this.#state.checking || running === undefined) {
            return;
        }
        this.#become({ ...this.#state, checking: true });
        try {
            const result = await running.enterNumber(number);
            if (running === this.#running && this.#state.name === 'number') {
                this.#numberCompared(result);
            }
        } catch (error) {
            if (running === this.#running && this.#state.name === 'number') {
                this.#numberFailed(error);
            }
        }
    }

    /** The person says that the account which was named is the right one. */
    acceptAccount(): void {
        this.#acceptAccount?.();
    }

    #lineIs(line: LineState): void {
        if (line === 'refused') {
            this.#end({ name: 'error', fault: { kind: 'other', cause: new Error('The events line was refused') } });
            return;
        }
        this.#lost = line === 'lost';
        if ((this.#state.name === 'waiting' || this.#state.name === 'scanned') && this.#state.lost !== this.#lost) {
            this.#become({ ...this.#state, lost: this.#lost });
        }
    }

    #receive(turn: number, frame: EventFrame): void {
        const running = this.#running;
        if (running === undefined || this.#isApproved) {
            return;
        }
        running.learn(frame);
        switch (frame.type) {
            case 'code':
                return this.#showWaiting(running);
            case 'claimed':
                return this.#showScanned(running);
            case 'number-wanted':
                return this.#askNumber(running);
            case 'approved':
                this.#isApproved = true;
                return void this.#guard(turn, () => this.#finish(turn, running, frame));
            case 'declined':
                return this.#end({ name: 'declined', byNumber: this.#wasLastTry() });
            case 'expired':
            case 'cancelled':
                return this.#end({ name: frame.type });
            case 'redeemed':
                return this.#end({ name: 'error', fault: { kind: 'other', cause: new Error('Redeemed elsewhere') } });
            default:
                return;
        }
    }

    /** The frame may overtake the answer to the third number. */
    #wasLastTry(): boolean {
        const state = this.#state;
        return (
            state.name === 'number' &&
            state.checking &&
            state.trouble.kind === 'wrong' &&
            state.trouble.attemptsLeft === 1
        );
    }

    #showWaiting(running: RunningSignIn): void {
        if (this.#state.name === 'starting' || this.#state.name === 'waiting') {
            this.#become({ name: 'waiting', link: running.link, lost: this.#lost });
        }
    }

    #showScanned({ numberConfirmed }: RunningSignIn): void {
        if (this.#state.name === 'waiting' || this.#state.name === 'scanned') {
            this.#become({ name: 'scanned', numberConfirmed, lost: this.#lost });
        }
    }

    #askNumber(running: RunningSignIn): void {
        if (this.#state.name !== 'number' && !running.numberConfirmed) {
            this.#become({ name: 'number', trouble: { kind: 'none' }, checking: false });
        }
    }

    #numberCompared({ result, attemptsLeft }: NumberResult): void {
        if (result === 'CONFIRMED') {
            this.#become({ name: 'scanned', numberConfirmed: true, lost: this.#lost });
        } else if (result === 'DECLINED') {
            this.#end({ name: 'declined', byNumber: true });
        } else {
            this.#become({ name: 'number', trouble: { kind: 'wrong', attemptsLeft }, checking: false });
        }
    }

    #numberFailed(error: unknown): void {
        const passing = error instanceof OfflineError || (error instanceof ProblemError && error.status >= 429);
        if (passing) {
            this.#become({ name: 'number', trouble: { kind: 'offline' }, checking: false });
        } else {
            this.#end({ name: 'error', fault: faultOf(error) });
        }
    }

    async #finish(turn: number, running: RunningSignIn, frame: EventFrame): Promise<void> {
        running.unfollow();
        const { account = '' } = frame;
        const last = this.#options.last.read();
        if (last !== undefined && last.account !== account) {
            await this.#ask(account, last.account);
        }
        if (turn !== this.#turn) {
            return;
        }
        this.#become({ name: 'finishing' });
        const result = await running.redeem(frame);
        const { sub } = result.claims;
        if (turn === this.#turn && last?.account === account && last.sub !== sub) {
            await this.#ask(account, last.account);
            this.#become({ name: 'finishing' });
        }
        if (turn === this.#turn) {
            await this.#options.deliver(result);
            this.#options.last.write({ sub, account });
            this.#end({ name: 'approved', account: frame.account });
        }
    }

    /** Waits until the person has accepted; starting again or cancelling leaves the answer open for good. */
    #ask(account: string, last: string): Promise<void> {
        return new Promise((resolve) => {
            this.#acceptAccount = resolve;
            this.#become({ name: 'account', account, last });
        });
    }

    async #guard(turn: number, work: () => Promise<void>): Promise<void> {
        try {
            await work();
        } catch (error) {
            if (turn === this.#turn) {
                this.#end({ name: 'error', fault: faultOf(error) });
            }
        }
    }

    /** Leaves the running sign-in; the server is told where that still matters. */
    #abandon(): void {
        this.#turn++;
        this.#acceptAccount = undefined;
        this.#running?.unfollow();
        if (OPEN.has(this.#state.name)) {
            this.#running?.cancel();
        }
        this.#running = undefined;
        this.#isApproved = false;
        this.#lost = false;
    }

    #end(state: WidgetState): void {
        this.#running?.unfollow();
        this.#running = undefined;
        this.#become(state);
    }

    #become(state: WidgetState): void {
        this.#state = state;
        this.#options.onState(state);
    }
}
