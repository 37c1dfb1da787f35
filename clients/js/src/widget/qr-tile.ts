import { h, svg } from '../dom.js';

const QUIET_ZONE = 3;

/** A QR code on a white tile with a ring around it that shows how much time is left. */
export class QrTile {
    readonly element: HTMLElement;
    readonly #picture = h('div', { class: 'qr', part: 'qr', role: 'img' });
    readonly #left = svg('rect', ring('left'));
    readonly #veil = h('div', { class: 'veil', part: 'veil', hidden: true });
    #text = '';

    constructor(label: string) {
        this.#picture.setAttribute('aria-label', label);
        const rings = svg('svg', { class: 'ring', part: 'ring', viewBox: '0 0 100 100', 'aria-hidden': 'true' });
        rings.append(svg('rect', ring('track')), this.#left);
        this.element = h('div', { class: 'tile', part: 'tile' }, rings, this.#picture, this.#veil);
    }

    /** Shows a text as a QR code; the encoder is fetched with the first one. */
    async show(text: string): Promise<void> {
        if (text === this.#text) {
            return;
        }
        this.#text = text;
        const { encodeQr } = await import('./qr-encoder.js');
        if (text === this.#text) {
            this.#draw(encodeQr(text));
        }
    }

    /** Shows how much of the time is left, from 1 down to 0. */
    timeLeft(share: number): void {
        this.#left.setAttribute('stroke-dashoffset', String(100 - 100 * Math.min(1, Math.max(0, share))));
        this.element.classList.toggle('ending', share < 0.15);
    }

    /** Covers the code, which doesn't work at the moment; without content the cover goes away. */
    cover(...content: (Node | string)[]): void {
        this.#veil.hidden = content.length === 0;
        this.#picture.classList.toggle('covered', content.length > 0);
        this.#veil.replaceChildren(...content);
    }

    #draw({ size, path }: { readonly size: number; readonly path: string }): void {
        const side = size + 2 * QUIET_ZONE;
        const viewBox = `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`;
        const looks = { viewBox, 'shape-rendering': 'crispEdges', 'aria-hidden': 'true' };
        const ground = svg('rect', { x: -QUIET_ZONE, y: -QUIET_ZONE, width: side, height: side, fill: '#fff' });
        this.#picture.replaceChildren(svg('svg', looks, ground, svg('path', { d: path, fill: '#10121a' })));
        this.#picture.classList.add('drawn');
    }
}

function ring(name: string): Record<string, string | number> {
    const place = { x: 1.5, y: 1.5, width: 97, height: 97, rx: 9, pathLength: 100 };
    const looks = { fill: 'none', 'stroke-width': 1.6, 'stroke-dasharray': 100, 'stroke-dashoffset': 0 };
    return { class: name, ...place, ...looks };
}
