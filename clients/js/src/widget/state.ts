/** What the widget is doing; the view draws exactly this. */
export type WidgetState =
    | { readonly name: 'idle' }
    | { readonly name: 'starting' }
    | { readonly name: 'waiting'; readonly link: string; readonly lost: boolean }
    | { readonly name: 'scanned'; readonly numberConfirmed: boolean; readonly lost: boolean }
    | { readonly name: 'number'; readonly trouble: NumberTrouble; readonly checking: boolean }
    | { readonly name: 'account'; readonly account: string; readonly last: string }
    | { readonly name: 'finishing' }
    | { readonly name: 'approved'; readonly account: string | undefined }
    | { readonly name: 'declined'; readonly byNumber: boolean }
    | { readonly name: 'expired' }
    | { readonly name: 'cancelled' }
    | { readonly name: 'error'; readonly fault: Fault };

/** Why the number must be typed again. */
export type NumberTrouble =
    | { readonly kind: 'none' }
    | { readonly kind: 'wrong'; readonly attemptsLeft: number }
    | { readonly kind: 'offline' };

/** What went wrong, as far as a person can do something about it. */
export interface Fault {
    readonly kind: 'offline' | 'busy' | 'setup' | 'transaction' | 'session' | 'browser' | 'other';
    /** Seconds to wait, for `busy`. */
    readonly retryAfter?: number;
    readonly cause: unknown;
}

/** The names of the states, as `keyri-state` and the attribute `state` give them. */
export type StateName = WidgetState['name'];
