/** Finds QR codes in pictures: with the browser's own detector where it has one, else with jsQR, fetched on demand. */
export type Finder = (video: HTMLVideoElement) => Promise<string | undefined>;

interface Detector {
    detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
    new (options: { formats: readonly string[] }): Detector;
    getSupportedFormats(): Promise<readonly string[]>;
}

const LONGEST_SIDE = 800;
const PAUSE = 120;

/** Why there is no picture. */
export class CameraError extends Error {
    override readonly name = 'CameraError';
    readonly kind: 'denied' | 'missing' | 'busy';

    constructor(kind: CameraError['kind'], options?: ErrorOptions) {
        super(`Camera: ${kind}`, options);
        this.kind = kind;
    }
}

/** Looks through the camera until it is stopped; every code that it sees is reported. */
export class Scanner {
    readonly #video: HTMLVideoElement;
    #stream: MediaStream | undefined;
    #stopped = false;

    constructor(video: HTMLVideoElement) {
        this.#video = video;
    }

    async start(onCode: (text: string) => void): Promise<void> {
        const [stream, find] = await Promise.all([openCamera(), finder()]);
        this.#stream = stream;
        if (this.#stopped) {
            this.stop();
            return;
        }
        this.#video.srcObject = stream;
        await this.#video.play();
        void this.#look(find, onCode);
    }

    stop(): void {
        this.#stopped = true;
        this.#stream?.getTracks().forEach((track) => track.stop());
        this.#video.srcObject = null;
    }

    async #look(find: Finder, onCode: (text: string) => void): Promise<void> {
        while (!this.#stopped) {
            const text = this.#video.videoWidth > 0 ? await find(this.#video).catch(() => undefined) : undefined;
            if (text !== undefined && !this.#stopped) {
                onCode(text);
            }
            await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
    }
}

async function openCamera(): Promise<MediaStream> {
    if (navigator.mediaDevices?.getUserMedia === undefined) {
        throw new CameraError('missing');
    }
    try {
        const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
        return await navigator.mediaDevices.getUserMedia({ video, audio: false });
    } catch (error) {
        const name = error instanceof DOMException ? error.name : '';
        const kind = ['NotAllowedError', 'SecurityError'].includes(name)
            ? 'denied'
            : name === 'NotReadableError'
              ? 'busy'
              : 'missing';
        throw new CameraError(kind, { cause: error });
    }
}

async function finder(): Promise<Finder> {
    const detectorClass = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
    if (detectorClass !== undefined && (await detectorClass.getSupportedFormats()).includes('qr_code')) {
        const detector = new detectorClass({ formats: ['qr_code'] });
        return async (video) => (await detector.detect(video))[0]?.rawValue;
    }
    const { findQr } = await import('./qr-decoder.js');
    const canvas = document.createElement('canvas');
    return async (video) => findQr(pixels(video, canvas));
}

function pixels(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) {
        throw new TypeError('No canvas');
    }
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
}
