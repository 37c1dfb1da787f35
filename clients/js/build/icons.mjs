// Draws the authenticator's icon: a key whose bow is the finder pattern of a QR code. Run by hand after a change
// (`node build/icons.mjs`); its pictures are in static/a/icons.
import { mkdirSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const GROUND = [59, 75, 216];
const WHITE = [255, 255, 255];
// x, y, width, height, radius on a 100 by 100 field; painted in this order.
const SHAPES = [
    [18, 32, 36, 36, 10, WHITE],
    [25, 39, 22, 22, 5, GROUND],
    [31, 45, 10, 10, 3, WHITE],
    [52, 46, 31, 8, 4, WHITE],
    [63, 50, 8, 15, 3, WHITE],
    [75, 50, 8, 19, 3, WHITE],
];
const folder = new URL('../static/a/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });

function inside([x, y, width, height, radius], px, py) {
    const dx = Math.max(x + radius - px, px - (x + width - radius), 0);
    const dy = Math.max(y + radius - py, py - (y + height - radius), 0);
    return dx * dx + dy * dy <= radius * radius;
}

function colourAt(shapes, px, py) {
    let colour;
    for (const shape of shapes) {
        if (inside(shape, px, py)) colour = shape[5];
    }
    return colour;
}

function png(size, shapes) {
    const raw = Buffer.alloc(size * (size * 4 + 1));
    const SAMPLES = 4;
    for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
            const sum = [0, 0, 0, 0];
            for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
                const px = ((column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size) * 100;
                const py = ((row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size) * 100;
                const colour = colourAt(shapes, px, py);
                if (colour) ([0, 1, 2].forEach((i) => (sum[i] += colour[i])), sum[3]++);
            }
            const at = row * (size * 4 + 1) + 1 + column * 4;
            [0, 1, 2].forEach((i) => (raw[at + i] = sum[3] ? Math.round(sum[i] / sum[3]) : 0));
            raw[at + 3] = Math.round((sum[3] / (SAMPLES * SAMPLES)) * 255);
        }
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(size, 0);
    header.writeUInt32BE(size, 4);
    header.set([8, 6, 0, 0, 0], 8);
    const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
    return Buffer.concat([
        signature,
        chunk('IHDR', header),
        chunk('IDAT', deflateSync(raw, { level: 9 })),
        chunk('IEND', Buffer.alloc(0)),
    ]);
}

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc(body), body.length + 4);
    return whole;
}

function crc(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) {
        value ^= byte;
        for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    return (value ^ 0xffffffff) >>> 0;
}

const hex = ([r, g, b]) => `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
const rounded = [[0, 0, 100, 100, 23, GROUND], ...SHAPES];
const full = [
    [0, 0, 100, 100, 0, GROUND],
    ...SHAPES.map(([x, y, w, h, r, c]) => [10 + x * 0.8, 10 + y * 0.8, w * 0.8, h * 0.8, r * 0.8, c]),
];
const rects = rounded.map(
    ([x, y, w, h, r, c]) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${hex(c)}"/>`,
);
writeFileSync(
    new URL('icon.svg', folder),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${rects.join('')}</svg>\n`,
);
writeFileSync(new URL('icon-192.png', folder), png(192, rounded));
writeFileSync(new URL('icon-512.png', folder), png(512, rounded));
writeFileSync(new URL('icon-180.png', folder), png(180, full));
writeFileSync(new URL('maskable-512.png', folder), png(512, full));
