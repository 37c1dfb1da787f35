import { ICONS as SHARED, lineIcon } from '../icons.js';

/** The icons of the authenticator: the widget's and its own. */
const ICONS = {
    ...SHARED,
    scan: [
        'M4 8.5V6a2 2 0 0 1 2-2h2.5',
        'M15.5 4H18a2 2 0 0 1 2 2v2.5',
        'M20 15.5V18a2 2 0 0 1-2 2h-2.5',
        'M8.5 20H6a2 2 0 0 1-2-2v-2.5',
        'M4.5 12h15',
    ],
    back: ['M19.5 12h-15', 'M11 5.5 4.5 12l6.5 6.5'],
    chevron: ['M9 5.5 15.5 12 9 18.5'],
    shield: ['M12 3 4.8 5.8v5.6c0 4.4 3 7.8 7.2 9.6 4.2-1.8 7.2-5.2 7.2-9.6V5.8z', 'M8.8 11.9 11.2 14.3 15.4 10'],
    desktop: [
        'M4.5 4.5h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15V6a1.5 1.5 0 0 1 1.5-1.5z',
        'M9 20h6',
        'M12 16.5V20',
    ],
    key: [
        'M8.2 11.2a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2z',
        'M11.5 12.5 20.6 3.4',
        'M17 7l2.9 2.9',
        'M14 10l1.8 1.8',
    ],
    trash: ['M4.5 7h15', 'M9.5 7V4.5h5V7', 'M6.5 7l.9 12.5h9.2L17.5 7'],
    pencil: ['M5 19l.9-4L15.7 5.2a1.8 1.8 0 0 1 2.6 0l.5.5a1.8 1.8 0 0 1 0 2.6L9 18.1z'],
} as const;

/** The icons that exist. */
export type IconName = keyof typeof ICONS;

/** One of the authenticator's icons. */
export function icon(name: IconName): SVGSVGElement {
    return lineIcon(ICONS[name]);
}
