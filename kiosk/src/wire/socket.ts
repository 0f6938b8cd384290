// What the clients need of a WebSocket and of time: the browser's in the pages, fakes in the tests.

export interface SocketLike {
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

export type SocketFactory = (url: string) => SocketLike;

export const browserSocket: SocketFactory = (url) => new WebSocket(url) as unknown as SocketLike;

/** "https://city.example" and a path -> "wss://city.example/path". */
export function socketUrl(origin: string, path: string): string {
  const url = new URL(path, origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** New for each message; 1-64 characters. `randomUUID` exists only in secure contexts. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Calls back when the network returns or the machine wakes: a socket may be dead without a word. */
export function onWake(
  limit: number,
  check: number,
  wake: () => void,
  lost: () => void,
): () => void {
  let last = Date.now();
  let hidden: number | null = null;
  const tick = setInterval(() => {
    const now = Date.now();
    if (now - last > limit) wake();
    last = now;
  }, check);
  const seen = () => {
    if (document.hidden) {
      hidden = Date.now();
    } else if (hidden !== null && Date.now() - hidden > limit) {
      wake();
    }
  };
  addEventListener('online', wake);
  addEventListener('offline', lost);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(tick);
    removeEventListener('online', wake);
    removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', seen);
  };
}
