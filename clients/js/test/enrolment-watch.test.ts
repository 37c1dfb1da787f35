import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Account } from '../src/authenticator/accounts.js';
import { KeyLostError } from '../src/authenticator/device.js';
import { EnrolmentWatch } from '../src/authenticator/enrolment-watch.js';
import type { Device, DeviceState } from '../src/protocol/model.js';
import { OfflineError, ProblemError } from '../src/protocol/problem.js';
import { FakeTimers } from './fake-timers.js';

const LONGEST = 15_000;

describe('the watch over a new phone', () => {
    let timers: FakeTimers;
    let answers: (DeviceState | Error)[];
    let looks: number;
    let ends: string[];

    beforeEach(() => {
        timers = new FakeTimers();
        answers = [];
        looks = 0;
        ends = [];
    });

    afterEach(() => timers.restore());

    function watch(state: DeviceState = 'AWAITING_CODE'): EnrolmentWatch {
        const look = async (): Promise<Device> => {
            looks++;
            const answer = answers.shift() ?? state;
            if (answer instanceof Error) {
                throw answer;
            }
            return { deviceId: 'dev_1', name: 'Phone', state: answer, approvalKey: 'PASSKEY', enrolledAt: '' };
        };
        return new EnrolmentWatch(state, look, {
            changed: (device) => ends.push(device.state),
            refused: () => ends.push('refused'),
            keyLost: () => ends.push('key lost'),
        });
    }

    /** Lets the next look happen, whatever pause it waits for, and its answer arrive. */
    async function next(): Promise<void> {
        timers.tick(LONGEST);
        for (let i = 0; i < 5; i++) {
            await Promise.resolve();
        }
    }

    function refusal(status: number): ProblemError {
        return new ProblemError(status, new Headers(), {});
    }

    it('goes on until the state changes', async () => {
        answers = ['AWAITING_CODE', 'AWAITING_CODE', 'ACTIVE'];
        watch();
        await next();
        await next();
        assert.deepEqual(ends, []);
        await next();
        await next();
        assert.deepEqual(ends, ['ACTIVE']);
        assert.equal(looks, 3);
    });

    it('tells a revocation because the server says so', async () => {
        answers = ['REVOKED'];
        watch('AWAITING_APPROVAL');
        await next();
        assert.deepEqual(ends, ['REVOKED']);
    });

    for (const status of [401, 403, 404]) {
        it(`goes on after a passing ${status}`, async () => {
            answers = [refusal(status), refusal(status), refusal(status), 'AWAITING_CODE', refusal(status), 'ACTIVE'];
            watch();
            for (let i = 0; i < 6; i++) {
                await next();
            }
            assert.deepEqual(ends, ['ACTIVE']);
        });
    }

    it('says that it is refused after four refusals in a row, and not that the phone is revoked', async () => {
        answers = [refusal(401), refusal(401), refusal(401), refusal(401)];
        watch();
        for (let i = 0; i < 5; i++) {
            await next();
        }
        assert.deepEqual(ends, ['refused']);
        assert.equal(looks, 4);
    });

    it('takes neither being offline nor a busy server for a refusal', async () => {
        answers = Array.from({ length: 10 }, (_, i) => (i % 2 ? new OfflineError() : refusal(503)));
        watch();
        for (let i = 0; i < 10; i++) {
            await next();
        }
        assert.deepEqual(ends, []);
        assert.equal(looks, 10);
    });

    it('ends with a lost key, and when it is stopped', async () => {
        answers = [new KeyLostError({} as Account)];
        watch();
        await next();
        assert.deepEqual(ends, ['key lost']);

        watch().stop();
        await next();
        assert.equal(looks, 1);
    });
});
