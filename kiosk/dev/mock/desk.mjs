import { randomBytes } from 'node:crypto';
import { wordsOf } from './answers.mjs';
import { pluginView, plugins, runCommand } from './views.mjs';

export class Desk {
    constructor(conversations, open) {
        this.conversations = conversations;
        this.open = open;
        this.sessions = new Map();
        this.clients = new Map();
        this.available = new Map();
        this.hours = {
            monday: ['08:00-16:30'],
            tuesday: ['08:00-16:30'],
            wednesday: ['08:00-16:30'],
            thursday: ['08:00-12:00', '13:00-18:00'],
            friday: ['08:00-15:00'],
            exceptions: { '2026-12-24': [], '2026-12-23': ['08:00-12:00'] },
        };
        conversations.onEvent = (conversation, event) => this.onEvent(conversation, event);
        conversations.onTyping = (conversation) => this.onTyping(conversation);
    }

    accountOf(request) {
        const cookie = /lotsen_desk=([^;]+)/.exec(request.headers.cookie ?? '');
        return cookie ? this.sessions.get(cookie[1]) : undefined;
    }

    async http(request, path, body, response, json) {
        const read = () => (body.length > 0 ? JSON.parse(String(body)) : {});
        if (request.method !== 'GET' && request.headers['x-lotsen'] !== '1') {
            return json(response, 403, { code: 'not_allowed', message: 'X-Lotsen is missing' });
        }
        if (path === '/login') {
            const { name, password } = read();
            if (password !== 'lotsen' && password !== 'once') {
                return json(response, 401, {
                    code: 'wrong_login',
                    message: 'Fel användarnamn eller lösenord.',
                });
            }
            const key = randomBytes(12).toString('hex');
            const account = {
                name,
                display_name: `Exempel ${name}`,
                role: 'supervisor',
                one_time: password === 'once',
            };
            this.sessions.set(key, account);
            const cookie = `lotsen_desk=${key}; HttpOnly; SameSite=Strict; Path=/`;
            return json(response, 200, { account }, { 'Set-Cookie': cookie });
        }
        const account = this.accountOf(request);
        if (!account) return json(response, 401, { code: 'not_logged_in', message: '' });
        if (path === '/me') return json(response, 200, account);
        if (path === '/logout') {
            this.sessions.clear();
            return json(response, 204, null);
        }
        if (path === '/password') {
            account.one_time = false;
            return json(response, 204, null);
        }
        if (path === '/settings/opening_hours') {
            if (request.method === 'PUT') this.hours = read();
            return json(response, 200, this.hours);
        }
        if (path === '/plugins') return json(response, 200, plugins);
        const [, , plugin, view] = path.split('/');
        if (request.method === 'POST') {
            const { command, arguments: values } = read();
            return json(response, 200, runCommand(plugin, view, command, values));
        }
        return json(response, 200, pluginView(plugin, view));
    }

    connect(ws, account) {
        const client = { ws, account, watching: null };
        this.clients.set(ws, client);
        ws.on('close', () => {
            this.clients.delete(ws);
            this.board();
        });
        ws.on('message', (data) => this.receive(client, JSON.parse(String(data))));
        const send = (frame) => ws.send(JSON.stringify(frame));
        send({ type: 'welcome', account, opening: { open: this.open } });
        this.board();
    }

    receive(client, frame) {
        const send = (value) => client.ws.send(JSON.stringify(value));
        const done = () => send({ type: 'done', n: frame.n });
        const refuse = (code) =>
            send({ type: 'error', code, message: `mock: ${code}`, n: frame.n });
        if (frame.type === 'presence') {
            this.available.set(client.account.name, frame.available);
            done();
            return this.board();
        }
        const conversation = this.conversations.all.get(frame.conversation);
        if (!conversation) return refuse('unknown_conversation');
        const { name, display_name: agent } = client.account;
        const owns = conversation.owner.kind === 'agent' && conversation.owner.name === name;
        switch (frame.type) {
            case 'watch':
                client.watching = conversation.id;
                send({
                    type: 'transcript',
                    conversation: conversation.id,
                    locale: conversation.locale,
                    owner: conversation.owner,
                    events: conversation.events,
                });
                return done();
            case 'unwatch':
                client.watching = null;
                return;
            case 'typing':
                return this.conversations.tell(conversation, { type: 'typing', from: 'agent' });
            case 'accept':
                if (conversation.owner.kind === 'agent') return refuse('already_taken');
                conversation.owner = { kind: 'agent', name };
                this.conversations.add(conversation, 'system', 'handover', {
                    state: 'accepted',
                    agent,
                });
                done();
                return this.board();
            case 'say':
                if (!owns) return refuse('not_owner');
                if (!conversation.accepted.has(frame.id)) {
                    conversation.accepted.set(frame.id, conversation.events.length + 1);
                    this.conversations.add(conversation, 'agent', 'message', {
                        text: frame.text,
                        agent,
                    });
                }
                return done();
            case 'return':
                if (!owns) return refuse('not_owner');
                conversation.owner = { kind: 'bot', name: '' };
                this.conversations.add(conversation, 'system', 'handover', { state: 'returned' });
                done();
                return this.board();
            case 'close':
                if (!owns) return refuse('not_owner');
                this.conversations.add(conversation, 'system', 'handover', {
                    state: 'closed',
                    _outcome: frame.outcome,
                });
                this.conversations.add(conversation, 'system', 'closed', {});
                conversation.owner = { kind: 'bot', name: '' };
                done();
                return this.board();
        }
    }

    onEvent(conversation, event) {
        for (const { ws, watching } of this.clients.values()) {
            if (watching === conversation.id) {
                ws.send(JSON.stringify({ type: 'event', conversation: conversation.id, event }));
            }
        }
        if (event.kind === 'handover') this.board();
    }

    onTyping(conversation) {
        for (const { ws, watching } of this.clients.values()) {
            if (watching === conversation.id) {
                ws.send(JSON.stringify({ type: 'typing', conversation: conversation.id }));
            }
        }
    }

    board() {
        const entries = [...this.conversations.all.values()]
            .filter(({ owner }) => owner.kind !== 'bot')
            .map((one) => ({
                conversation: one.id,
                queue: 'general',
                locale: one.locale,
                channel: one.channel,
                reason: one.reason ?? wordsOf(one.locale).reason,
                summary: one.summary ?? '',
                state: one.callback
                    ? 'callback'
                    : one.owner.kind === 'agent'
                      ? 'accepted'
                      : 'waiting',
                agent: one.owner.kind === 'agent' ? one.owner.name : '',
                since: one.since ?? new Date().toISOString(),
            }));
        const agents = [
            ...new Map(
                [...this.clients.values()].map(({ account }) => [account.name, account]),
            ).values(),
        ].map(({ name, display_name }) => ({
            account: name,
            display_name,
            available: this.available.get(name) ?? false,
            conversations: entries.filter((entry) => entry.agent === name).length,
        }));
        for (const { ws } of this.clients.values())
            ws.send(JSON.stringify({ type: 'board', entries, agents }));
    }
}
