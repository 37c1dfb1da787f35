import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { EventsLine, type LineState } from '../src/protocol/events.js';
import type { EventFrame } from '../src/protocol/model.js';
import { FakeTimers } from './fake-timers.js';

class FakeSocket {
    readonly sent: string[] = [];
    readyState = 0;
    onopen: (() => void) | undefined;
    onmessage: ((message: { data: unknown }) => void) | undefined;
    onclose: ((closed: { code: number }) => void) | undefined;

    open(): void {
        this.readyState = 1;
        this.onopen?.();
    }

    send(text: string): void {
        this.sent.push(text);
    }

    close(): void {
        this.readyState = 3;
    }

    frame(data: unknown): void {
        this.onmessage?.({ data: typeof data === 'string' ? data : JSON.stringify(data) });
    }
}

function line(): { sockets: FakeSocket[]; frames: EventFrame[]; states: LineState[]; line: EventsLine } {
    const sockets: FakeSocket[] = [];
    const frames: EventFrame[] = [];
    const states: LineState[] = [];
    let proofs = 0;
    const events = new EventsLine({
        url: 'wss://keyri.example/events',
        proof: async () => `proof-${++proofs}`,
        onFrame: (frame) => frames.push(frame),
        onLine: (state) => states.push(state),
        connect: () => {
            const socket = new FakeSocket();
            sockets.push(socket);
            return socket as unknown as WebSocket;
        },
    });
    events.start();
    return { sockets, frames, states, line: events };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('events line', () => {
    let timers: FakeTimers;

    beforeEach(() => {
        timers = new FakeTimers();
    });

    afterEach(() => timers.restore());

    it('should introduce itself with a new proof on each connection', async () => {
        const { sockets, states } = line();
        sockets[0]?.open();
        await settle();
        sockets[0]?.onclose?.({ code: 1006 });
        timers.tick(500);
        sockets[1]?.open();
        await settle();
        assert.deepEqual(
            sockets.map(({ sent }) => sent),
            [['{"type":"proof","proof":"proof-1"}'], ['{"type":"proof","proof":"proof-2"}']],
        );
        assert.deepEqual(states, ['lost']);
    });

    it('should wait longer after each failure, and forget that after a frame', () => {
        const { sockets } = line();
        const failures = [400, 800, 1600, 3200, 6400, 8000, 8000];
        failures.forEach((longest, i) => {
            sockets[i]?.onclose?.({ code: 1006 });
            timers.tick(longest / 2 - 1);
            assert.equal(sockets.length, i + 1, `too early after failure ${i + 1}`);
            timers.tick(longest / 2 + 2);
            assert.equal(sockets.length, i + 2, `too late after failure ${i + 1}`);
        });
        sockets.at(-1)?.frame({ type: 'claimed' });
        sockets.at(-1)?.onclose?.({ code: 1006 });
        timers.tick(401);
        assert.equal(sockets.length, failures.length + 2);
    });

    it('should give up when the server refuses it', () => {
        const { sockets, states } = line();
        sockets[0]?.onclose?.({ code: 4401 });
        timers.tick(60_000);
        assert.equal(sockets.length, 1);
        assert.deepEqual(states, ['refused']);
    });

    it('should stop after the last frame', () => {
        const { sockets, frames } = line();
        sockets[0]?.frame({ type: 'expired' });
        sockets[0]?.onclose?.({ code: 1000 });
        timers.tick(60_000);
        assert.equal(sockets.length, 1);
        assert.deepEqual(frames, [{ type: 'expired' }]);
    });

    it('should pass over what is no frame', () => {
        const { sockets, frames, line: events } = line();
        for (const data of [
            '',
            'null',
            '[]',
            '"code"',
            '{',
            { type: 'surprise' },
            { no: 'type' },
            'x'.repeat(70_000),
        ]) {
            sockets[0]?.frame(data);
        }
        sockets[0]?.onmessage?.({ data: new ArrayBuffer(4) });
        assert.deepEqual(frames, []);
        events.stop();
    });

    it('should not listen to a socket that it has left', () => {
        const { sockets, frames, line: events } = line();
        events.reconnect();
        sockets[0]?.frame({ type: 'claimed' });
        assert.deepEqual(frames, []);
        timers.tick(401);
        assert.equal(sockets.length, 2);
        events.stop();
        sockets[1]?.frame({ type: 'claimed' });
        assert.deepEqual(frames, []);
    });
});
