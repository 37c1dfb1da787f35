import qrcode from 'qrcode-generator';

/** The dark modules of a QR code as one SVG path, `size` modules wide, without a quiet zone. */
export function encodeQr(text: string): { readonly size: number; readonly path: string } {
    const code = qrcode(0, 'M');
    code.addData(text, 'Byte');
    code.make();
    const size = code.getModuleCount();
    let path = '';
    for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
            const from = column;
            while (column < size && code.isDark(row, column)) {
                column++;
            }
            if (column > from) {
                path += `M${from} ${row}h${column - from}v1h${from - column}z`;
            }
        }
    }
    return { size, path };
}
