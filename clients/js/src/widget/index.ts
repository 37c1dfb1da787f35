import { KeyriEnrolElement } from './enrol-element.js';
import { KeyriSignInElement } from './sign-in-element.js';

export type { MessageName, MessageOverrides } from './messages.js';
export { messages } from './messages.js';
export type { SignedIn } from './running.js';
export type { StateName, Fault } from './state.js';
export { KeyriEnrolElement, KeyriSignInElement };

if (globalThis.customElements !== undefined && customElements.get('keyri-sign-in') === undefined) {
    customElements.define('keyri-sign-in', KeyriSignInElement);
    customElements.define('keyri-enrol', KeyriEnrolElement);
}

declare global {
    interface HTMLElementTagNameMap {
        'keyri-sign-in': KeyriSignInElement;
        'keyri-enrol': KeyriEnrolElement;
    }
}
