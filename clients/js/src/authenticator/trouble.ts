import type { IconName } from './icons.js';
import { OfflineError, ProblemError } from '../protocol/problem.js';
import { BindingMismatchError, WrongAccountError } from './approval.js';
import { ConfigError } from './config.js';
import { PasskeyError } from './passkey.js';
import { say, type Word } from './words.js';

/** A failure in words that a person can act on. */
export interface Trouble {
    readonly icon: IconName;
    readonly title: string;
    readonly hint: string;
    /** The correlation id of the server's answer, to tell to support. */
    readonly reference?: string | undefined;
}

/** What a refusal (401, 403) means depends on what was asked for. */
export type Asked = 'claim' | 'invitation' | 'device' | 'other';

/** Says what went wrong and what to do next. */
export function troubleOf(error: unknown, asked: Asked = 'other'): Trouble {
    if (error instanceof OfflineError) {
        return navigator.onLine ? words('offline', 'unreachable') : words('offline', 'offline');
    }
    if (error instanceof PasskeyError) {
        const kinds = {
            cancelled: 'passkeyCancelled',
            missing: 'passkeyMissing',
            exists: 'passkeyExists',
            host: 'passkeyHost',
        };
        return words('alert', kinds[error.kind]);
    }
    if (error instanceof BindingMismatchError) {
        return words('alert', 'mismatch');
    }
    if (error instanceof WrongAccountError) {
        return words('alert', 'wrongAccount');
    }
    if (error instanceof ConfigError) {
        return words('alert', 'config');
    }
    if (error instanceof ProblemError) {
        return { ...troubleOfProblem(error, asked), reference: error.instance };
    }
    console.error(error);
    const isStorage = error instanceof DOMException && ['QuotaExceededError', 'InvalidStateError'].includes(error.name);
    return words('alert', isStorage ? 'storage' : 'other');
}

function troubleOfProblem(error: ProblemError, asked: Asked): Trouble {
    if (error.status === 429) {
        const { title, hint, icon } = words('clock', 'busy');
        return { icon, title, hint: hint.replace('{seconds}', String(error.retryAfter ?? 30)) };
    }
    if (error.status >= 500) {
        return words('offline', 'unreachable');
    }
    if (error.reasons.includes('FORBIDDEN_NETWORK')) {
        return { icon: 'shield', title: say('deniedTitle'), hint: say('riskFORBIDDEN_NETWORK') };
    }
    if (error.kind.includes('synced')) {
        return words('key', 'synced');
    }
    const kinds = { claim: 'refusedCode', invitation: 'refusedInvitation', device: 'accountGone', other: 'refused' };
    return words('cross', kinds[asked]);
}

function words(icon: IconName, name: string): Trouble {
    return { icon, title: say(`${name}Title` as Word), hint: say(`${name}Hint` as Word) };
}
