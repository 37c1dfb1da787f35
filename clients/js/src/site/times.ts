const SHORT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

/** A moment in the reader's language and time zone; as it was where it isn't one. */
export function local(datetime: string, locales?: string, timeZone?: string): string | undefined {
    const moment = new Date(datetime);
    if (Number.isNaN(moment.getTime())) {
        return undefined;
    }
    const zone = timeZone === undefined ? {} : { timeZone };
    return new Intl.DateTimeFormat(locales, { ...SHORT, ...zone }).format(moment);
}

/** Puts every `<time data-local>` into the reader's own time; what the server wrote stays as its title. */
export function localiseTimes(root: ParentNode): void {
    for (const element of root.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
        const text = local(element.dateTime);
        if (text !== undefined) {
            element.title = element.textContent ?? '';
            element.textContent = text;
            element.removeAttribute('data-local');
        }
    }
}

/** Words for a moment in the time zone of whoever reads. */
export function until(datetime: unknown): string {
    return typeof datetime === 'string' ? (local(datetime) ?? '') : '';
}
