import { h } from '../dom.js';

/** One field for six digits: typed, pasted with spaces or dashes, or read out by a screen reader as one. */
export class SixDigits {
    readonly element: HTMLFormElement;
    readonly #input: HTMLInputElement;
    readonly #button: HTMLButtonElement;
    readonly #trouble = h('p', { class: 'trouble', part: 'trouble', id: 'trouble', role: 'alert' });

    /** @param submit gets the six digits when the person sends them */
    constructor(label: string, button: string, submit: (digits: string) => void) {
        this.#input = h('input', {
            class: 'digits',
            part: 'digits',
            type: 'text',
            inputmode: 'numeric',
            autocomplete: 'off',
            spellcheck: 'false',
            dir: 'ltr',
            placeholder: '••••••',
            'aria-label': label,
            'aria-describedby': 'trouble',
            oninput: () => this.#tidy(),
        });
        this.#button = h(
            'button',
            { class: 'primary', part: 'button primary', type: 'submit', disabled: true },
            button,
        );
        const onsubmit = (event: Event): void => {
            event.preventDefault();
            if (this.#isComplete()) {
                submit(this.#input.value);
            }
        };
        this.element = h('form', { class: 'number', part: 'form', onsubmit }, this.#input, this.#trouble, this.#button);
    }

    /** Puts the cursor into the field. */
    focus(): void {
        this.#input.focus({ preventScroll: true });
    }

    /** While an answer is awaited nothing can be changed. */
    busy(isBusy: boolean, button: string): void {
        this.#input.readOnly = isBusy;
        this.#input.setAttribute('aria-busy', String(isBusy));
        this.#button.textContent = button;
        this.#button.disabled = isBusy || !this.#isComplete();
    }

    /** Says what was wrong and lets the person type again; an empty text takes the complaint away. */
    complain(trouble: string, keepDigits = false): void {
        this.#trouble.textContent = trouble;
        this.#input.setAttribute('aria-invalid', String(trouble !== ''));
        if (trouble !== '' && !keepDigits) {
            this.#input.value = '';
            this.#button.disabled = true;
            this.focus();
        }
    }

    #tidy(): void {
        const digits = this.#input.value.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/\D/g, '');
        this.#input.value = digits.slice(0, 6);
        this.#button.disabled = !this.#isComplete();
    }

    #isComplete(): boolean {
        return /^[0-9]{6}$/.test(this.#input.value);
    }
}
