import { wireApprovals } from './approval-dialog.js';
import { wireThemeSwitch } from './appearance.js';
import { hearOfFailures } from './faces.js';
import { furnish } from './furniture.js';
import { notice } from './notices.js';
import { keepSession } from './session.js';

wireThemeSwitch();
furnish();
wireApprovals(document);
new MutationObserver(() => wireApprovals(document)).observe(document.body, { childList: true, subtree: true });
keepSession(document.body);
hearOfFailures(() => notice('That didn’t work. Load the page again.', 'bad'));
