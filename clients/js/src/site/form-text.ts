import type { ProblemError } from '../protocol/problem.js';

/** What is wrong with one field; an empty name means the form as a whole. */
export interface Complaint {
    readonly field: string;
    readonly text: string;
}

type Members = { [name: string]: string | Members };

/** Turns `administrator.firstName` and its like into an object of objects; empty fields are left out. */
export function nest(entries: Iterable<readonly [string, string]>): Members {
    const whole: Members = {};
    for (const [name, raw] of entries) {
        const value = raw.trim();
        const path = name.split('.');
        const last = path.pop();
        if (value === '' || last === undefined) {
            continue;
        }
        let at = whole;
        for (const step of path) {
            const inner = at[step];
            at = typeof inner === 'object' ? inner : (at[step] = {});
        }
        at[last] = value;
    }
    return whole;
}

/** Finds the field that each reason of a refusal is about. */
export function complaints(error: ProblemError, fields: readonly string[]): Complaint[] {
    const named = error.violations.map(({ path, message }) => ({ path, message }));
    const told = error.reasons.map((reason) => {
        const [path = '', ...rest] = reason.split(' ');
        return fields.includes(path) ? { path, message: rest.join(' ') } : { path: '', message: reason };
    });
    const all = [...named, ...told].map(({ path, message }) =>
        fields.includes(path) ? { field: path, text: sentence(message) } : { field: '', text: sentence(message) },
    );
    return all.length > 0 ? all : [{ field: '', text: error.detail ?? error.message }];
}

function sentence(message: string): string {
    const text = message.charAt(0).toUpperCase() + message.slice(1);
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
