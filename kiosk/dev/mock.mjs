// A stand-in for the service while working on the pages: `npm run build && npm run mock`, then
// http://127.0.0.1:8090/, /kiosk and /desk (any name; password "lotsen", or "once" for a first login).
// It speaks the wire of core/app/PROTOCOL.md from memory only and understands next to nothing.
// Everything it says is example text. Flags: --port N, --closed (outside opening hours).
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { Conversations } from './mock/conversations.mjs';
import { Desk } from './mock/desk.mjs';
import { info } from './mock/info.mjs';
import { serveFile } from './mock/files.mjs';

const flag = (name, fallback) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? fallback : (process.argv[at + 1] ?? true);
};
const port = Number(flag('port', 8090));
const open = !process.argv.includes('--closed');
const web = fileURLToPath(new URL('../../build/web', import.meta.url));

const conversations = new Conversations();
const desk = new Desk(conversations, open);

export function json(response, status, value, headers = {}) {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
    response.end(value === null ? '' : JSON.stringify(value));
}

async function bodyOf(request) {
    const parts = [];
    for await (const part of request) parts.push(part);
    return Buffer.concat(parts);
}

const server = createServer((request, response) => {
    handle(request, response).catch((cause) => {
        console.error(cause);
        json(response, 500, { code: 'internal', message: 'mock: ' + cause.message });
    });
});

async function handle(request, response) {
    const url = new URL(request.url, 'http://mock');
    const path = decodeURIComponent(url.pathname);
    if (path === '/api/v1/info')
        return json(response, 200, info(url.searchParams.get('locale'), open));
    if (path.startsWith('/api/v1/photos')) {
        const body = await bodyOf(request);
        return conversations.photo(request, url, body, response, json);
    }
    if (path.startsWith('/api/v1/desk')) {
        const body = await bodyOf(request);
        return desk.http(request, path.slice('/api/v1/desk'.length), body, response, json);
    }
    return serveFile(web, path, response, join);
}

const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url, 'http://mock');
    if (pathname === '/api/v1/desk' && !desk.accountOf(request)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
        return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
        if (pathname === '/api/v1/desk') desk.connect(ws, desk.accountOf(request));
        else conversations.connect(ws);
    });
});

server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
