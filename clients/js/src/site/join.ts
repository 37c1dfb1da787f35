import { call } from './call.js';
import { enrol } from './enrolment.js';
import { wireForm } from './form.js';
import { takeToken } from './link.js';
import { applicationId, begin, part, show, trouble } from './stage.js';
import { afterSignIn } from './target.js';
import { until } from './times.js';

interface Invitation {
    readonly kind: 'CUSTOMER' | 'STAFF';
    readonly organizationName?: string;
    readonly role: string;
    readonly mailAddress: string;
    readonly hasAccount: boolean;
    readonly expiresAt: string;
}

begin(async () => {
    const token = takeToken(window);
    if (token === undefined) {
        show('gone');
        return;
    }
    const invitation = await call<Invitation>('POST', '/api/v1/invitation/opening', { token });
    part('invited').textContent = words(invitation);
    part('expires').textContent = `The invitation holds until ${until(invitation.expiresAt)}.`;
    if (invitation.hasAccount) {
        signIn(token);
    } else {
        wireForm(part<HTMLFormElement>('form'), async (fields) => {
            await call('POST', '/api/v1/invitation/acceptance', { ...fields, token });
            enrol();
        });
        show('form', 'invitation');
    }
});

function words({ kind, organizationName, role, mailAddress }: Invitation): string {
    const as = role.toLowerCase().replace(/_/g, ' ');
    const who = kind === 'STAFF' ? 'The staff of this installation' : (organizationName ?? 'An organization');
    return `${who} invites ${mailAddress} as ${as}.`;
}

/** Whoever has an account signs in here, in place, and accepts with that. */
function signIn(token: string): void {
    const element = document.createElement('keyri-sign-in');
    element.setAttribute('application', applicationId());
    element.setAttribute('nonce-url', '/api/v1/session/nonce');
    element.setAttribute('verify-url', '/api/v1/session');
    element.addEventListener('keyri-session', (event) => {
        const { body } = (event as CustomEvent<{ body: { next?: unknown } }>).detail;
        void accept(token, afterSignIn('', body.next, location.origin));
    });
    part('sign-in-place').replaceChildren(element);
    show('existing', 'invitation');
}

async function accept(token: string, onward: string): Promise<void> {
    try {
        await call('POST', '/api/v1/invitation/own-acceptance', { token });
        part<HTMLAnchorElement>('onward').href = onward;
        show('accepted');
    } catch {
        trouble('You’re signed in, but the invitation couldn’t be accepted. Open its link once more.');
    }
}
