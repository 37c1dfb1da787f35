import type { EventFrame } from './model.js';

/** How the line to the server is. */
export type LineState = 'open' | 'lost' | 'refused';

/** What an events line needs. */
export interface EventsOptions {
    /** The socket's address, `wss:`. */
    readonly url: string;
    /** Makes the first frame's proof; called for each new connection. */
    readonly proof: () => Promise<string>;
    readonly onFrame: (frame: EventFrame) => void;
    readonly onLine: (state: LineState) => void;
    /** Replaced in tests. */
    readonly connect?: (url: string) => WebSocket;
}

const TYPES = new Set([
    'code',
    'claimed',
    'number-wanted',
    'number-confirmed',
    'approved',
    'declined',
    'expired',
    'cancelled',
    'redeemed',
]);
const LAST = new Set(['declined', 'expired', 'cancelled', 'redeemed']);
const FIRST_DELAY = 400;
const LONGEST_DELAY = 8_000;
/** The server doesn't want us: wrong proof, wrong origin, unknown sign-in. Trying again wouldn't help. */
const REFUSED_FROM = 4_400;
const REFUSED_TO = 4_499;
const OPEN = 1;
const LONGEST_FRAME = 65_536;

/** Follows a sign-in over a WebSocket and comes back by itself after a lost connection. */
export class EventsLine {
    readonly #options: EventsOptions;
    readonly #wake = (): void => this.#hurry();
    /** The device has lost its network: the socket may not notice for minutes. */
    readonly #cut = (): void => void (this.#socket && this.reconnect());
    #socket: WebSocket | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #failures = 0;
    #stopped = false;

    constructor(options: EventsOptions) {
        this.#options = options;
    }

    /** Connects, and keeps connecting until `stop` or the last frame. */
    start(): void {
        globalThis.addEventListener?.('online', this.#wake);
        globalThis.addEventListener?.('offline', this.#cut);
        globalThis.document?.addEventListener('visibilitychange', this.#wake);
        this.#connect();
    }

    /** Closes the line for good. */
    stop(): void {
        this.#stopped = true;
        clearTimeout(this.#timer);
        globalThis.removeEventListener?.('online', this.#wake);
        globalThis.removeEventListener?.('offline', this.#cut);
        globalThis.document?.removeEventListener('visibilitychange', this.#wake);
        this.#drop();
    }

    /** Throws the present connection away and makes a new one: it may be dead without knowing it. */
    reconnect(): void {
        if (!this.#stopped) {
            this.#drop();
            this.#options.onLine('lost');
            this.#retryLater();
        }
    }

    #connect(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        const socket = (this.#options.connect ?? ((url) => new WebSocket(url)))(this.#options.url);
        this.#socket = socket;
        socket.onopen = () => void this.#introduce(socket);
        socket.onmessage = (message) => this.#receive(socket, message.data);
        socket.onclose = (closed) => this.#closed(socket, closed.code);
    }

    async #introduce(socket: WebSocket): Promise<void> {
        try {
            const proof = await this.#options.proof();
            if (socket === this.#socket && socket.readyState === OPEN) {
                socket.send(JSON.stringify({ type: 'proof', proof }));
            }
        } catch {
            socket.close();
        }
    }

    #receive(socket: WebSocket, data: unknown): void {
        if (socket !== this.#socket) {
            return;
        }
        const frame = read(data);
        if (frame === undefined) {
            return;
        }
        this.#failures = 0;
        this.#options.onLine('open');
        if (LAST.has(frame.type)) {
            this.stop();
        }
        this.#options.onFrame(frame);
    }

    #closed(socket: WebSocket, code: number): void {
        if (socket !== this.#socket || this.#stopped) {
            return;
        }
        this.#socket = undefined;
        if (code >= REFUSED_FROM && code <= REFUSED_TO) {
            this.stop();
            this.#options.onLine('refused');
            return;
        }
        this.#options.onLine('lost');
        this.#retryLater();
    }

    #retryLater(): void {
        const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#failures++);
        this.#timer = setTimeout(() => this.#connect(), delay / 2 + (Math.random() * delay) / 2);
    }

    /** The network is back or the page is looked at again: don't wait for the timer. */
    #hurry(): void {
        if (this.#timer !== undefined && !this.#stopped && globalThis.document?.visibilityState !== 'hidden') {
            this.#failures = 0;
            this.#connect();
        }
    }

    #drop(): void {
        const socket = this.#socket;
        this.#socket = undefined;
        socket?.close(1000);
    }
}

function read(data: unknown): EventFrame | undefined {
    if (typeof data !== 'string' || data.length > LONGEST_FRAME) {
        return undefined;
    }
    try {
        const frame = JSON.parse(data) as EventFrame | null;
        return typeof frame === 'object' && frame !== null && TYPES.has(frame.type) ? frame : undefined;
    } catch {
        return undefined;
    }
}
