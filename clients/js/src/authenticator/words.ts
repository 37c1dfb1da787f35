import type { Browser } from '../protocol/model.js';

/** Every word of the authenticator. `{name}` is filled in. */
const words = {
    appName: 'Keyri',
    back: 'Back',
    home: 'Done',
    again: 'Try again',
    cancel: 'Cancel',
    remove: 'Remove',
    save: 'Save',
    loading: 'One moment…',

    homeTitle: 'Your accounts',
    homeEmpty: 'Nothing here yet',
    homeEmptyHint:
        'A site that uses Keyri shows you a code to connect your phone. Scan it here, or with your phone’s camera.',
    homeScan: 'Scan a code',
    homeHint: 'Scan the code that a page shows you, and sign in without a password.',
    homePending: 'Waiting for its code',
    homeAwaiting: 'Waiting for approval',
    homeKeyLost: 'Key missing: tap to restore',

    scanTitle: 'Scan a code',
    scanHint: 'Hold your phone so that the code fills the frame.',
    scanStarting: 'Starting the camera…',
    scanForeign: 'That code isn’t for this authenticator. It answers to codes of {host} only.',
    cameraDenied: 'The camera isn’t allowed',
    cameraDeniedHint:
        'Allow the camera for this page in your browser’s settings. Or open your phone’s camera app and point it at the code.',
    cameraMissing: 'No camera found',
    cameraMissingHint: 'Open your phone’s camera app and point it at the code, or use the link on the page.',
    cameraBusy: 'The camera is in use',
    cameraBusyHint: 'Close other apps that use the camera, then try again.',

    chooseTitle: 'Which account?',
    chooseHint: 'Choose the account that you want to use for this code.',

    claiming: 'Checking the code…',
    sheetTitle: 'Sign in to {application}?',
    sheetTitleTransaction: 'Approve for {application}?',
    sheetOrganization: 'Run by {organization}',
    sheetAccount: 'Account',
    sheetBrowser: 'Browser',
    sheetBrowserOn: '{browser} on {system}',
    sheetBrowserUnknown: 'An unknown browser',
    sheetPlace: 'Place',
    sheetPlaceUnknown: 'Unknown',
    sheetTime: 'Asked at',
    sheetGrant: 'If you approve',
    sheetGrantSignIn: 'That browser is signed in to {application} as {account}. The page gets the name of this phone.',
    sheetGrantTransaction: 'You agree to exactly this text, as {account}. The page gets the name of this phone.',
    sheetTransaction: 'What you approve',
    sheetScroll: 'Read to the end to approve',
    sheetOwn: 'Only approve if you opened this page yourself.',
    sheetApprove: 'Approve',
    sheetDecline: 'Decline',
    sheetNotMe: 'I didn’t start this',
    sheetNumber: 'Type this number in the browser',
    sheetNumberWaits: 'First type the number in the browser.',
    sheetNumberDone: 'The number matches.',
    sheetKnown: 'You have used this browser before.',
    riskWarn: 'Look twice',
    riskDeny: 'Stopped for your safety',
    riskUNKNOWN_BROWSER: 'You have not used this browser with this account yet.',
    riskOPENED_BY_LINK:
        'You came here by a link. Never approve a link that somebody sent you, only a page you opened yourself.',
    riskDIFFERENT_NETWORK: 'Your phone and that browser are on different networks.',
    riskFORBIDDEN_NETWORK: 'This comes from a network that the site doesn’t allow.',
    approving: 'Approving…',
    declining: 'Declining…',
    approvePasskey: 'Confirm with your fingerprint, face or screen lock.',

    approvedTitle: 'Approved',
    approvedHint: 'You are signed in on the other screen. You can put your phone away.',
    approvedHintSame: 'Go back to the page: it goes on there by itself.',
    approvedHintTransaction: 'It is confirmed on the other screen.',
    recogniseTitle: 'Recognise this browser?',
    recogniseHint:
        'Next time, {browser} needs no number. Only do this on a device that is yours. It lapses after 90 days.',
    recognise: 'Recognise this browser',
    recogniseNo: 'Not this time',
    recognised: 'This browser is recognised for 90 days.',
    declinedTitle: 'Declined',
    declinedHint: 'Nothing was approved.',
    notMeTitle: 'Declined: good that you looked',
    notMeHint:
        'Nothing was approved. If someone asked you to scan a code, or sent you a link, tell the site about it. ' +
        'Your account is as safe as before.',
    mismatchTitle: 'This code was tampered with',
    mismatchHint:
        'The page that showed you the code is not the one that asked for the sign-in. It was declined for you. ' +
        'Close that page, and open the site by typing its address yourself.',
    deniedTitle: 'This sign-in was stopped',
    expiredTitle: 'Time has run out',
    expiredHint: 'Get a new code on the page and scan it.',
    cancelledTitle: 'Cancelled in the browser',
    cancelledHint: 'The page no longer asks for this.',
    numberFailedTitle: 'Declined',
    numberFailedHint: 'A wrong number was typed too often. Get a new code on the page and scan it.',
    wrongAccountTitle: 'Something doesn’t fit',
    wrongAccountHint: 'The answer isn’t about the account that you chose, so nothing was approved. Scan a new code.',

    enrolTitle: 'Connect to {application}',
    enrolOpening: 'Opening the invitation…',
    enrolHint:
        'Your phone makes a key for this account. It stays here; you open it with your fingerprint, face or screen lock.',
    enrolAccount: 'Account',
    enrolOrganization: 'Run by',
    enrolApplication: 'Site',
    enrolOther:
        'You already use another device. After the code, approve this phone there; otherwise it starts to work in 24 hours.',
    enrolAlready: 'This phone already holds this account. Go on only if you want to connect it anew.',
    enrolNoSync: 'This site wants a key that stays on one device. A passkey that is synchronised is refused.',
    enrolStart: 'Create the key',
    enrolSecond: 'One more confirmation',
    enrolSecondHint: 'The key is made. Use it once, to show that it works.',
    enrolSecondButton: 'Use the key',
    enrolWorking: 'Follow your phone’s instructions…',
    enrolSending: 'Registering…',
    enrolCodeTitle: 'Type this code on the site',
    enrolCodeHint:
        'On the page that showed you the invitation. Don’t read it to anybody, and don’t type it anywhere else.',
    enrolCodeWaits: 'Waiting for the site…',
    enrolActiveTitle: 'Your phone is connected',
    enrolActiveHint: 'From now on you sign in to {application} by scanning a code.',
    enrolActiveInstall: 'Tip: add this page to your home screen, then the scanner is one tap away.',
    enrolWaitsTitle: 'Now approve it on your other device',
    enrolWaitsHint: 'Open the authenticator there, choose this account, and approve this phone under Devices.',
    enrolWaitsFrom: 'Without that it starts to work on {time}.',
    enrolRefusedTitle: 'This phone was not connected',
    enrolRefusedHint: 'The code was wrong too often, or somebody refused. Get a new invitation on the site.',

    accountDevices: 'Devices',
    accountSignIns: 'Recent sign-ins',
    accountNotices: 'What happened',
    accountThisPhone: 'This phone',
    accountRename: 'Rename',
    accountRenameLabel: 'Name of the device',
    accountRevoke: 'Remove device',
    accountRevokeAsk: 'Remove “{name}”? It can’t sign in to this account any more.',
    accountRefuse: 'Refuse',
    accountApprove: 'Approve this device',
    accountWaiting: 'A device waits for your approval',
    accountWaitingHint: 'Approve it only if you are connecting it right now.',
    accountApproved: '“{name}” is approved and works now.',
    accountActiveFrom: 'If you do nothing, it starts to work on {time}.',
    accountForget: 'Remove this account from this phone',
    accountForgetAsk:
        'Remove {application} from this phone? You need another device, or the site’s help, to sign in again.',
    accountGoneTitle: 'This phone is no longer accepted',
    accountGoneHint:
        'It may have been removed on another device, or by the site. Remove it here, and ask the site for a new invitation.',
    accountGoneForget: 'Remove it from this phone',
    accountNoSignIns: 'No sign-ins in the last 30 days.',
    accountNotMe: 'This wasn’t me',
    accountNotMeAsk: 'End this session and forget that browser?',
    accountNotMeYes: 'Yes, end it',
    accountNotMeDone: 'The session is ended, the browser forgotten, and the site is told.',
    accountEnded: 'ended',
    deviceACTIVE: 'Active',
    deviceAWAITING_CODE: 'Waiting for its code',
    deviceAWAITING_APPROVAL: 'Waiting for approval',
    deviceREVOKED: 'Removed',
    deviceUsed: 'last used {time}',
    deviceNeverUsed: 'not used yet',
    deviceSynced: 'synchronised passkey',
    noticeDEVICE_ENROLLED: '“{name}” was connected',
    noticeDEVICE_ACTIVATED: '“{name}” became active',
    noticeDEVICE_REVOKED: '“{name}” was removed',
    noticeDEVICE_KEY_REPLACED: '“{name}” got a new key',
    statePENDING: 'started',
    stateCLAIMED: 'opened',
    stateAPPROVED: 'approved',
    stateREDEEMED: 'signed in',
    stateDECLINED: 'declined',
    stateEXPIRED: 'ran out',
    stateCANCELLED: 'cancelled',
    signInBy: 'by {device}',

    lostTitle: 'This phone’s key is gone',
    lostHint:
        'The browser has thrown away the key of {application}, as some do after a while. Your passkey is still there: ' +
        'with it you can make a new key. Your other devices are told.',
    lostRestore: 'Restore with your passkey',
    lostRestoring: 'Restoring…',
    lostDone: 'The key is restored',
    lostDoneHint: 'You can scan codes again.',

    offlineTitle: 'Your phone is offline',
    offlineHint: 'Connect to the internet, then try again. Nothing was approved.',
    unreachableTitle: 'The service can’t be reached',
    unreachableHint: 'Check your connection and try again in a moment. Nothing was approved.',
    busyTitle: 'Too many tries',
    busyHint: 'Wait {seconds} seconds, then try again.',
    refusedCodeTitle: 'This code can’t be used',
    refusedCodeHint:
        'It may have run out, been used, or belong to a site that this account isn’t for. Scan the newest code on the page.',
    refusedCodeOther: 'Use another account',
    refusedTitle: 'The service refused this',
    refusedHint: 'Scan a new code and try again. If it keeps happening, ask the site’s support.',
    refusedInvitationTitle: 'This invitation can’t be used',
    refusedInvitationHint:
        'It works once, for ten minutes, on the phone that opened it first. Get a new one on the site.',
    syncedTitle: 'This passkey can’t be used here',
    syncedHint: 'The site wants a key that stays on one device, and refused this one.',
    passkeyCancelledTitle: 'Not confirmed',
    passkeyCancelledHint: 'The confirmation was cancelled or took too long. Nothing was approved.',
    passkeyMissingTitle: 'This browser can’t do passkeys',
    passkeyMissingHint:
        'Use your phone’s own browser (Chrome, Safari, Firefox, Edge), up to date, and not a private window.',
    passkeyExistsTitle: 'This phone is already connected',
    passkeyExistsHint: 'Its passkey for this account exists already.',
    passkeyHostTitle: 'Wrong address',
    passkeyHostHint: 'This invitation is for an authenticator at another address, so no key was made.',
    storageTitle: 'This browser keeps nothing',
    storageHint: 'Private windows and strict settings can cause this. Open the authenticator in a normal window.',
    linkTitle: 'This link can’t be read',
    linkHint: 'It is incomplete or not meant for this page. Scan the code once more.',
    configTitle: 'The authenticator isn’t set up',
    configHint: 'Its server gave no usable settings. Tell the people who run it.',
    otherTitle: 'Something went wrong',
    otherHint: 'Try again. If it keeps happening, tell the site’s support.',
    reference: 'Reference: {instance}',
} as const;

/** The names of the words. */
export type Word = keyof typeof words;

/** The text of that name with its gaps filled. */
export function say(name: Word, gaps: Readonly<Record<string, string | number>> = {}): string {
    return words[name].replace(/\{(\w+)\}/g, (gap, key: string) => String(gaps[key] ?? gap));
}

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** A browser and its system for people; either may be unknown. */
export function browserName({ name, operatingSystem }: Browser): string {
    const known = [name, operatingSystem].filter((part) => part !== '' && part !== 'unknown');
    const [browser, system] = known;
    if (browser === undefined) {
        return say('sheetBrowserUnknown');
    }
    return system === undefined ? browser : say('sheetBrowserOn', { browser, system });
}

/** A moment for people: date and time where they are. */
export function moment(instant: string): string {
    return MOMENT.format(new Date(instant));
}

/** A time of today for people. */
export function clockTime(instant: string): string {
    return CLOCK.format(new Date(instant));
}
