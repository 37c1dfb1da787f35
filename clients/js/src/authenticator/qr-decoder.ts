import jsQR from 'jsqr';

/** The text of the QR code in a picture, if there is one. */
export function findQr({ data, width, height }: ImageData): string | undefined {
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
}
