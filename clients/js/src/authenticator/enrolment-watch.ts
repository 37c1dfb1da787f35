import type { Device, DeviceState } from '../protocol/model.js';
import { ProblemError } from '../protocol/problem.js';
import { KeyLostError } from './device.js';

const PAUSE = 1_500;
const LONGER_PAUSE = 5_000;
const LONGEST_PAUSE = 15_000;
/** One refusal may pass (a server that restarts, a proxy); this many in a row are an answer. */
const REFUSALS = 4;

/** What the watch ends with. */
export interface WatchEnds {
    /** The device is in another state; whether it is revoked only the server's word says. */
    readonly changed: (device: Device) => void;
    /** The server keeps refusing this phone; nothing says why. */
    readonly refused: () => void;
    /** The browser has lost the key. */
    readonly keyLost: (error: KeyLostError) => void;
}

/** Asks again and again how far a new phone is, until its state changes. */
export class EnrolmentWatch {
    readonly #state: DeviceState;
    readonly #look: () => Promise<Device>;
    readonly #ends: WatchEnds;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #isOver = false;
    #refusals = 0;

    /** @param state the one that is to change */
    constructor(state: DeviceState, look: () => Promise<Device>, ends: WatchEnds) {
        this.#state = state;
        this.#look = look;
        this.#ends = ends;
        this.#plan(this.#pause());
    }

    stop(): void {
        this.#isOver = true;
        clearTimeout(this.#timer);
    }

    #pause(): number {
        return this.#state === 'AWAITING_CODE' ? PAUSE : LONGER_PAUSE;
    }

    #plan(pause: number): void {
        this.#timer = setTimeout(() => void this.#ask(pause), pause);
    }

    async #ask(pause: number): Promise<void> {
        try {
            const device = await this.#look();
            if (!this.#isOver) {
                this.#answered(device);
            }
        } catch (error) {
            if (!this.#isOver) {
                this.#failed(error, pause);
            }
        }
    }

    #answered(device: Device): void {
        this.#refusals = 0;
        if (device.state === this.#state) {
            this.#plan(this.#pause());
        } else {
            this.stop();
            this.#ends.changed(device);
        }
    }

    #failed(error: unknown, pause: number): void {
        const isRefusal = error instanceof ProblemError && [401, 403, 404].includes(error.status);
        this.#refusals = isRefusal ? this.#refusals + 1 : 0;
        if (error instanceof KeyLostError) {
            this.stop();
            this.#ends.keyLost(error);
        } else if (this.#refusals >= REFUSALS) {
            this.stop();
            this.#ends.refused();
        } else {
            this.#plan(Math.min(pause * 2, LONGEST_PAUSE)); // Offline, busy: it comes back.
        }
    }
}
