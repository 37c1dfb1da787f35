import { BrowserProof } from './browser-proof.js';
import { applicationId, begin, part } from './stage.js';
import { afterSignIn, signInFor } from './target.js';

begin(async () => {
    const onward = afterSignIn(location.search, undefined, location.origin);
    switch ((await BrowserProof.ofThisPage(applicationId()).give()).kind) {
        case 'proven':
            location.replace(onward);
            break;
        case 'over':
            location.replace(signInFor(onward));
            break;
        default:
            part('renewing').textContent = 'The server can’t be reached, so nothing is known about your session.';
            part('again').hidden = false;
    }
});
