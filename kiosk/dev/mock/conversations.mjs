import { randomBytes } from 'node:crypto';
import { answer, greeting } from './answers.mjs';

const id = () => randomBytes(9).toString('base64url');

export class Conversations {
    constructor() {
        this.all = new Map();
        this.photos = new Map();
        /** Called with (conversation, event) for every event; the desk sets it. */
        this.onEvent = () => {};
        this.onTyping = () => {};
    }

    create(channel, locale) {
        const made = {
            id: id(),
            token: id(),
            channel,
            locale,
            events: [],
            accepted: new Map(),
            sockets: new Set(),
            owner: { kind: 'bot', name: '' },
            form: null,
        };
        this.all.set(made.id, made);
        return made;
    }

    add(conversation, from, kind, body) {
        const event = {
            seq: conversation.events.length + 1,
            at: new Date().toISOString(),
            from,
            kind,
            ...body,
        };
        conversation.events.push(event);
        const shown = Object.fromEntries(
            Object.entries(event).filter(([name]) => !name.startsWith('_')),
        );
        this.tell(conversation, { type: 'event', ...shown });
        this.onEvent(conversation, event);
        return event;
    }

    tell(conversation, frame) {
        for (const ws of conversation.sockets) ws.send(JSON.stringify(frame));
    }

    connect(ws) {
        let conversation = null;
        const send = (frame) => ws.send(JSON.stringify(frame));
        const refuse = (code, about) =>
            send({ type: 'error', code, message: `mock: ${code}`, id: about });
        ws.on('close', () => conversation?.sockets.delete(ws));
        ws.on('message', (data) => {
            const frame = JSON.parse(String(data));
            if (frame.type === 'open') {
                conversation = this.open(frame, ws, send, refuse);
                return;
            }
            if (!conversation) return refuse('not_open', frame.id);
            this.receive(conversation, frame, send, refuse);
        });
    }

    open(frame, ws, send, refuse) {
        let conversation = null;
        if (frame.conversation) {
            conversation = this.all.get(frame.conversation);
            if (!conversation) return (refuse('unknown_conversation'), null);
            if (conversation.token !== frame.token) return (refuse('wrong_token'), null);
        } else {
            conversation = this.create(frame.channel, frame.locale ?? 'sv');
        }
        const { id: name, token, locale, events } = conversation;
        send({ type: 'opened', conversation: name, token, locale, seq: events.length });
        for (const event of events.slice(frame.after ?? 0)) send({ type: 'event', ...event });
        conversation.sockets.add(ws);
        if (!frame.conversation) this.say(conversation, greeting(locale));
        return conversation;
    }

    say(conversation, { text, ...rest }) {
        this.add(conversation, 'bot', 'message', {
            text,
            locale: conversation.locale,
            plugin: 'core',
            ...rest,
        });
    }

    receive(conversation, frame, send, refuse) {
        if (frame.type === 'locale') {
            conversation.locale = frame.locale;
            this.add(conversation, 'system', 'locale', { locale: frame.locale });
        } else if (frame.type === 'leave') {
            this.add(conversation, 'system', 'closed', {});
        } else if (frame.type === 'typing') {
            this.onTyping(conversation);
        } else if (frame.type === 'say' || frame.type === 'choose') {
            const seen = conversation.accepted.get(frame.id);
            if (seen) return send({ type: 'accepted', id: frame.id, seq: seen });
            const offered = conversation.events.flatMap((event) => [
                ...(event.options ?? []),
                ...(event.cards ?? []).flatMap((card) => card.options ?? []),
            ]);
            const chosen = offered.find((one) => one.option === frame.option);
            if (frame.type === 'choose' && !chosen) return refuse('unknown_option', frame.id);
            const text = frame.text ?? chosen.label;
            const seq = conversation.events.length + 1;
            conversation.accepted.set(frame.id, seq);
            send({ type: 'accepted', id: frame.id, seq });
            const photo = frame.photo ? { photo: frame.photo } : {};
            this.add(conversation, 'resident', 'message', {
                text,
                locale: conversation.locale,
                id: frame.id,
                ...photo,
            });
            if (conversation.owner.kind === 'bot') this.reply(conversation, text, frame.option);
        }
    }

    reply(conversation, text, option) {
        this.tell(conversation, { type: 'typing', from: 'bot' });
        setTimeout(() => {
            if (conversation.owner.kind !== 'bot') return;
            answer(this, conversation, text, option);
        }, 120);
    }

    photo(request, url, body, response, json) {
        const conversation = this.all.get(url.searchParams.get('conversation'));
        if (!conversation) return json(response, 404, { code: 'not_found', message: 'mock' });
        if (request.method === 'POST') {
            const name = id();
            this.photos.set(name, body);
            return json(response, 201, { photo: name });
        }
        const image = this.photos.get(url.pathname.split('/').pop());
        if (!image) return json(response, 404, { code: 'not_found', message: 'mock' });
        response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(image);
    }
}
