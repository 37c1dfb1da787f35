const PREFIX = 'urn:keyri:problem:';

/** One thing that is wrong with a request. */
export interface Violation {
    /** The member, for example `origins[0]`; empty for the whole body. */
    readonly path: string;
    readonly message: string;
}

/** A refusal by the server, as its problem document tells it (RFC 9457). */
export class ProblemError extends Error {
    override readonly name = 'ProblemError';
    readonly status: number;
    /** The problem's type without `urn:keyri:problem:`. */
    readonly kind: string;
    readonly detail: string | undefined;
    /** The correlation id to give to support. */
    readonly instance: string | undefined;
    readonly reasons: readonly string[];
    /** The members of the request that are wrong, and what each must be. */
    readonly violations: readonly Violation[];
    /** Seconds to wait before the next try, where the server says so. */
    readonly retryAfter: number | undefined;
    /** A fresh nonce, where one would have helped. */
    readonly nonce: string | undefined;

    constructor(status: number, headers: Headers, document: Record<string, unknown>) {
        super(text(document.title) ?? `HTTP ${status}`);
        this.status = status;
        const type = text(document.type) ?? '';
        this.kind = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : 'unknown';
        this.detail = text(document.detail);
        this.instance = text(document.instance);
        this.reasons = Array.isArray(document.reasons) ? document.reasons.filter((r) => typeof r === 'string') : [];
        this.violations = Array.isArray(document.violations) ? document.violations.filter(isViolation) : [];
        const wait = Number(headers.get('Retry-After') ?? NaN);
        this.retryAfter = Number.isFinite(wait) ? wait : undefined;
        this.nonce = headers.get('DPoP-Nonce') ?? undefined;
    }

    /** Reads a response that isn't 2xx, also one that is no problem document (a proxy's page, say). */
    static async from(response: Response): Promise<ProblemError> {
        let document: unknown;
        try {
            document = await response.json();
        } catch {
            document = undefined;
        }
        const isObject = typeof document === 'object' && document !== null;
        return new ProblemError(
            response.status,
            response.headers,
            isObject ? (document as Record<string, unknown>) : {},
        );
    }
}

/** The server couldn't be reached at all. */
export class OfflineError extends Error {
    override readonly name = 'OfflineError';
}

function text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
}

function isViolation(value: unknown): value is Violation {
    const { path, message } = (value ?? {}) as Record<string, unknown>;
    return typeof path === 'string' && typeof message === 'string';
}
