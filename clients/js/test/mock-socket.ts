import type { MockKeyri } from './mock-keyri.js';

/** A WebSocket that leads to a `MockKeyri`. */
export function connectTo(mock: MockKeyri): (url: string) => WebSocket {
    return (url) => {
        const socket: Record<string, unknown> = { readyState: 0 };
        const event = (name: string, detail: unknown): void =>
            (socket[name] as ((e: unknown) => void) | undefined)?.(detail);
        const close = (code: number): void => {
            if (socket.readyState !== 3) {
                socket.readyState = 3;
                event('onclose', { code });
            }
        };
        const line = mock.connect(
            url,
            (data) => setTimeout(() => socket.readyState === 1 && event('onmessage', { data })),
            close,
        );
        socket.send = (text: string) => line.send(text);
        socket.close = (code = 1000) => setTimeout(() => close(code));
        setTimeout(() => {
            if (mock.scene.offline) {
                close(1006);
            } else {
                socket.readyState = 1;
                event('onopen', {});
            }
        });
        return socket as unknown as WebSocket;
    };
}

/** Waits until something is so; fails after two seconds. */
export async function until<T>(what: () => T | undefined | false, why: string): Promise<T> {
    const end = Date.now() + 2_000;
    for (;;) {
        const value = what();
        if (value !== undefined && value !== false) {
            return value;
        }
        if (Date.now() > end) {
            throw new Error(`Waited in vain: ${why}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}
