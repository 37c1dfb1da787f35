/** Server time as this device can know it: its own clock and the offset that the server's `Date` header showed. */
export class ServerClock {
    readonly #local: () => number;
    #offset = 0;

    /** @param local milliseconds since the epoch by this device's clock */
    constructor(local: () => number = () => Date.now()) {
        this.#local = local;
    }

    /** Milliseconds since the epoch, server time. */
    now(): number {
        return this.#local() + this.#offset;
    }

    /** Seconds since the epoch, server time: the unit of `iat` and `exp`. */
    seconds(): number {
        return Math.floor(this.now() / 1000);
    }

    /**
     * Learns from an answer.
     *
     * @param date the `Date` header, a time in whole seconds (RFC 9110, section 6.6.1)
     * @param sentAt this device's time when the request left
     * @returns by how many milliseconds the offset moved
     */
    observe(date: string | null, sentAt: number): number {
        const server = date === null ? NaN : Date.parse(date);
        if (Number.isNaN(server)) {
            return 0;
        }
        const middle = (sentAt + this.#local()) / 2;
        const measured = server + 500 - middle;
        const moved = measured - this.#offset;
        this.#offset = measured;
        return Math.abs(moved);
    }

    /** This device's time, for `sentAt`. */
    local(): number {
        return this.#local();
    }
}
