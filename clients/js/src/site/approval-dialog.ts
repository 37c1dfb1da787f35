import type { SignedIn } from '../widget/running.js';
import { notice } from './notices.js';

/** Opens the dialogs in which a phone approves something, and sends their forms with token and proof. */
export function wireApprovals(root: ParentNode): void {
    for (const dialog of root.querySelectorAll<HTMLDialogElement>('dialog[data-approval]')) {
        dialog.removeAttribute('data-approval');
        wire(dialog);
        if (dialog.hasAttribute('data-open')) {
            open(dialog);
        }
    }
}

function wire(dialog: HTMLDialogElement): void {
    dialog.addEventListener('close', () => dialog.querySelector('keyri-sign-in')?.remove());
    dialog.addEventListener('keyri-signed-in', (event) => {
        event.preventDefault();
        void deliver(dialog, (event as CustomEvent<SignedIn>).detail);
    });
}

/** The element begins when it comes into the page, so it comes when somebody looks at it. */
function open(dialog: HTMLDialogElement): void {
    const template = dialog.querySelector<HTMLTemplateElement>('template[data-element]');
    if (template === null) {
        return;
    }
    const element = document.importNode(template.content, true).firstElementChild as HTMLElement | null;
    if (element !== null) {
        // A copy has no nonce but in its attribute, and there browsers hide it.
        const made = template.content.firstElementChild as HTMLElement | null;
        element.nonce = made?.nonce || made?.getAttribute('nonce') || '';
        template.before(element);
    }
    dialog.showModal();
}

async function deliver(dialog: HTMLDialogElement, result: SignedIn): Promise<void> {
    const form = dialog.querySelector('form');
    const token = dialog.querySelector<HTMLInputElement>('[data-token]');
    const proof = dialog.querySelector<HTMLInputElement>('[data-proof]');
    const send = dialog.querySelector<HTMLElement>('[data-send]');
    if (form === null || token === null || proof === null || send === null) {
        notice('The approval couldn’t be sent. Load the page again.', 'bad');
        return;
    }
    token.value = result.idToken;
    proof.value = await result.proof(form.action, 'POST');
    send.click();
}
