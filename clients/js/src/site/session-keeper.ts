import type { Outcome } from './browser-proof.js';

/** How long a proof lasts before the page gives the next one (milliseconds). */
const EVERY = 180_000;
/** Coming back to the page proves anew, but not at every click on its window. */
const NOT_WITHIN = 15_000;
/** How long before its end a session says so. */
const NOTICE = 120_000;

/** What the keeper knows of page and server. */
export interface World {
    give(): Promise<Outcome>;
    /** Server time, milliseconds. */
    now(): number;
    isVisible(): boolean;
    /** The session is over: leave the page. */
    leave(): void;
    /** Say that it ends soon, at this moment. */
    announceEnd(at: number): void;
}

/** Proves the session every few minutes while somebody looks at the page, and says when it nears its end. */
export class SessionKeeper {
    readonly #world: World;
    #provenAt = -Infinity;
    #endsAt: number | undefined;
    #isBusy = false;
    #isAnnounced = false;

    /** @param endsAt when the session ends, as the page was told; a moment as the server writes it, or nothing */
    constructor(world: World, endsAt?: string) {
        this.#world = world;
        this.#endsAt = moment(endsAt);
    }

    /** Time has passed. */
    async tick(): Promise<void> {
        this.#warn();
        await this.#proveAfter(EVERY);
    }

    /** Somebody looks at the page again. */
    async wake(): Promise<void> {
        await this.#proveAfter(NOT_WITHIN);
    }

    async #proveAfter(pause: number): Promise<void> {
        const { now, isVisible } = this.#world;
        if (this.#isBusy || !isVisible() || now() - this.#provenAt < pause) {
            return;
        }
        this.#isBusy = true;
        try {
            const outcome = await this.#world.give();
            if (outcome.kind === 'over') {
                this.#world.leave();
            } else if (outcome.kind === 'proven') {
                this.#provenAt = now();
                this.#endsAt = moment(outcome.times.expiresAt);
                this.#warn();
            }
        } finally {
            this.#isBusy = false;
        }
    }

    #warn(): void {
        const ends = this.#endsAt;
        if (ends !== undefined && !this.#isAnnounced && ends - this.#world.now() <= NOTICE) {
            this.#isAnnounced = true;
            this.#world.announceEnd(ends);
        }
    }
}

function moment(datetime: string | undefined): number | undefined {
    const at = Date.parse(datetime ?? '');
    return Number.isNaN(at) ? undefined : at;
}
