/** Who used this browser last, so that a sign-in as somebody else doesn't pass unnoticed. */
export interface LastAccount {
    readonly sub: string;
    readonly account: string;
}

/** Remembers the last account of one application in this browser. */
export class LastAccountMemory {
    readonly #name: string;

    constructor(applicationId: string) {
        this.#name = `keyri-last-account:${applicationId}`;
    }

    read(): LastAccount | undefined {
        try {
            const value: unknown = JSON.parse(localStorage.getItem(this.#name) ?? 'null');
            return isLastAccount(value) ? value : undefined;
        } catch {
            return undefined;
        }
    }

    write(last: LastAccount): void {
        try {
            localStorage.setItem(this.#name, JSON.stringify(last));
        } catch {
            // Storage is full or forbidden: the next sign-in is then as on a new browser.
        }
    }
}

function isLastAccount(value: unknown): value is LastAccount {
    const { sub, account } = (value ?? {}) as Record<string, unknown>;
    return typeof sub === 'string' && typeof account === 'string';
}
