// Notes down, in every page of a journey, what happened when: for the waiting times, and for what only the page can see.
(() => {
    if (!location.protocol.startsWith('http')) {
        return;
    }
    const note = (what, at = Date.now()) => {
        const notes = JSON.parse(sessionStorage.getItem('journey') ?? '[]');
        notes.push({ what, at });
        sessionStorage.setItem('journey', JSON.stringify(notes));
    };
    const untilDrawn = () => {
        const tile = document.querySelector('keyri-sign-in')?.shadowRoot?.querySelector('.qr.drawn');
        tile ? note('qr') : requestAnimationFrame(untilDrawn);
    };
    note('open', Math.round(performance.timeOrigin));
    addEventListener('keyri-state', ({ detail }) => {
        note(`state ${detail.state}`);
        if (detail.state === 'starting') {
            requestAnimationFrame(untilDrawn);
        }
    });
    addEventListener('keyri-signed-in', ({ detail }) => {
        note('signed-in');
        sessionStorage.setItem('journey-payload', JSON.stringify(detail.payload ?? null));
    });
    addEventListener('keyri-session', () => note('session'));
    addEventListener('securitypolicyviolation', (event) => {
        console.error(`Content Security Policy: ${event.effectiveDirective} stopped ${event.blockedURI} in ${event.sourceFile}`);
    });
    addEventListener('click', (event) => {
        const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
        button && note(`click ${button.id || button.textContent}`);
    }, true);
    let screen;
    new MutationObserver(() => {
        const now = document.querySelector('main[data-screen]')?.dataset.screen;
        if (now !== undefined && now !== screen) {
            screen = now;
            note(`screen ${now}`);
        }
    }).observe(document, { childList: true, subtree: true });
})();
