import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemError } from '../src/protocol/problem.js';
import { next, themeOf } from '../src/site/appearance.js';
import { complaints, nest } from '../src/site/form-text.js';
import { takeToken } from '../src/site/link.js';
import { afterSignIn, checkedTarget, signInFor } from '../src/site/target.js';
import { local } from '../src/site/times.js';

const OWN = 'https://keyri.example';

describe('where a sign-in leads', () => {
    it('should be a page of portal or console', () => {
        for (const good of ['/portal', '/portal/members', '/console/organizations?after=x&limit=2', '/portal/users#u']) {
            assert.equal(checkedTarget(good, OWN), good);
        }
    });

    it('should never be anything else', () => {
        for (const bad of [
            undefined,
            null,
            7,
            '',
            '/',
            'portal',
            '/docs',
            '/portals',
            '/sign-in?to=/portal',
            '//evil.example/portal',
            '/\\evil.example/portal',
            '\\\\evil.example/portal',
            '/\t/evil.example/portal',
            'https://evil.example/portal',
            'javascript:alert(1)//portal',
            '/portal/../sign-in',
            '/portal/%2e%2e/api/v1',
            '/portal/..\\..\\docs',
            ' //evil.example/portal',
            'https://keyri.example/portal',
        ]) {
            assert.equal(checkedTarget(bad, OWN), undefined, String(bad));
        }
    });

    it('should be what was asked for, then what the server says, then the portal', () => {
        assert.equal(afterSignIn('?to=%2Fportal%2Fusers', '/console/index', OWN), '/portal/users');
        assert.equal(afterSignIn('?to=https%3A%2F%2Fevil.example', '/console/index', OWN), '/console/index');
        assert.equal(afterSignIn('', 'https://evil.example', OWN), '/portal/index');
    });

    it('should be found again from the page that the sign-in was for', () => {
        const { search } = new URL(signInFor('/portal/users?q=a&b=1'), OWN);
        assert.equal(afterSignIn(search, undefined, OWN), '/portal/users?q=a&b=1');
    });
});

describe('the token of a link', () => {
    const token = `inv_${'-aB0_'.repeat(5)}`;

    it('should leave the address bar and stay for a reload', () => {
        const history = {
            state: null as unknown,
            url: '',
            replaceState(state: unknown, _: string, url: string): void {
                this.state = state;
                this.url = url;
            },
        };
        assert.equal(takeToken({ location: { hash: `#${token}`, pathname: '/join' }, history }), token);
        assert.equal(history.url, '/join');
        assert.equal(takeToken({ location: { hash: '', pathname: '/join' }, history }), token);
    });

    it('should be none where the fragment is something else, whatever was there before', () => {
        for (const hash of ['#content', '#', '#<script>alert(1)</script>', `#${'x'.repeat(600)}`]) {
            const history = { state: { token } as unknown, replaceState: (state: unknown) => void (history.state = state) };
            const found = takeToken({ location: { hash, pathname: '/join' }, history });
            assert.equal(found, undefined, hash);
            assert.equal(history.state, null, hash);
        }
        const odd = { state: { token: 7 }, replaceState: () => assert.fail('nothing to take away') };
        assert.equal(takeToken({ location: { hash: '', pathname: '/join' }, history: odd }), undefined);
    });
});

describe('forms', () => {
    it('should become objects of what was filled in', () => {
        assert.deepEqual(
            nest([
                ['organizationName', ' Kestrel Coffee '],
                ['administrator.firstName', 'Ada'],
                ['administrator.lastName', 'Lovelace'],
                ['secondAdministrator.firstName', '  '],
            ]),
            { organizationName: 'Kestrel Coffee', administrator: { firstName: 'Ada', lastName: 'Lovelace' } },
        );
    });

    it('should say beside the field what is wrong with it', () => {
        const error = problem({
            violations: [{ path: 'administrator.mailAddress', message: 'must be a mail address' }, { odd: true }],
            reasons: ['organizationName must be shorter', 'Somebody was faster'],
        });
        assert.deepEqual(complaints(error, ['administrator.mailAddress', 'organizationName']), [
            { field: 'administrator.mailAddress', text: 'Must be a mail address.' },
            { field: 'organizationName', text: 'Must be shorter.' },
            { field: '', text: 'Somebody was faster.' },
        ]);
    });

    it('should say something where no field is named, and about fields that are not there', () => {
        assert.deepEqual(complaints(problem({ detail: 'Too many requests.' }), ['code']), [
            { field: '', text: 'Too many requests.' },
        ]);
        const other = problem({ violations: [{ path: 'token', message: 'must be shorter' }] });
        assert.deepEqual(complaints(other, ['code']), [{ field: '', text: 'Must be shorter.' }]);
    });
});

describe('looks', () => {
    it('should go round from the system’s to light to dark and back', () => {
        assert.deepEqual([next('system'), next('light'), next('dark')], ['light', 'dark', 'system']);
        assert.equal(themeOf('dark'), 'dark');
        assert.equal(themeOf('<b>'), 'system');
        assert.equal(themeOf(null), 'system');
    });

    it('should show moments in the reader’s time', () => {
        assert.equal(local('2026-11-29T23:30:00Z', 'en-GB', 'Asia/Tokyo'), '30 Nov 2026, 08:30');
        assert.equal(local('yesterday', 'en-GB', 'UTC'), undefined);
    });
});

function problem(members: Record<string, unknown>): ProblemError {
    return new ProblemError(400, new Headers(), { title: 'Invalid request', ...members });
}
