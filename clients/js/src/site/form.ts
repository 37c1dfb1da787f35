import { OfflineError, ProblemError } from '../protocol/problem.js';
import { complaints, nest, type Complaint } from './form-text.js';
import { show, trouble } from './stage.js';

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Sends the form's fields to `submit`, once at a time, and shows beside each field what is wrong with it. */
export function wireForm(form: HTMLFormElement, submit: (fields: ReturnType<typeof nest>) => Promise<void>): void {
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        void attempt(form, submit);
    });
}

async function attempt(form: HTMLFormElement, submit: (fields: ReturnType<typeof nest>) => Promise<void>): Promise<void> {
    const button = form.querySelector<HTMLButtonElement>('[type=submit]');
    const inputs = fieldsOf(form);
    const missing = inputs.filter(({ required, value }) => required && value.trim() === '');
    complain(form, missing.map(({ name }) => ({ field: name, text: 'Please fill this in.' })));
    if (missing.length > 0 || button?.getAttribute('aria-disabled') === 'true') {
        return;
    }
    button?.setAttribute('aria-disabled', 'true');
    try {
        await submit(nest(inputs.map(({ name, value }) => [name, value] as const)));
    } catch (error) {
        refuse(form, error);
    } finally {
        button?.removeAttribute('aria-disabled');
    }
}

function refuse(form: HTMLFormElement, error: unknown): void {
    if (error instanceof ProblemError && (error.status === 403 || error.status === 404)) {
        show('gone');
    } else if (error instanceof ProblemError) {
        complain(
            form,
            complaints(
                error,
                fieldsOf(form).map(({ name }) => name),
            ),
        );
    } else {
        trouble(error instanceof OfflineError ? 'The server can’t be reached. Try again.' : 'Something went wrong.');
    }
}

/** The fields that can be seen, without choices, which only show and hide others. */
function fieldsOf(form: HTMLFormElement): Input[] {
    return [...form.querySelectorAll<Input>('input:not([type=radio]), select, textarea')].filter(
        (input) => input.closest('[hidden]') === null,
    );
}

function complain(form: HTMLFormElement, all: readonly Complaint[]): void {
    let first: Input | undefined;
    for (const input of fieldsOf(form)) {
        const text = all.filter(({ field }) => field === input.name).map((complaint) => complaint.text);
        const place = document.getElementById(input.getAttribute('aria-describedby')?.split(' ').pop() ?? '');
        if (place !== null) {
            place.textContent = text.join(' ');
        }
        input.setAttribute('aria-invalid', String(text.length > 0));
        first ??= text.length > 0 ? input : undefined;
    }
    trouble(
        all
            .filter(({ field }) => field === '')
            .map(({ text }) => text)
            .join(' '),
    );
    first?.focus();
}
