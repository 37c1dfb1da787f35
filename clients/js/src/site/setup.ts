import { call } from './call.js';
import { enrol } from './enrolment.js';
import { wireForm } from './form.js';
import { takeToken } from './link.js';
import { begin, part, show } from './stage.js';
import { until } from './times.js';

interface Opened {
    readonly expiresAt: string;
}

begin(async () => {
    const token = takeToken(window);
    if (token === undefined) {
        show('gone');
        return;
    }
    const { expiresAt } = await call<Opened>('POST', '/api/v1/installation/setup/opening', { token });
    part('expires').textContent = `The link works until ${until(expiresAt)}.`;
    reveal('officer', 'officer', 'other');
    reveal('second', 'second', 'now');
    wireForm(part<HTMLFormElement>('form'), async (fields) => {
        await call('POST', '/api/v1/installation/setup', { ...fields, token });
        enrol();
    });
    show('form');
});

/** A part of the form that is there only for one of two answers. */
function reveal(id: string, name: string, value: string): void {
    const choices = document.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`);
    const draw = (): void => {
        part(id).hidden = ![...choices].some((choice) => choice.checked && choice.value === value);
    };
    choices.forEach((choice) => choice.addEventListener('change', draw));
    draw();
}
