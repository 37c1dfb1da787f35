import { h } from '../dom.js';
import { part, show } from './stage.js';

/** Lets a person connect their phone to the account that the page's session belongs to. */
export function enrol(): void {
    const element = document.createElement('keyri-enrol');
    element.setAttribute('enrol-url', '/api/v1/account-enrolments');
    element.setAttribute('confirm-url', '/api/v1/account-enrolments/confirmation');
    element.addEventListener('keyri-enrolled', (event) => {
        if ((event as CustomEvent<{ state: string }>).detail.state === 'ACTIVE') {
            show('done');
        }
    });
    part('enrol-place').replaceChildren(h('div', {}, element));
    show('enrol');
}
