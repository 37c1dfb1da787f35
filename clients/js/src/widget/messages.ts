/** Every word that the widget and the enrolment panel show. `{name}` is filled in. */
export const messages = {
    label: 'Sign in with your phone',
    title: 'Sign in with your phone',
    titleTransaction: 'Approve with your phone',
    idle: 'Your phone is the key',
    idleHint: 'No password: scan a code and approve on your phone.',
    start: 'Show the code',
    starting: 'Preparing your code…',
    waiting: 'Scan this code with your phone’s camera',
    waitingHint: 'Then check the details on your phone and approve.',
    qrLabel: 'QR code to scan with your phone',
    timeLeft: 'This code works for another {time}',
    openHere: 'Open on this phone',
    openHereDesktop: 'Can’t scan? Open the authenticator on this device',
    scanned: 'Look at your phone',
    scannedHint: 'Check who is asking, then approve there.',
    confirmed: 'The number is right',
    confirmedHint: 'Now approve on your phone.',
    number: 'Type the number from your phone',
    numberHint: 'Your phone shows six digits. They make sure that it is you at both screens.',
    numberLabel: 'Six-digit number',
    numberSubmit: 'Continue',
    numberChecking: 'Checking…',
    numberWrongOne: 'That isn’t the number on your phone. You have one more try.',
    numberWrong: 'That isn’t the number on your phone. You have {count} more tries.',
    numberOffline: 'That didn’t get through. Check your connection and try again.',
    account: 'Continue as {account}?',
    accountHint: 'This browser was last used by {last}. Someone has just approved as {account}.',
    accountHintSame: 'This is another account than the one that used this browser last.',
    accountYes: 'Yes, that’s me',
    accountNo: 'No, start again',
    finishing: 'Signing you in…',
    finishingTransaction: 'Confirming…',
    approved: 'You are signed in',
    approvedAs: 'Welcome, {account}.',
    approvedTransaction: 'Approved',
    declined: 'Declined on the phone',
    declinedHint: 'Nothing was approved. If you declined by mistake, you can try again.',
    declinedNumber: 'Too many wrong numbers',
    declinedNumberHint: 'Nothing was approved. Start again and type the number that your phone shows.',
    expired: 'This code has run out',
    expiredHint: 'A code works for three minutes. Get a fresh one whenever you are ready.',
    cancelled: 'Cancelled',
    cancelledHint: 'Nothing was approved.',
    renew: 'Get a new code',
    again: 'Start again',
    cancel: 'Cancel',
    offline: 'Reconnecting…',
    offlineHint: 'Your connection is interrupted. The code comes back by itself.',
    error: 'That didn’t work',
    errorOffline: 'The sign-in service can’t be reached',
    errorOfflineHint: 'Check your internet connection and try again.',
    errorBusy: 'Too many tries',
    errorBusyHint: 'Wait {time}, then try again.',
    errorSetup: 'Sign-in isn’t set up for this page',
    errorSetupHint: 'If you run this site: check the application’s id and its registered origins.',
    errorTransaction: 'This request is no longer open',
    errorTransactionHint: 'Go back and begin again.',
    errorSession: 'The site didn’t accept it',
    errorSessionHint: 'Your phone approved, but the site’s own server refused. Try again in a moment.',
    errorBrowser: 'This browser can’t keep the sign-in’s key',
    errorBrowserHint: 'Private windows and strict settings can cause this. Try a normal window or another browser.',
    errorOther: 'Try again. If it keeps happening, tell the site’s support.',
    seconds: '{count} seconds',
    minutes: '{count} minutes',
    enrolTitle: 'Connect your phone',
    enrolStarting: 'Preparing the invitation…',
    enrolScan: 'Scan this code with your phone’s camera',
    enrolScanHint: 'Your phone creates its own key, which never leaves it. There is no password.',
    enrolQrLabel: 'QR code that connects your phone',
    enrolOpenHere: 'Connect this phone',
    enrolOpenHereDesktop: 'Can’t scan? Connect this device instead',
    enrolCode: 'Then type the six digits that your phone shows',
    enrolCodeLabel: 'Confirmation code',
    enrolSubmit: 'Confirm',
    enrolWrongOne: 'That isn’t the code on your phone. You have one more try.',
    enrolWrong: 'That isn’t the code on your phone. You have {count} more tries.',
    enrolEarly: 'Your phone isn’t that far yet. Type the code once your phone shows it.',
    enrolDone: 'Your phone is connected',
    enrolDoneHint: 'From now on you sign in with it.',
    enrolWaits: 'One more approval',
    enrolWaitsHint:
        'Approve the new phone on a device that you already use: open its authenticator, then Devices. ' +
        'Without that, it starts to work in 24 hours.',
    enrolRefused: 'This invitation has ended',
    enrolRefusedHint: 'Too many wrong codes, or it was refused. You can get a new one.',
    enrolExpired: 'This invitation has run out',
    enrolExpiredHint: 'It works for ten minutes. You can get a new one.',
    enrolAgain: 'New invitation',
    enrolFailed: 'The invitation couldn’t be made',
} as const;

/** The names of the words. */
export type MessageName = keyof typeof messages;

/** Words that replace ours; the rest stays. */
export type MessageOverrides = { readonly [name in MessageName]?: string };

/** Gives the words, with the page's own in place of ours. */
export class Words {
    readonly #overrides: MessageOverrides;

    constructor(overrides: MessageOverrides = {}) {
        this.#overrides = overrides;
    }

    /** The text of that name with its gaps filled. */
    say(name: MessageName, gaps: Readonly<Record<string, string | number>> = {}): string {
        const text = this.#overrides[name] ?? messages[name];
        return text.replace(/\{(\w+)\}/g, (gap, key: string) => String(gaps[key] ?? gap));
    }

    /** A span of time in words, for sentences. */
    span(seconds: number): string {
        return seconds < 100
            ? this.say('seconds', { count: Math.max(1, Math.ceil(seconds)) })
            : this.say('minutes', { count: Math.ceil(seconds / 60) });
    }
}
