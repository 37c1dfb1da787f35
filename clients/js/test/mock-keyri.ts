import { createHash, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { generateSigningKey } from '../src/protocol/keys.js';
import type { ClaimedSignIn, EventFrame, PastSignIn, Peer } from '../src/protocol/model.js';

/** A socket as our own code sees it: enough of a WebSocket for `EventsLine`. */
export interface MockSocket {
    onmessage: ((text: string) => void) | undefined;
    onclose: ((code: number) => void) | undefined;
    send(text: string): void;
}

interface SignIn {
    readonly id: string;
    readonly applicationId: string;
    readonly nonce: string;
    readonly browserKey: JWK;
    readonly encryptionKey: JWK;
    readonly pageKey: string;
    readonly challenge: string;
    readonly transactionId: string | undefined;
    code: string;
    state: string;
    number: string | undefined;
    attemptsLeft: number;
    numberConfirmed: boolean;
    redeemCode: string | undefined;
    deviceKey: string | undefined;
    payload: string | undefined;
    readonly sockets: { readonly socket: MockSocket; readonly side: 'page' | 'phone' }[];
}

interface Enrolment {
    readonly id: string;
    readonly token: string;
    readonly challenge: string;
    readonly code: string;
    readonly deviceId: string;
    state: string;
    key: string | undefined;
}

/** What a test sets, to see how the two ends take it. */
export interface Scene {
    origin: string;
    numberRequired: boolean;
    verdict: 'ALLOW' | 'WARN' | 'DENY';
    reasons: string[];
    transactionText: string | undefined;
    account: string;
    userId: string;
    offersKnownBrowser: boolean;
    needsOtherDevice: boolean;
    /** Answers the next call of that path (its end) with this status and problem. */
    fail: { path: string; status: number; kind: string; headers?: Record<string, string> } | undefined;
    offline: boolean;
    /** Milliseconds that the server's clock is ahead. */
    ahead: number;
    tamper: (claimed: ClaimedSignIn) => ClaimedSignIn;
}

const AUTHENTICATOR = 'https://auth.keyri.localhost/a';

/**
 * The server's side of the protocol in memory, for tests of the two browser ends. It checks proofs, nonces and statements
 * as the real one does as far as these tests need it; it is no measure of the server.
 */
export class MockKeyri {
    readonly base: string;
    readonly scene: Scene = {
        origin: 'https://shop.keyri.localhost',
        numberRequired: false,
        verdict: 'ALLOW',
        reasons: [],
        transactionText: undefined,
        account: 'Kestrel account',
        userId: 'user-1',
        offersKnownBrowser: false,
        needsOtherDevice: false,
        fail: undefined,
        offline: false,
        ahead: 0,
        tamper: (claimed) => claimed,
    };
    readonly calls: string[] = [];
    readonly signIns = new Map<string, SignIn>();
    readonly enrolments = new Map<string, Enrolment>();
    readonly devices = new Map<string, { key: string; name: string; state: string }>();
    readonly application = { id: id('app'), name: 'Kestrel Coffee' };
    readonly organization = { name: 'Kestrel Roasters Ltd' };
    readonly decisions: Record<string, unknown>[] = [];
    peers: Peer[] = [];
    notices: { kind: string; deviceName: string; at: string }[] = [];
    history: PastSignIn[] = [];
    #tokenKey = generateSigningKey();
    readonly #seen = new Set<string>();

    constructor(base = 'https://keyri.localhost') {
        this.base = base;
    }

    get now(): number {
        return Date.now() + this.scene.ahead;
    }

    /** In place of the browser's `fetch`. */
    readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
        const url = new URL(String(input));
        const method = init.method ?? 'GET';
        const text = init.body instanceof URLSearchParams ? init.body.toString() : ((init.body as string | null) ?? '');
        const call = { method, url, headers: new Headers(init.headers), text };
        this.calls.push(`${method} ${url.pathname}`);
        if (this.scene.offline) {
            throw new TypeError('Failed to fetch');
        }
        const { fail } = this.scene;
        if (fail !== undefined && url.pathname.endsWith(fail.path)) {
            this.scene.fail = undefined;
            return this.#problem(fail.status, fail.kind, fail.headers);
        }
        try {
            return await this.#route(call);
        } catch (error) {
            return error instanceof Refusal
                ? this.#problem(error.status, error.kind, error.headers)
                : this.#problem(500, 'internal');
        }
    };

    /** In place of a WebSocket: the caller plays the browser's end. */
    connect(
        url: string,
        toClient: (text: string) => void,
        close: (code: number) => void,
    ): { send(text: string): void } {
        const path = new URL(url).pathname;
        const signIn = this.signIns.get(path.split('/')[4] ?? '');
        const socket: MockSocket = { onmessage: toClient, onclose: close, send: toClient };
        return {
            send: (text) => {
                void this.#introduced(signIn, socket, url, text).catch(() => close(4401));
            },
        };
    }

    /** A fresh code, as the server sends one before the old one ends. */
    rotate(signInId: string): void {
        const signIn = this.#find(signInId);
        signIn.code = secret(16);
        this.#tell(signIn, 'page', { type: 'code', code: this.#code(signIn) });
    }

    end(signInId: string, type: 'expired' | 'cancelled' | 'declined'): void {
        const signIn = this.#find(signInId);
        signIn.state = type.toUpperCase();
        this.#tell(signIn, 'page', { type });
        this.#tell(signIn, 'phone', { type });
    }

    /** Cuts all lines of a sign-in, as a failing network does. */
    cut(signInId: string): void {
        this.#find(signInId)
            .sockets.splice(0)
            .forEach(({ socket }) => socket.onclose?.(1006));
    }

    /** An invitation, as the application's server gets one. */
    invite(): { enrolmentId: string; url: string; expiresAt: string } {
        const enrolment: Enrolment = {
            id: id('enr'),
            token: secret(32),
            challenge: secret(32),
            code: '402713',
            deviceId: id('dev'),
            state: 'CREATED',
            key: undefined,
        };
        this.enrolments.set(enrolment.id, enrolment);
        const url = `${AUTHENTICATOR}#e1.${enrolment.id}.${enrolment.token}`;
        return { enrolmentId: enrolment.id, url, expiresAt: this.#in(600) };
    }

    /** The phone's side without a phone, for tests of the page alone. */
    claimed(signInId: string, number?: string): void {
        const signIn = this.#find(signInId);
        signIn.state = 'CLAIMED';
        signIn.number = number;
        this.#tell(signIn, 'page', { type: 'claimed' });
        if (number !== undefined) {
            this.#tell(signIn, 'page', { type: 'number-wanted', proofNonce: nonce('number', signIn.id) });
        }
    }

    approved(signInId: string, payload?: string): void {
        const signIn = this.#find(signInId);
        signIn.state = 'APPROVED';
        signIn.payload = payload;
        signIn.redeemCode = secret(32);
        this.#tell(signIn, 'page', this.#approvedFrame(signIn));
    }

    async #route({ method, url, headers, text }: Call): Promise<Response> {
        const call = { method, url, headers, text };
        const [, , , thing, which, verb, peer, last] = url.pathname.split('/');
        switch (`${method} ${thing} ${verb ?? ''}`) {
            case 'POST sign-ins ':
                return this.#start(call);
            case 'POST sign-ins claim':
                return this.#claim(call, this.#find(which));
            case 'POST sign-ins number':
                return this.#number(call, this.#find(which));
            case 'POST sign-ins decision':
                return this.#decide(call, this.#find(which));
            case 'POST sign-ins cancellation':
                await this.#prove(call, this.#find(which).pageKey, nonce('events', which ?? ''));
                this.end(which ?? '', 'cancelled');
                return new Response(null, { status: 204 });
            case 'POST sign-ins known-browser':
                await this.#prove(call, this.#find(which).deviceKey, nonce('decision', which ?? ''));
                this.decisions.push(JSON.parse(text) as Record<string, unknown>);
                return new Response(null, { status: 204 });
            case 'POST sign-ins disavowal':
                await this.#prove(call, this.#device(JSON.parse(text)).key, 'device-nonce');
                this.history = this.history.map((one) => (one.signInId === which ? { ...one, ended: true } : one));
                return new Response(null, { status: 204 });
            case 'POST token ':
                return this.#redeem(call);
            case 'POST enrolments opening':
                return this.#openEnrolment(call, which);
            case 'POST enrolments completion':
                return this.#complete(call, which);
            case 'POST devices key-challenge':
                return this.#json(200, { challenge: secret(32), proofNonce: 'key-nonce' });
            case 'PUT devices key':
                this.devices.get(which ?? '')!.key = await this.#prove(call, undefined, 'key-nonce');
                return new Response(null, { status: 204 });
            default:
                return this.#deviceCall(call, which ?? '', verb, peer, last);
        }
    }

    async #start(call: Call): Promise<Response> {
        const body = JSON.parse(call.text) as {
            applicationId: string;
            encryptionKey: JWK;
            nonce: string;
            transactionId?: string;
        };
        const pageKey = await this.#prove(call, undefined, undefined);
        const signIn: SignIn = {
            id: id('si'),
            applicationId: body.applicationId,
            nonce: body.nonce,
            browserKey: proofKey(call),
            encryptionKey: body.encryptionKey,
            pageKey,
            challenge: secret(32),
            transactionId: body.transactionId,
            code: secret(16),
            state: 'PENDING',
            number: undefined,
            attemptsLeft: 3,
            numberConfirmed: false,
            redeemCode: undefined,
            deviceKey: undefined,
            payload: undefined,
            sockets: [],
        };
        this.signIns.set(signIn.id, signIn);
        return this.#json(201, {
            signInId: signIn.id,
            expiresAt: this.#in(180),
            eventsUrl: `${this.base.replace(/^http/, 'ws')}/api/v1/sign-ins/${signIn.id}/events`,
            authenticatorUrl: AUTHENTICATOR,
            code: this.#code(signIn),
            proofNonce: nonce('events', signIn.id),
        });
    }

    async #introduced(signIn: SignIn | undefined, socket: MockSocket, url: string, text: string): Promise<void> {
        const { type, proof } = JSON.parse(text) as { type: string; proof: string };
        if (signIn === undefined || type !== 'proof') {
            throw new Refusal(401, 'invalid-proof');
        }
        const headers = new Headers({ DPoP: proof });
        const call = { method: 'GET', url: new URL(url.replace(/^ws/, 'http')), headers, text: '' };
        const key = await this.#prove(call, undefined, undefined, true);
        const side = key === signIn.pageKey ? 'page' : key === signIn.deviceKey ? 'phone' : undefined;
        if (side === undefined) {
            throw new Refusal(401, 'invalid-proof');
        }
        signIn.sockets.push({ socket, side });
        this.#present(signIn, side).forEach((frame) => socket.send(JSON.stringify(frame)));
    }

    #present(signIn: SignIn, side: 'page' | 'phone'): EventFrame[] {
        if (side === 'phone') {
            return signIn.numberConfirmed ? [{ type: 'number-confirmed' }] : [{ type: 'claimed' }];
        }
        switch (signIn.state) {
            case 'PENDING':
                return [{ type: 'code', code: this.#code(signIn) }];
            case 'CLAIMED': {
                const wants = signIn.number !== undefined && !signIn.numberConfirmed;
                return wants
                    ? [{ type: 'claimed' }, { type: 'number-wanted', proofNonce: nonce('number', signIn.id) }]
                    : [{ type: 'claimed' }];
            }
            case 'APPROVED':
                return [this.#approvedFrame(signIn)];
            default:
                return [{ type: signIn.state.toLowerCase() as EventFrame['type'] }];
        }
    }

    #approvedFrame(signIn: SignIn): EventFrame {
        return {
            type: 'approved',
            redeemCode: signIn.redeemCode ?? '',
            proofNonce: nonce('token', signIn.id),
            account: this.scene.account,
            ...(signIn.payload === undefined ? {} : { payload: signIn.payload }),
        };
    }

    async #claim(call: Call, signIn: SignIn): Promise<Response> {
        const body = JSON.parse(call.text) as { code: string; deviceId: string; openedBy: string };
        if (body.code !== signIn.code || signIn.state !== 'PENDING') {
            throw new Refusal(403, 'claim-refused');
        }
        signIn.deviceKey = await this.#prove(call, this.#device(body).key, signIn.code);
        const { scene } = this;
        const byLink = body.openedBy === 'LINK';
        const verdict = byLink && scene.verdict === 'ALLOW' ? 'WARN' : scene.verdict;
        const wantsNumber = scene.numberRequired || verdict === 'WARN';
        this.claimed(signIn.id, wantsNumber ? '731846' : undefined);
        const claimed = {
            signInId: signIn.id,
            userId: scene.userId,
            account: scene.account,
            application: this.application,
            organization: this.organization,
            origin: scene.origin,
            browser: { name: 'Firefox 128', operatingSystem: 'Windows 11', place: 'Tallinn, Estonia' },
            browserKnown: verdict === 'ALLOW',
            risk: { verdict, reasons: [...scene.reasons, ...(byLink ? ['OPENED_BY_LINK'] : [])] },
            browserKey: signIn.browserKey,
            encryptionKey: signIn.encryptionKey,
            challenge: signIn.challenge,
            numberRequired: wantsNumber,
            ...(wantsNumber ? { number: '731846' } : {}),
            ...(scene.transactionText === undefined
                ? {}
                : { transaction: { transactionId: id('txn'), text: scene.transactionText } }),
            approvalKey: { type: 'PASSKEY' },
            startedAt: this.#in(-8),
            expiresAt: this.#in(150),
            proofNonce: nonce('decision', signIn.id),
        };
        return this.#json(200, scene.tamper(claimed as unknown as ClaimedSignIn));
    }

    async #number(call: Call, signIn: SignIn): Promise<Response> {
        await this.#prove(call, signIn.pageKey, nonce('number', signIn.id));
        const { number } = JSON.parse(call.text) as { number: string };
        const proofNonce = nonce('number', signIn.id);
        if (number === signIn.number) {
            signIn.numberConfirmed = true;
            this.#tell(signIn, 'phone', { type: 'number-confirmed' });
            return this.#json(200, { result: 'CONFIRMED', attemptsLeft: signIn.attemptsLeft });
        }
        signIn.attemptsLeft--;
        if (signIn.attemptsLeft === 0) {
            this.#tell(signIn, 'phone', { type: 'declined' });
            signIn.state = 'DECLINED';
            return this.#json(200, { result: 'DECLINED', attemptsLeft: 0 });
        }
        return this.#json(200, { result: 'WRONG', attemptsLeft: signIn.attemptsLeft, proofNonce });
    }

    async #decide(call: Call, signIn: SignIn): Promise<Response> {
        await this.#prove(call, signIn.deviceKey, nonce('decision', signIn.id));
        const body = JSON.parse(call.text) as Record<string, unknown>;
        this.decisions.push(body);
        if (body.decision === 'DECLINED') {
            this.end(signIn.id, 'declined');
            return this.#json(200, { state: 'DECLINED' });
        }
        if (signIn.number !== undefined && !signIn.numberConfirmed) {
            throw new Refusal(409, 'number-missing');
        }
        this.approved(signIn.id, body.payload as string | undefined);
        const known = { challenge: secret(32), proofNonce: nonce('decision', signIn.id) };
        return this.#json(200, {
            state: 'APPROVED',
            ...(this.scene.offersKnownBrowser ? { knownBrowser: known } : {}),
        });
    }

    async #redeem(call: Call): Promise<Response> {
        const code = new URLSearchParams(call.text).get('code');
        const signIn = [...this.signIns.values()].find(({ redeemCode }) => redeemCode === code);
        if (signIn === undefined) {
            throw new Refusal(400, 'invalid-grant');
        }
        const jkt = await this.#prove(call, signIn.pageKey, nonce('token', signIn.id));
        signIn.redeemCode = undefined;
        signIn.state = 'REDEEMED';
        const claims = {
            nonce: signIn.nonce,
            sid: signIn.id,
            acr: 'urn:keyri:acr:known-browser',
            amr: ['pop'],
            cnf: { jkt },
        };
        const token = await new SignJWT(claims)
            .setProtectedHeader({ alg: 'ES256', typ: 'keyri-id+jwt', kid: 'k' })
            .setIssuer(this.base)
            .setSubject(this.scene.userId)
            .setAudience(signIn.applicationId)
            .setIssuedAt(Math.floor(this.now / 1000))
            .setExpirationTime(Math.floor(this.now / 1000) + 300)
            .sign((await this.#tokenKey).privateKey);
        return this.#json(200, { id_token: token, token_type: 'DPoP', expires_in: 300 });
    }

    async #openEnrolment(call: Call, which: string | undefined): Promise<Response> {
        const enrolment = this.enrolments.get(which ?? '');
        const { token } = JSON.parse(call.text) as { token: string };
        const key = await this.#prove(call, enrolment?.key, undefined);
        if (enrolment?.token !== token) {
            throw new Refusal(401, 'invalid-proof');
        }
        enrolment.key = key;
        return this.#json(200, {
            enrolmentId: enrolment.id,
            application: this.application,
            organization: this.organization,
            userId: this.scene.userId,
            account: this.scene.account,
            challenge: enrolment.challenge,
            relyingPartyId: 'auth.keyri.localhost',
            userHandle: secret(32),
            needsOtherDevice: this.scene.needsOtherDevice,
            allowsSyncedPasskeys: true,
            expiresAt: this.#in(600),
            proofNonce: nonce('enrolment', enrolment.id),
        });
    }

    async #complete(call: Call, which: string | undefined): Promise<Response> {
        const enrolment = this.enrolments.get(which ?? '');
        if (enrolment === undefined) {
            throw new Refusal(401, 'invalid-proof');
        }
        const key = await this.#prove(call, enrolment.key, nonce('enrolment', enrolment.id));
        const body = JSON.parse(call.text) as {
            statement: string;
            deviceName: string;
            approvalKey: { assertion: { clientDataJSON: string } };
        };
        const clientData = JSON.parse(
            Buffer.from(body.approvalKey.assertion.clientDataJSON, 'base64url').toString(),
        ) as { challenge: string };
        const challenge = createHash('sha256').update(body.statement).digest('base64url');
        const statement = JSON.parse(body.statement) as { jkt: string; eid: string };
        if (clientData.challenge !== challenge || statement.jkt !== key || statement.eid !== enrolment.id) {
            throw new Refusal(403, 'invalid-statement');
        }
        this.devices.set(enrolment.deviceId, { key, name: body.deviceName, state: 'AWAITING_CODE' });
        const { deviceId, code } = enrolment;
        return this.#json(201, { deviceId, confirmationCode: code, state: 'AWAITING_CODE', expiresAt: this.#in(600) });
    }

    async #deviceCall(call: Call, deviceId: string, verb?: string, peer?: string, last?: string): Promise<Response> {
        const device = this.devices.get(deviceId);
        if (device === undefined) {
            throw new Refusal(401, 'invalid-proof');
        }
        await this.#prove(call, device.key, 'device-nonce');
        const headers = { 'DPoP-Nonce': 'device-nonce' };
        if (verb === undefined) {
            const { application, organization } = this;
            const { userId, account } = this.scene;
            return this.#json(
                200,
                { device: this.#shape(deviceId), application, organization, userId, account },
                headers,
            );
        }
        if (verb === 'sign-ins') {
            return this.#json(200, { signIns: this.history }, headers);
        }
        if (peer === undefined) {
            const own = { device: this.#shape(deviceId), self: true };
            return this.#json(200, { devices: [own, ...this.peers], notices: this.notices }, headers);
        }
        this.#changePeer(call, peer, last);
        return new Response(null, { status: 204, headers });
    }

    #changePeer({ method, text }: Call, peer: string, last: string | undefined): void {
        const change = (to: (device: Peer['device']) => Peer['device']): void => {
            this.peers = this.peers.map((one) =>
                one.device.deviceId === peer ? { device: to(one.device), self: one.self } : one,
            );
        };
        if (last === 'approval') {
            this.decisions.push(JSON.parse(text) as Record<string, unknown>);
            change((device) => ({ ...device, state: 'ACTIVE' }));
        } else if (method === 'DELETE') {
            this.peers = this.peers.filter(({ device }) => device.deviceId !== peer);
            this.devices.delete(peer);
        } else {
            const { name } = JSON.parse(text) as { name: string };
            const own = this.devices.get(peer);
            if (own !== undefined) {
                own.name = name;
            }
            change((device) => ({ ...device, name }));
        }
    }

    #shape(deviceId: string): Record<string, unknown> {
        const device = this.devices.get(deviceId);
        const state = device?.state;
        return {
            deviceId,
            name: device?.name,
            state,
            approvalKey: 'PASSKEY',
            synced: false,
            enrolledAt: this.#in(-9000),
            lastUsedAt: this.#in(-60),
        };
    }

    #device({ deviceId }: { deviceId: string }): { key: string } {
        const device = this.devices.get(deviceId);
        if (device === undefined || device.state !== 'ACTIVE') {
            throw new Refusal(403, 'claim-refused');
        }
        return device;
    }

    #find(which: string | undefined): SignIn {
        const signIn = this.signIns.get(which ?? '');
        if (signIn === undefined) {
            throw new Refusal(401, 'invalid-proof');
        }
        return signIn;
    }

    #tell(signIn: SignIn, side: 'page' | 'phone', frame: EventFrame): void {
        signIn.sockets.filter((one) => one.side === side).forEach(({ socket }) => socket.send(JSON.stringify(frame)));
    }

    #code(signIn: SignIn): { value: string; expiresAt: string } {
        return { value: signIn.code, expiresAt: this.#in(30) };
    }

    /** Checks a proof and gives its key's thumbprint. */
    async #prove(
        { method, url, headers }: Call,
        key: string | undefined,
        wanted: string | undefined,
        anyNonce = false,
    ): Promise<string> {
        const { payload, protectedHeader } = await jwtVerify(headers.get('DPoP') ?? '', EmbeddedJWK, {
            typ: 'dpop+jwt',
            algorithms: ['ES256'],
            currentDate: new Date(this.now),
        }).catch(() => {
            throw new Refusal(401, 'invalid-proof');
        });
        const skew = Math.abs((payload.iat ?? 0) - this.now / 1000);
        const jkt = await calculateJwkThumbprint(protectedHeader.jwk as JWK);
        const matches = payload.htm === method && payload.htu === url.origin + url.pathname && skew <= 60;
        if (!matches || (key !== undefined && key !== jkt) || this.#seen.has(payload.jti ?? '')) {
            throw new Refusal(401, 'invalid-proof');
        }
        this.#seen.add(payload.jti ?? '');
        if (!anyNonce && payload.nonce !== wanted) {
            throw new Refusal(401, 'use-dpop-nonce', wanted === undefined ? {} : { 'DPoP-Nonce': wanted });
        }
        return jkt;
    }

    #in(seconds: number): string {
        return new Date(this.now + seconds * 1000).toISOString();
    }

    #json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
        return new Response(JSON.stringify(body), {
            status,
            headers: { ...this.#common(), 'Content-Type': 'application/json', ...headers },
        });
    }

    #problem(status: number, kind: string, headers: Record<string, string> = {}): Response {
        const body = JSON.stringify({ type: `urn:keyri:problem:${kind}`, title: kind, status, instance: 'c0ffee42' });
        return new Response(body, {
            status,
            headers: { ...this.#common(), 'Content-Type': 'application/problem+json', ...headers },
        });
    }

    #common(): Record<string, string> {
        return { Date: new Date(this.now).toUTCString() };
    }
}

interface Call {
    readonly method: string;
    readonly url: URL;
    readonly headers: Headers;
    readonly text: string;
}

class Refusal extends Error {
    readonly status: number;
    readonly kind: string;
    readonly headers: Record<string, string>;

    constructor(status: number, kind: string, headers: Record<string, string> = {}) {
        super(kind);
        this.status = status;
        this.kind = kind;
        this.headers = headers;
    }
}

function proofKey({ headers }: Call): JWK {
    const header = headers.get('DPoP')?.split('.')[0] ?? '';
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { jwk: JWK }).jwk;
}

function nonce(purpose: string, of: string): string {
    return `${purpose}-${of}`;
}

function secret(bytes: number): string {
    return randomBytes(bytes).toString('base64url');
}

function id(prefix: string): string {
    const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
    const tail = Array.from(randomBytes(25), (byte) => alphabet[byte % 32]).join('');
    return `${prefix}_0${tail}`;
}
