import { OfflineError, ProblemError } from '../protocol/problem.js';
import type { Fault } from './state.js';

/** The page's own server refused the id token, or couldn't be asked. */
export class SessionError extends Error {
    override readonly name = 'SessionError';
    readonly status: number | undefined;

    constructor(message: string, status?: number, options?: ErrorOptions) {
        super(message, options);
        this.status = status;
    }
}

/** The browser refuses to keep a key (private window, storage blocked). */
export class KeyStoreError extends Error {
    override readonly name = 'KeyStoreError';
}

/** Sorts an error by what a person can do about it. */
export function faultOf(cause: unknown): Fault {
    if (cause instanceof OfflineError) {
        return { kind: 'offline', cause };
    }
    if (cause instanceof SessionError) {
        return { kind: 'session', cause };
    }
    if (cause instanceof KeyStoreError) {
        return { kind: 'browser', cause };
    }
    return cause instanceof ProblemError ? faultOfProblem(cause) : { kind: 'other', cause };
}

function faultOfProblem(cause: ProblemError): Fault {
    if (cause.status === 429) {
        return { kind: 'busy', retryAfter: cause.retryAfter ?? 30, cause };
    }
    if (cause.status === 503) {
        return { kind: 'offline', cause };
    }
    if (cause.kind.includes('transaction')) {
        return { kind: 'transaction', cause };
    }
    return { kind: [400, 403, 404].includes(cause.status) ? 'setup' : 'other', cause };
}
