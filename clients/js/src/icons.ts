import { svg } from './dom.js';

/** The icons of the widget. */
export const ICONS = {
    check: ['M5 12.5 10 17.5 19.5 7'],
    cross: ['M6.5 6.5 17.5 17.5', 'M17.5 6.5 6.5 17.5'],
    clock: ['M12 7.5V12l3 2', 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z'],
    phone: [
        'M8 2.8h8a1.7 1.7 0 0 1 1.7 1.7v15a1.7 1.7 0 0 1-1.7 1.7H8a1.7 1.7 0 0 1-1.7-1.7v-15A1.7 1.7 0 0 1 8 2.8z',
        'M10.8 18.2h2.4',
    ],
    alert: ['M12 8.5v4.2', 'M12 16.2v.1', 'M12 3.8 2.9 19.4h18.2z'],
    offline: ['M4 9.5a12 12 0 0 1 16 0', 'M7.3 13a7.3 7.3 0 0 1 9.4 0', 'M12 17.6v.1', 'M4 4l16 16'],
    person: ['M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20.2a7.5 7.5 0 0 1 15 0'],
} as const;

/** The icons that exist in the widget. */
export type IconName = keyof typeof ICONS;

/** One of the widget's icons. */
export function icon(name: IconName): SVGSVGElement {
    return lineIcon(ICONS[name]);
}

/** A line icon, 24 by 24, in the text's colour. */
export function lineIcon(lines: readonly string[]): SVGSVGElement {
    const looks = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8 };
    const ends = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
    const paths = lines.map((d) => svg('path', { d }));
    return svg(
        'svg',
        { class: 'icon', part: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', ...looks, ...ends },
        ...paths,
    );
}
