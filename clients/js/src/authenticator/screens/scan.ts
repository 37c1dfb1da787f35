import { h } from '../../dom.js';
import { parseLink, type Link } from '../../protocol/link.js';
import { actions, button, medal, note, type Screen } from '../page.js';
import { CameraError, Scanner } from '../scanner.js';
import { say } from '../words.js';

/** The camera, until it sees a code of ours. */
export function scanScreen(found: (link: Link) => void, back: () => void, again: () => void): Screen {
    const video = h('video', { playsinline: true, muted: true, 'aria-label': say('scanTitle') });
    video.muted = true;
    const hint = note(say('scanStarting'), { role: 'status' });
    const view = h('div', { class: 'viewfinder' }, video, h('div', { class: 'frame', 'aria-hidden': 'true' }));
    const body = h('div', { class: 'stack grow' }, view, hint);
    const scanner = new Scanner(video);
    const authenticator = `${location.origin}/a`;
    scanner
        .start((text) => {
            const link = parseLink(text, authenticator);
            if (link === undefined) {
                hint.textContent = say('scanForeign', { host: location.host });
                return;
            }
            scanner.stop();
            navigator.vibrate?.(30);
            found(link);
        })
        .then(() => {
            hint.textContent = say('scanHint');
        })
        .catch((error: unknown) => {
            const kind = error instanceof CameraError ? error.kind : 'missing';
            const { title, text } = failure(kind);
            body.replaceChildren(
                h('div', { class: 'middle' }, medal('scan', 'warn'), h('h2', {}, title), note(text)),
                actions(button(say('again'), 'primary', 'again', again)),
            );
        });
    return { name: 'scan', title: say('scanTitle'), content: [body], back, leave: () => scanner.stop() };
}

function failure(kind: CameraError['kind']): { title: string; text: string } {
    switch (kind) {
        case 'denied':
            return { title: say('cameraDenied'), text: say('cameraDeniedHint') };
        case 'busy':
            return { title: say('cameraBusy'), text: say('cameraBusyHint') };
        case 'missing':
            return { title: say('cameraMissing'), text: say('cameraMissingHint') };
    }
}
