interface Timer {
    readonly at: number;
    readonly work: () => void;
}

/** Replaces `setTimeout` by one whose time a test moves; `restore` puts the real one back. */
export class FakeTimers {
    readonly #real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
    readonly #timers = new Map<number, Timer>();
    #now = 0;
    #last = 0;

    constructor() {
        const set = (work: () => void, delay = 0): number => {
            this.#timers.set(++this.#last, { at: this.#now + delay, work });
            return this.#last;
        };
        globalThis.setTimeout = set as unknown as typeof setTimeout;
        globalThis.clearTimeout = ((id: number) => this.#timers.delete(id)) as unknown as typeof clearTimeout;
    }

    /** Lets milliseconds pass. */
    tick(milliseconds: number): void {
        this.#now += milliseconds;
        for (const [id, { at, work }] of [...this.#timers]) {
            if (at <= this.#now) {
                this.#timers.delete(id);
                work();
            }
        }
    }

    restore(): void {
        globalThis.setTimeout = this.#real.set;
        globalThis.clearTimeout = this.#real.clear;
    }
}
